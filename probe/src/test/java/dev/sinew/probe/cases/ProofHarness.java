package dev.sinew.probe.cases;

import dev.sinew.model.RuleEntry;
import dev.sinew.probe.http.Budget;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.proof.RuleIndex;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.TestRow;
import dev.sinew.probe.run.TestRun;
import dev.sinew.probe.run.Verdict;
import dev.sinew.probe.run.Writing;
import dev.sinew.spec.read.Specifications;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Runs every case of every rule: a server as written, a whole run with that rule alone, its verdicts compared. */
final class ProofHarness {
    /** A case is small: no rule may ask more of it. */
    private static final Budget BUDGET = new Budget(300, Duration.ofMinutes(1), Duration.ofSeconds(20), 100);

    private static final Set<String> OWN_TESTS = Set.of(
            "probe.crlf-injection",
            "probe.jwt-algorithm-confusion",
            "probe.jwt-claim-tampering",
            "probe.jwt-jku-trusted",
            "probe.jwt-jwk-injected",
            "probe.jwt-kid-injection",
            "probe.session-cookie-readable",
            "probe.token-without-end",
            "probe.tls");

    private static final YAMLMapper YAML = YAMLMapper.shared();

    private final List<RuleEntry<Object>> rules;
    private final Path folder;
    private final List<String> complaints = new ArrayList<>();
    private int ran;

    ProofHarness(List<RuleEntry<Object>> rules, Path folder) {
        this.rules = rules;
        this.folder = folder;
    }

    /** Whether a rule needs more than a server that is written down can do, such as to remember, to verify or to break headers; its own tests have that. */
    static boolean hasOwnTests(RuleEntry<Object> rule) {
        return OWN_TESTS.contains(rule.facts().id()) || rule.rule() instanceof Proof proof && proof.isWriting();
    }

    /** How many cases ran. */
    int ran() {
        return ran;
    }

    /** What is wrong, a line each; empty where all is as written. */
    List<String> run() throws IOException {
        List<Path> files = new ArrayList<>();
        for (RuleEntry<Object> rule : rules) {
            Path file = folder.resolve(rule.rule().getClass().getName().replace('.', '/') + ".cases.yaml");
            if (hasOwnTests(rule) && !Files.exists(file)) {
                continue;
            }
            files.add(file);
            if (Files.exists(file)) {
                file(rule, file);
            } else {
                complaints.add(rule.facts().id() + " has no case file");
            }
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(each -> each.toString().endsWith(".cases.yaml") && !files.contains(each))
                    .forEach(each -> complaints.add(each + " belongs to no rule"));
        }
        return complaints;
    }

    private void file(RuleEntry<Object> rule, Path file) throws IOException {
        int fires = 0;
        int silent = 0;
        String document = "";
        for (JsonNode node : YAML.readTree(Files.readString(file))) {
            ProofCase written = ProofCase.of(node, document);
            document = written.document();
            ran++;
            if (written.expect().containsValue("confirmed")) {
                fires++;
            } else {
                silent++;
            }
            check(rule, written);
        }
        if (fires < 1 || silent < 2) {
            complaints.add(rule.facts().id() + " has " + fires + " cases that confirm and " + silent
                    + " that do not; at least 1 and 2 are needed");
        }
    }

    private void check(RuleEntry<Object> rule, ProofCase written) throws IOException {
        TestResult result = run(rule, written);
        String name = rule.facts().id() + ": " + written.name() + ": ";
        Map<String, TestRow> rows = new TreeMap<>();
        result.rows().forEach(row -> rows.put(place(row), row));
        written.expect().forEach((operation, verdict) -> {
            String found = Optional.ofNullable(rows.get(operation))
                    .map(row -> row.outcome().verdict().name().toLowerCase(Locale.ROOT) + " ("
                            + row.outcome().reason() + ")")
                    .orElse("untested");
            if (!found.startsWith(verdict)) {
                complaints.add(name + operation + " expected " + verdict + ", found " + found + result.problems());
            }
        });
        rows.forEach((operation, row) -> {
            if (row.outcome().verdict() == Verdict.CONFIRMED
                    && !written.expect().containsKey(operation)) {
                complaints.add(name + operation + " is confirmed, which nothing expects: "
                        + row.outcome().reason());
            }
        });
    }

    private static String place(TestRow row) {
        return row.operation().isApi()
                ? "host"
                : row.operation().method() + " " + row.operation().path();
    }

    /** A run of the rule of an id over a case as a file has it. */
    static TestResult run(String id, String written) throws IOException {
        RuleEntry<Object> rule = RuleIndex.all().stream()
                .filter(each -> each.facts().id().equals(id))
                .findFirst()
                .orElseThrow();
        return run(rule, ProofCase.of(YAMLMapper.shared().readTree(written), ""));
    }

    /** A run of one rule over a case. */
    static TestResult run(RuleEntry<Object> rule, ProofCase written) throws IOException {
        try (WrittenServer server = new WrittenServer(written);
                Sender sender = new Sender(server.address(), BUDGET, InstantSource.system())) {
            TestRun run = new TestRun(
                    sender,
                    Specifications.read(written.openApi().getBytes(StandardCharsets.UTF_8), "case.json")
                            .descriptions(),
                    List.of(rule),
                    line -> {},
                    written.writes()
                            ? Optional.of(new Writing("case", 5, written.leftovers(), Optional.empty()))
                            : Optional.empty());
            return run.run(
                    written.identities().stream().map(ProofHarness::identity).toList());
        }
    }

    private static Identity identity(String text) {
        String[] parts = text.split(" ", -1);
        Header header = new Header("Authorization", "Bearer " + WrittenServer.token(parts[0]));
        return new Identity(parts[0], parts.length > 1 ? parts[1] : "", "", List.of(header), Optional.empty());
    }
}
