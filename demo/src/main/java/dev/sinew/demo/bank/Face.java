package dev.sinew.demo.bank;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** How things look in answers: members in order, times and ids as text, nothing for what is not there. */
final class Face {
    private Face() {}

    /** Names and values in turns. */
    static Map<String, Object> of(Object... pairs) {
        Map<String, Object> face = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            put(face, pairs[i].toString(), pairs[i + 1]);
        }
        return face;
    }

    private static void put(Map<String, Object> face, String name, Object value) {
        if (value instanceof Optional<?> maybe) {
            maybe.ifPresent(there -> put(face, name, there));
        } else {
            face.put(name, isPlain(value) ? value : value.toString());
        }
    }

    private static boolean isPlain(Object value) {
        return !(value instanceof UUID || value instanceof java.time.temporal.Temporal || value instanceof Enum<?>);
    }

    /** A list of faces under a name. */
    static <T> Map<String, Object> list(String name, List<T> all, Function<T, Map<String, Object>> face) {
        return of(name, all.stream().map(face).toList());
    }

    /** A page of a longer list, with where the next one begins. */
    static <T> Map<String, Object> page(
            String name, List<T> all, Paging paging, Function<T, Map<String, Object>> face) {
        int from = Math.min(paging.offset(), all.size());
        int to = Math.min(from + paging.limit(), all.size());
        return of(
                name,
                all.subList(from, to).stream().map(face).toList(),
                "total",
                all.size(),
                "nextOffset",
                to < all.size() ? Optional.of(to) : Optional.empty());
    }
}
