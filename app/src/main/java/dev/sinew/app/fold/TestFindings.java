package dev.sinew.app.fold;

import dev.sinew.model.Confidence;
import dev.sinew.model.Evidence;
import dev.sinew.model.Finding;
import dev.sinew.model.Fingerprints;
import dev.sinew.model.Operation;
import dev.sinew.model.Origin;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.RuleFacts;
import dev.sinew.probe.run.TestResult;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.Documents;
import dev.sinew.report.Tested;
import dev.sinew.store.Document;
import dev.sinew.store.LedgerEntry;
import dev.sinew.store.Store;
import dev.sinew.store.View;
import dev.sinew.store.ViewPage;
import dev.sinew.store.ViewQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What tests confirmed, kept beside what the folds say: with its evidence, until the same test refutes it. The same flaw at the same place, seen by
 * posture and by a test, is one finding with both evidences.
 */
public final class TestFindings {
    private static final View VIEW = new View("test-findings", List.of(), List.of());
    private static final int PAGE = 500;
    private static final int MOST = 10_000;

    private TestFindings() {}

    /**
     * Puts what a test says into a store: what is confirmed is open, what is refuted no longer stands. What the test could not tell, or did not
     * look at, stays as it was.
     */
    public static void keep(Store store, AnalysisReport report, Instant at) {
        Set<String> refuted = new HashSet<>();
        report.tested().tests().stream()
                .filter(each -> each.verdict() == Tested.Verdict.REFUTED)
                .forEach(each -> refuted.add(key(each.rule().id(), fingerprint(each.rule(), each.operation()))));
        Set<String> looked = new HashSet<>(refuted);
        report.findings().forEach(each -> looked.add(key(each.rule().id(), each.fingerprint())));
        store.findings()
                .update(report.findings(), (rule, subject) -> looked.contains(key(rule, fingerprint(subject))), at);
        store.views().remove(VIEW, List.copyOf(refuted));
        store.views()
                .put(
                        VIEW,
                        report.findings().stream().map(TestFindings::document).toList());
    }

    /** What tests confirmed and nothing has mended, with the facts of these rules. */
    public static List<Finding> of(Store store, List<? extends RuleEntry<?>> rules) {
        Map<String, RuleFacts> facts = new HashMap<>();
        rules.forEach(each -> facts.put(each.facts().id(), each.facts()));
        List<Finding> all = new ArrayList<>();
        Optional<String> next = Optional.of(ViewQuery.START);
        while (next.isPresent() && all.size() < MOST) {
            ViewPage page = store.views().page(VIEW, ViewQuery.first(PAGE).after(next.get()));
            page.documents().stream()
                    .flatMap(each -> finding(JsonMapper.shared().readTree(each.json()), facts))
                    .forEach(all::add);
            next = page.next();
        }
        return all;
    }

    private static String key(String rule, String fingerprint) {
        return rule + " " + fingerprint;
    }

    private static String fingerprint(RuleFacts rule, Operation operation) {
        return Fingerprints.of(rule.flaw(), operation, TestResult.field(rule, operation));
    }

    private static String fingerprint(LedgerEntry.Subject subject) {
        return Fingerprints.of(subject.flaw(), subject.operation(), subject.field());
    }

    private static Document document(Finding finding) {
        String key = key(finding.rule().id(), finding.fingerprint());
        return new Document(
                key, Document.Order.by(key), Map.of(), Map.of(), Documents.text(json -> write(json, finding)));
    }

    private static void write(JsonGenerator json, Finding finding) {
        json.writeStartObject();
        json.writeStringProperty("rule", finding.rule().id());
        json.writeStringProperty("api", finding.operation().api());
        json.writeStringProperty("method", finding.operation().method());
        json.writeStringProperty("path", finding.operation().path());
        json.writeStringProperty("selector", finding.operation().selector());
        json.writeStringProperty("field", finding.field());
        json.writeArrayPropertyStart("evidence");
        for (Evidence each : finding.evidence()) {
            json.writeStartObject();
            json.writeStringProperty("file", each.origin().file());
            json.writeNumberProperty("entry", each.origin().entry());
            json.writeStringProperty("note", each.note());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** A finding of a rule that there is no more is none. */
    private static Stream<Finding> finding(JsonNode json, Map<String, RuleFacts> facts) {
        RuleFacts rule = facts.get(json.path("rule").asString(""));
        if (rule == null) {
            return Stream.empty();
        }
        Operation operation = new Operation(
                json.path("api").asString(""),
                json.path("method").asString(""),
                json.path("path").asString(""),
                json.path("selector").asString(""));
        List<Evidence> evidence = json.path("evidence")
                .valueStream()
                .map(each -> new Evidence(
                        new Origin(
                                each.path("file").asString(""),
                                each.path("entry").asLong(0)),
                        each.path("note").asString("")))
                .toList();
        return Stream.of(
                new Finding(rule, operation, json.path("field").asString(""), Confidence.CONFIRMED, evidence, 1));
    }
}
