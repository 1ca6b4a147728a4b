package dev.sinew.engine.posture;

import dev.sinew.model.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * How much of a risk an api is: that of its worst operation, and for each of the next nine a little of what is missing to ten, by the
 * square of its own. A mean would let harmless operations hide the one that is not; a sum would make every large api the worst.
 */
public final class ApiRisk {
    private static final int WORST = 10;
    private static final double FURTHER = 0.15;
    /** From here on an operation is named. */
    private static final double HIGH = 7;

    private static final int NAMED = 3;

    private ApiRisk() {}

    /** The risk of an api from those of its operations. */
    public static Risk of(SortedMap<Operation, Risk> operations) {
        List<Map.Entry<Operation, Risk>> ordered = new ArrayList<>(operations.entrySet());
        ordered.sort(Comparator.comparingDouble(entry -> -entry.getValue().score()));
        double missing = 1;
        for (int i = 0; i < Math.min(WORST, ordered.size()); i++) {
            double share = ordered.get(i).getValue().score() / 10;
            missing *= 1 - (i == 0 ? share : FURTHER * share * share);
        }
        return new Risk(Math.round(100 * (1 - missing)) / 10.0, reasons(ordered));
    }

    private static List<String> reasons(List<Map.Entry<Operation, Risk>> ordered) {
        List<String> reasons = new ArrayList<>();
        for (Map.Entry<Operation, Risk> each : ordered) {
            if (each.getValue().score() > 0
                    && (reasons.isEmpty() || each.getValue().score() >= HIGH)
                    && reasons.size() < NAMED) {
                String why = each.getValue().reasons().isEmpty()
                        ? ""
                        : ": " + each.getValue().reasons().getFirst();
                reasons.add(name(each.getKey()) + " "
                        + String.format(Locale.ROOT, "%.1f", each.getValue().score()) + why);
            }
        }
        long high =
                ordered.stream().filter(each -> each.getValue().score() >= HIGH).count();
        if (high > NAMED) {
            reasons.add(high + " operations have 7 or more");
        }
        return reasons;
    }

    private static String name(Operation operation) {
        return operation.method() + " " + operation.path()
                + (operation.selector().isEmpty() ? "" : " " + operation.selector());
    }
}
