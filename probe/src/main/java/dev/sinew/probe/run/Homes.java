package dev.sinew.probe.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where things stand, without the words that only say again what is done with them: {@code POST /cards/create} creates what {@code GET /cards} lists, and
 * {@code DELETE /cards/remove/{id}} deletes one of them. Such a word stands at the end of the path, or between a collection and the parameter at its end.
 */
public final class Homes {
    private static final Set<String> CREATES = Set.of("create", "add", "new", "insert", "save", "make", "issue");
    private static final Set<String> READS =
            Set.of("get", "view", "show", "read", "fetch", "list", "all", "my", "mine", "detail", "details");
    private static final Set<String> CHANGES = Set.of("update", "edit", "change", "modify");
    private static final Set<String> REMOVES = Set.of("delete", "remove", "destroy");

    private Homes() {}

    /** The path of an endpoint without such words. */
    public static String path(Endpoint endpoint) {
        Set<String> silent = switch (endpoint.operation().method()) {
            case "GET" -> READS;
            case "PUT", "PATCH" -> CHANGES;
            case "DELETE" -> REMOVES;
            default ->
                removes(endpoint)
                        ? REMOVES
                        : changes(endpoint) ? CHANGES : endpoint.path().endsWith("}") ? Set.of() : CREATES;
        };
        return without(endpoint.path(), silent);
    }

    /** What the id of things of a collection is called, where things of it have addresses. */
    static Optional<String> parameter(Endpoint collection, List<Endpoint> endpoints) {
        if (Made.kind(collection).startsWith("{") || !collection.required().isEmpty()) {
            return Optional.empty();
        }
        String home = path(collection);
        // Where the path says that something is created, an action on it is enough.
        boolean said = !home.equals(collection.path());
        return endpoints.stream()
                .filter(each -> path(each).startsWith(home + "/{"))
                .filter(each -> said || path(each).endsWith("}"))
                .filter(each -> each.pathParameters().size()
                        == collection.pathParameters().size() + 1)
                .map(each -> each.pathParameters().getLast())
                .findFirst();
    }

    /** Whether it deletes what its path names: by its method, or by its path, as {@code POST /cards/7/delete} does. */
    public static boolean removes(Endpoint endpoint) {
        return endpoint.operation().method().equals("DELETE") || isPosted(endpoint, REMOVES);
    }

    /** Whether it changes what its path names, in the same two ways. */
    public static boolean changes(Endpoint endpoint) {
        String method = endpoint.operation().method();
        return method.equals("PUT") || method.equals("PATCH") || isPosted(endpoint, CHANGES);
    }

    private static boolean isPosted(Endpoint endpoint, Set<String> words) {
        return endpoint.operation().method().equals("POST")
                && !endpoint.pathParameters().isEmpty()
                && words.contains(word(endpoint.path()));
    }

    /** The last segment but for a parameter behind it, in lower case. */
    private static String word(String path) {
        List<String> segments = Arrays.asList(path.split("/", -1));
        int last = segments.size() - 1;
        String word = segments.get(segments.get(last).startsWith("{") && last > 0 ? last - 1 : last);
        return word.toLowerCase(Locale.ROOT);
    }

    private static String without(String path, Set<String> silent) {
        List<String> segments = new ArrayList<>(Arrays.asList(path.split("/", -1)));
        int last = segments.size() - 1;
        int at = segments.get(last).startsWith("{") ? last - 1 : last;
        // Something must stand before it that is a collection, or one of it.
        boolean said = at > 1 && silent.contains(segments.get(at).toLowerCase(Locale.ROOT));
        if (said
                && !Nouns.isVersion(segments.get(at - 1))
                && !segments.get(at - 1).equals("api")) {
            segments.remove(at);
        }
        return String.join("/", segments);
    }
}
