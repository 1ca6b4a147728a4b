package dev.sinew.app.test;

import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.Operation;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.RuleFacts;
import dev.sinew.probe.run.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tests of an incident: at each operation that its signals are about, those that prove what the signals say. These are the rules of the same flaw,
 * and for flaws that a test knows by other names, because it proves less or more at once, those that the table says.
 */
public final class IncidentPlan {
    private static final List<String> TOKENS = List.of(
            "probe.jwt-none",
            "probe.jwt-empty-signature",
            "probe.jwt-signature-unchecked",
            "probe.jwt-expired-accepted",
            "probe.jwt-weak-key",
            "probe.jwt-algorithm-confusion",
            "probe.jwt-kid-injection",
            "probe.jwt-jwk-injected",
            "probe.jwt-jku-trusted",
            "probe.jwt-claim-tampering",
            "probe.credentials-ignored");
    private static final List<String> OBJECTS = List.of(
            "probe.object-read-by-another",
            "probe.object-changed-by-another",
            "probe.object-deleted-by-another",
            "probe.object-created-for-another",
            "probe.nested-object-confusion");
    private static final List<String> LOGINS =
            List.of("probe.login-without-limit", "probe.default-credentials", "probe.weak-password-accepted");

    /** By the flaw of a signal, the tests beside those of the same flaw. */
    private static final Map<String, List<String>> BESIDE = Map.ofEntries(
            Map.entry("broken-object-level-authorisation", List.of("probe.object-existence-leak")),
            Map.entry(
                    "broken-function-level-authorisation",
                    List.of("probe.method-override", "probe.path-normalisation-bypass")),
            Map.entry("parameter-pollution", OBJECTS),
            Map.entry("broken-authentication", List.of("probe.no-authentication")),
            Map.entry("token-not-verified", TOKENS),
            Map.entry("token-forgery-attempt", TOKENS),
            Map.entry("token-outlives-logout", List.of("probe.token-valid-after-logout", "probe.refresh-token-reuse")),
            Map.entry("password-guessing", LOGINS),
            Map.entry("credential-stuffing", LOGINS),
            Map.entry("code-guessing", List.of("probe.code-without-limit")),
            Map.entry("excessive-data-exposure", List.of("probe.excessive-data", "probe.bulk-object-leak")),
            Map.entry("secret-in-answer", List.of("probe.excessive-data", "probe.reset-code-disclosed")),
            Map.entry(
                    "bulk-extraction",
                    List.of("probe.bulk-object-leak", "probe.page-size-unbounded", "probe.object-read-by-another")),
            Map.entry("method-tampering", List.of("probe.method-override", "probe.undocumented-method")),
            Map.entry("ssrf-attempt", List.of("probe.ssrf")),
            Map.entry("xml-external-entity", List.of("probe.xxe")),
            Map.entry("cross-site-scripting", List.of("probe.stored-xss-in-json")),
            Map.entry("error-leak", List.of("probe.stack-trace", "probe.server-error-on-invalid-input")),
            Map.entry("schema-violation", List.of("probe.mass-assignment", "probe.content-type-confusion")),
            Map.entry(
                    "graphql-abuse",
                    List.of("probe.graphql-depth-unbounded", "probe.graphql-batching", "probe.graphql-introspection")),
            Map.entry("shadow-operation", List.of("probe.undocumented-version")),
            Map.entry("zombie-operation", List.of("probe.undocumented-version", "probe.version-downgrade-bypass")),
            Map.entry("probing", List.of("probe.debug-endpoints", "probe.docs-exposed", "probe.shadow-path")));

    private final List<Aim> aims;

    private IncidentPlan(List<Aim> aims) {
        this.aims = List.copyOf(aims);
    }

    /**
     * What is to be tested at one operation.
     *
     * @param operation where
     * @param signals the rules that noticed something there
     * @param tests the rules that prove it; empty where none does
     */
    record Aim(Operation operation, Set<String> signals, Set<String> tests) {
        Aim {
            signals = Set.copyOf(signals);
            tests = Set.copyOf(tests);
        }

        private boolean isAt(Operation other) {
            return Choice.anywhere(operation).equals(Choice.anywhere(other));
        }
    }

    /** The plan of an incident; {@code json} is the incident as reports have it. */
    public static IncidentPlan of(String json) {
        Map<Operation, Set<String>> noticed = new LinkedHashMap<>();
        for (JsonNode signal : JsonMapper.shared().readTree(json).path("signals")) {
            Earlier.operation(signal.path("operation"))
                    .ifPresent(at -> noticed.computeIfAbsent(at, key -> new LinkedHashSet<>())
                            .add(signal.path("rule").asString("")));
        }
        List<Aim> aims = new ArrayList<>();
        noticed.forEach((at, signals) -> aims.add(new Aim(
                at, signals, signals.stream().flatMap(IncidentPlan::tests).collect(Collectors.toSet()))));
        return new IncidentPlan(aims);
    }

    /** The tests that prove what a rule of signals says. */
    static Stream<String> tests(String signal) {
        String flaw = RuleIndex.all().stream()
                .map(RuleEntry::facts)
                .filter(each -> each.id().equals(signal))
                .map(RuleFacts::flaw)
                .findFirst()
                .orElse("");
        Stream<String> same = dev.sinew.probe.proof.RuleIndex.all().stream()
                .map(RuleEntry::facts)
                .filter(each -> each.flaw().equals(flaw))
                .map(RuleFacts::id);
        return Stream.concat(same, BESIDE.getOrDefault(flaw, List.of()).stream());
    }

    /** Whether it is about nothing that has an address. */
    public boolean isEmpty() {
        return aims.isEmpty();
    }

    /** These tests alone, these operations before all others. What is found of a host as a whole stands at none of them. */
    public Choice choice() {
        Set<String> all = aims.stream().flatMap(each -> each.tests().stream()).collect(Collectors.toSet());
        return new Choice(
                (operation, rule) -> operation.path().isEmpty()
                        ? all.contains(rule.id())
                        : aims.stream()
                                .anyMatch(each ->
                                        each.isAt(operation) && each.tests().contains(rule.id())),
                operation -> aims.stream().anyMatch(each -> each.isAt(operation)));
    }

    /** What of it cannot be tested in a run over some operations, in words. */
    List<String> gaps(List<Endpoint> endpoints, boolean writes) {
        List<String> gaps = new ArrayList<>();
        for (Aim each : aims) {
            List<Endpoint> there =
                    endpoints.stream().filter(one -> each.isAt(one.operation())).toList();
            String place = each.operation().method() + " " + each.operation().path();
            String said = String.join(", ", each.signals().stream().sorted().toList());
            if (each.tests().isEmpty()) {
                gaps.add("no test proves what the incident says of " + place + " (" + said + ")");
            } else if (there.isEmpty()) {
                gaps.add("the incident is about " + place + " (" + said + "), which nothing describes");
            } else if (!writes && there.stream().noneMatch(Endpoint::isRead)) {
                gaps.add("the incident is about " + place + " (" + said
                        + "), which changes things: what it proves is only tried with --allow-writes");
            }
        }
        return gaps;
    }

    /** Why an operation is tested and how, in words; empty where it is none of the incident's. */
    String about(Operation operation) {
        return aims.stream()
                .filter(each -> each.isAt(operation))
                .map(each -> String.join(", ", each.signals().stream().sorted().toList()) + ": "
                        + String.join(", ", each.tests().stream().sorted().toList()))
                .collect(Collectors.joining("; "));
    }
}
