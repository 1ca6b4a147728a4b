package dev.sinew.report.message;

import dev.sinew.model.Finding;
import dev.sinew.model.Incident;
import dev.sinew.model.Maturity;
import dev.sinew.model.Operation;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Severity;
import dev.sinew.model.Signal;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.IncidentStory;
import dev.sinew.report.RulePage;
import dev.sinew.report.Words;
import dev.sinew.report.message.Notice.Call;
import dev.sinew.report.message.Notice.Fact;
import dev.sinew.report.message.Notice.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Makes notices of what a report says. */
public final class Notices {
    private static final Operation NOWHERE = new Operation("", "", "", "");
    private static final int FEW = 3;

    private Notices() {}

    /** Whether an incident is worth telling: not all of it is what rules say that are still tried out. */
    public static boolean isTold(Incident incident) {
        return incident.signals().stream().anyMatch(signal -> signal.rule().maturity() != Maturity.EXPERIMENTAL);
    }

    /** Whether a finding is worth telling. */
    public static boolean isTold(Finding finding) {
        return finding.rule().maturity() != Maturity.EXPERIMENTAL;
    }

    /**
     * Of an incident.
     *
     * @param subject the id that it was told under first
     */
    public static Notice of(String id, Kind kind, Instant at, String subject, AnalysisReport.IncidentRow row) {
        Incident incident = row.incident();
        Signal lead = IncidentStory.lead(incident);
        List<Signal> signals = incident.signals();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Actor", row.actor()));
        facts.add(new Fact("Stage", Words.word(incident.stage())));
        List<String> reached = IncidentStory.reached(incident);
        if (!reached.isEmpty()) {
            facts.add(new Fact("Reached", String.join(", ", reached)));
        }
        facts.add(new Fact("When", IncidentStory.span(incident)));
        if (!row.agents().isEmpty()) {
            facts.add(new Fact("Clients", Words.few(row.agents(), FEW)));
        }
        facts.add(new Fact("Why", lead.note()));
        return new Notice(
                id,
                kind,
                at,
                incident.severity(),
                subject,
                lead.rule().title(),
                IncidentStory.of(incident),
                lead.operation(),
                row.actor(),
                lead.rule().id(),
                lead.rule().cwe(),
                RulePage.of(lead.rule()).fix(),
                time(signals.getFirst().timeMicros(), at),
                time(signals.getLast().timeMicros(), at),
                facts,
                calls(signals, at));
    }

    private static List<Call> calls(List<Signal> signals, Instant at) {
        return signals.subList(Math.max(0, signals.size() - Notice.MOST_CALLS), signals.size()).stream()
                .map(signal -> new Call(
                        signal.rule().id(),
                        signal.rule().title(),
                        signal.operation(),
                        Words.word(signal.outcome()),
                        time(signal.timeMicros(), at),
                        signal.origin().file() + "#" + signal.origin().entry(),
                        signal.note()))
                .toList();
    }

    /** Of a finding that stands since a time. */
    public static Notice of(String id, Kind kind, Instant at, Instant firstSeen, Finding finding) {
        RuleFacts rule = finding.rule();
        RulePage page = RulePage.of(rule);
        List<Fact> facts = new ArrayList<>();
        if (!finding.field().isEmpty()) {
            facts.add(new Fact("Field", finding.field()));
        }
        facts.add(new Fact("Confidence", Words.word(finding.confidence())));
        facts.add(new Fact("Seen", Words.counted(finding.occurrences(), "time")));
        if (!finding.evidence().isEmpty()) {
            facts.add(new Fact("Evidence", finding.evidence().getFirst().note()));
        }
        if (!rule.owasp().isEmpty()) {
            facts.add(new Fact("OWASP", String.join(", ", rule.owasp())));
        }
        return new Notice(
                id,
                kind,
                at,
                rule.severity(),
                finding.fingerprint(),
                rule.title(),
                RulePage.firstSentence(page.what()),
                finding.operation(),
                "",
                rule.id(),
                rule.cwe(),
                finding.cure().isEmpty() ? page.fix() : finding.cure(),
                firstSeen,
                at,
                facts,
                List.of());
    }

    /**
     * Of a block, a proposal of one, or a rule that makes them.
     *
     * @param subject its id
     * @param actor whom it is about
     * @param text in a sentence
     */
    public static Notice ofPolicy(
            String id,
            Kind kind,
            Instant at,
            Severity severity,
            String subject,
            String actor,
            String text,
            List<Fact> facts,
            Instant since) {
        return new Notice(
                id,
                kind,
                at,
                severity,
                subject,
                kind.title() + ": " + actor,
                text,
                NOWHERE,
                actor,
                "",
                List.of(),
                "",
                since,
                at,
                facts,
                List.of());
    }

    /** Of nothing, to see whether it arrives. */
    public static Notice test(String id, Instant at) {
        return new Notice(
                id,
                Kind.TEST,
                at,
                Severity.LOW,
                "sinew-test",
                "Sinew can reach this target",
                "Somebody asked for this test. Nothing happened.",
                NOWHERE,
                "",
                "",
                List.of(),
                "",
                at,
                at,
                List.of(),
                List.of());
    }

    private static Instant time(long micros, Instant unknown) {
        return micros == Long.MIN_VALUE ? unknown : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
