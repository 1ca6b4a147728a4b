package dev.sinew.probe.run;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.Session;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A request as a command line for {@code curl}; credentials stand in variables named for who they are of. */
final class Curl {
    private Curl() {}

    static String of(String target, Outcome.Step step) {
        StringBuilder command = new StringBuilder("curl -s");
        if (!step.ask().method().equals("GET")) {
            command.append(" -X ").append(step.ask().method());
        }
        for (int i = 0; i < step.who().headers().size(); i++) {
            command.append(" -H \"")
                    .append(plain(step.who().headers().get(i).name()))
                    .append(": $")
                    .append(variable(step.who(), i))
                    .append('"');
        }
        for (Header header : sent(step)) {
            command.append(" -H ").append(quoted(header.name() + ": " + header.value()));
        }
        if (!step.ask().body().isEmpty()) {
            command.append(" --data-raw ").append(quoted(step.ask().body()));
        }
        return command.append(' ')
                .append(quoted(
                        Sender.address(URI.create(target), step.ask().path()).toString()))
                .append("  # ")
                .append(step.shows())
                .toString();
    }

    /**
     * The headers of a request but for those that its caller sends under the same name; with what the test accepted, as some servers answer otherwise by
     * what is accepted.
     */
    static List<Header> sent(Outcome.Step step) {
        List<Header> headers = new ArrayList<>(step.ask().headers());
        if (headers.stream().noneMatch(each -> each.name().equalsIgnoreCase(Sender.ACCEPT.name()))) {
            headers.addFirst(Sender.ACCEPT);
        }
        headers.removeIf(header ->
                step.who().headers().stream().anyMatch(own -> own.name().equalsIgnoreCase(header.name())));
        return List.copyOf(headers);
    }

    /** The variable that holds the value of one of somebody's headers. */
    static String variable(Session who, int header) {
        String name = who.identity().name().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return header == 0 ? name : name + "_" + (header + 1);
    }

    /** The path of a request from the root of its host. */
    static String path(URI target, Ask ask) {
        return Sender.address(target, ask.path()).toString().replaceFirst("^[^:]+://[^/]*", "");
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9-]", "");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
