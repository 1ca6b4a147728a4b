package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.access.References;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.identity.OwnPages;
import dev.sinew.engine.observe.SubjectClaims;
import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Claims.Identifier;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Link;
import dev.sinew.model.Location;
import dev.sinew.model.Observation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names of what identifies callers, numbered: claims, fields of logins and of answers about oneself. A few dozen at most. */
final class AttributeNames {
    private static final int LOGIN = 0;
    private static final int TENANT = 1;
    /** The organisation for which a caller makes most of its calls. */
    static final int USUAL_TENANT = 2;

    /** The person whom answers about single things name to a caller by habit. */
    static final int USUAL_PERSON = 3;

    /** So many bits there are for them. */
    private static final int MOST = 62;

    /** Those whose values are names: hardly anything else is called the same. */
    private static final Set<String> SPELLED = Set.of(
            Situation.BrokenHabit.LOGIN_NAME, "email", "username", "preferred_username", "user_name", "upn", "login");

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    /** The numbers of names as tokens spell them. */
    private final Map<String, Integer> claims = new HashMap<>();
    /** Those that identify a person, as bits. */
    private long persons;

    private long spelled;
    /** Those that say which organisation somebody belongs to, as bits. */
    private long organisations;
    /** Those of them that tokens say, as bits. */
    private long claimed;

    AttributeNames() {
        number(Situation.BrokenHabit.LOGIN_NAME, true);
        number("tenant", false);
        number(Situation.BrokenHabit.USUAL_TENANT, false);
        number(Situation.BrokenHabit.USUAL_PERSON, true);
    }

    /** Those that say which organisation a caller belongs to, where a field of an answer does, as bits. */
    long organisations() {
        return organisations;
    }

    /** Whether tokens say which organisation somebody belongs to, rather than pages: then nobody belongs to others as well. */
    boolean isClaimed(int attribute) {
        return (claimed & 1L << attribute) != 0;
    }

    /** Those whose values hardly anything else is called, as bits. */
    long spelled() {
        return spelled;
    }

    /** Whether hardly anything else has the same value. */
    boolean isSpelled(int attribute) {
        return (spelled & 1L << attribute) != 0;
    }

    /** The same names; for many threads, as long as nobody adds to them. */
    AttributeNames copy() {
        AttributeNames same = new AttributeNames();
        same.numbers.putAll(numbers);
        same.names.clear();
        same.names.addAll(names);
        same.persons = persons;
        same.spelled = spelled;
        same.organisations = organisations;
        same.claimed = claimed;
        return same;
    }

    /** The number of a name, or -1 where there are too many. */
    private int number(String name, boolean person) {
        String lower = name.toLowerCase(Locale.ROOT);
        Integer known = numbers.get(lower);
        if (known != null) {
            return known;
        }
        if (names.size() >= MOST) {
            return -1;
        }
        numbers.put(lower, names.size());
        persons |= person ? 1L << names.size() : 0;
        spelled |= SPELLED.contains(lower) ? 1L << names.size() : 0;
        names.add(lower);
        return names.size() - 1;
    }

    /** The number of what a token says; each of the few names is looked up once. */
    private int ofClaim(String name) {
        Integer known = claims.get(name);
        if (known == null) {
            known = readClaim(name);
            if (claims.size() < MOST) {
                claims.put(name, known);
            }
        }
        return known;
    }

    private int readClaim(String name) {
        // Claims are known in small letters: agencyid.
        if (!PeopleWords.isOrganisation(name) && !PeopleWords.isOrganisation(TypeNames.numbered(name))) {
            return number(name, SubjectClaims.isOne(name));
        }
        int number = ofOrganisation(name);
        claimed |= number < 0 ? 0 : 1L << number;
        return number;
    }

    /** The number for a field in which an answer tells callers of themselves. */
    int ofField(String field) {
        return PeopleWords.isOrganisation(field)
                ? ofOrganisation(field)
                : number(field, PeopleWords.isPerson(TypeNames.numbered(field)) || TypeNames.isBareId(field));
    }

    /** The number for a field in which an answer tells callers which organisation they belong to. */
    int ofOrganisation(String field) {
        int number = number(field, false);
        organisations |= number < 0 ? 0 : 1L << number;
        return number;
    }

