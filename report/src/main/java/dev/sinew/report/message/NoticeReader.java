package dev.sinew.report.message;

import dev.sinew.model.Operation;
import dev.sinew.model.Severity;
import dev.sinew.report.message.Notice.Call;
import dev.sinew.report.message.Notice.Fact;
import dev.sinew.report.message.Notice.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads what {@link NoticeJson} wrote. Members that are not known are passed over. */
public final class NoticeReader {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Operation NOWHERE = new Operation("", "", "", "");

    private NoticeReader() {}

    /** An object's members: texts, and the operation where it has one. */
    private record Members(Map<String, String> texts, Operation operation) {
        String text(String name) {
            return texts.getOrDefault(name, "");
        }

        Instant time(String name) {
            return Instant.parse(text(name));
        }
    }

    /** The notice; nothing where it is none. */
    public static Optional<Notice> read(String text) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return json.nextToken() == JsonToken.START_OBJECT ? Optional.of(notice(json)) : Optional.empty();
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Notice notice(JsonParser json) {
        Map<String, String> texts = new HashMap<>();
        Operation operation = NOWHERE;
        List<Integer> cwe = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        List<Call> calls = new ArrayList<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "operation" -> operation = operation(json);
                case "cwe" -> {
                    while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                        cwe.add(json.getIntValue());
                    }
                }
                case "facts" -> each(json, facts, each -> new Fact(each.text("name"), each.text("value")));
                case "calls" -> each(json, calls, NoticeReader::call);
                default -> text(json, name, texts);
            }
        }
        Members members = new Members(texts, operation);
        return new Notice(
                members.text("id"),
                Kind.valueOf(members.text("event").toUpperCase(Locale.ROOT).replace('-', '_')),
                members.time("at"),
                Severity.valueOf(members.text("severity").toUpperCase(Locale.ROOT)),
                members.text("subject"),
                members.text("title"),
                members.text("text"),
                operation,
                members.text("actor"),
                members.text("rule"),
                cwe,
                members.text("cure"),
                members.time("firstSeen"),
                members.time("lastSeen"),
                facts,
                calls);
    }

    private static Call call(Members each) {
        return new Call(
                each.text("rule"),
                each.text("title"),
                each.operation(),
                each.text("outcome"),
                each.time("at"),
                each.text("exchange"),
                each.text("note"));
    }

    private static <T> void each(JsonParser json, List<T> into, Function<Members, T> make) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            into.add(make.apply(members(json)));
        }
    }

    private static Members members(JsonParser json) {
        Map<String, String> texts = new HashMap<>();
        Operation operation = NOWHERE;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("operation")) {
                operation = operation(json);
            } else {
                text(json, name, texts);
            }
        }
        return new Members(texts, operation);
    }

    private static Operation operation(JsonParser json) {
        Map<String, String> texts = new HashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            text(json, name, texts);
        }
        return new Operation(
                texts.getOrDefault("api", ""),
                texts.getOrDefault("method", ""),
                texts.getOrDefault("path", ""),
                texts.getOrDefault("selector", ""));
    }

    private static void text(JsonParser json, String name, Map<String, String> into) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            into.put(name, json.getString());
        } else {
            json.skipChildren();
        }
    }
}
