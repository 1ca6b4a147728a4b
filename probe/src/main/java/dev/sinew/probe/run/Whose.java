package dev.sinew.probe.run;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.classify.PersonNouns;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Whose place in an address something stands at: {@code /users/{userId}/credit-cards/{cardId}} stands below a person. Where that is one of the callers, by what
 * its login or its token says that it is called, the address itself tells the owner, also where lists tell everybody of all people.
 */
public final class Whose {
    /** What is one person's own by what it is, whoever else may know of it: means of payment, what was bought, where one lives. */
    private static final Set<String> POSSESSIONS = Set.of(
            "address",
            "creditcard",
            "debitcard",
            "bankcard",
            "paymentcard",
            "bankaccount",
            "paymentmethod",
            "payment",
            "wallet",
            "order",
            "purchase",
            "invoice",
            "transaction",
            "cart",
            "basket",
            "prescription",
            "payslip");

    /** Of these, what others have no business with: an order may be somebody's to deliver, an invoice anybody's to pay. */
    private static final Set<String> MEANS = Set.of(
            "address",
            "shippingaddress",
            "billingaddress",
            "deliveryaddress",
            "card",
            "creditcard",
            "debitcard",
            "bankcard",
            "paymentcard",
            "paymentmethod",
            "wallet",
            "prescription");

    /** From where money is taken: an account alone may be anything. */
    private static final Pattern PAYING = Pattern.compile("(?:from|source|debit|funding|payer|sender)(?:bank)?account");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private static final Set<String> TRADERS =
            Set.of("buyer", "student", "patient", "holder", "tenant", "guest", "driver");

    /** What somebody has along: where it is tells where somebody is. */
    private static final Set<String> CARRIED = Set.of(
            "vehicle",
            "car",
            "bike",
            "bicycle",
            "scooter",
            "motorcycle",
            "device",
            "phone",
            "tracker",
            "watch",
            "wearable",
            "trip",
            "ride");

    /** What somebody pays for, or is paid. */
    private static final Set<String> PAID_FOR = Set.of(
            "order",
            "purchase",
            "payment",
            "invoice",
            "transaction",
            "booking",
            "reservation",
            "refund",
            "withdrawal",
            "payout",
            "claim",
            "loan");

    private Whose() {}

    /**
     * Whether a request is for a person's page of whom no list of such people told its reader, but something that refers to that person, such as the members of a room: others may look up
     * who that is.
     */
    public static boolean isReferredTo(Filled filled, Persona reader, List<Endpoint> endpoints) {
        String path = filled.endpoint().path();
        List<String> names = filled.endpoint().pathParameters();
        String kind = names.isEmpty() || !path.endsWith("}") ? "" : Filler.before(path, names.getLast());
        return Nouns.isPerson(kind)
                && endpoints.stream()
                        .filter(each ->
                                each.isRead() && Nouns.thing(each.lastSegment()).equals(kind))
                        .noneMatch(
                                each -> reader.idsFrom(each.path(), one -> true).contains(filled.last()));
    }

    /** Whether an address ends with one of what somebody pays for. */
    public static boolean isPaidFor(Endpoint endpoint) {
        return !endpoint.pathParameters().isEmpty()
                && PAID_FOR.contains(
                        Filler.before(endpoint.path(), endpoint.pathParameters().getLast()));
    }

    /** Whether a member is the id of what somebody pays with, or of where somebody lives: nobody means others to name it in the place of their own. */
    public static boolean isMeans(String member) {
        Nouns.Named named = Nouns.named(member);
        return MEANS.contains(named.kind()) && Nouns.alike(named.member(), "id");
    }

    /** Whether a member is the id of an account that money is taken from. */
    public static boolean isPaying(String member) {
        Nouns.Named named = Nouns.named(member);
        return PAYING.matcher(named.kind()).matches() && Nouns.alike(named.member(), "id");
    }

    /** Whether a member is the id of something, which it says by its name. */
    public static boolean isIdOfThing(String member) {
        Nouns.Named named = Nouns.named(member);
        return !named.kind().isEmpty() && Nouns.alike(named.member(), "id");
    }

    /** Whether an address ends with the id of what a member is the id of. */
    public static boolean isAddress(Endpoint endpoint, String member) {
        return endpoint.isRead()
                && endpoint.path().endsWith("}")
                && Filler.meant(endpoint, endpoint.pathParameters().getLast())
                        .contains(Nouns.withoutPart(Nouns.named(member).kind()));
    }

    /** Whether an address lists what a member is the id of. */
    public static boolean isListOf(Endpoint endpoint, String member) {
        return endpoint.isRead()
                && !endpoint.path().endsWith("}")
                && Nouns.singular(endpoint.lastSegment())
                        .equals(Nouns.withoutPart(Nouns.named(member).kind()));
    }

