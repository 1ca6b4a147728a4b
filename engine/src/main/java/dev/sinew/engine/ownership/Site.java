package dev.sinew.engine.ownership;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.classify.ObjectKeys;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Location;
import dev.sinew.model.Operation;
import dev.sinew.model.Segment;
import dev.sinew.model.ValueFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.agrona.collections.Int2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/** The places of one operation. What their names say is worked out once. */
final class Site {
    /** Header fields that identify requests and devices rather than objects. */
    private static final Set<String> NO_HEADERS = Set.of("location", "host", "referer");

    /** What is in the names of such that services make up, besides what {@link TypeNames} leaves out anyway: {@code X-Api-Key}, {@code X-App-Install}. */
    private static final Set<String> OF_CALLS = Set.of(
            "api",
            "app",
            "install",
            "installation",
            "device",
            "span",
            "instance",
            "idempotency",
            "xsrf",
            "visitor",
            "fingerprint",
            "subscription");

    private static final Set<String> BEARERS = Set.of("voucher", "vouchers", "coupon", "coupons", "promocode");

    private static final Set<String> FOR_BEARERS = Set.of(
            "voucher",
            "coupon",
            "promo",
            "promotion",
            "discount",
            "gift",
            "giftcard",
            "referral",
            "invite",
            "invitation",
            "join");

    private static final List<String> CHANGING = List.of("PUT", "PATCH", "DELETE");

    private static final int MOST_PLACES = 4_000;
    private static final long[] NOWHERE = {};

    final Operation operation;
    final long key;
    final int apiKey;
    /** Whether people let others use what is their own by it. */
    final boolean admits;
    /** Whether it shows whom its caller acts for. */
    final boolean represents;
    /** Whether by it one takes what somebody else offered. */
    final boolean accepts;
    /** Whether it is for those who run the service. */
    final boolean office;

    /** All fields of an answer together that name people: whoever is one of them has to do with what it tells of. */
    final Place people;
    /** The same of the elements of an answer's lists. */
    final Place listed;

    private final TypeNames types;
    private final @Nullable Place[] parameters;
    /** By segment, whether it stands between another parameter and a word, as the view in {@code /accounts/{accountId}/{viewId}/transactions}. */
    private final boolean[] between;
    /** By segment, the keys of its place in the other operations of the path that change or delete what it names. */
    private final long[][] elsewhere;

    private final Map<FieldPath, Place> asked;
    private final Map<FieldPath, Place> answered = new HashMap<>();
    /** By the key of its type, the organisation of a kind that any answer of the api names. */
    private final Map<Integer, Place> organisations;

    /** By the key of its type, all that requests name of a kind. */
    private final Int2ObjectHashMap<Place> kinds;

    private final boolean frozen;

    Site(Operation operation, TypeNames types) {
        this.operation = operation;
        this.types = types;
        this.asked = new HashMap<>();
        this.organisations = new HashMap<>();
        this.kinds = new Int2ObjectHashMap<>();
        this.frozen = false;
        this.key = hash(operation.toString());
        this.apiKey = operation.api().hashCode();
        this.admits = Admission.is(operation);
        this.represents = Admission.represents(operation);
        this.accepts = Admission.accepts(operation);
        this.office = Office.isOne(operation);
        this.people = people("people of the answer", "the people that the answer names", 0);
        this.listed =
                people("people of the list", "the people that the answer's list names", place("people of the list"));
        String[] template = operation.path().split("/", -1);
        this.parameters = new Place[Math.max(0, template.length - 1)];
        this.elsewhere = new long[parameters.length][];
        this.between = new boolean[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            if (template[i + 1].startsWith("{")) {
                parameters[i] = parameter(i, template[i + 1].substring(1, template[i + 1].length() - 1));
            }
            elsewhere[i] = elsewhere(operation, i + 1);
            between[i] =
                    i > 0 && i + 2 < template.length && parameters[i - 1] != null && !template[i + 2].startsWith("{");
        }
    }

    private Place people(String name, String where, long list) {
        return new Place(place(name), "", 0, "", where, false, true, list, false, false, false, false, false, false);
    }

    private Site(Site live) {
        this.elsewhere = live.elsewhere;
        this.between = live.between;
        this.operation = live.operation;
        this.office = live.office;
        this.types = live.types;
        this.key = live.key;
        this.apiKey = live.apiKey;
        this.admits = live.admits;
        this.represents = live.represents;
        this.accepts = live.accepts;
        this.people = live.people;
        this.listed = live.listed;
        this.organisations = Map.copyOf(live.organisations);
        this.kinds = new Int2ObjectHashMap<>(live.kinds);
        this.parameters = live.parameters;
        this.asked = Map.copyOf(live.asked);
        this.frozen = true;
    }

    /** The same with the places of requests that are known now; for many threads. */
    Site frozen() {
        return frozen ? this : new Site(this);
    }

    /** Whether bodies of requests name objects. */
    boolean hasBody() {
        return asked.entrySet().stream()
                .anyMatch(each -> each.getKey().location() == Location.BODY
                        && each.getValue().key() != 0);
    }

    /** The places of requests that are known. */
    List<Place> requested() {
        List<Place> places = new ArrayList<>(asked.values());
        for (Place parameter : parameters) {
            if (parameter != null) {
                places.add(parameter);
            }
        }
        return places;
    }

    /** The segment of the path that a place is, from 1; 0 where it is none. */
    int segment(Place place) {
        for (int i = 0; i < parameters.length; i++) {
            if (place.equals(parameters[i])) {
                return i + 1;
            }
        }
        return 0;
    }

