package dev.sinew.report;

import dev.sinew.model.Incident;
import dev.sinew.model.Signal;
import dev.sinew.report.gate.Judgement;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Writes incidents and their signals into the JSON report. */
final class IncidentJson {
    private IncidentJson() {}

    static void write(JsonGenerator json, AnalysisReport.IncidentRow row, Judgement judgement) {
        Incident incident = row.incident();
        json.writeStartObject();
        json.writeStringProperty("id", incident.id());
        json.writeStringProperty("severity", word(incident.severity()));
        json.writeName("actor").writeStartObject();
        json.writeStringProperty("caller", row.actor());
        JsonReport.texts(json, "clients", row.agents());
        json.writeEndObject();
        json.writeStringProperty("stage", word(incident.stage()));
        JsonReport.time(json, "firstSeen", incident.signals().getFirst().timeMicros());
        JsonReport.time(json, "lastSeen", incident.signals().getLast().timeMicros());
        json.writeNumberProperty("objects", incident.objects());
        json.writeNumberProperty("writes", incident.writes());
        JsonReport.texts(json, "dataClasses", incident.dataClasses());
        JsonReport.texts(
                json,
                "stakes",
                incident.stakes().stream().map(IncidentJson::word).toList());
        json.writeArrayPropertyStart("signals");
        incident.signals().forEach(signal -> signal(json, signal));
        json.writeEndArray();
        json.writeStringProperty("fingerprint", incident.fingerprint());
        FindingJson.standing(json, judgement.of(incident), judgement);
        json.writeEndObject();
    }

    private static void signal(JsonGenerator json, Signal signal) {
        json.writeStartObject();
        json.writeStringProperty(
                "id", signal.rule().id() + "@" + signal.origin().entry());
        json.writeStringProperty("rule", signal.rule().id());
        json.writeStringProperty("severity", word(signal.rule().severity()));
        json.writeStringProperty("confidence", word(signal.confidence()));
        json.writeStringProperty("maturity", word(signal.rule().maturity()));
        JsonReport.time(json, "at", signal.timeMicros());
        json.writeName("operation").writeStartObject();
        JsonReport.place(json, signal.operation());
        json.writeEndObject();
        json.writeStringProperty("outcome", word(signal.outcome()));
        JsonReport.text(
                json, "exchange", signal.origin().file() + "#" + signal.origin().entry());
        JsonReport.text(json, "file", signal.origin().file());
        json.writeNumberProperty("entry", signal.origin().entry());
        JsonReport.text(json, "note", signal.note());
        json.writeEndObject();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
