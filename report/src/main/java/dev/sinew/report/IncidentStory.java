package dev.sinew.report;

import dev.sinew.model.Incident;
import dev.sinew.model.Signal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An incident in plain words. */
public final class IncidentStory {
    private IncidentStory() {}

    /** What came of it, in one sentence. */
    public static String of(Incident incident) {
        String calls = Words.counted(calls(List.of(incident)), "suspicious call");
        String done = switch (incident.stage()) {
            case PROBING -> "looked for what exists with " + calls;
            case ATTEMPT -> "was refused so far, " + calls;
            case SUCCESS -> "got through: " + calls;
            case EXTRACTION -> "took much of one kind: " + calls;
        };
        List<String> reached = reached(incident);
        return "The actor " + done + (reached.isEmpty() ? "." : ", " + String.join(", ", reached) + ".");
    }

    /** What came of several, in one sentence. */
    static String of(List<Incident> incidents) {
        long through = incidents.stream()
                .filter(each -> each.stage() == Incident.Stage.SUCCESS || each.stage() == Incident.Stage.EXTRACTION)
                .count();
        List<String> parts = new ArrayList<>();
        parts.add(Words.counted(calls(incidents), "suspicious call"));
        long objects = incidents.stream().mapToLong(Incident::objects).sum();
        long writes = incidents.stream().mapToLong(Incident::writes).sum();
        if (objects > 0) {
            parts.add(Words.counted(objects, "object"));
        }
        if (writes > 0) {
            parts.add(Words.counted(writes, "change"));
        }
        String who = through == incidents.size() ? "All of them" : Words.grouped(through) + " of them";
        return (through == 0 ? "None of them got through so far: " : who + " got through: ") + String.join(", ", parts)
                + ".";
    }

    private static long calls(List<Incident> incidents) {
        return incidents.stream()
                .flatMap(each -> each.signals().stream())
                .map(Signal::origin)
                .distinct()
                .count();
    }

    /** What was reached, changed and exposed. */
    public static List<String> reached(Incident incident) {
        List<String> parts = new ArrayList<>();
        if (incident.objects() > 0) {
            parts.add(Words.counted(incident.objects(), "object"));
        }
        if (incident.writes() > 0) {
            parts.add(Words.counted(incident.writes(), "change"));
        }
        incident.stakes().forEach(stake -> parts.add(Words.word(stake) + " at stake"));
        if (!incident.dataClasses().isEmpty()) {
            parts.add("with " + String.join(", ", incident.dataClasses()));
        }
        return parts;
    }

    /** The signal that says most: the most severe, of those the first. */
    public static Signal lead(Incident incident) {
        return incident.signals().stream()
                .min(Comparator.comparing((Signal signal) -> signal.outcome())
                        .thenComparing(signal -> signal.rule().severity())
                        .reversed())
                .orElseThrow();
    }

    /** Its signals by rule, operation and outcome, in the order of the first of each. */
    public static List<List<Signal>> kinds(Incident incident) {
        Map<String, List<Signal>> kinds = new LinkedHashMap<>();
        for (Signal signal : incident.signals()) {
            String kind = signal.rule().id() + "\n" + signal.operation() + "\n" + signal.outcome();
            kinds.computeIfAbsent(kind, key -> new ArrayList<>()).add(signal);
        }
        return List.copyOf(kinds.values());
    }

    /** From when to when. */
    public static String span(Incident incident) {
        String from = time(incident.signals().getFirst().timeMicros());
        String to = time(incident.signals().getLast().timeMicros());
        return from.equals(to) ? from : from + " to " + to;
    }

    /** A time to the second. */
    public static String time(long micros) {
        return micros == Long.MIN_VALUE
                ? "at an unknown time"
                : Instant.EPOCH
                        .plus(micros, ChronoUnit.MICROS)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()
                        .replace('T', ' ');
    }
}
