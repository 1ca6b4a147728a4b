package dev.sinew.probe.run;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.FailureShapes;
import dev.sinew.probe.oracle.Scalars;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Where the target shows a user: on the user's own page, at its address, in lists; asked as the user, then as those who may do more. Shown is the
 * object that has its name, its address or its id as a member, so that what stands there is said of this user and of nobody else.
 */
final class UserViews {
    private static final int MOST_PLACES = 10;
    private static final int MOST_NODES = 20_000;
    private static final int DEPTH = 8;
    private static final int READS = 2;
    private static final Set<String> OWN_PAGES =
            Set.of("me", "self", "myself", "whoami", "profile", "account", "userinfo", "current", "currentuser");

    private final Sender sender;
    private final FailureShapes failures;
    private final List<Endpoint> places;
    private final UserAddresses addresses;
    private final List<Persona> privileged;
    /** Where a user was shown so far; the others are not asked again. */
    private final Set<Place> known = new LinkedHashSet<>();

    private boolean looked;

    UserViews(
            Sender sender,
            FailureShapes failures,
            List<Endpoint> endpoints,
            UserAddresses addresses,
            List<Persona> privileged) {
        this.sender = sender;
        this.failures = failures;
        this.addresses = addresses;
        this.privileged = List.copyOf(privileged);
        this.places = endpoints.stream()
                .filter(each -> each.isRead() && each.required().isEmpty())
                .filter(each -> addresses.isAddress(each)
                        || each.pathParameters().isEmpty() && (isOwnPage(each) || addresses.isOfUsers(each)))
                .limit(MOST_PLACES)
                .toList();
    }

    /** Whether an endpoint is about the caller, whoever that is. */
    static boolean isOwnPage(Endpoint endpoint) {
        String path = endpoint.path();
        return OWN_PAGES.contains(Nouns.plain(path.substring(path.lastIndexOf('/') + 1)));
    }

    /** An endpoint and who asks: nobody's index is -1, which is the user. */
    private record Place(Endpoint endpoint, int reader) {}

    /** What stands there of a user now, by place; places that show nothing of it, or not twice the same, are left out. */
    Map<String, UserView> of(User user) {
        return of(user, false);
    }

    /** Looks for the id of a user of whom none is known, also where the budget is spent. */
    void identify(User user) {
        if (user.isLoggedIn() && user.id().isEmpty()) {
            of(user, true);
        }
    }

    private Map<String, UserView> of(User user, boolean last) {
        Map<String, UserView> views = new LinkedHashMap<>();
        for (Place place : candidates()) {
            Session reader = place.reader() < 0
                    ? user.session()
                    : privileged.get(place.reader()).session();
            Optional<Filled> read = addresses.at(place.endpoint(), user);
            read.flatMap(each -> view(each, reader, user, last)).ifPresent(view -> {
                known.add(place);
                views.put(place.endpoint() + " " + place.reader(), view);
            });
        }
        looked = true;
        return views;
    }

    private List<Place> candidates() {
        if (looked && !known.isEmpty()) {
            return List.copyOf(known);
        }
        List<Place> all = new ArrayList<>();
        for (int reader = -1; reader < privileged.size(); reader++) {
            for (Endpoint each : places) {
                if (reader < 0 || !isOwnPage(each)) {
                    all.add(new Place(each, reader));
                }
            }
        }
        return all;
    }

    private Optional<UserView> view(Filled read, Session reader, User user, boolean last) {
        Optional<SortedMap<String, String>> stable = Optional.empty();
        for (int i = 0; i < READS; i++) {
            Reply reply =
                    last ? sender.sendLast(read.ask(), reader.headers()) : sender.send(read.ask(), reader.headers());
            Optional<JsonNode> shown = failures.isSuccess(reply, read.endpoint().path())
                    ? reply.json().flatMap(json -> find(json, user))
                    : Optional.empty();
            if (shown.isEmpty()) {
                return Optional.empty();
            }
            SortedMap<String, String> values = Scalars.of(shown.get());
            stable.ifPresent(before ->
                    values.entrySet().removeIf(each -> !each.getValue().equals(before.get(each.getKey()))));
            stable = Optional.of(new TreeMap<>(values));
            learn(shown.get(), user);
        }
        return stable.map(values -> new UserView(read, reader, values));
    }

    /** The object that has one of the user's names, else its id, as a member: the outermost, first found. */
    static Optional<JsonNode> find(JsonNode root, User user) {
        Optional<JsonNode> named = walk(root, user::isNamed, new int[1], 0);
        return named.or(() -> user.id().flatMap(id -> walkById(root, id, new int[1], 0)));
    }

    private static Optional<JsonNode> walk(JsonNode node, Predicate<String> wanted, int[] nodes, int depth) {
        if (depth > DEPTH || ++nodes[0] > MOST_NODES) {
            return Optional.empty();
        }
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            if (each.getValue().isString() && wanted.test(each.getValue().asString())) {
                return Optional.of(node);
            }
        }
        for (JsonNode each : node) {
            Optional<JsonNode> below = each.isContainer() ? walk(each, wanted, nodes, depth + 1) : Optional.empty();
            if (below.isPresent()) {
                return below;
            }
        }
        return Optional.empty();
    }

    private static Optional<JsonNode> walkById(JsonNode node, String id, int[] nodes, int depth) {
        if (depth > DEPTH || ++nodes[0] > MOST_NODES) {
            return Optional.empty();
        }
        if (idOf(node).filter(id::equals).isPresent()) {
            return Optional.of(node);
        }
        for (JsonNode each : node) {
            Optional<JsonNode> below = each.isContainer() ? walkById(each, id, nodes, depth + 1) : Optional.empty();
            if (below.isPresent()) {
                return below;
            }
        }
        return Optional.empty();
    }

    /** The id that stands beside a name is that of who has the name. */
    static void learn(JsonNode shown, User user) {
        idOf(shown).ifPresent(user::id);
    }

    private static Optional<String> idOf(JsonNode node) {
        return List.<Predicate<String>>of(
                        "id"::equals,
                        "userid"::equals,
                        "uuid"::equals,
                        "useruuid"::equals,
                        each -> AccountMembers.isId(each) || each.equals("personid"),
                        each -> !each.equals("key") && Nouns.isIdOfItself(each))
                .stream()
                .flatMap(wanted -> node.properties().stream()
                        .filter(each -> wanted.test(Nouns.plain(each.getKey())))
                        .map(Map.Entry::getValue)
                        .filter(each -> each.isValueNode() && !each.isNull())
                        .map(JsonNode::asString)
                        .limit(1))
                .findFirst();
    }
}
