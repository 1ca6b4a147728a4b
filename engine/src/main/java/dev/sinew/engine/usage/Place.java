package dev.sinew.engine.usage;

import dev.sinew.engine.codec.PartReader;
import dev.sinew.engine.codec.PartWriter;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Segment;
import java.util.List;
import java.util.Optional;

/**
 * What callers do in one place, over two periods: what is older than both is forgotten, so that a place unlearns what is no more done
 * there. Remembers one call, by which it is found again when paths are cut otherwise.
 */
final class Place {
    /** A period: what happens once a month is of one of two. */
    static final long PERIOD = 30 * 24 * 3_600_000_000L;

    private final String method;
    private final String selector;
    private final List<Segment> example;
    private Habit before = new Habit();
    private Habit current = new Habit();
    private long since;
    private Optional<Habit> both = Optional.empty();

    Place(Use example) {
        this(example.method(), example.selector(), example.segments(), example.timeMicros());
    }

    private Place(String method, String selector, List<Segment> example, long since) {
        this.method = method;
        this.selector = selector;
        this.example = example;
        this.since = since;
    }

    String method() {
        return method;
    }

    String selector() {
        return selector;
    }

    List<Segment> example() {
        return example;
    }

    /** Where to add what happens at some time. */
    Habit at(long time) {
        both = Optional.empty();
        if (time - since >= PERIOD) {
            before = time - since < 2 * PERIOD ? current : new Habit();
            current = new Habit();
            since = time;
        }
        return current;
    }

    /** All that is remembered. */
    Habit habit() {
        if (before.isEmpty()) {
            return current;
        }
        if (both.isEmpty()) {
            Habit all = new Habit();
            all.merge(current);
            all.merge(before);
            both = Optional.of(all);
        }
        return both.get();
    }

    /** Takes what is known of a place that turned out to be the same. */
    void merge(Place other) {
        both = Optional.empty();
        current.merge(other.current);
        before.merge(other.before);
        since = Math.max(since, other.since);
    }

    void write(StateWriter out) {
        out.shared(method);
        out.shared(selector);
        new PartWriter(out).segments(example);
        out.fixed(since);
        before.write(out);
        current.write(out);
    }

    static Place read(StateReader in) {
        Place place = new Place(in.shared(), in.shared(), new PartReader(in).segments(), in.fixedLong());
        place.before = Habit.read(in);
        place.current = Habit.read(in);
        return place;
    }
}
