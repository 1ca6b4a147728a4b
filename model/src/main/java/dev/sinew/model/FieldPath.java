package dev.sinew.model;

import java.util.Objects;

/**
 * The place of a field within a message: location, then names, with {@code []} for the elements of an array, {@code *}
 * for a map's data-like keys, and {@code {}} for the JSON that a text is.
 *
 * <p>Paths are shared by the observations of a process; equality is by content.
 */
public final class FieldPath {
    /** The name that stands for the elements of an array. */
    public static final String ELEMENT = "[]";
    /** The name that stands for keys that are data. */
    public static final String ANY_KEY = "*";
    /** The name that stands for the JSON in a text. */
    public static final String IN_TEXT = "{}";

    private final Location location;
    private final FieldPath parent;
    private final String name;
    private final int depth;
    private final int hash;
    private final FieldPath named;

    private FieldPath(Location location) {
        this.location = location;
        this.parent = this;
        this.name = "";
        this.depth = 0;
        this.hash = 31 * location.name().hashCode();
        this.named = this;
    }

    private FieldPath(FieldPath parent, String name) {
        this.location = parent.location;
        this.parent = parent;
        this.name = name;
        this.depth = parent.depth + 1;
        this.hash = 31 * parent.hash + name.hashCode();
        this.named = isOfMany() || name.equals(IN_TEXT) ? parent.named : this;
    }

    /** The message part itself, which has no name. */
    public static FieldPath root(Location location) {
        return new FieldPath(location);
    }

    /** A field under this one. */
    public FieldPath child(String childName) {
        return new FieldPath(this, childName);
    }

    public Location location() {
        return location;
    }

    /** The enclosing field; a root's is itself. */
    public FieldPath parent() {
        return parent;
    }

    /** The last name; empty for a root. */
    public String name() {
        return name;
    }

    /** How many names the path has. */
    public int depth() {
        return depth;
    }

    /** The last name that is one of the message's, not {@code []}, {@code *} or {@code {}}; or empty. */
    public String fieldName() {
        return named.name;
    }

    /** This field or the innermost around it that has a name of the message's; or the root. */
    public FieldPath named() {
        return named;
    }

    /** Whether its last name stands for many: elements, or keys that are data. */
    public boolean isOfMany() {
        return name.equals(ELEMENT) || name.equals(ANY_KEY);
    }

    /** Whether it stands within the JSON that a text is. */
    public boolean isInText() {
        FieldPath path = this;
        while (path.depth > 0 && !path.name.equals(IN_TEXT)) {
            path = path.parent;
        }
        return path.depth > 0;
    }

    /** The names joined for people: {@code items[].card.number}, {@code event.payload{}.email}. */
    public String text() {
        if (depth == 0) {
            return "";
        }
        String before = parent.text();
        return name.equals(ELEMENT) || name.equals(IN_TEXT) || before.isEmpty() ? before + name : before + "." + name;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof FieldPath path) || path.hash != hash || path.depth != depth) {
            return false;
        }
        return depth == 0 ? location == path.location : name.equals(path.name) && Objects.equals(parent, path.parent);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return location + ":" + text();
    }
}
