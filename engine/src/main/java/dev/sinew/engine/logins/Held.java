package dev.sinew.engine.logins;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** A try that is remembered, with where it is and what was said of it. */
final class Held {
    final Try tried;
    /** A bit for each scope whose track holds it. */
    int in;
    /** A bit for each rule and scope that it belongs to an abuse by, as far as that was told: see {@link #bit}. */
    int raised;

    /** So many rules have a bit for each scope. */
    static final int MOST_RULES = (Integer.SIZE - 2) / Tries.Scope.values().length;

    Held(Try tried) {
        this.tried = tried;
    }

    /** The bit of a rule, by its number, for tries with something in common. */
    static int bit(int rule, Tries.Scope scope) {
        return 1 << rule * Tries.Scope.values().length + scope.ordinal();
    }

    /** The bits of a rule for all scopes. */
    static int bits(int rule) {
        return ((1 << Tries.Scope.values().length) - 1) << rule * Tries.Scope.values().length;
    }

    /** Tries with something in common, so many at most, the last that came. */
    static final class Track {
        private static final long HOUR = 3_600_000_000L;
        private static final int LOOK_BACK = 16;

        final Tries.Scope scope;
        final long key;
        private final int most;
        private final ArrayDeque<Held> tries = new ArrayDeque<>();
        /** How many signals were raised about these. */
        int raised;
        /** Whether some were forgotten: then what is left may not tell what it told before. */
        boolean cut;

        Track(Tries.Scope scope, long key, int most) {
            this.scope = scope;
            this.key = key;
            this.most = most;
        }

        void add(Held held) {
            held.in |= bit();
            tries.add(held);
            if (tries.size() > most) {
                tidy();
                while (tries.size() > most) {
                    cut = true;
                    tries.remove().in &= ~bit();
                }
            }
        }

        /** Whether one within the hour before a try gained nothing, of the last few. */
        boolean failsBefore(Try tried) {
            int looked = 0;
            for (Held before : backwards()) {
                if (tried.timeMicros() - before.tried.timeMicros() > HOUR || ++looked > LOOK_BACK) {
                    return false;
                }
                if (before.tried.status() >= 400 || !before.tried.is(Try.HANDED)) {
                    return true;
                }
            }
            return false;
        }

        int size() {
            return tries.size();
        }

        /** Forgets those that it does not hold any more; whether any are left. */
        boolean tidy() {
            cut |= tries.removeIf(held -> !holds(held));
            return !tries.isEmpty();
        }

        private boolean holds(Held held) {
            return (held.in & bit()) != 0;
        }

        private int bit() {
            return 1 << scope.ordinal();
        }

        /** All of them by time. */
        List<Held> all() {
            List<Held> all = new ArrayList<>(tries.size());
            for (Held held : tries) {
                if (holds(held)) {
                    all.add(held);
                }
            }
            all.sort((one, other) -> Try.inOrder(one.tried, other.tried));
            return all;
        }

        /** The last that came first. */
        Iterable<Held> backwards() {
            return tries::descendingIterator;
        }
    }
}
