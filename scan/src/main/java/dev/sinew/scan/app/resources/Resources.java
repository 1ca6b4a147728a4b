package dev.sinew.scan.app.resources;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources of an app by what documents call them: {@code @7f0a0001} in compiled ones, {@code @xml/name} in a bundle's. */
public final class Resources {
    /** Of an app that has none, or none that can be read. */
    public static final Resources NONE = new Resources(Map.of());

    private static final int MAX_HOPS = 8;

    private final Map<String, Resource> byReference;
    private final Map<String, Resource> byName = new LinkedHashMap<>();

    Resources(Map<String, Resource> byReference) {
        this.byReference = new LinkedHashMap<>(byReference);
        byReference.values().forEach(each -> byName.putIfAbsent("@" + each.type() + "/" + each.name(), each));
    }

    /** All of them. */
    public Collection<Resource> all() {
        return byReference.values();
    }

    /** The resource that a reference names. */
    public Optional<Resource> at(String reference) {
        Resource found = byReference.get(reference);
        return Optional.ofNullable(found == null ? byName.get(reference) : found);
    }

    /** The values that a text stands for: those of the resource that it names, else itself. */
    public List<String> values(String text) {
        String value = text;
        for (int hop = 0; hop < MAX_HOPS && value.startsWith("@"); hop++) {
            Optional<Resource> found = at(value);
            if (found.isEmpty() || found.get().values().isEmpty()) {
                return List.of();
            }
            List<String> values = found.get().values();
            if (values.stream().noneMatch(each -> each.startsWith("@"))) {
                return values;
            }
            value = values.getFirst();
        }
        return value.startsWith("@") ? List.of() : List.of(value);
    }
}
