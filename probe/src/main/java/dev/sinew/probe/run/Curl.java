package dev.sinew.probe.run;

import dev.sinew.probe.http.Header;
import java.util.Locale;

/** A request as a command line for {@code curl}; credentials stand in variables named for who they are of. */
final class Curl {
    private Curl() {}

    static String of(String target, Outcome.Step step) {
        StringBuilder command = new StringBuilder("curl -s");
        if (!step.ask().method().equals("GET")) {
            command.append(" -X ").append(step.ask().method());
        }
        int number = 0;
        for (Header header : step.who().headers()) {
            String variable =
                    step.who().identity().name().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_")
                            + (number++ == 0 ? "" : "_" + number);
            command.append(" -H \"")
                    .append(plain(header.name()))
                    .append(": $")
                    .append(variable)
                    .append('"');
        }
        for (Header header : step.ask().headers()) {
            command.append(" -H ").append(quoted(header.name() + ": " + header.value()));
        }
        if (!step.ask().body().isEmpty()) {
            command.append(" --data-raw ").append(quoted(step.ask().body()));
        }
        return command.append(' ')
                .append(quoted(target + step.ask().path()))
                .append("  # ")
                .append(step.shows())
                .toString();
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9-]", "");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
