package dev.sinew.report.message;

import dev.sinew.report.Documents;
import dev.sinew.report.message.Notice.Fact;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/**
 * A notice for an incoming webhook of Teams, as an Adaptive Card 1.4. Text blocks know Markdown, so all text stands in runs, which know
 * none.
 */
public final class TeamsMessage {
    private TeamsMessage() {}

    public static String of(Notice notice) {
        return Documents.text(json -> {
            json.writeStartObject();
            json.writeStringProperty("type", "message");
            json.writeArrayPropertyStart("attachments");
            json.writeStartObject();
            json.writeStringProperty("contentType", "application/vnd.microsoft.card.adaptive");
            json.writeNullProperty("contentUrl");
            json.writeName("content");
            card(json, notice);
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void card(JsonGenerator json, Notice notice) {
        json.writeStartObject();
        json.writeStringProperty("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        json.writeStringProperty("type", "AdaptiveCard");
        json.writeStringProperty("version", "1.4");
        json.writeArrayPropertyStart("body");
        line(json, notice.kind().title() + ": " + notice.title(), "large", color(notice), true);
        line(json, notice.text(), "default", "default", false);
        if (!notice.operation().api().isEmpty()) {
            line(json, notice.operation().toString(), "default", "default", false);
        }
        fact(json, new Fact("Severity", notice.severity().name().toLowerCase(Locale.ROOT)));
        notice.facts().forEach(fact -> fact(json, fact));
        fact(json, new Fact("Id", notice.subject()));
        if (!notice.cure().isEmpty()) {
            line(json, notice.cure(), "default", "default", false);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String color(Notice notice) {
        return switch (notice.severity()) {
            case CRITICAL, HIGH -> "attention";
            case MEDIUM -> "warning";
            case LOW -> "default";
        };
    }

    private static void fact(JsonGenerator json, Fact fact) {
        json.writeStartObject();
        json.writeStringProperty("type", "RichTextBlock");
        json.writeStringProperty("spacing", "small");
        json.writeArrayPropertyStart("inlines");
        run(json, fact.name() + ": ", "default", "default", true);
        run(json, fact.value(), "default", "default", false);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void line(JsonGenerator json, String text, String size, String color, boolean bold) {
        json.writeStartObject();
        json.writeStringProperty("type", "RichTextBlock");
        json.writeArrayPropertyStart("inlines");
        run(json, text, size, color, bold);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void run(JsonGenerator json, String text, String size, String color, boolean bold) {
        json.writeStartObject();
        json.writeStringProperty("type", "TextRun");
        json.writeStringProperty("text", text);
        json.writeStringProperty("size", size);
        json.writeStringProperty("color", color);
        json.writeStringProperty("weight", bold ? "bolder" : "default");
        json.writeEndObject();
    }
}
