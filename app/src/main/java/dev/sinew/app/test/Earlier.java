package dev.sinew.app.test;

import dev.sinew.app.config.WrongConfiguration;
import dev.sinew.model.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Places that were told before. */
public final class Earlier {
    /** So many digits tell a fingerprint from others, as those of a commit do. */
    private static final int FEWEST_DIGITS = 8;

    private Earlier() {}

    /**
     * The test of one finding of an earlier JSON report.
     *
     * @param fingerprint its fingerprint, or the beginning of it
     * @throws WrongConfiguration where the report cannot be read or has no one such finding
     */
    public static Choice finding(Path report, String fingerprint) throws WrongConfiguration {
        if (fingerprint.length() < FEWEST_DIGITS) {
            throw new WrongConfiguration(
                    "--retest needs at least the first " + FEWEST_DIGITS + " digits of a fingerprint");
        }
        List<JsonNode> found = read(report)
                .path("findings")
                .valueStream()
                .filter(each -> each.path("fingerprint").asString("").startsWith(fingerprint))
                .filter(each -> each.path("rule").asString("").startsWith("probe."))
                .toList();
        if (found.size() != 1) {
            throw new WrongConfiguration(report + " has " + (found.isEmpty() ? "no" : "more than one")
                    + " finding of a test whose fingerprint begins with " + fingerprint);
        }
        JsonNode finding = found.getFirst();
        // What is found of a host as a whole may stand at a path that no operation has.
        List<Operation> places = Stream.concat(
                        operation(finding.path("operation")).stream(), Stream.of(Operation.ofApi("")))
                .toList();
        return Choice.operations(places).and(Choice.rule(finding.path("rule").asString("")));
    }

    /** The operation of a signal or finding; empty where it has no path. */
    static Optional<Operation> operation(JsonNode node) {
        return node.path("path").asString("").isEmpty()
                ? Optional.empty()
                : Optional.of(new Operation(
                        node.path("api").asString(""),
                        node.path("method").asString(""),
                        node.path("path").asString(""),
                        node.path("selector").asString("")));
    }

    private static JsonNode read(Path report) throws WrongConfiguration {
        try {
            return JsonMapper.shared().readTree(Files.readString(report));
        } catch (IOException e) {
            throw new WrongConfiguration("cannot read " + report + ": "
                    + (Files.exists(report) ? "it is no text" : "there is no such file"));
        } catch (JacksonException e) {
            throw new WrongConfiguration("cannot read " + report + ": it is no JSON report");
        }
    }
}
