package dev.sinew.probe.run;

import dev.sinew.model.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Where things stand, without the words that only say again what is done with them: {@code POST /cards/create} creates what {@code GET /cards} lists, and
 * {@code DELETE /cards/remove/{id}} deletes one of them. Such a word stands at the end of the path, or between a collection and the parameter at its end.
 */
public final class Homes {
    private static final Set<String> CREATES =
            Set.of("create", "add", "new", "insert", "save", "make", "issue", "upload");
    private static final Set<String> READS =
            Set.of("get", "view", "show", "read", "fetch", "list", "all", "my", "mine", "detail", "details");
    private static final Set<String> CHANGES = Set.of("update", "edit", "change", "modify", "patch");
    private static final Set<String> REMOVES = Set.of("delete", "remove", "destroy");
    /** The same in the summary of what is sent to the address of a thing. */
    private static final Pattern CHANGING = Pattern.compile("(?i)^\\s*(?:update|edit|change|modif(?:y|ie))s?\\b");

    /** That something is the caller's. */
    private static final Pattern OWN = Pattern.compile("/(?:users/)?(?:me|my|myself|self)(?=/[a-z])");

    /** That it is done to several at once. */
    private static final Pattern MANY = Pattern.compile(
            "^(?:bulk|batch|mass|multi|multiple)[-_]?(?=.)|(?<=.)[-_]?(?:bulk|batch|many|multiple|selected)$");

    private static final Set<String> BATCH = Set.of("batch", "bulk", "many", "multiple", "mass", "selected");

    private static final Set<String> NUMBERS = Set.of("number", "code", "ref");
    private static final Set<String> BARE = Set.of("id", "uuid", "guid", "code", "number", "ref");

    private Homes() {}

