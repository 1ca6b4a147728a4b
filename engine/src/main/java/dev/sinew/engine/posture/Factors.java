package dev.sinew.engine.posture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What makes the two sides of a risk. Each factor takes a share of what is missing to certain: sides never fall with a further
 * factor and never pass 1.
 */
final class Factors {
    /** More reasons than this are not read. */
    private static final int REASONS = 5;
    /** A reason that moves the score by less is none. */
    private static final double SAID = 0.05;

    private record Factor(boolean likelihood, double share, String reason) {}

    private final List<Factor> factors = new ArrayList<>();

    void likely(double share, String reason) {
        factors.add(new Factor(true, share, reason));
    }

    void bad(double share, String reason) {
        factors.add(new Factor(false, share, reason));
    }

    private double side(boolean likelihood, int without) {
        double missing = 1;
        for (int i = 0; i < factors.size(); i++) {
            if (i != without && factors.get(i).likelihood == likelihood) {
                missing *= 1 - factors.get(i).share;
            }
        }
        return 1 - missing;
    }

    private double score(int without) {
        return 10 * side(true, without) * side(false, without);
    }

    /** The score and what moves it most. */
    Risk risk() {
        double all = score(-1);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < factors.size(); i++) {
            if (all - score(i) >= SAID && !factors.get(i).reason.isEmpty()) {
                order.add(i);
            }
        }
        order.sort(Comparator.comparingDouble(this::score));
        return new Risk(
                Math.round(10 * all) / 10.0,
                order.stream()
                        .map(i -> factors.get(i).reason)
                        .distinct()
                        .limit(REASONS)
                        .toList());
    }
}
