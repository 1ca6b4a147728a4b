package dev.sinew.report;

import dev.sinew.model.Incident;
import dev.sinew.model.Signal;
import dev.sinew.report.gate.Judgement;
import dev.sinew.report.gate.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes incidents for a person: who, how far it came, and by which calls, the first of each kind with its reason. */
final class IncidentText {
    private static final int MAX_INCIDENTS = 20;
    private static final int MAX_KINDS = 4;
    private static final int INDENT = 12;

    private final Page page;
    private final Style style;
    private final Judgement judgement;

    IncidentText(Page page, Judgement judgement) {
        this.page = page;
        this.style = page.style();
        this.judgement = judgement;
    }

    void write(List<AnalysisReport.IncidentRow> incidents) {
        if (incidents.isEmpty()) {
            return;
        }
        page.heading("Incidents", "");
        incidents.subList(0, Math.min(MAX_INCIDENTS, incidents.size())).forEach(this::incident);
        if (incidents.size() > MAX_INCIDENTS) {
            page.paragraph(2, TextReport.more(incidents.size() - MAX_INCIDENTS, "incident"), style::dim);
            page.gap();
        }
    }

    private void incident(AnalysisReport.IncidentRow row) {
        Incident incident = row.incident();
        String agents = row.agents().isEmpty() ? "" : " (" + PlainText.of(String.join(", ", row.agents())) + ")";
        page.hanging(
                "  " + Words.painted(style, incident.severity()) + "  ",
                INDENT,
                PlainText.of(row.actor()) + agents + ": " + Words.word(incident.stage()),
                style::bold);
        List<String> facts = new ArrayList<>(IncidentStory.reached(incident));
        facts.add(IncidentStory.span(incident));
        facts.addAll(standing(judgement.of(incident)));
        page.paragraph(INDENT, String.join(", ", facts), style::dim);
        List<List<Signal>> kinds = IncidentStory.kinds(incident);
        kinds.stream().limit(MAX_KINDS).forEach(this::kind);
        if (kinds.size() > MAX_KINDS) {
            page.paragraph(INDENT, TextReport.more(kinds.size() - MAX_KINDS, "kind"), style::dim);
        }
        page.gap();
    }

    private List<String> standing(Standing standing) {
        List<String> words = new ArrayList<>();
        if (judgement.compared()) {
            words.add(standing.isNew() ? "new" : "known");
        }
        standing.accepted().ifPresent(acceptance -> words.add("accepted: " + PlainText.of(acceptance.reason())));
        return words;
    }

    private void kind(List<Signal> signals) {
        Signal first = signals.getFirst();
        page.hanging(
                " ".repeat(INDENT),
                INDENT + 2,
                PlainText.of(first.operation().toString()) + "  (" + Words.counted(signals.size(), "time") + ", "
                        + Words.word(first.outcome()) + ", " + first.rule().id() + ")",
                UnaryOperator.identity());
        page.paragraph(
                INDENT + 2,
                PlainText.of(first.origin().file()) + " entry " + first.origin().entry() + ": "
                        + PlainText.of(first.note()),
                style::dim);
    }
}
