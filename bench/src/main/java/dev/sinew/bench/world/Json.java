package dev.sinew.bench.world;

import java.math.BigDecimal;
import java.util.List;

/** Writes one JSON object, member by member. */
final class Json {
    private final StringBuilder text = new StringBuilder(256).append('{');

    static Json object() {
        return new Json();
    }

    static String array(List<Json> items) {
        StringBuilder all = new StringBuilder("[");
        for (Json item : items) {
            all.append(all.length() == 1 ? "" : ",").append(item);
        }
        return all.append(']').toString();
    }

    Json put(String name, String value) {
        name(name).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            text.append(c);
        }
        text.append('"');
        return this;
    }

    Json put(String name, long value) {
        name(name).append(value);
        return this;
    }

    Json put(String name, BigDecimal value) {
        name(name).append(value.toPlainString());
        return this;
    }

    Json put(String name, boolean value) {
        name(name).append(value);
        return this;
    }

    Json put(String name, Json value) {
        name(name).append(value);
        return this;
    }

    Json put(String name, List<Json> values) {
        name(name).append(array(values));
        return this;
    }

    Json putTexts(String name, List<String> values) {
        name(name).append('[');
        for (int i = 0; i < values.size(); i++) {
            text.append(i == 0 ? "\"" : ",\"").append(values.get(i)).append('"');
        }
        text.append(']');
        return this;
    }

    private StringBuilder name(String name) {
        return text.append(text.length() == 1 ? "\"" : ",\"").append(name).append("\":");
    }

    @Override
    public String toString() {
        return text + "}";
    }
}
