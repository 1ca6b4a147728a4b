package dev.sinew.scan.app.dex;

import java.util.List;

/**
 * What a class is.
 *
 * @param type its descriptor
 * @param parent that of the class it extends, or empty
 * @param interfaces those of what it implements
 * @param fields its static fields with what they start with
 * @param abstracted whether none can be made
 */
public record ClassShape(String type, String parent, List<String> interfaces, List<Start> fields, boolean abstracted) {
    /** A static field and what it starts with. */
    public record Start(FieldKey field, Value value) {}

    public ClassShape {
        interfaces = List.copyOf(interfaces);
        fields = List.copyOf(fields);
    }
}
