package dev.sinew.scan.engine;

import dev.sinew.scan.rules.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Of several hits on the same text one stays: the one whose rule says most of it. */
final class Overlaps {
    private static final Comparator<Hit> BEST_FIRST = Comparator.comparingInt((Hit hit) -> weight(hit.kind()))
            .reversed()
            .thenComparingInt(hit -> -hit.secret().length())
            .thenComparing(Hit::rule);

    private Overlaps() {}

    /** In the order of lines and columns. */
    static List<Hit> resolved(List<Hit> hits) {
        if (hits.size() < 2) {
            return hits;
        }
        List<Hit> sorted = new ArrayList<>(hits);
        sorted.sort(Comparator.comparingInt(Hit::line).thenComparing(BEST_FIRST));
        List<Hit> kept = new ArrayList<>();
        for (Hit hit : sorted) {
            boolean covered = false;
            for (int i = kept.size() - 1; i >= 0 && kept.get(i).line() == hit.line(); i--) {
                covered |= overlap(kept.get(i), hit);
            }
            if (!covered) {
                kept.add(hit);
            }
        }
        kept.sort(Comparator.comparingInt(Hit::line).thenComparingInt(Hit::column));
        return kept;
    }

    private static boolean overlap(Hit one, Hit other) {
        return one.column() < other.column() + other.secret().length()
                && other.column() < one.column() + one.secret().length();
    }

    private static int weight(Kind kind) {
        return switch (kind) {
            case HALF -> -1;
            case GENERIC -> 0;
            case PASSWORD -> 1;
            case HASH -> 2;
            case PUBLIC -> 3;
            case SECRET -> 4;
        };
    }
}
