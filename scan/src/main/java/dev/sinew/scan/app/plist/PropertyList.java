package dev.sinew.scan.app.plist;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a property list, in either of Apple's forms. Dates and numbers are texts; data are the text of their bytes.
 *
 * @param text what it is, where it is neither a list nor a dictionary; {@code true} and {@code false} for truths
 * @param items of a list
 * @param entries of a dictionary
 */
public record PropertyList(String text, List<PropertyList> items, Map<String, PropertyList> entries) {
    static final PropertyList NOTHING = new PropertyList("", List.of(), Map.of());

    public PropertyList {
        items = List.copyOf(items);
        entries = Map.copyOf(entries);
    }

    static PropertyList of(String text) {
        return new PropertyList(text, List.of(), Map.of());
    }

    /** Reads a file; nothing where it is no property list that can be read. */
    public static Optional<PropertyList> read(byte[] bytes) {
        return BinaryPlist.is(bytes) ? BinaryPlist.read(bytes) : XmlPlist.read(bytes);
    }

    /** An entry; an empty value where there is none. */
    public PropertyList get(String key) {
        return entries.getOrDefault(key, NOTHING);
    }

    /** Whether it is a truth that holds. */
    public boolean isTrue() {
        return text.equals("true");
    }

    /** All texts with their keys, {@code key = "text"}, each followed by an empty line. */
    public String lines() {
        StringBuilder out = new StringBuilder();
        lines("", out);
        return out.toString();
    }

    private void lines(String key, StringBuilder out) {
        if (!text.isEmpty()) {
            boolean plain = text.indexOf('"') < 0 && text.indexOf('\n') < 0;
            out.append(plain && !key.isEmpty() ? key + " = \"" + text + "\"" : text)
                    .append("\n\n");
        }
        items.forEach(each -> each.lines(key, out));
        entries.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> each.getValue().lines(each.getKey(), out));
    }
}
