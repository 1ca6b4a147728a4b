package dev.sinew.scan.app.dex;

/**
 * Where in code something stands.
 *
 * @param type the class as a descriptor
 * @param method the method's name, or empty for the class itself
 */
public record Place(String type, String method) implements Comparable<Place> {
    /** As people write it: {@code com.bank.Login.check}. */
    @Override
    public String toString() {
        return Names.dotted(type) + (method.isEmpty() ? "" : "." + method);
    }

    @Override
    public int compareTo(Place other) {
        int order = type.compareTo(other.type);
        return order != 0 ? order : method.compareTo(other.method);
    }
}
