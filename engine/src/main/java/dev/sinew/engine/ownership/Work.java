package dev.sinew.engine.ownership;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;

/**
 * Whether a caller works on what others own and on nothing else: at a person's pace, on more than one day. Several such callers in
 * an api are taken for staff of whom no claim tells; one alone, or one in haste, is not.
 */
final class Work {
    private static final int LEAST = 20;
    private static final int ONE_IN = 20;
    private static final int DAY = 18 * 3_600;
    /** So many objects, one after the other, are no person's work in two minutes: nobody looks at one for four seconds only. */
    private static final int HASTE = 30;

    private static final int MINUTES = 120;

    private int own;
    private int others;
    private int from;
    private int until;
    private int api;
    private int window;
    private int inWindow;
    private long last;
    private boolean haste;

    /** Whether the caller uses what is others' more often than its own. */
    boolean isMostlyOnOthers() {
        return others > own;
    }

    /** The caller used something of its own. */
    void own() {
        own++;
    }

    /** The caller used an object that is not its own, in an api, at a time in seconds. */
    void others(int apiKey, long object, int time) {
        api = apiKey;
        from = others == 0 ? time : Math.min(from, time);
        until = Math.max(until, time);
        others++;
        if (time - window > MINUTES || time < window) {
            window = time;
            inWindow = 0;
        }
        inWindow += object == last ? 0 : 1;
        last = object;
        haste |= inWindow > HASTE;
    }

    /** Whether it works on others' objects alone, as a person does. */
    boolean isAllThereIs() {
        return isOnOthers() && !haste;
    }

    /** Whether it works on others' objects alone, a person or a program. */
    boolean isOnOthers() {
        return others >= LEAST && ONE_IN * own <= others && until - from >= DAY;
    }

    int api() {
        return api;
    }

    void write(StateWriter out) {
        for (int each : new int[] {own, others, from, until, api, window, inWindow, haste ? 1 : 0}) {
            out.fixed(each);
        }
        out.fixed(last);
    }

    void read(StateReader in) {
        own = in.fixedInt();
        others = in.fixedInt();
        from = in.fixedInt();
        until = in.fixedInt();
        api = in.fixedInt();
        window = in.fixedInt();
        inWindow = in.fixedInt();
        haste = in.fixedInt() != 0;
        last = in.fixedLong();
    }
}
