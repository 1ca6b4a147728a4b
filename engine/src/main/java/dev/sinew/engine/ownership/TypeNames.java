package dev.sinew.engine.ownership;

import dev.sinew.engine.classify.JoinedIds;
import dev.sinew.engine.classify.MemberLists;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.classify.OtherLanguages;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Location;
import dev.sinew.model.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The type of object that a place names, by its words: {@code basketId} is a basket, {@code id} is what the object around it or
 * the operation is about. Belongs to one thread.
 */
final class TypeNames {
    private static final Set<String> ID_WORDS = Set.of(
            "id",
            "ids",
            "uuid",
            "guid",
            "uid",
            "pk",
            "number",
            "no",
            "nr",
            "num",
            "ref",
            "reference",
            "key",
            "identifier",
            "handle",
            "urn",
            "slug",
            "code");
    private static final Set<String> BARE = Set.of("id", "uuid", "guid", "pk");
    /** Words that say that something is an object, whatever its kind: {@code objectId} is like {@code id}. */
    private static final Set<String> ANY_KIND =
            Set.of("object", "document", "record", "entity", "global", "public", "unique", "sys");

    /** Words that say in which part an object takes part, not what it is. */
    private static final Set<String> PARTS = Set.of(
            "from",
            "to",
            "source",
            "target",
            "destination",
            "parent",
            "child",
            "old",
            "new",
            "current",
            "selected",
            "my",
            "debtor",
            "creditor",
            "sender",
            "receiver",
            "recipient");

    private static final Pattern NUMBERED = Pattern.compile("[-_]?(?:ids?|no|nr|num|number)$");

    private static final Set<String> WRAPPERS = Set.of(
            "data",
            "result",
            "results",
            "item",
            "items",
            "content",
            "contents",
            "payload",
            "response",
            "body",
            "object",
            "record",
            "records",
            "entry",
            "entries",
            "row",
            "rows",
            "list",
            "value",
            "values",
            "variables",
            "input",
            "params",
            "node",
            "nodes",
            "edges",
            "attributes",
            "embedded",
            "page",
            "elements",
            "collection",
            "resource",
            "original",
            "updated",
            "created");

    /** Words that a query's parameters begin with that pick from a list: {@code filter[student]} is about a student. */
    private static final Set<String> PICKS = Set.of("filter", "where", "search", "find", "by");

    /** What names of headers and of parameters of stored procedures begin with, and say nothing by: {@code x-company-id}, {@code p_contact_id}. */
    private static final Set<String> PREFIXES = Set.of("x", "p", "arg");

    /** What only holds links to what is around it. */
    private static final Set<String> LINKS = Set.of("links", "_links", "self");

    private static final Set<String> OWN_LINKS = Set.of("url", "self", "id", "@id", "@odata.id", "uri", "resource_uri");

    private static final Set<String> NO_OBJECTS = Set.of(
            "name",
            "country",
            "language",
            "locale",
            "region",
            "label",
            "tag",
            "currency",
            "symbol",
            "ticker",
            "domain",
            "hostname",
            "path",
            "href",
            "uri",
            "hash",
            "sha",
            "version",
            "zip",
            "postal",
            "status",
            "error",
            "phone",
            "token",
            "secret",
            "signature",
            "nonce",
            "csrf",
            "cursor",
            "etag",
            "checksum",
            "digest",
            "password",
            "session",
            "request",
            "trace",
            "correlation",
            "interaction",
            "x");

    private final Map<FieldPath, List<String>> words = new HashMap<>();

    /** The type of those who have something together. */
    static final String MEMBER = "member";