    private Place parameter(int index, String name) {
        String type = PathTypes.ofParameter(operation, index + 1);
        return new Place(
                place("path:" + index),
                type,
                typeKey(type),
                name,
                "the path as " + name,
                true,
                PeopleWords.isPerson(type),
                0,
                true,
                true,
                false,
                false,
                PeopleWords.isTenant(type),
                false);
    }

    /** The keys of a segment's place in the other operations of the path that change or delete what it names; not to be changed. */
    long[] changedElsewhere(int segment) {
        return segment == 0 ? NOWHERE : elsewhere[segment - 1];
    }

    private static long[] elsewhere(Operation operation, int segment) {
        List<String> methods = new ArrayList<>(CHANGING);
        methods.remove(operation.method());
        return methods.stream()
                .mapToLong(method -> Named.mix(
                        hash(new Operation(operation.api(), method, operation.path(), operation.selector()).toString())
                                ^ hash("path:" + (segment - 1))))
                .toArray();
    }

    /** Whether a segment is a word right behind another thing's id, which says how that is looked at: the same words are everybody's. */
    boolean isWay(int index, Segment segment) {
        return between[index] && segment.format() == ValueFormat.WORD;
    }

    /** How many segments of a path may be parameters. */
    int segments() {
        return parameters.length;
    }

    /** The parameter that the path ends with, or {@link Place#NONE}. */
    Place last() {
        boolean slash = operation.path().endsWith("/");
        return parameters.length == 0 ? Place.NONE : parameter(Math.max(0, parameters.length - (slash ? 2 : 1)));
    }

    /** The parameter at a segment, or {@link Place#NONE}. */
    Place parameter(int index) {
        Place place = parameters[index];
        return place == null ? Place.NONE : place;
    }

    /** The place of a value, or {@link Place#NONE}. */
    Place of(FieldPath path, boolean request) {
        Map<FieldPath, Place> places = request ? asked : answered;
        Place known = places.get(path);
        if (known == null && frozen) {
            return Place.NONE;
        }
        if (known == null) {
            known = make(path, request);
            if (places.size() < MOST_PLACES) {
                places.put(path, known);
            }
        }
        return known;
    }

    private Place make(FieldPath path, boolean request) {
        boolean header = path.location() == Location.HEADER;
        if (request && (header ? isOfCall(path.name()) : isForBearer(path.fieldName()))) {
            return Place.NONE;
        }
        String named = types.of(path, operation);
        if (named.isEmpty()) {
            return Place.NONE;
        }
        String type = types.inFull(named, path, operation);
        String location = path.location().name().toLowerCase(Locale.ROOT);
        String name = path.fieldName();
        boolean own = type.equals(PathTypes.resource(operation)) && TypeNames.isId(name);
        // Servers that take parameters in any case take what is asked for by userName and by username for the same.
        String text = (request ? "request:" : "answer:")
                + location
                + ":"
                + (request ? path.text().toLowerCase(Locale.ROOT) : path.text());
        // What a header says it says for all that is asked for with it.
        boolean organisation = !request && (PeopleWords.isOrganisation(name) || PeopleWords.isOrganisation(type));
        if (organisation) {
            organisations.computeIfAbsent(typeKey(type), key -> organisation(type));
        }
        boolean pooled = request && header && !TypeNames.isBareId(name);
        return new Place(
                pooled ? Named.mix(apiKey ^ hash(text)) : place(text),
                type,
                typeKey(type),
                name,
                (request ? "the " : "the answer's ") + location + " as " + path.text(),
                false,
                PeopleWords.isPerson(type),
                list(path, request),
                own || (header && path.name().equals("location")),
                types.isItself(path, type, own),
                types.isParty(path),
                PeopleWords.isOwner(type),
                request && PeopleWords.isTenant(type),
                organisation);
    }

    private Place organisation(String type) {
        long pooled = Named.mix(apiKey ^ hash("organisation of answers:" + type));
        String where = "the " + type + " that the answer names";
        return new Place(pooled, type, 0, "", where, false, false, 0, false, false, false, false, false, true);
    }

    /** The place that the organisations of a kind share that any answers of the api name; {@link Place#NONE} where no answer of this one does. */
    Place organisation(Place named) {
        return organisations.getOrDefault(named.typeKey(), Place.NONE);
    }

    /** Stands for all places of requests of the api that name things of the kind of one of them. */
    Place kind(Place named) {
        Place known = kinds.get(named.typeKey());
        if (known == null) {
            long pooled = Named.mix(apiKey ^ hash("named in requests:" + named.typeKey()));
            known = new Place(
                    pooled,
                    named.type(),
                    named.typeKey(),
                    "",
                    "requests",
                    false,
                    false,
                    0,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false);
            if (!frozen) {
                kinds.put(named.typeKey(), known);
            }
        }
        return known;
    }

    /** Whether a field holds what whoever has it may use, as a gift card's code: it is nobody's object. */
    private static boolean isForBearer(String field) {
        List<String> words = NameTraits.words(field);
        boolean code = words.size() > 1 && words.getLast().equals("code");
        return String.join("", words).equals("code")
                || words.stream().anyMatch(code ? FOR_BEARERS::contains : BEARERS::contains);
    }

    private static boolean isOfCall(String header) {
        return NO_HEADERS.contains(header) || NameTraits.words(header).stream().anyMatch(OF_CALLS::contains);
    }

    /** The innermost list around a value. */
    private long list(FieldPath path, boolean request) {
        for (FieldPath at = path; at.depth() > 0; at = at.parent()) {
            if (at.isOfMany()) {
                return place((request ? "list in the request:" : "list in the answer:") + at.text()) | 1;
            }
        }
        return 0;
    }

    private int typeKey(String type) {
        return ObjectKeys.type(type, apiKey);
    }

    private long place(String text) {
        return Named.mix(key ^ hash(text));
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
