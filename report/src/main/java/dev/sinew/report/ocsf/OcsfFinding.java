package dev.sinew.report.ocsf;

import dev.sinew.report.message.Notice;
import dev.sinew.report.message.Notice.Fact;
import dev.sinew.report.message.Notice.Kind;
import dev.sinew.report.ocsf.Envelope.Named;
import tools.jackson.core.JsonGenerator;

/** A notice as a Detection Finding (2004) or an Application Security Posture Finding (2007). */
final class OcsfFinding {
    private static final Named FINDINGS = new Named(2, "Findings");
    private static final Named DETECTION = new Named(2004, "Detection Finding");
    private static final Named POSTURE = new Named(2007, "Application Security Posture Finding");

    private OcsfFinding() {}

    static String of(Notice notice, String version) {
        boolean posture = notice.kind().isOfFinding();
        return Envelope.text(json -> {
            json.writeStartObject();
            Envelope.classified(json, FINDINGS, posture ? POSTURE : DETECTION, activity(notice.kind()), notice.at());
            Envelope.severity(json, notice.severity());
            json.writeStringProperty("message", notice.headline());
            boolean closed = notice.kind() == Kind.BLOCK_ENDED;
            json.writeNumberProperty("status_id", closed ? 4 : 1);
            json.writeStringProperty("status", closed ? "Resolved" : "New");
            Envelope.metadata(json, version, notice.id(), notice.subject());
            json.writeNumberProperty("start_time", notice.firstSeen().toEpochMilli());
            json.writeNumberProperty("end_time", notice.lastSeen().toEpochMilli());
            info(json, notice);
            if (posture) {
                posture(json, notice);
            } else {
                detection(json, notice);
            }
            if (!notice.operation().api().isEmpty()) {
                Envelope.resources(json, notice.operation());
            }
            unmapped(json, notice);
            json.writeEndObject();
        });
    }

    private static Named activity(Kind kind) {
        if (kind == Kind.BLOCK_ENDED) {
            return new Named(3, "Close");
        }
        return kind.isChange() ? new Named(2, "Update") : new Named(1, "Create");
    }

    private static void info(JsonGenerator json, Notice notice) {
        json.writeName("finding_info").writeStartObject();
        json.writeStringProperty("uid", notice.subject());
        json.writeStringProperty("title", notice.title());
        json.writeStringProperty("desc", notice.text());
        json.writeNumberProperty("created_time", notice.firstSeen().toEpochMilli());
        json.writeNumberProperty("first_seen_time", notice.firstSeen().toEpochMilli());
        json.writeNumberProperty("last_seen_time", notice.lastSeen().toEpochMilli());
        json.writeNumberProperty("modified_time", notice.at().toEpochMilli());
        if (!notice.rule().isEmpty()) {
            json.writeName("analytic").writeStartObject();
            json.writeStringProperty("uid", notice.rule());
            json.writeStringProperty("name", notice.title());
            json.writeNumberProperty("type_id", 1);
            json.writeStringProperty("type", "Rule");
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** A weakness; the schema asks for an application, a compliance, a remedy or a vulnerability. */
    private static void posture(JsonGenerator json, Notice notice) {
        String api = notice.operation().api().isEmpty()
                ? "unknown"
                : notice.operation().api();
        json.writeName("application").writeStartObject();
        json.writeStringProperty("name", api);
        json.writeStringProperty("uid", api);
        json.writeEndObject();
        if (!notice.cwe().isEmpty()) {
            json.writeArrayPropertyStart("vulnerabilities");
            for (int number : notice.cwe()) {
                json.writeStartObject();
                json.writeStringProperty("title", notice.title());
                json.writeName("cwe").writeStartObject();
                json.writeStringProperty("uid", "CWE-" + number);
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        remediation(json, notice);
    }

    private static void detection(JsonGenerator json, Notice notice) {
        json.writeBooleanProperty("is_alert", notice.kind().isOfIncident() && notice.kind() != Kind.TEST);
        remediation(json, notice);
        if (!notice.actor().isEmpty()) {
            json.writeArrayPropertyStart("evidences");
            json.writeStartObject();
            Envelope.actor(json, notice.actor());
            if (!notice.operation().api().isEmpty()) {
                Envelope.api(json, notice.operation());
            }
            json.writeEndObject();
            json.writeEndArray();
        }
    }

    private static void remediation(JsonGenerator json, Notice notice) {
        if (!notice.cure().isEmpty()) {
            json.writeName("remediation").writeStartObject();
            json.writeStringProperty("desc", notice.cure());
            json.writeEndObject();
        }
    }

    private static void unmapped(JsonGenerator json, Notice notice) {
        json.writeName("unmapped").writeStartObject();
        json.writeStringProperty("event", notice.kind().word());
        json.writeArrayPropertyStart("facts");
        for (Fact fact : notice.facts()) {
            json.writeString(fact.name() + ": " + fact.value());
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
