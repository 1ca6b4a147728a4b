package dev.sinew.engine.flow;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The last times that one caller or client took one step, none more than an hour after the one before. */
final class Run {
    static final long HOUR = 3_600_000_000L;
    /** So many are kept. */
    private static final int MOST = 64;

    final List<Entry> entries = new ArrayList<>();
    private long end = Long.MIN_VALUE;
    private long content;
    private long answer;
    /** Who came first, to see whether there are several. */
    private long who;

    private boolean several;
    private boolean caller;

    /** One time. */
    static final class Entry {
        final long time;
        final Origin origin;
        final boolean worked;
        boolean raised;

        Entry(long time, Origin origin, boolean worked) {
            this.time = time;
            this.origin = origin;
            this.worked = worked;
        }
    }

    /** Takes a step, unless it only says again what the one before said, or was sent beside it. */
    void add(Step step) {
        boolean again =
                !entries.isEmpty() && step.content() == content && (!step.succeeded() || step.answer() == answer);
        boolean beside = step.timeMicros() < end;
        end = Math.max(end, step.timeMicros() + step.tookMicros());
        content = step.content();
        answer = step.answer();
        caller |= step.actor().known();
        several |= who != 0 && who != step.actor().key();
        who = who == 0 ? step.actor().key() : who;
        if (again || beside) {
            return;
        }
        if (!entries.isEmpty() && step.timeMicros() - entries.getLast().time > HOUR) {
            entries.clear();
        }
        entries.add(new Entry(step.timeMicros(), step.origin(), step.succeeded()));
        if (entries.size() > MOST) {
            entries.removeFirst();
        }
    }

    /** Whether several callers came. */
    boolean isOfSeveral() {
        return several;
    }

    /** Whether a caller is known who came. */
    boolean isOfCaller() {
        return caller;
    }

    /** How often within the last hour. */
    int inHour() {
        long last = entries.isEmpty() ? 0 : entries.getLast().time;
        return (int) entries.stream().filter(entry -> last - entry.time < HOUR).count();
    }

    /** The times between them, in order of length. */
    long[] gaps() {
        long[] gaps = new long[Math.max(0, entries.size() - 1)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = Math.max(0, entries.get(i + 1).time - entries.get(i).time);
        }
        Arrays.sort(gaps);
        return gaps;
    }

    void write(StateWriter out) {
        out.fixed(end);
        out.fixed(content);
        out.fixed(answer);
        out.fixed(who);
        out.flag(several);
        out.flag(caller);
        out.varint(entries.size());
        for (Entry entry : entries) {
            out.moment(entry.time, entry.origin);
            out.octet((entry.worked ? 1 : 0) | (entry.raised ? 2 : 0));
        }
    }

    static Run read(StateReader in) {
        Run run = new Run();
        run.end = in.fixedLong();
        run.content = in.fixedLong();
        run.answer = in.fixedLong();
        run.who = in.fixedLong();
        run.several = in.flag();
        run.caller = in.flag();
        int count = in.upTo(MOST);
        for (int i = 0; i < count && !in.failed(); i++) {
            in.moment();
            int bits = in.below(4);
            Entry entry = new Entry(in.time(), in.place(), (bits & 1) != 0);
            entry.raised = (bits & 2) != 0;
            run.entries.add(entry);
        }
        return run;
    }
}
