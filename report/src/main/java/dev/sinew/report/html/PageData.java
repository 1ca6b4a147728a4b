package dev.sinew.report.html;

import dev.sinew.model.Evidence;
import dev.sinew.model.Finding;
import dev.sinew.model.Operation;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.FindingGroup;
import dev.sinew.report.IncidentStory;
import dev.sinew.report.SameCause;
import dev.sinew.report.Words;
import dev.sinew.report.gate.Judgement;
import dev.sinew.report.gate.Standing;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The lists that the page's script shows a part at a time, as JSON that can stand within a script element. Both lists are bounded;
 * how many there are in all is said.
 */
final class PageData {
    private static final int MOST_OPERATIONS = 20_000;
    private static final int MOST_FINDINGS = 10_000;
    private static final int MOST_EVIDENCE = 3;
    private static final int MOST_FIELDS = 12;

    private final AnalysisReport report;
    private final JsonGenerator json;
    private final SameCause causes;
    private final Map<Operation, Integer> findingsAt = new HashMap<>();

    private PageData(AnalysisReport report, JsonGenerator json) {
        this.report = report;
        this.json = json;
        this.causes = new SameCause(report.tested());
        report.findings().forEach(each -> findingsAt.merge(each.operation(), 1, Integer::sum));
    }

    /** The data of a report. */
    static String of(AnalysisReport report) {
        StringWriter out = new StringWriter(1 << 16);
        JsonFactory factory =
                JsonFactory.builder().characterEscapes(new ScriptEscapes()).build();
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
            new PageData(report, json).write();
        }
        return out.toString();
    }

    /** {@code open} without a baseline, else {@code new} or {@code known}; {@code accepted} before all. */
    static String state(Standing standing, Judgement judgement) {
        if (standing.accepted().isPresent()) {
            return "accepted";
        }
        return !judgement.compared() ? "open" : standing.isNew() ? "new" : "known";
    }

    private void write() {
        json.writeStartObject();
        json.writeNumberProperty("allOperations", report.operations().size());
        json.writeNumberProperty("allFindings", report.findings().size());
        json.writeBooleanProperty("risk", report.operations().stream().anyMatch(row -> row.risk() > 0));
        json.writeBooleanProperty(
                "described",
                report.operations().stream().anyMatch(row -> row.documented().isPresent()));
        json.writeArrayPropertyStart("operations");
        operations().forEach(this::operation);
        json.writeEndArray();
        json.writeArrayPropertyStart("groups");
        int left = MOST_FINDINGS;
        for (FindingGroup group : FindingGroup.of(report.findings())) {
            json.writeStartArray();
            List<Finding> shown =
                    group.findings().subList(0, Math.min(left, group.findings().size()));
            causes.findings(shown, this::apart).forEach(each -> finding(each, !group.sharesCure()));
            left -= shown.size();
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Where there are too many, those that matter most, in the order of the report. */
    private List<AnalysisReport.Row> operations() {
        if (report.operations().size() <= MOST_OPERATIONS) {
            return report.operations();
        }
        List<AnalysisReport.Row> most = new ArrayList<>(report.operations());
        most.sort(Comparator.comparingDouble(AnalysisReport.Row::risk)
                .thenComparingInt(row -> findingsAt.getOrDefault(row.operation(), 0))
                .thenComparingInt(row -> row.dataClasses().size())
                .thenComparingLong(AnalysisReport.Row::requests)
                .reversed());
        return most.subList(0, MOST_OPERATIONS).stream()
                .sorted(Comparator.comparing(AnalysisReport.Row::operation))
                .toList();
    }

    private void operation(AnalysisReport.Row row) {
        json.writeStartObject();
        place(row.operation());
        json.writeNumberProperty("n", row.requests());
        number("e", row.errors());
        number("c", row.callers());
        json.writeStringProperty("u", row.authentication());
        texts("t", row.authenticationTypes(), 6);
        texts("d", row.dataClasses(), 40);
        if (row.documented().isPresent()) {
            json.writeStringProperty("s", row.status());
        }
        if (row.risk() > 0) {
            json.writeNumberProperty("r", row.risk());
        }
        number("f", findingsAt.getOrDefault(row.operation(), 0));
        texts("w", row.riskReasons(), 12);
        texts("k", row.cohorts(), 8);
        if (row.firstSeenMicros() != Long.MIN_VALUE) {
            json.writeStringProperty("a0", IncidentStory.time(row.firstSeenMicros()));
            json.writeStringProperty("a1", IncidentStory.time(row.lastSeenMicros()));
        }
        texts("x", row.fields().stream().map(PageData::field).toList(), MOST_FIELDS);
        json.writeEndObject();
    }

    private static String field(AnalysisReport.Field field) {
        String sample = field.sample().isEmpty() ? "" : ", such as " + Shown.of(field.sample());
        return field.side() + " " + field.place() + " " + Shown.of(field.name()) + ": "
                + String.join(", ", field.classes()) + sample;
    }

    /** What a row can be of one alone, as the filters of the page ask for it. */
    private String apart(Finding finding) {
        return finding.operation().api() + "\n" + state(report.judgement().of(finding), report.judgement());
    }

    /** A row: the first of findings with one cause, and where the others are. */
    private void finding(List<Finding> same, boolean withCure) {
        Finding finding = same.getFirst();
        Standing standing = report.judgement().of(finding);
        json.writeStartObject();
        place(finding.operation());
        text("l", finding.field());
        json.writeStringProperty("q", Words.word(finding.confidence()));
        json.writeNumberProperty(
                "n", same.stream().mapToLong(Finding::occurrences).sum());
        json.writeStringProperty("s", state(standing, report.judgement()));
        standing.accepted()
                .ifPresent(accepted -> text(
                        "y",
                        accepted.reason()
                                + accepted.until().map(day -> ", until " + day).orElse("")));
        if (withCure) {
            text("h", finding.cure());
        }
        if (!finding.line().file().isEmpty()) {
            text(
                    "i",
                    finding.line().file()
                            + (finding.line().number() > 0
                                    ? " line " + finding.line().number()
                                    : ""));
        }
        List<String> seen = finding.evidence().stream()
                .limit(MOST_EVIDENCE)
                .map(PageData::seen)
                .toList();
        texts("v", seen, MOST_EVIDENCE);
        number("z", finding.evidence().size() - seen.size());
        texts("o", finding.others().stream().map(rule -> rule.id()).toList(), 6);
        json.writeStringProperty("g", finding.fingerprint());
        if (same.size() > 1) {
            text("a", causes.of(finding));
            json.writeArrayPropertyStart("c");
            for (Finding other : same.subList(1, same.size())) {
                json.writeStartObject();
                place(other.operation());
                json.writeStringProperty("g", other.fingerprint());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static String seen(Evidence evidence) {
        return evidence.origin().file() + " entry " + evidence.origin().entry()
                + (evidence.note().isEmpty() ? "" : ": " + evidence.note());
    }

    private void place(Operation operation) {
        json.writeStringProperty("p", Shown.of(operation.api()));
        text("m", operation.method());
        text("j", operation.path());
        text("b", operation.selector());
    }

    private void text(String name, String value) {
        if (!value.isEmpty()) {
            json.writeStringProperty(name, Shown.of(value));
        }
    }

    private void number(String name, long value) {
        if (value > 0) {
            json.writeNumberProperty(name, value);
        }
    }

    private void texts(String name, List<String> values, int most) {
        if (!values.isEmpty()) {
            json.writeArrayPropertyStart(name);
            Shown.few(values, most).forEach(json::writeString);
            json.writeEndArray();
        }
    }
}
