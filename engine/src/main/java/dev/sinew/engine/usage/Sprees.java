package dev.sinew.engine.usage;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.ownership.Callers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What callers took that leads on to more, as rules told, and until when they went on with it. */
final class Sprees {
    /** Of so many of one caller at most; the oldest are forgotten. */
    private static final int MOST = 4;
    /** The fewest bytes that those of one caller take. */
    private static final int LEAST = 1;
    /** The fewest bytes that one takes. */
    private static final int LEAST_SPREE = 17;
    /** Who does nothing of the kind for so long has done with it. */
    private static final long PAUSE = 600_000_000L;

    private final ByCaller<List<Spree>> sprees;

    private record Spree(String rule, long began, long last) {
        boolean holds(long time) {
            return began < time && time - last <= PAUSE;
        }
    }

    Sprees(Callers callers) {
        sprees = new ByCaller<>(callers, (some, more) -> {
            List<Spree> all = Stream.concat(some.stream(), more.stream()).toList();
            return all.subList(Math.max(0, all.size() - MOST), all.size());
        });
    }

    /** Takes a call that a rule told of and that leads on. */
    void begin(Use use, String rule) {
        if (use.actor().known()) {
            sprees.add(use.actor().key(), List.of(new Spree(rule, use.timeMicros(), use.timeMicros())));
        }
    }

    /** Takes a call that the same rule told of as well. */
    void goOn(Use use, String rule) {
        long time = use.timeMicros();
        sprees.change(
                use.actor().key(),
                all -> all.stream()
                        .map(each -> each.rule.equals(rule) && each.holds(time)
                                ? new Spree(rule, each.began, Math.max(each.last, time))
                                : each)
                        .toList());
    }

    /** Takes back what a rule told of a call, with what it led on to. */
    void remove(Use use, String rule) {
        sprees.change(
                use.actor().key(),
                all -> all.stream()
                        .filter(each -> each.began != use.timeMicros() || !each.rule.equals(rule))
                        .toList());
    }

    /** Whether a call's caller had begun before it, and went on until minutes before. */
    boolean holds(Use use) {
        @Nullable List<Spree> all = sprees.get(use.actor().key());
        return all != null && all.stream().anyMatch(each -> each.holds(use.timeMicros()));
    }

    /** Puts callers under their keys of today. */
    void move() {
        sprees.move();
    }

    void write(StateWriter out) {
        sprees.write(out, (to, all) -> {
            to.varint(all.size());
            for (Spree each : all) {
                to.shared(each.rule);
                to.fixed(each.began);
                to.fixed(each.last);
            }
        });
    }

    void read(StateReader in) {
        sprees.read(in, LEAST, from -> {
            int count = from.count(LEAST_SPREE);
            List<Spree> all = new ArrayList<>();
            for (int i = 0; i < count && !from.failed(); i++) {
                all.add(new Spree(from.shared(), from.fixedLong(), from.fixedLong()));
            }
            if (count > MOST) {
                from.fail("one caller has begun more than is kept");
            }
            return all;
        });
    }
}
