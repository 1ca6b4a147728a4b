package dev.sinew.report.message;

import dev.sinew.report.Documents;
import tools.jackson.core.JsonGenerator;

/**
 * A notice as an event of PagerDuty's Events API v2. The subject is the key by which PagerDuty knows that two events are about the
 * same; the end of a block resolves what its beginning raised.
 */
public final class PagerDutyMessage {
    private static final int SUMMARY = 1_024;

    private PagerDutyMessage() {}

    /** An event; the routing key is the integration's secret. */
    public static String of(Notice notice, String routingKey) {
        boolean ends = notice.kind() == Notice.Kind.BLOCK_ENDED;
        return Documents.text(json -> {
            json.writeStartObject();
            json.writeStringProperty("routing_key", routingKey);
            json.writeStringProperty("event_action", ends ? "resolve" : "trigger");
            json.writeStringProperty("dedup_key", notice.subject());
            json.writeStringProperty("client", "Sinew");
            payload(json, notice);
            json.writeEndObject();
        });
    }

    private static void payload(JsonGenerator json, Notice notice) {
        json.writeName("payload").writeStartObject();
        json.writeStringProperty("summary", Notice.cut(notice.headline(), SUMMARY));
        json.writeStringProperty(
                "source",
                notice.operation().api().isEmpty()
                        ? "sinew"
                        : notice.operation().api());
        json.writeStringProperty(
                "severity",
                switch (notice.severity()) {
                    case CRITICAL -> "critical";
                    case HIGH -> "error";
                    case MEDIUM -> "warning";
                    case LOW -> "info";
                });
        json.writeStringProperty("timestamp", notice.at().toString());
        json.writeStringProperty("component", notice.operation().toString());
        json.writeStringProperty(
                "class", notice.rule().isEmpty() ? notice.kind().word() : notice.rule());
        json.writeName("custom_details").writeStartObject();
        json.writeStringProperty("event", notice.kind().word());
        json.writeStringProperty("text", notice.text());
        json.writeStringProperty("cure", notice.cure());
        json.writeArrayPropertyStart("facts");
        notice.facts().forEach(fact -> json.writeString(fact.name() + ": " + fact.value()));
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }
}