    /** Whether a collection is where what a member is the id of is created. */
    public static boolean isMadeBy(Endpoint collection, String member) {
        return Nouns.singular(Made.kind(collection))
                .equals(Nouns.withoutPart(Nouns.named(member).kind()));
    }

    /**
     * Whether some of what is shown names somebody, or an organisation of its, as one who has to do with it: the seller of what another bought.
     *
     * @param shown values by their places
     * @param within what those places begin with that count, as {@code data[0]}
     */
    public static boolean names(Map<String, String> shown, String within, Persona somebody) {
        Set<String> names = new HashSet<>(somebody.called());
        names.addAll(somebody.organisations());
        return shown.entrySet().stream()
                .anyMatch(each -> names.contains(each.getValue())
                        && each.getKey().startsWith(within)
                        && isNameOfOne(each.getKey(), each.getValue()));
    }

    /**
     * Whether what stands at a place is the id or the name of somebody or something, as the member is called or what it stands in: {@code sellerId}, {@code seller.id}. Small numbers are those of other
     * things as well.
     */
    private static boolean isNameOfOne(String place, String value) {
        String[] names = place.replaceAll("\\[\\d*\\]", "").split("\\.", -1);
        String last = names[names.length - 1];
        boolean within = names.length > 1 && PersonNouns.areIn(Nouns.plain(names[names.length - 2]));
        boolean drawn = names.length > 1
                && Nouns.alike(last, "id")
                && !NUMBER.matcher(value).matches();
        return isIdOfThing(last) || PersonNouns.areIn(Nouns.plain(last)) || within || drawn;
    }

    /** What a member names without the part that it has in a request: {@code accountid} of {@code fromAccountId}. */
    public static String plainly(String member) {
        Nouns.Named named = Nouns.named(member);
        return Nouns.withoutPart(named.kind()) + named.member();
    }

    /** Whether what an address ends with is people. */
    public static boolean isOfPeople(Endpoint endpoint) {
        return endpoint.ids().stream()
                .flatMap(each -> Filler.meant(endpoint, each).stream())
                .anyMatch(Nouns::isPerson);
    }

    /** Whether an address is about what somebody has along. */
    public static boolean isCarried(Endpoint endpoint) {
        return Nouns.segments(endpoint.path()).stream().anyMatch(CARRIED::contains);
    }

    /** The first parameter of a path that names a person with something below it, or of whom something is, as in {@code /orders/{userName}}. */
    public static Optional<String> parameter(Endpoint endpoint) {
        return endpoint.ids().stream()
                .filter(each -> isPerson(endpoint, each))
                .filter(each -> !endpoint.path().endsWith("{" + each + "}")
                        || !Nouns.isPerson(Filler.before(endpoint.path(), each))
                        || isOfSomebody(endpoint))
                .findFirst();
    }

    /** Whether what somebody has is asked for by who has it, as in {@code /orders/user/{userId}}. */
    private static boolean isOfSomebody(Endpoint endpoint) {
        List<String> segments = Nouns.segments(endpoint.path()).stream()
                .filter(each -> !each.isEmpty())
                .toList();
        return segments.size() > 1 && POSSESSIONS.contains(segments.get(segments.size() - 2));
    }

    /** Whether an answer lists what is of several people, as members called after people have different ids. */
    public static boolean tellsOfSeveral(JsonNode root) {
        Map<String, Set<String>> people = new HashMap<>();
        for (JsonNode each : root.isArray() ? root : JsonNodeFactory.instance.arrayNode()) {
            each.properties().stream()
                    .filter(member -> member.getValue().isValueNode())
                    .filter(member -> {
                        Nouns.Named named = Nouns.named(member.getKey());
                        return Nouns.alike(named.member(), "id")
                                && (Nouns.isPerson(named.kind()) || TRADERS.contains(named.kind()));
                    })
                    .forEach(member -> people.computeIfAbsent(member.getKey(), key -> new HashSet<>())
                            .add(member.getValue().asString("")));
        }
        return people.values().stream().anyMatch(each -> each.size() > 1);
    }

    private static boolean isPerson(Endpoint endpoint, String parameter) {
        return endpoint.recorded().namesItself(parameter)
                || Nouns.isNameOfSomebody(Nouns.plain(parameter))
                || isAccount(Nouns.plain(parameter))
                || Filler.meant(endpoint, parameter).stream().anyMatch(Nouns::isPerson);
    }

    /** Whether a request is about something below one caller that is not below the other, and both say who they are. */
    public static boolean isBelow(Filled filled, Persona person, Persona beside) {
        Optional<String> named =
                parameter(filled.endpoint()).map(each -> filled.bindings().getOrDefault(each, ""));
        return named.isPresent()
                && person.called().contains(named.get())
                && !beside.called().isEmpty()
                && !beside.called().contains(named.get());
    }

