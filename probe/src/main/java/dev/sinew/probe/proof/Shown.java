package dev.sinew.probe.proof;

import dev.sinew.probe.oracle.Baseline;
import java.util.List;
import java.util.stream.Collectors;

/** How values are shown in reports: by where they stand, and masked. */
final class Shown {
    private static final int MOST = 4;

    private Shown() {}

    /** Where values stand in the owner's answer, with a masked sample each. */
    static String places(Baseline baseline, List<String> values) {
        String shown = values.stream()
                .limit(MOST)
                .map(value -> baseline.place(value) + " " + mask(value))
                .collect(Collectors.joining(", "));
        return values.size() > MOST ? shown + " …" : shown;
    }

    static String mask(String value) {
        int shown = Math.min(2, value.length() / 4);
        return value.substring(0, shown) + "••••" + value.substring(value.length() - shown);
    }
}