    /** The path of an endpoint without such words. */
    public static String path(Endpoint endpoint) {
        Set<String> silent =
                switch (endpoint.isRead() ? "GET" : endpoint.operation().method()) {
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

    /**
     * Whether something that is created at the caller's own place, as by {@code POST /me/cards}, has its address elsewhere, as {@code /cards/{id}}: where nothing is described below that
     * place. What has such an address may be something else of the same name, as what one marked is: only what says what was sent is it.
     */
    static boolean isElsewhere(Endpoint collection) {
        return OWN.matcher(collection.path()).find() && !hasBelow(collection);
    }

    /** Whether something is created at the caller's own place. */
    static boolean isOwn(Endpoint collection) {
        return OWN.matcher(collection.path()).find();
    }

    /** Whether an endpoint is about what stands elsewhere than what is created at the caller's own place. */
    static boolean isApart(Endpoint collection, Endpoint endpoint) {
        return OWN.matcher(collection.path()).find()
                && !endpoint.path().startsWith(path(collection) + "/")
                && hasBelow(collection);
    }

    private static boolean hasBelow(Endpoint collection) {
        String home = path(collection) + "/{";
        return collection.description().operations().stream()
                .anyMatch(each -> (each.servers().getFirst().basePath() + each.path()).startsWith(home));
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
                .findFirst()
                .or(() -> elsewhere(collection, endpoints))
                .or(() -> shallow(collection, endpoints))
                .or(() -> doneTo(collection, endpoints))
                .or(() -> endpoints.stream()
                        .flatMap(each -> inBody(each, collection).stream())
                        .map(Place::one)
                        .findFirst());
    }

    /** The same where something is created at the caller's own place. */
    private static Optional<String> elsewhere(Endpoint collection, List<Endpoint> endpoints) {
        String home = OWN.matcher(path(collection)).replaceFirst("") + "/{";
        return isElsewhere(collection)
                ? endpoints.stream()
                        .filter(each ->
                                path(each).startsWith(home) && path(each).endsWith("}"))
                        .filter(each -> each.pathParameters().size()
                                == collection.pathParameters().size() + 1)
                        .map(each -> each.pathParameters().getLast())
                        .findFirst()
                : Optional.empty();
    }

    /**
     * The same where something is created below a thing and has an address of its own: {@code POST /posts/{postId}/comments} creates what
     * {@code DELETE /comments/{commentId}} deletes.
     */
    static Optional<String> shallow(Endpoint collection, List<Endpoint> endpoints) {
        String path = collection.path();
        if (collection.pathParameters().isEmpty()) {
            return Optional.empty();
        }
        String home = path.substring(0, path.indexOf('{'));
        String kind = "/" + Made.kind(collection) + "/{";
        return endpoints.stream()
                .filter(each -> each.pathParameters().size() == 1 && path(each).endsWith("}"))
                .filter(each -> path(each).contains(kind))
                .filter(each ->
                        home.startsWith(path(each).substring(0, path(each).indexOf(kind) + 1)))
                .map(each -> each.pathParameters().getLast())
                .findFirst();
    }

    /** The same where things of a collection are only named by what is done to them, as in {@code /drafts/{draftId}/publish}. */
    private static Optional<String> doneTo(Endpoint collection, List<Endpoint> endpoints) {
        String home = path(collection) + "/{";
        String kind = Nouns.singular(Made.kind(collection));
        return endpoints.stream()
                .filter(each -> isOfSeveral(collection) && each.path().startsWith(home))
                .map(Endpoint::pathParameters)
                .filter(each -> each.size() == collection.pathParameters().size() + 1)
                .map(List::getLast)
                .filter(each -> Nouns.named(each).kind().equals(kind) && Nouns.isIdOfSomething(each))
                .findFirst();
    }

    /**
     * The member of a body that says which thing of a collection is meant, where the path of what changes or removes it does not: {@code DELETE /cards} with
     * {@code {"cardId": 7}}, {@code POST /cards/update} with {@code {"id": 7, "label": "…"}}.
     */
    static Optional<Place> inBody(Endpoint endpoint, Endpoint collection) {
        boolean about = !endpoint.operation().method().equals("GET")
                && !endpoint.path().endsWith("}")
                && (removes(endpoint) || changes(endpoint))
                && path(endpoint).equals(path(collection))
                && endpoint.required().isEmpty()
                && !endpoint.operation().equals(collection.operation());
        return about ? Place.named(endpoint, Nouns.singular(Made.kind(collection))) : Optional.empty();
    }

    /**
     * What says which thing of a collection is meant where the path of an endpoint names nothing: a parameter of its query, or a member of its JSON body, as in
     * {@code POST /cards/freeze} with {@code {"cardId": 7}}, or with {@code {"cardIds": [7]}}. A bare {@code id} counts below the collection alone.
     */
    static Optional<Place> beside(Endpoint endpoint, Endpoint collection) {
        if (!endpoint.pathParameters().isEmpty() || endpoint.operation().equals(collection.operation())) {
            return Optional.empty();
        }
        String kind = Nouns.singular(Made.kind(collection));
        boolean below = endpoint.path().startsWith(path(collection) + "/") || isOfThoseOf(endpoint, collection);
        Predicate<String> names = each -> Nouns.named(each).kind().equals(kind)
                        && (Nouns.alike(Nouns.named(each).member(), "id")
                                || NUMBERS.contains(Nouns.named(each).member()))
                || below && BARE.contains(Nouns.plain(each));
        Optional<Place> asked = endpoint.described().parameters().stream()
                .filter(each -> each.location() == Location.QUERY && names.test(each.name()))
                .map(each -> Place.ofQuery(each.name()))
                .findFirst();
        return endpoint.operation().method().equals("GET")
                ? asked
                : asked.or(() -> Place.ofBody(endpoint)
                        .filter(each -> names.test(each.one()) || each.isCalledAs(kind))
                        .findFirst());
    }

    /**
     * Whether things of a collection are all that a path is about, wherever they stand: {@code /episodes/batch/status} is about the episodes of
     * {@code /shows/{showId}/episodes}. No more than a word for many and one for what is done may follow.
     */
    private static boolean isOfThoseOf(Endpoint endpoint, Endpoint collection) {
        List<String> segments = Arrays.asList(endpoint.path().split("/", -1));
        int at = segments.lastIndexOf(Made.kind(collection));
        int after = segments.size() - 1 - at;
        return at > 0
                && !collection.pathParameters().isEmpty()
                && isOfSeveral(collection)
                && (after == 1 || after == 2 && BATCH.contains(segments.get(at + 1)));
    }

    /** Whether it deletes what its path names: by its method, or by its path, as {@code POST /cards/7/delete} does. */
    public static boolean removes(Endpoint endpoint) {
        return endpoint.operation().method().equals("DELETE") || isPosted(endpoint, REMOVES);
    }

    /** Whether it may create something: by {@code POST}, or by a {@code PUT} that names nothing and is said to be answered as creations are. */
    public static boolean creates(Endpoint endpoint) {
        String method = endpoint.operation().method();
        Set<String> answers = endpoint.described().answers().keySet();
        return method.equals("POST") && !endpoint.isRead() && !removes(endpoint) && !changes(endpoint)
                || method.equals("PUT")
                        && !endpoint.path().endsWith("}")
                        && answers.contains("201")
                        && !answers.contains("200")
                        && !answers.contains("204");
    }

    /** Whether its path ends with what several things are called: {@code messages}, and not {@code cancel}. */
    public static boolean isOfSeveral(Endpoint endpoint) {
        String kind = Made.kind(endpoint);
        return !Nouns.singular(kind).equals(Nouns.plain(kind));
    }

    /** Whether it changes what its path names, in the same two ways, or as its summary says of what is sent to the address of a thing: {@code POST /carts/{id}}, {@code Update a cart}. */
    public static boolean changes(Endpoint endpoint) {
        String method = endpoint.operation().method();
        return method.equals("PUT") && !creates(endpoint)
                || method.equals("PATCH")
                || isPosted(endpoint, CHANGES)
                || method.equals("POST")
                        && endpoint.path().endsWith("}")
                        && CHANGING.matcher(endpoint.summary()).find();
    }

    private static boolean isPosted(Endpoint endpoint, Set<String> words) {
        List<String> segments = Arrays.asList(endpoint.path().split("/", -1));
        int at = word(segments);
        return endpoint.operation().method().equals("POST")
                && at > 0
                && says(segments.get(at), segments.get(at - 1), words)
                && (!endpoint.pathParameters().isEmpty()
                        || Place.ofBody(endpoint)
                                .map(Place::one)
                                .anyMatch(each -> Nouns.plain(each).equals("id") || Nouns.isIdOfSomething(each)));
    }

    /** Where the last segment stands, but for a parameter behind it. */
    private static int word(List<String> segments) {
        int last = segments.size() - 1;
        return segments.get(last).startsWith("{") && last > 0 ? last - 1 : last;
    }

    /** Whether a segment says what is done, be it to many at once, or with what it is done to once more: {@code create}, {@code bulk-delete}, or {@code createCard} below {@code cards}. */
    private static boolean says(String segment, String above, Set<String> words) {
        String word = MANY.matcher(segment.toLowerCase(Locale.ROOT)).replaceAll("");
        return words.contains(word)
                || words.stream()
                        .filter(each -> word.startsWith(each) && each.length() > 2)
                        .map(each -> word.substring(each.length())
                                .replaceAll("[-_]", "")
                                .replaceAll("^(?:all|my)|v\\d+$", ""))
                        .anyMatch(
                                each -> !each.isEmpty() && Nouns.singular(each).equals(Nouns.singular(above)));
    }

    private static String without(String path, Set<String> silent) {
        List<String> segments = new ArrayList<>(Arrays.asList(path.split("/", -1)));
        int at = word(segments);
        // Something must stand before it that is a collection, or one of it.
        boolean said = at > 1 && says(segments.get(at), segments.get(at - 1), silent);
        if (said
                && !Nouns.isVersion(segments.get(at - 1))
                && !segments.get(at - 1).equals("api")) {
            segments.remove(at);
        }
        return String.join("/", segments);
    }
}
