package dev.sinew.report.message;

import dev.sinew.report.Documents;
import dev.sinew.report.message.Notice.Fact;
import java.util.Locale;

/** A notice as an issue of Jira, for version 2 of its interface, which Jira Cloud and Jira Data Center both have. */
public final class JiraMessage {
    private static final int SUMMARY = 250;

    /** What the wiki markup of a description gives a meaning. */
    private static final String MARKUP = "\\*_-+^~{}[]|!#?@:&;()<>";

    private JiraMessage() {}

    /**
     * An issue.
     *
     * @param project its key
     * @param type the name of the type of issue
     */
    public static String of(Notice notice, String project, String type) {
        return Documents.text(json -> {
            json.writeStartObject();
            json.writeName("fields").writeStartObject();
            json.writeName("project").writeStartObject();
            json.writeStringProperty("key", project);
            json.writeEndObject();
            json.writeName("issuetype").writeStartObject();
            json.writeStringProperty("name", type);
            json.writeEndObject();
            json.writeStringProperty("summary", Notice.cut(notice.headline(), SUMMARY));
            json.writeStringProperty("description", description(notice));
            json.writeArrayPropertyStart("labels");
            json.writeString("sinew");
            json.writeString("sinew-" + label(notice.subject()));
            json.writeString("sinew-event-" + label(notice.id()));
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static String description(Notice notice) {
        StringBuilder out = new StringBuilder(escaped(notice.text())).append("\n\n");
        if (!notice.operation().api().isEmpty()) {
            line(out, new Fact("Where", notice.operation().toString()));
        }
        line(out, new Fact("Severity", notice.severity().name().toLowerCase(Locale.ROOT)));
        notice.facts().forEach(fact -> line(out, fact));
        line(out, new Fact("Id", notice.subject()));
        if (!notice.cure().isEmpty()) {
            out.append('\n').append(escaped(notice.cure())).append('\n');
        }
        return out.toString();
    }

    private static void line(StringBuilder out, Fact fact) {
        out.append("* ")
                .append(escaped(fact.name()))
                .append(": ")
                .append(escaped(fact.value()))
                .append('\n');
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (MARKUP.indexOf(letter) >= 0) {
                out.append("&#").append((int) letter).append(';');
            } else {
                out.append(letter);
            }
        }
        return out.toString();
    }

    /** A label has no white space. */
    private static String label(String id) {
        return Notice.cut(id, 100).replaceAll("[^A-Za-z0-9_-]", "-");
    }
}
