package dev.sinew.report;

import dev.sinew.model.Evidence;
import dev.sinew.model.Finding;
import dev.sinew.model.Maturity;
import dev.sinew.model.RuleFacts;
import dev.sinew.report.gate.Acceptance;
import dev.sinew.report.gate.Judgement;
import dev.sinew.report.gate.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes findings for a person: one block for each rule, with what to do, then the places where it is wrong. */
final class FindingText {
    private static final int MAX_PLACES = 8;
    private static final int MAX_ACCEPTED = 8;
    private static final int INDENT = 12;

    private final Page page;
    private final Style style;
    private final Judgement judgement;

    FindingText(Page page, Judgement judgement) {
        this.page = page;
        this.style = page.style();
        this.judgement = judgement;
    }

    void write(List<Finding> findings) {
        List<Finding> open = new ArrayList<>();
        List<Finding> accepted = new ArrayList<>();
        findings.forEach(each -> (judgement.of(each).accepted().isPresent() ? accepted : open).add(each));
        if (!open.isEmpty()) {
            page.heading("Findings", "");
            FindingGroup.of(open).forEach(this::group);
        }
        if (!accepted.isEmpty()) {
            page.heading("Accepted", "what somebody decided to live with");
            accepted.subList(0, Math.min(MAX_ACCEPTED, accepted.size())).forEach(this::accepted);
            if (accepted.size() > MAX_ACCEPTED) {
                page.paragraph(2, TextReport.more(accepted.size() - MAX_ACCEPTED, "finding"), style::dim);
            }
            page.gap();
        }
    }

    private void group(FindingGroup group) {
        RuleFacts rule = group.rule();
        page.hanging("  " + Words.painted(style, rule.severity()) + "  ", INDENT, rule.title(), style::bold);
        page.paragraph(INDENT, facts(group), style::dim);
        if (group.sharesCure() && !group.cure().isEmpty()) {
            page.paragraph(INDENT, PlainText.of(group.cure()), style::accent);
        }
        for (Finding finding : group.findings()
                .subList(0, Math.min(MAX_PLACES, group.findings().size()))) {
            place(finding, group.sharesCure());
        }
        int rest = group.findings().size() - MAX_PLACES;
        if (rest > 0) {
            page.paragraph(INDENT + 2, TextReport.more(rest, "place"), style::dim);
        }
        page.gap();
    }

    private String facts(FindingGroup group) {
        RuleFacts rule = group.rule();
        List<String> facts = new ArrayList<>();
        facts.add(rule.id());
        facts.add(Words.counted(group.findings().size(), "place"));
        if (judgement.compared()) {
            long fresh = group.findings().stream()
                    .filter(each -> judgement.of(each).isNew())
                    .count();
            facts.add(Words.grouped(fresh) + " new");
        }
        facts.add(Words.word(group.sure()));
        if (rule.maturity() == Maturity.EXPERIMENTAL) {
            facts.add("experimental");
        }
        facts.addAll(rule.owasp());
        rule.cwe().forEach(number -> facts.add("CWE-" + number));
        return String.join(", ", facts);
    }

    private void place(Finding finding, boolean cured) {
        String field = finding.field().isEmpty() ? "" : ": " + PlainText.of(finding.field());
        Standing standing = judgement.of(finding);
        String known = judgement.compared() && standing.isNew() ? ", new" : "";
        String times = finding.occurrences() > 1
                ? "  (" + Words.counted(finding.occurrences(), "time") + known + ")"
                : known.isEmpty() ? "" : "  (new)";
        String about = finding.ofApi() ? "the whole of " : "";
        page.hanging(
                " ".repeat(INDENT + 2),
                INDENT + 4,
                about + PlainText.of(finding.operation().toString()) + field + times,
                UnaryOperator.identity());
        if (!finding.line().file().isEmpty()) {
            String line =
                    finding.line().number() > 0 ? " line " + finding.line().number() : "";
            page.paragraph(INDENT + 4, PlainText.of(finding.line().file()) + line, style::dim);
        }
        finding.evidence().stream()
                .limit(1)
                .forEach(evidence -> page.paragraph(INDENT + 4, seen(evidence), style::dim));
        if (!cured && !finding.cure().isEmpty()) {
            page.paragraph(INDENT + 4, PlainText.of(finding.cure()), style::accent);
        }
    }

    private static String seen(Evidence evidence) {
        String note = evidence.note().isEmpty() ? "" : ": " + PlainText.of(evidence.note());
        return PlainText.of(evidence.origin().file()) + " entry "
                + evidence.origin().entry() + note;
    }

    private void accepted(Finding finding) {
        Acceptance acceptance = judgement.of(finding).accepted().orElseThrow();
        String until = acceptance.until().map(day -> ", until " + day).orElse("");
        page.hanging(
                "  " + Words.painted(style, finding.rule().severity()) + "  ",
                INDENT,
                finding.rule().title() + " · "
                        + PlainText.of(finding.operation().toString()) + ": " + PlainText.of(acceptance.reason())
                        + until,
                style::dim);
    }
}