    /** The type that a field names within an operation; empty where it names none. */
    String of(FieldPath path, Operation operation) {
        if (path.location() == Location.HEADER && path.name().equals("location")) {
            return PathTypes.resource(operation);
        }
        if (isOfCall(path, operation)) {
            return "";
        }
        if (isOfMembers(path)) {
            return MEMBER;
        }
        List<String> name = words.computeIfAbsent(path, each -> words(each.fieldName()));
        if (name.isEmpty()) {
            return "";
        }
        boolean picks = path.location() == Location.QUERY && PICKS.contains(name.getFirst());
        if (name.size() > 1 && (PREFIXES.contains(name.getFirst()) || picks)) {
            name = name.subList(1, name.size());
        }
        String last = name.getLast();
        boolean none = path.location() == Location.HEADER
                ? name.stream().anyMatch(NO_OBJECTS::contains)
                : NO_OBJECTS.contains(last) || NO_OBJECTS.contains(name.getFirst());
        if (none) {
            return "";
        }
        if (JoinedIds.isOne(last)) {
            String stem = OtherLanguages.person(JoinedIds.nameOf(last));
            return singular(name.size() > 1 ? String.join("", name.subList(0, name.size() - 1)) + stem : stem);
        }
        if (!ID_WORDS.contains(last)) {
            return name.size() > 1 && PARTS.contains(name.getFirst())
                    ? singular(last)
                    : singular(OtherLanguages.person(String.join("", name)));
        }
        List<String> own = name.subList(0, name.size() - 1);
        while (own.size() > 1 && PARTS.contains(own.getFirst())) {
            own = own.subList(1, own.size());
        }
        if (own.isEmpty() || (own.size() == 1 && (isPart(own.getFirst()) || isOfAnyKind(name)))) {
            return around(path, operation);
        }
        return singular(String.join("", own));
    }

    /** The words of a field's name: {@code userName} is one, as {@code username} is, and no name of a user's. */
    private static List<String> words(String field) {
        List<String> words = NameTraits.words(field);
        int size = words.size();
        if (size < 2 || !words.getLast().equals("name") || !words.get(size - 2).equals("user")) {
            return words;
        }
        List<String> joined = new ArrayList<>(words.subList(0, size - 2));
        joined.add("username");
        return joined;
    }

    /** Whether a word says which part something takes and nothing of what it is; a sender is somebody. */
    private static boolean isPart(String word) {
        return PARTS.contains(word) && (word.length() <= 2 || !PeopleWords.isParty(word));
    }

    /** Whether a value is an element of a list of the ids of people who have something together. */
    private static boolean isOfMembers(FieldPath path) {
        return path.name().equals(FieldPath.ELEMENT) && MemberLists.isOne(path.fieldName());
    }

    /** Whether a field numbers calls, as beside a method's name does (JSON-RPC 2.0, section 4), and is no object's id. */
    private static boolean isOfCall(FieldPath path, Operation operation) {
        boolean top =
                path.depth() == 1 || (path.depth() == 2 && path.parent().name().equals(FieldPath.ELEMENT));
        return top
                && path.location() == Location.BODY
                && path.name().equals("id")
                && !operation.selector().isEmpty();
    }

    private static boolean isWrapper(String word) {
        return WRAPPERS.contains(word) || OtherLanguages.isWrapper(word);
    }

    /**
     * What the object around a field is: its name, or where that says nothing what the operation is about. What an answer calls {@code cards} at the top are
     * virtual cards where {@code /virtual-cards} was asked for.
     */
    private String around(FieldPath path, Operation operation) {
        FieldPath up = path;
        while (up.depth() > 0) {
            up = up.parent();
            List<String> said = NameTraits.words(up.name());
            List<String> name = operation.selector().isEmpty() ? said : PathTypes.selected(said);
            if (!name.isEmpty() && !isWrapper(name.getLast()) && !up.name().equals(FieldPath.ELEMENT)) {
                List<String> resource = up.depth() == 1 ? PathTypes.words(operation) : List.of();
                boolean same =
                        !resource.isEmpty() && singular(resource.getLast()).equals(singular(name.getLast()));
                return singular(String.join("", same ? resource : name));
            }
        }
        return PathTypes.resource(operation);
    }

    /**
     * The type that a field names, in full: what stands at the top or in a list as {@code card_id} is a credit card where
     * {@code /credit-cards} was asked for.
     */
    String inFull(String type, FieldPath path, Operation operation) {
        List<String> resource = PathTypes.words(operation);
        boolean longer = resource.size() > 1
                && singular(resource.getLast()).equals(type)
                && NameTraits.words(path.fieldName()).size() > 1;
        FieldPath around = around(path);
        boolean itself = around.depth() == 0 || around.name().equals(FieldPath.ELEMENT);
        return longer && itself ? singular(String.join("", resource)) : type;
    }

    /** Whether a field is called like an id that says no kind: {@code id}, {@code _id}, {@code uuid}, {@code objectId}. */
    static boolean isBareId(String field) {
        List<String> name = NameTraits.words(field);
        return isOfAnyKind(name) || (name.size() == 1 && BARE.contains(name.getFirst()));
    }

