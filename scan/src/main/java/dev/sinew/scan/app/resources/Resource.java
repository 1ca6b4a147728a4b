package dev.sinew.scan.app.resources;

import java.util.List;

/**
 * A resource of an app.
 *
 * @param type {@code string}, {@code xml} …
 * @param name its name there
 * @param values as texts, one for each configuration and element of an array; of a file its path in the archive
 */
public record Resource(String type, String name, List<String> values) {
    public Resource {
        values = List.copyOf(values);
    }
}
