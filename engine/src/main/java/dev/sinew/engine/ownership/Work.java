package dev.sinew.engine.ownership;

import dev.sinew.engine.codec.ByteReader;
import dev.sinew.engine.codec.ByteWriter;

/**
 * Whether a caller works on what others own and on nothing else: at a person's pace, on more than one day. Several such callers in
 * an api are taken for staff of whom no claim tells; one alone, or one in haste, is not.
 */
final class Work {
    private static final int LEAST = 20;
    private static final int ONE_IN = 20;
    private static final int DAY = 18 * 3_600;
    /** So many objects in ten minutes are no person's work. */
    private static final int HASTE = 100;

    private static final int MINUTES = 600;

    private int own;
    private int others;
    private int from;
    private int until;
    private int api;
    private int window;
    private int inWindow;
    private boolean haste;

    /** The caller used something of its own. */
    void own() {
        own++;
    }

    /** The caller used something that is not its own, in an api, at a time in seconds. */
    void others(int apiKey, int time) {
        api = apiKey;
        from = others == 0 ? time : Math.min(from, time);
        until = Math.max(until, time);
        others++;
        if (time - window > MINUTES || time < window) {
            window = time;
            inWindow = 0;
        }
        haste |= ++inWindow > HASTE;
    }

    boolean isAllThereIs() {
        return others >= LEAST && ONE_IN * own <= others && until - from >= DAY && !haste;
    }

    int api() {
        return api;
    }

    void forget() {
        own = 0;
        others = 0;
        from = 0;
        until = 0;
        window = 0;
        inWindow = 0;
        haste = false;
    }

    void write(ByteWriter out) {
        for (int each : new int[] {own, others, from, until, api, window, inWindow, haste ? 1 : 0}) {
            out.fixed(each);
        }
    }

    void read(ByteReader in) {
        own = in.fixedInt();
        others = in.fixedInt();
        from = in.fixedInt();
        until = in.fixedInt();
        api = in.fixedInt();
        window = in.fixedInt();
        inWindow = in.fixedInt();
        haste = in.fixedInt() != 0;
    }
}
