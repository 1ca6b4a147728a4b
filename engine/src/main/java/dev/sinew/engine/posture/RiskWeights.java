package dev.sinew.engine.posture;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user weighs how.
 *
 * @param told the weights that differ from the usual ones, each from 0 to 1
 */
public record RiskWeights(Map<RiskWeight, Double> told) {
    /** As they are where nobody says otherwise. */
    public static final RiskWeights USUAL = new RiskWeights(Map.of());

    public RiskWeights {
        Map<RiskWeight, Double> copy = new EnumMap<>(RiskWeight.class);
        copy.putAll(told);
        told = Collections.unmodifiableMap(copy);
        told.forEach((weight, value) -> {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException(name(weight) + " is " + value + ", not from 0 to 1");
            }
        });
    }

    double of(RiskWeight weight) {
        return told.getOrDefault(weight, weight.usual());
    }

    /** What is wrong with their order, or nothing: where a greater severity weighs less, a worse finding would lower the risk. */
    public Optional<String> falling() {
        for (List<RiskWeight> rising : RiskWeight.RISING) {
            for (int i = 1; i < rising.size(); i++) {
                RiskWeight less = rising.get(i - 1);
                RiskWeight more = rising.get(i);
                if (of(less) > of(more)) {
                    return Optional.of(name(less) + " weighs " + of(less) + " and " + name(more) + " only " + of(more));
                }
            }
        }
        return Optional.empty();
    }

    private static String name(RiskWeight weight) {
        return weight.group() + "." + weight.key();
    }
}
