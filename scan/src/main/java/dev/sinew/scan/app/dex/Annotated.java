package dev.sinew.scan.app.dex;

import java.util.List;
import java.util.Map;

/**
 * A method with annotations.
 *
 * @param place which
 * @param annotations by their type as a descriptor, each with the texts of its elements by name
 * @param parameters for each parameter its annotations likewise
 * @param abstracted whether it has no code of its own
 */
public record Annotated(
        Place place,
        Map<String, Map<String, List<String>>> annotations,
        List<Map<String, Map<String, List<String>>>> parameters,
        boolean abstracted) {
    public Annotated {
        annotations = Map.copyOf(annotations);
        parameters = List.copyOf(parameters);
    }
}