    /** The request of a collection below the caller itself, where something was read there by one of its names. */
    static Optional<Filled> own(Endpoint collection, Persona persona, List<Endpoint> endpoints) {
        List<String> names = collection.pathParameters();
        Optional<String> person = parameter(collection).filter(each -> names.size() == 1);
        return person.flatMap(name -> {
            String prefix = collection.path().substring(0, collection.path().indexOf('}') + 1);
            return endpoints.stream()
                    .filter(each -> each.isRead() && each.path().startsWith(prefix))
                    .flatMap(each -> persona.reached(each).stream())
                    .map(each -> each.filled().bindings().getOrDefault(name, ""))
                    .filter(persona.called()::contains)
                    .findFirst()
                    .map(value -> new Filled(collection, Map.of(name, value), "", true, true));
        });
    }

    /** Whether a request is for the page of a caller, as one of the people whom a collection has, and not for that of the other. */
    public static boolean isPage(Filled filled, Persona person, Persona beside) {
        Endpoint endpoint = filled.endpoint();
        if (endpoint.pathParameters().size() != 1 || !endpoint.path().endsWith("}") || isOfSomebody(endpoint)) {
            return false;
        }
        String last = endpoint.pathParameters().getLast();
        return Nouns.isPerson(Filler.before(endpoint.path(), last))
                && person.called().contains(filled.last())
                && !beside.called().contains(filled.last());
    }

    /** Whether a request is for the page of a caller, as one of the people whom a collection has. */
    static boolean isOwnPage(Filled filled, Persona person) {
        Endpoint endpoint = filled.endpoint();
        return endpoint.pathParameters().size() == 1
                && endpoint.path().endsWith("}")
                && Nouns.isPerson(
                        Filler.before(endpoint.path(), endpoint.pathParameters().getLast()))
                && person.called().contains(filled.last());
    }

    /** Whether an address is where something is looked for by a text at its end. */
    public static boolean isSearch(Endpoint endpoint) {
        List<String> names = endpoint.pathParameters();
        return !names.isEmpty()
                && endpoint.path().endsWith("{" + names.getLast() + "}")
                && Nouns.isSearch(Filler.before(endpoint.path(), names.getLast()));
    }

    /** Whether an address ends with the name of somebody, so that what stands there may be a profile. */
    public static boolean endsWithName(Endpoint endpoint) {
        List<String> names = endpoint.pathParameters();
        return !names.isEmpty()
                && endpoint.path().endsWith("{" + names.getLast() + "}")
                && Nouns.isNameOfSomebody(Nouns.plain(names.getLast()));
    }

    /** Whether an address below a person is that of what is created among one's own: {@code /users/{username}/drafts/{draftId}} of {@code POST /drafts}. */
    static boolean isPlaceOf(String address, Endpoint collection) {
        return address.matches(".*\\}/" + Pattern.quote(Made.kind(collection)) + "/\\{[^/{}]+\\}")
                && Nouns.isPerson(Nouns.segments(address).stream()
                        .filter(each -> !each.isEmpty())
                        .findFirst()
                        .orElse(""));
    }

    /** Whether the query says by a name or an address whose something is, and nothing but that does. */
    public static boolean isAskedByName(Endpoint endpoint) {
        return endpoint.pathParameters().isEmpty()
                && endpoint.ids().size() == 1
                && Nouns.isNameOfSomebody(Nouns.plain(endpoint.ids().getFirst()));
    }

    /** Whether an address says that what stands there is of a kind that is one person's own. */
    public static boolean isPossession(Endpoint endpoint) {
        return parameter(endpoint).isPresent()
                && (Possessions.isPrivate(endpoint.path())
                        || Nouns.segments(endpoint.path()).stream().anyMatch(POSSESSIONS::contains));
    }

    /** Whether a member of a login, its answer or its token says who somebody is. */
    public static boolean names(String member) {
        if ((NameTraits.of(member) & NameTraits.SECRET) != 0) {
            return false;
        }
        return switch (Nouns.plain(member)) {
            case "sub",
                    "id",
                    "uid",
                    "user",
                    "userid",
                    "useruuid",
                    "username",
                    "preferredusername",
                    "login",
                    "handle",
                    "email",
                    "mail",
                    "accountid",
                    "customerid",
                    "memberid" -> true;
            default -> isAccount(Nouns.plain(member));
        };
    }

    /** Whether a name is that of the number of an account. One's login tells one's own. */
    private static boolean isAccount(String plain) {
        return plain.equals("accountnumber") || plain.equals("accountno");
    }
}
