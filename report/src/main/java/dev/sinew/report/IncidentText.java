package dev.sinew.report;

import dev.sinew.model.Incident;
import dev.sinew.model.Signal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes incidents for a person: who, how far it came, and by which calls, the first of each kind with its reason. */
final class IncidentText {
    private static final int MAX_INCIDENTS = 20;
    private static final int MAX_KINDS = 4;

    private final Style style;

    IncidentText(Style style) {
        this.style = style;
    }

    void write(StringBuilder out, List<AnalysisReport.IncidentRow> incidents) {
        if (incidents.isEmpty()) {
            return;
        }
        out.append(style.bold("Incidents")).append("\n\n");
        for (AnalysisReport.IncidentRow row : incidents.subList(0, Math.min(MAX_INCIDENTS, incidents.size()))) {
            incident(out, row);
        }
        if (incidents.size() > MAX_INCIDENTS) {
            out.append(style.dim("  … and " + (incidents.size() - MAX_INCIDENTS) + " more (--format json lists all)"))
                    .append('\n');
        }
        out.append('\n');
    }

    private void incident(StringBuilder out, AnalysisReport.IncidentRow row) {
        Incident incident = row.incident();
        String severity = word(incident.severity());
        String padded = severity + " ".repeat(Math.max(0, 8 - severity.length()));
        String painted = switch (incident.severity()) {
            case CRITICAL, HIGH -> style.alarm(padded);
            case MEDIUM -> style.warn(padded);
            case LOW -> style.dim(padded);
        };
        String agents = row.agents().isEmpty() ? "" : " (" + PlainText.of(String.join(", ", row.agents())) + ")";
        out.append("  ")
                .append(painted)
                .append("  ")
                .append(style.bold(row.actor() + agents + ": " + word(incident.stage())));
        out.append(style.dim(reached(incident))).append('\n');
        out.append("            ").append(style.dim(span(incident))).append('\n');
        Map<String, List<Signal>> kinds = new LinkedHashMap<>();
        for (Signal signal : incident.signals()) {
            kinds.computeIfAbsent(signal.rule().id() + signal.operation() + signal.outcome(), key -> new ArrayList<>())
                    .add(signal);
        }
        kinds.values().stream().limit(MAX_KINDS).forEach(signals -> kind(out, signals));
        if (kinds.size() > MAX_KINDS) {
            out.append("            ")
                    .append(style.dim("and " + (kinds.size() - MAX_KINDS) + " more kinds"))
                    .append('\n');
        }
    }

    private void kind(StringBuilder out, List<Signal> signals) {
        Signal first = signals.getFirst();
        out.append("            ").append(PlainText.of(first.operation().toString()));
        out.append(style.dim("  (" + signals.size() + (signals.size() == 1 ? " time, " : " times, ")
                + word(first.outcome()) + ", " + first.rule().id() + ")"));
        out.append('\n');
        out.append("              ")
                .append(style.dim(PlainText.of(first.origin().file()) + " entry "
                        + first.origin().entry() + ": " + PlainText.of(first.note())))
                .append('\n');
    }

    private static String reached(Incident incident) {
        List<String> parts = new ArrayList<>();
        if (incident.objects() > 0) {
            parts.add(incident.objects() + (incident.objects() == 1 ? " object" : " objects"));
        }
        if (incident.writes() > 0) {
            parts.add(incident.writes() + (incident.writes() == 1 ? " change" : " changes"));
        }
        incident.stakes().forEach(stake -> parts.add(word(stake) + " at stake"));
        if (!incident.dataClasses().isEmpty()) {
            parts.add("with " + String.join(", ", incident.dataClasses()));
        }
        return parts.isEmpty() ? "" : "  (" + String.join(", ", parts) + ")";
    }

    private static String span(Incident incident) {
        String from = time(incident.signals().getFirst().timeMicros());
        String to = time(incident.signals().getLast().timeMicros());
        return from.equals(to) ? from : from + " to " + to;
    }

    private static String time(long micros) {
        return micros == Long.MIN_VALUE
                ? "at an unknown time"
                : Instant.EPOCH
                        .plus(micros, ChronoUnit.MICROS)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
