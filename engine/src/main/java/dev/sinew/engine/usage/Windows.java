package dev.sinew.engine.usage;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.ownership.CallerSample;
import dev.sinew.model.Segment;
import dev.sinew.model.Signal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What each actor does within an hour, and which places ordinary callers ask for in vain. Of both the longest untouched are forgotten
 * where there are too many.
 */
final class Windows {
    private static final int MOST = 8_192;
    /** So many calls wait in all windows together. */
    private static final int MOST_WAITING = 65_536;
    /** As many ordinary callers ask for the same by mistake: a broken link, or a version that is gone. */
    private static final int SEVERAL = 3;
    /** The fewest bytes that a place takes. */
    private static final int PLACE = 9;

    /** What pages ask for besides operations. */
    private static final Set<String> ASSETS = Set.of(
            ".js",
            ".css",
            ".map",
            ".png",
            ".jpg",
            ".jpeg",
            ".gif",
            ".svg",
            ".ico",
            ".webp",
            ".woff",
            ".woff2",
            ".ttf",
            ".webmanifest");

    private final Map<Signal.Actor, Window> windows = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Long, CallerSample> missed = new LinkedHashMap<>(16, 0.75f, true);
    private final Barred barred;
    private final int most;
    private long waiting;
    private long forgotten;

    Windows() {
        this(MOST);
    }

    Windows(int most) {
        this.most = most;
        barred = new Barred(most);
    }

    /** The window of an actor, with a call added. */
    Window with(Use use) {
        Window window = of(use);
        int before = window.waiting();
        window.add(use);
        waiting += window.waiting() - before;
        return window;
    }

    private Window of(Use use) {
        Window window = windows.get(use.actor());
        if (window == null) {
            window = new Window(use.timeMicros());
            windows.put(use.actor(), window);
            if (windows.size() > most) {
                forgetOldest();
            }
        }
        return window;
    }

    private void forgetOldest() {
        Signal.Actor oldest = windows.keySet().iterator().next();
        Window gone = windows.remove(oldest);
        waiting -= gone == null ? 0 : gone.waiting();
        forgotten++;
    }

    /**
     * Notes what a call says of a search.
     *
     * @param known whether somebody succeeds at its place
     * @param alone whether nobody else does
     */
    void note(Use use, Window window, boolean known, boolean alone) {
        int before = window.waiting();
        boolean failed = use.status() >= 400 && use.status() != 408 && use.status() != 429 && use.status() != 503;
        boolean scan = failed && use.scan();
        boolean lost = failed && !known && isLost(use, window);
        if (scan) {
            window.scanned(Window.path(use.segments()));
        }
        if (lost) {
            window.lost(Window.place(use.segments()));
        }
        boolean bare = barred.note(use, known);
        if (bare) {
            window.barred(Barred.operation(use));
        }
        if (failed || use.tool() || (alone && use.succeeded())) {
            window.await(use, scan || lost || bare || use.tool());
        }
        waiting += window.waiting() - before;
        while (waiting > MOST_WAITING && windows.size() > 1) {
            forgetOldest();
        }
    }

    /** The calls of a window that are told of now. */
    List<Use> told(Window window) {
        List<Use> told = window.told();
        waiting -= told.size();
        return told;
    }

    /** Whether it is no mistake that others make, too. */
    private boolean isLost(Use use, Window window) {
        if (use.scan()) {
            return true;
        }
        if (isAsset(use.segments())) {
            return false;
        }
        long place = Window.place(use.segments());
        CallerSample by = missed.computeIfAbsent(place, key -> CallerSample.ofLargest());
        if (missed.size() > most) {
            missed.remove(missed.keySet().iterator().next());
        }
        if (window.isOrdinary()) {
            by.add(use.actor().key(), 1);
        }
        return by.others(use.actor().key()) < SEVERAL;
    }

    private static boolean isAsset(List<Segment> segments) {
        String last = Segment.last(segments).text();
        int dot = last.lastIndexOf('.');
        return dot >= 0 && ASSETS.contains(last.substring(dot).toLowerCase(Locale.ROOT));
    }

    /** Actors whose windows were forgotten for lack of room. */
    long forgotten() {
        return forgotten;
    }

    void write(StateWriter out) {
        out.varint(forgotten);
        out.varint(windows.size());
        windows.forEach((actor, window) -> {
            out.fixed(actor.key());
            out.flag(actor.known());
            window.write(out);
        });
        out.varint(missed.size());
        missed.forEach((place, by) -> {
            out.fixed((long) place);
            by.write(out);
        });
        barred.write(out);
    }

    void read(StateReader in) {
        forgotten = in.varint();
        int count = in.count(Window.LEAST);
        for (int i = 0; i < count && !in.failed(); i++) {
            Signal.Actor actor = new Signal.Actor(in.fixedLong(), in.flag());
            windows.put(actor, Window.read(in));
        }
        waiting = windows.values().stream().mapToLong(Window::waiting).sum();
        int known = in.count(PLACE);
        for (int i = 0; i < known && !in.failed(); i++) {
            long place = in.fixedLong();
            CallerSample by = CallerSample.ofLargest();
            by.read(in);
            missed.put(place, by);
        }
        barred.read(in);
    }
}
