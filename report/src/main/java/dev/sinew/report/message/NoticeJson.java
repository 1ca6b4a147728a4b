package dev.sinew.report.message;

import dev.sinew.model.Operation;
import dev.sinew.report.Documents;
import dev.sinew.report.Words;
import tools.jackson.core.JsonGenerator;

/** A notice as JSON: what plain webhooks get, and what is kept until it arrived. Keys are added, never renamed. */
public final class NoticeJson {
    private NoticeJson() {}

    /** One document, in one line. */
    public static String of(Notice notice) {
        return Documents.text(json -> write(json, notice));
    }

    private static void write(JsonGenerator json, Notice notice) {
        json.writeStartObject();
        json.writeStringProperty("id", notice.id());
        json.writeStringProperty("event", notice.kind().word());
        json.writeStringProperty("at", notice.at().toString());
        json.writeStringProperty("severity", Words.word(notice.severity()));
        json.writeStringProperty("subject", notice.subject());
        json.writeStringProperty("title", notice.title());
        json.writeStringProperty("text", notice.text());
        operation(json, notice.operation());
        json.writeStringProperty("actor", notice.actor());
        json.writeStringProperty("rule", notice.rule());
        json.writeArrayPropertyStart("cwe");
        notice.cwe().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeStringProperty("cure", notice.cure());
        json.writeStringProperty("firstSeen", notice.firstSeen().toString());
        json.writeStringProperty("lastSeen", notice.lastSeen().toString());
        json.writeArrayPropertyStart("facts");
        for (Notice.Fact fact : notice.facts()) {
            json.writeStartObject();
            json.writeStringProperty("name", fact.name());
            json.writeStringProperty("value", fact.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("calls");
        notice.calls().forEach(call -> call(json, call));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void call(JsonGenerator json, Notice.Call call) {
        json.writeStartObject();
        json.writeStringProperty("rule", call.rule());
        json.writeStringProperty("title", call.title());
        operation(json, call.operation());
        json.writeStringProperty("outcome", call.outcome());
        json.writeStringProperty("at", call.at().toString());
        json.writeStringProperty("exchange", call.exchange());
        json.writeStringProperty("note", call.note());
        json.writeEndObject();
    }

    private static void operation(JsonGenerator json, Operation operation) {
        json.writeName("operation").writeStartObject();
        json.writeStringProperty("api", operation.api());
        json.writeStringProperty("method", operation.method());
        json.writeStringProperty("path", operation.path());
        json.writeStringProperty("selector", operation.selector());
        json.writeEndObject();
    }
}
