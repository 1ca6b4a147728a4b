package dev.sinew.app.config;

import dev.sinew.model.Severity;
import dev.sinew.report.gate.IgnoreEntry;
import dev.sinew.report.gate.Ignores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a policy of tests, as strictly as the configuration: a slip of the pen in it could let a flaw pass. */
public final class TestPolicyReader {
    private static final long MOST_BYTES = 1 << 20;

    private TestPolicyReader() {}

    /**
     * The policy of a file.
     *
     * @throws WrongConfiguration where it is not understood in full
     */
    public static TestPolicy read(Path file) throws WrongConfiguration {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new WrongConfiguration(file + ": more than 1 MiB; a policy is shorter");
            }
            return read(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new WrongConfiguration(
                    "cannot read " + file + ": " + (Files.exists(file) ? e.getMessage() : "there is no such file"));
        }
    }

    private static TestPolicy read(String name, byte[] bytes) throws WrongConfiguration {
        Section root = Section.root(
                name, NodeReader.read(name, bytes), "rules", "operations", "fail-on", "min-coverage-percent", "accept");
        Section rules = root.section("rules", "run", "skip");
        Section operations = root.section("operations", "test", "skip");
        List<IgnoreEntry> exceptions = new ArrayList<>();
        for (Section each : root.sections("accept", "fingerprint", "rule", "place", "reason", "until")) {
            if (!each.has("until")) {
                throw each.wrong("until", "is missing", "an exception ends: write the last day as 2027-03-31");
            }
            exceptions.add(IgnoreFileReader.entry(each));
        }
        return new TestPolicy(
                rules.texts("run"),
                rules.texts("skip"),
                operations.texts("test"),
                operations.texts("skip"),
                severity(root),
                coverage(root),
                new Ignores(name, exceptions));
    }

    private static Optional<Severity> severity(Section root) throws WrongConfiguration {
        Optional<String> text = root.text("fail-on");
        for (Severity each : Severity.values()) {
            if (text.filter(each.name().toLowerCase(Locale.ROOT)::equals).isPresent()) {
                return Optional.of(each);
            }
        }
        if (text.isPresent()) {
            throw root.wrong("fail-on", "is no severity", "write low, medium, high or critical");
        }
        return Optional.empty();
    }

    private static int coverage(Section root) throws WrongConfiguration {
        String text = root.text("min-coverage-percent").orElse("0");
        if (!text.matches("\\d{1,2}|100")) {
            throw root.wrong("min-coverage-percent", "is no percentage", "write a number from 0 to 100");
        }
        return Integer.parseInt(text);
    }
}
