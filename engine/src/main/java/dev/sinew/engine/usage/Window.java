package dev.sinew.engine.usage;

import dev.sinew.engine.codec.ByteReader;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Segment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** One actor's last hour and minute. */
final class Window {
    static final long HOUR = 3_600_000_000L;
    private static final long MINUTE = 60_000_000L;
    /** So many places are told apart, and so many calls wait for a judgement. */
    static final int MOST = 64;
    /** The fewest bytes that one takes. */
    static final int LEAST = 26;

    private final SortedSet<Long> places = new TreeSet<>();
    private final SortedSet<Long> scanned = new TreeSet<>();
    private final SortedSet<Long> barred = new TreeSet<>();
    /** Calls that are of a search, should there be one. */
    private final List<Use> telling = new ArrayList<>(0);
    /** Calls that may be somebody else's behind the same address, unless the hour has hardly any others. */
    private final List<Use> doubtful = new ArrayList<>(0);

    private long first;
    private long minute;
    private int inMinute;
    private int calls;
    private int lost;
    private int barredCalls;
    private int worked;
    private boolean tool;

    Window(long time) {
        first = time;
        minute = time;
    }

    /** Takes a call. */
    void add(Use use) {
        long time = use.timeMicros();
        if (Math.abs(time - first) >= HOUR) {
            first = time;
            calls = 0;
            lost = 0;
            barredCalls = 0;
            worked = 0;
            tool = false;
            places.clear();
            scanned.clear();
            barred.clear();
            telling.clear();
            doubtful.clear();
        }
        if (Math.abs(time - minute) >= MINUTE) {
            minute = time;
            inMinute = 0;
        }
        calls++;
        inMinute += use.status() < 500 && use.status() != 429 ? 1 : 0;
        worked += use.status() < 400 ? 1 : 0;
        tool |= use.tool();
    }

    /** How many calls the minute had so far. */
    int inMinute() {
        return inMinute;
    }

    /** Whether most calls of the hour work: such an actor asks for what is not there by mistake. */
    boolean isOrdinary() {
        return 2 * worked > calls;
    }

    /** A call failed where nobody succeeds. */
    void lost(long place) {
        lost++;
        if (places.size() < MOST) {
            places.add(place);
        }
    }

    /** A call asked for what scanners ask for, in vain. */
    void scanned(long path) {
        if (scanned.size() < MOST) {
            scanned.add(path);
        }
    }

    /** A call was refused without any proof where others have one. */
    void barred(long operation) {
        barredCalls++;
        if (barred.size() < MOST) {
            barred.add(operation);
        }
    }

    /** Keeps a call that is to be told of, should the hour turn out to be a search. */
    void await(Use use, boolean tells) {
        if (waiting() < MOST) {
            (tells ? telling : doubtful).add(use);
        }
    }

    /** The calls that were kept, doubtful ones where most of the hour is lost; they are kept no longer. */
    List<Use> told() {
        List<Use> told = new ArrayList<>(telling);
        telling.clear();
        if (tool || 2 * lost >= calls) {
            told.addAll(doubtful);
            doubtful.clear();
        }
        return told;
    }

    int waiting() {
        return telling.size() + doubtful.size();
    }

    Run run(boolean forOthers) {
        return new Run(calls, lost, places.size(), scanned.size(), barred.size(), barredCalls, tool, forOthers);
    }

    /** What a path is but for ids in it. */
    static long place(List<Segment> segments) {
        return hash(segments, true);
    }

    /** What a path is. */
    static long path(List<Segment> segments) {
        return hash(segments, false);
    }

    private static long hash(List<Segment> segments, boolean ids) {
        long key = 0;
        for (Segment segment : segments) {
            boolean id = ids
                    && switch (segment.format()) {
                        case DIGITS, NUMBER, UUID, HEX, DATE, DATE_TIME, TOKEN -> true;
                        default -> segment.text().isEmpty();
                    };
            key = (key ^ (id ? 1 : segment.print())) * 0x9e3779b97f4a7c15L;
            key ^= key >>> 29;
        }
        return key;
    }

    void write(StateWriter out) {
        out.fixed(first);
        out.fixed(minute);
        out.varint(inMinute);
        out.varint(calls);
        out.varint(lost);
        out.varint(barredCalls);
        out.varint(worked);
        out.flag(tool);
        out.longs(array(places));
        out.longs(array(scanned));
        out.longs(array(barred));
        write(out, telling);
        write(out, doubtful);
    }

    private static void write(StateWriter out, List<Use> uses) {
        out.varint(uses.size());
        uses.forEach(use -> UseCodec.write(out, use));
    }

    private static long[] array(Collection<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    static Window read(StateReader in) {
        Window window = new Window(in.fixedLong());
        window.minute = in.fixedLong();
        window.inMinute = in.upTo(Integer.MAX_VALUE);
        window.calls = in.upTo(Integer.MAX_VALUE);
        window.lost = in.upTo(Integer.MAX_VALUE);
        window.barredCalls = in.upTo(Integer.MAX_VALUE);
        window.worked = in.upTo(Integer.MAX_VALUE);
        window.tool = in.flag();
        for (long place : in.longs(MOST)) {
            window.places.add(place);
        }
        for (long path : in.longs(MOST)) {
            window.scanned.add(path);
        }
        for (long operation : in.longs(MOST)) {
            window.barred.add(operation);
        }
        read(in, window.telling);
        read(in, window.doubtful);
        return window;
    }

    private static void read(StateReader in, List<Use> into) {
        int count = in.upTo(MOST);
        List<Use> read = new ArrayList<>(ByteReader.room(count));
        for (int i = 0; i < count && !in.failed(); i++) {
            read.add(UseCodec.read(in));
        }
        into.addAll(read);
    }
}
