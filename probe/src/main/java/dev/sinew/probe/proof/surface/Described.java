package dev.sinew.probe.proof.surface;

import dev.sinew.probe.run.Trial;
import java.util.regex.Pattern;

/** Whether some path is one of those that the specifications describe. */
final class Described {
    private Described() {}

    /** For a method, or for {@code *}. */
    static boolean is(String method, String path, Trial trial) {
        String plain = path.replaceAll("\\?.*", "");
        return trial.endpoints().stream()
                .filter(each -> method.equals("*") || each.operation().method().equals(method))
                .anyMatch(each -> template(each.path()).matcher(plain).matches());
    }

    private static Pattern template(String path) {
        StringBuilder pattern = new StringBuilder();
        for (String each : path.split("/", -1)) {
            pattern.append(pattern.isEmpty() ? "" : "/")
                    .append(each.contains("{") ? "[^/]+" : each.isEmpty() ? "" : Pattern.quote(each));
        }
        return Pattern.compile("/?" + pattern + "/?");
    }
}