    /** Whether a field is called like an id, of some kind or none, or like the number or the code of something: {@code accountNumber}. */
    static boolean isId(String field) {
        List<String> name = NameTraits.words(field);
        return field.toLowerCase(Locale.ROOT).endsWith("id")
                || (name.size() > 1 && ID_WORDS.contains(name.getLast()))
                || (!name.isEmpty() && JoinedIds.isOne(name.getLast()));
    }

    /** Whether a name is an id's that says no kind. */
    private static boolean isOfAnyKind(List<String> name) {
        return name.size() == 2 && ANY_KIND.contains(name.getFirst()) && BARE.contains(name.getLast());
    }

    private static boolean isPlaced(FieldPath around) {
        return around.depth() <= 1 || around.name().equals(FieldPath.ELEMENT);
    }

    /** The object around a field, without what only wraps it; for the id in a link, that around the link. */
    private static FieldPath around(FieldPath path) {
        FieldPath up = isInLink(path) ? link(path).parent() : path.parent();
        while (up.depth() > 0
                && !up.name().equals(FieldPath.ELEMENT)
                && (isWrapper(up.name().toLowerCase(Locale.ROOT)) || LINKS.contains(up.name()))) {
            up = up.parent();
        }
        return up;
    }

    private static boolean isInLink(FieldPath path) {
        return path.depth() > 1 && path.parent().name().equals(FieldPath.IN_TEXT);
    }

    /** The text that an id was read out of. */
    private static FieldPath link(FieldPath path) {
        return path.parent().parent();
    }

    /** Whether a link leads to what it stands in (HAL, JSON:API, JSON-LD, hyperlinked serializers). */
    private static boolean isOfItself(FieldPath link) {
        return OWN_LINKS.contains(link.name())
                || (link.name().equals("href") && link.parent().name().equals("self"));
    }

    /**
     * Whether a field is the id of the object around it, where that is an element of a list or stands at the top.
     *
     * @param own whether it is the id of what the operation is about
     */
    boolean isItself(FieldPath path, String type, boolean own) {
        FieldPath up = around(path);
        boolean placed = isPlaced(up);
        if (isInLink(path)) {
            return placed && isOfItself(link(path));
        }
        List<String> name = NameTraits.words(path.fieldName());
        boolean bare = (name.size() == 1 && ID_WORDS.contains(name.getFirst())) || isOfAnyKind(name);
        String around = singular(String.join("", NameTraits.words(up.fieldName())));
        return placed && (bare || around.equals(type) || (own && around.isEmpty()));
    }

    /** Whether a field names somebody who takes part, by its own words or those of the object around it. */
    boolean isParty(FieldPath path) {
        List<String> name = NameTraits.words(path.fieldName());
        boolean bare = (name.size() == 1 && ID_WORDS.contains(name.getFirst())) || isOfAnyKind(name);
        List<String> said = bare ? NameTraits.words(around(path).fieldName()) : name;
        boolean sent = isInLink(path)
                && NameTraits.words(link(path).fieldName()).stream().anyMatch(PeopleWords::isParty);
        return sent || said.stream().anyMatch(word -> PeopleWords.isParty(word) || PeopleWords.isPerson(word));
    }

    /** What a field gives the id or the number of: {@code customer} of {@code customerNo}, {@code customer_ids} and {@code kundennummer}; the field itself where it is no id, nothing where it says no kind. */
    static String numbered(String field) {
        String plain = NUMBERED.matcher(field.toLowerCase(Locale.ROOT)).replaceAll("");
        boolean numbered = !plain.equals(field.toLowerCase(Locale.ROOT)) && (plain.isEmpty() || isId(field));
        String stem = numbered ? plain : JoinedIds.nameOf(field.toLowerCase(Locale.ROOT));
        return singular(OtherLanguages.person(stem));
    }

    static String singular(String word) {
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.endsWith("ungen") || word.endsWith("heiten") || word.endsWith("keiten")) {
            return word.substring(0, word.length() - 2);
        }
        if (word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches")) {
            return word.substring(0, word.length() - 2);
        }
        boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us");
        return plural ? word.substring(0, word.length() - 1) : word;
    }
}
