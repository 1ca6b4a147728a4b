package dev.sinew.report.message;

import dev.sinew.report.Documents;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/**
 * A notice for an incoming webhook of Slack, as blocks. All text is of the type that knows no markup, and what could begin a link or
 * a mention is escaped besides.
 */
public final class SlackMessage {
    /** Slack takes 150 characters, and some may be escaped. */
    private static final int HEADER = 110;

    private static final int MOST_FIELDS = 10;

    private SlackMessage() {}

    public static String of(Notice notice) {
        return Documents.text(json -> {
            json.writeStartObject();
            json.writeStringProperty("text", escaped(notice.headline()));
            json.writeBooleanProperty("unfurl_links", false);
            json.writeArrayPropertyStart("blocks");
            json.writeStartObject();
            json.writeStringProperty("type", "header");
            plain(json, Notice.cut(notice.kind().title() + ": " + notice.title(), HEADER));
            json.writeEndObject();
            section(json, notice.text());
            if (!notice.operation().api().isEmpty()) {
                section(json, notice.operation().toString());
            }
            fields(json, notice);
            if (!notice.cure().isEmpty()) {
                section(json, notice.cure());
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void fields(JsonGenerator json, Notice notice) {
        json.writeStartObject();
        json.writeStringProperty("type", "section");
        json.writeArrayPropertyStart("fields");
        field(json, "Severity: " + notice.severity().name().toLowerCase(Locale.ROOT));
        notice.facts().stream().limit(MOST_FIELDS - 2).forEach(fact -> field(json, fact.name() + ": " + fact.value()));
        field(json, "Id: " + notice.subject());
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void field(JsonGenerator json, String text) {
        json.writeStartObject();
        inside(json, text);
        json.writeEndObject();
    }

    private static void section(JsonGenerator json, String text) {
        json.writeStartObject();
        json.writeStringProperty("type", "section");
        plain(json, text);
        json.writeEndObject();
    }

    private static void plain(JsonGenerator json, String text) {
        json.writeName("text").writeStartObject();
        inside(json, text);
        json.writeEndObject();
    }

    private static void inside(JsonGenerator json, String text) {
        json.writeStringProperty("type", "plain_text");
        json.writeBooleanProperty("emoji", false);
        json.writeStringProperty("text", escaped(text));
    }

    /** The three characters that Slack gives a meaning outside of markup too. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
