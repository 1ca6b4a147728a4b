package dev.sinew.report.html;

import dev.sinew.model.Incident;
import dev.sinew.model.MarkHit;
import dev.sinew.model.Origin;
import dev.sinew.model.Signal;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.IncidentStory;
import dev.sinew.report.Words;
import dev.sinew.report.gate.Judgement;
import dev.sinew.report.gate.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An incident as the page tells it.
 *
 * @param id its id
 * @param severity in lower case
 * @param title what is wrong with the call that says most
 * @param state {@code open}, {@code new}, {@code known} or {@code accepted}
 * @param actor who, with families of clients
 * @param stage how far it came
 * @param story what came of it, in one sentence
 * @param span from when to when
 * @param acceptance why it was accepted, or empty
 * @param apis the apis that it touched, each followed by a line end
 * @param steps what happened, in the order of time
 * @param more how many steps are left out
 */
public record IncidentView(
        String id,
        String severity,
        String title,
        String state,
        String actor,
        String stage,
        String story,
        String span,
        String acceptance,
        String apis,
        List<Step> steps,
        int more) {
    private static final int MOST_STEPS = 60;

    public IncidentView {
        steps = List.copyOf(steps);
    }

    /**
     * Calls that follow each other, to the same operation, with the same outcome and the same signals.
     *
     * @param time when the first was
     * @param times how many
     * @param outcome what came of them
     * @param title what is wrong with them
     * @param operation what was called
     * @param notes why, for the first
     * @param seen where the first was recorded
     */
    public record Step(
            String time, int times, String outcome, String title, String operation, List<String> notes, String seen) {
        public Step {
            notes = List.copyOf(notes);
        }
    }

    static IncidentView of(AnalysisReport.IncidentRow row, Judgement judgement) {
        Incident incident = row.incident();
        Standing standing = judgement.of(incident);
        List<Step> steps = steps(incident);
        StringBuilder apis = new StringBuilder("\n");
        incident.signals().stream()
                .map(signal -> signal.operation().api())
                .distinct()
                .limit(MOST_STEPS)
                .forEach(api -> apis.append(Shown.of(api)).append('\n'));
        String clients = row.agents().isEmpty() ? "" : " (" + String.join(", ", Shown.few(row.agents(), 3)) + ")";
        return new IncidentView(
                incident.id(),
                Words.word(incident.severity()),
                IncidentStory.lead(incident).rule().title(),
                PageData.state(standing, judgement),
                Shown.of(row.actor()) + clients,
                Words.word(incident.stage()),
                IncidentStory.of(incident),
                IncidentStory.span(incident),
                standing.accepted().map(each -> Shown.of(each.reason())).orElse(""),
                apis.toString(),
                steps.subList(0, Math.min(MOST_STEPS, steps.size())),
                Math.max(0, steps.size() - MOST_STEPS));
    }

    private static List<Step> steps(Incident incident) {
        Map<Origin, List<Signal>> calls = new LinkedHashMap<>();
        incident.signals()
                .forEach(signal -> calls.computeIfAbsent(signal.origin(), origin -> new ArrayList<>())
                        .add(signal));
        List<Step> steps = new ArrayList<>();
        List<Signal> first = List.of();
        int times = 0;
        for (List<Signal> call : calls.values()) {
            if (times > 0 && !kind(first).equals(kind(call))) {
                steps.add(step(first, times));
                times = 0;
            }
            first = times == 0 ? call : first;
            times++;
        }
        if (times > 0) {
            steps.add(step(first, times));
        }
        return steps;
    }

    private static String kind(List<Signal> call) {
        SortedSet<String> rules = new TreeSet<>();
        call.forEach(signal -> rules.add(signal.rule().id()));
        return outcome(call) + "\n" + call.getFirst().operation() + "\n" + rules;
    }

    private static MarkHit.Outcome outcome(List<Signal> call) {
        return call.stream().map(Signal::outcome).max(Comparator.naturalOrder()).orElse(MarkHit.Outcome.UNKNOWN);
    }

    private static Step step(List<Signal> call, int times) {
        Signal first = call.getFirst();
        return new Step(
                IncidentStory.time(first.timeMicros()),
                times,
                Words.word(outcome(call)),
                String.join(
                        " · ",
                        call.stream()
                                .map(signal -> signal.rule().title())
                                .distinct()
                                .toList()),
                Shown.of(first.operation().toString()),
                call.stream()
                        .map(Signal::note)
                        .filter(note -> !note.isEmpty())
                        .distinct()
                        .map(Shown::of)
                        .toList(),
                Shown.of(first.origin().file()) + " entry " + first.origin().entry());
    }
}
