package dev.sinew.app.config;

import dev.sinew.engine.posture.RiskWeight;
import dev.sinew.engine.posture.RiskWeights;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the user weighs how in the risk score. */
final class RiskSection {
    private RiskSection() {}

    static RiskWeights read(Section root) throws WrongConfiguration {
        List<RiskWeight> all = Arrays.asList(RiskWeight.values());
        String[] groups = all.stream().map(RiskWeight::group).distinct().toArray(String[]::new);
        Section risk = root.section("risk", groups);
        Map<RiskWeight, Double> told = new EnumMap<>(RiskWeight.class);
        for (String group : groups) {
            Section section = risk.section(group, keys(all.stream(), group));
            for (RiskWeight weight : all) {
                if (weight.group().equals(group) && section.has(weight.key())) {
                    told.put(weight, share(section, weight.key()));
                }
            }
        }
        RiskWeights weights = new RiskWeights(told);
        Optional<String> falling = weights.falling();
        if (falling.isPresent()) {
            throw root.wrong(
                    "risk", "is wrong: " + falling.get(), "let the worse weigh as much or more, else it lowers a risk");
        }
        return weights;
    }

    private static String[] keys(Stream<RiskWeight> all, String group) {
        return all.filter(weight -> weight.group().equals(group))
                .map(RiskWeight::key)
                .toArray(String[]::new);
    }

    private static double share(Section section, String key) throws WrongConfiguration {
        String text = section.needed(key);
        try {
            double share = Double.parseDouble(text);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            throw section.wrong(key, "is \"" + text + "\", which is no number", "write a number from 0 to 1");
        }
        throw section.wrong(key, "is " + text, "write a number from 0 to 1");
    }
}
