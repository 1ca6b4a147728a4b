package dev.sinew.scan.app.resources;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element of a compiled document.
 *
 * @param name without its namespace
 * @param attributes by name without namespace; a reference to a resource is {@code @} and its eight hexadecimal digits or its name
 * @param children those below it, in order
 * @param text what stands between them
 */
public record XmlElement(String name, Map<String, String> attributes, List<XmlElement> children, String text) {
    public XmlElement {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** The value of an attribute. */
    public Optional<String> attribute(String key) {
        return Optional.ofNullable(attributes.get(key));
    }

    /** The elements right below it with that name. */
    public Stream<XmlElement> all(String key) {
        return children.stream().filter(each -> each.name().equals(key));
    }

    /** The first element right below it with that name. */
    public Optional<XmlElement> first(String key) {
        return all(key).findFirst();
    }

    /** An element that is being read. */
    static final class Open {
        final String name;
        final Map<String, String> attributes = new LinkedHashMap<>();
        final List<XmlElement> children = new ArrayList<>();
        final StringBuilder text = new StringBuilder();

        Open(String name) {
            this.name = name;
        }

        XmlElement closed() {
            return new XmlElement(name, attributes, children, text.toString());
        }
    }
}