    /** What the credentials of an access say of the caller. */
    List<Attribute> claims(Access access) {
        if (!access.actor().known() || !access.succeeded()) {
            return List.of();
        }
        List<Attribute> told = new ArrayList<>();
        for (Credential credential : access.credentials()) {
            if (credential.claims().tenant() != 0) {
                told.add(new Attribute(TENANT, credential.claims().tenant()));
            }
            for (Identifier identifier : credential.claims().identifiers()) {
                told.add(new Attribute(ofClaim(identifier.name()), identifier.print()));
            }
        }
        return told;
    }

    /** What a login tells of the account: the name it was made with, and ids that came with the token. */
    List<Attribute> login(Observation observation, Access access) {
        List<Attribute> told = new ArrayList<>();
        for (Link link : observation.links()) {
            if (link.kind() == Link.Kind.LOGIN) {
                told.add(new Attribute(LOGIN, link.from()));
            }
        }
        // Where no token comes in the body, the answer may be about something else, as the order that one shows with
        // its number.
        boolean token = observation.links().stream().anyMatch(link -> isInBody(observation.answer(), link.place()));
        References answer = access.answer();
        for (int row = 0; row < answer.count(); row++) {
            if (token || isOfCaller(answer.path(row))) {
                told.add(new Attribute(ofField(answer.path(row).fieldName()), answer.print(row)));
            }
        }
        return told;
    }

    private static boolean isInBody(Fields answer, String place) {
        for (int row = 0; row < answer.count(); row++) {
            if (answer.path(row).location() == Location.BODY
                    && answer.path(row).text().equals(place)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What a caller's own page tells of it: its id, and whom and which organisations it acts for. Ids of elements of lists are of what it has to
     * do with. Nothing of what is no such page.
     */
    List<Attribute> page(Observation observation, Access access) {
        if (!OwnPages.isOne(observation)) {
            return List.of();
        }
        List<Attribute> told = new ArrayList<>();
        References answer = access.answer();
        for (int row = 0; row < answer.count(); row++) {
            FieldPath path = answer.path(row);
            if (path.location() == Location.BODY && isOfCaller(path)) {
                told.add(new Attribute(ofField(path.fieldName()), answer.print(row)));
            }
        }
        return told;
    }

    private static boolean isOfCaller(FieldPath path) {
        FieldPath field = path.named();
        boolean top =
                field.depth() == 1 || (field.depth() == 2 && !field.parent().isOfMany());
        String stem = TypeNames.numbered(field.name());
        return top && (stem.isEmpty() || PeopleWords.isPerson(stem) || PeopleWords.isTenant(stem));
    }

    /**
     * Something that identifies a caller.
     *
     * @param name the number of its name, or -1 where there are too many
     * @param print the value's fingerprint
     */
    record Attribute(int name, long print) {}

    String name(int number) {
        return names.get(number);
    }

    /**
     * Whether an attribute can be told at a place: a person's number where a person is named, as anything else may have the same, a
     * person's name and what is no person's by use alone.
     */
    boolean comparable(int attribute, Place place) {
        return place.person() || !isPerson(attribute) || isSpelled(attribute) || !place.inList();
    }

    /** Whether an answer about a single thing says at a place whose it is. */
    static boolean isOfOne(Place place) {
        return place.person() && place.owner() && !place.inList() && !place.asked();
    }

    /** Whether many must keep to it before it is believed: a number that is the same as a person's where no word says that a person is named. */
    boolean isRisky(int attribute, Place place) {
        return !place.person() && isPerson(attribute) && !isSpelled(attribute);
    }

    /** Whether an attribute identifies a person. */
    boolean isPerson(int attribute) {
        return (persons & 1L << attribute) != 0;
    }

    /** The attributes that identify persons, as bits. */
    long persons() {
        return persons;
    }

    void write(StateWriter out) {
        out.varint(names.size());
        for (int i = 0; i < names.size(); i++) {
            out.text(names.get(i));
            out.octet((isPerson(i) ? 1 : 0)
                    + ((organisations & 1L << i) != 0 ? 2 : 0)
                    + ((claimed & 1L << i) != 0 ? 4 : 0));
        }
    }

    void read(StateReader in) {
        claims.clear();
        int count = in.below(MOST + 1);
        for (int i = 0; i < count && !in.failed(); i++) {
            String name = in.text();
            int kind = in.octet();
            if (number(name, (kind & 1) != 0) != i) {
                in.fail("the names of attributes are damaged");
            }
            organisations |= (kind & 2) != 0 ? 1L << i : 0;
            claimed |= (kind & 4) != 0 ? 1L << i : 0;
        }
    }

    /** How many there are. */
    int count() {
        return names.size();
    }
}
