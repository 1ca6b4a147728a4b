package dev.sinew.probe.run;

import dev.sinew.engine.classify.NameTraits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How names of parameters, members and segments of paths are compared: {@code accountId}, {@code account_id}, {@code accounts}. */
final class Nouns {
    private static final List<String> ENDINGS =
            List.of("uuid", "guid", "id", "key", "slug", "code", "number", "name", "ref");

    private static final Set<String> ID_ENDINGS = Set.of("id", "uuid", "guid", "number", "no", "ref");
    /** The number of something, in short: {@code matterNo}, {@code card_no}, and not {@code casino}. */
    private static final Pattern NUMBERED = Pattern.compile(".*[a-z\\d]{2}No|.*[A-Za-z\\d]{2}[_-]no");
    /** An id of something that is named by its first letters alone. */
    private static final Pattern SHORT_ID = Pattern.compile("[a-z]{1,2}(?:id|uuid|guid)");
    /** What is told apart here is no object of anybody: the caller's software, the request, a page. */
    private static final Set<String> NO_THINGS = Set.of(
            "client",
            "app",
            "application",
            "api",
            "request",
            "correlation",
            "trace",
            "session",
            "page",
            "device",
            "state");

    /** What something is in a request, before what it is. */
    private static final Pattern PART = Pattern.compile(
            "^(?:from|to|source|target|destination|debit|credit|sender|recipient|receiving|funding|parent|linked|related|original|default|primary|preferred)(?=.{3})");

    private static final Pattern VERSION =
            Pattern.compile("[vV]\\d{1,2}(?:\\.\\d{1,2}){0,2}|\\d{1,2}\\.\\d{1,2}|latest");

    /** What is done with a thing, where a segment says it before the thing's name. */
    private static final Set<String> VERBS = Set.of(
            "get",
            "fetch",
            "list",
            "show",
            "view",
            "read",
            "load",
            "find",
            "retrieve",
            "create",
            "add",
            "update",
            "edit",
            "modify",
            "delete",
            "remove");

    private Nouns() {}

    /** In lower case without signs. */
    static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            if (Character.isLetterOrDigit(name.charAt(i))) {
                plain.append(name.charAt(i));
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    /** One of what a plural names. */
    static String singular(String name) {
        String plain = plain(name);
        if (plain.endsWith("ies") && plain.length() > 4) {
            return plain.substring(0, plain.length() - 3) + "y";
        }
        if (plain.endsWith("sses") || plain.endsWith("xes") || plain.endsWith("ches") || plain.endsWith("shes")) {
            return plain.substring(0, plain.length() - 2);
        }
        return plain.endsWith("s") && !plain.endsWith("ss") && plain.length() > 3
                ? plain.substring(0, plain.length() - 1)
                : plain;
    }

    /** What a segment of a path names, in singular: {@code customer} in {@code get_customer_v1}, {@code getCustomerById} and {@code customers}. */
    static String thing(String segment) {
        List<String> words = new ArrayList<>(NameTraits.words(segment));
        while (words.size() > 1 && VERBS.contains(words.getFirst())) {
            words.removeFirst();
        }
        while (words.size() > 1
                && (isVersion(words.getLast()) || words.getLast().equals("id") && words.contains("by"))) {
            words.removeLast();
        }
        if (words.size() > 1 && words.getLast().equals("by")) {
            words.removeLast();
        }
        return singular(String.join("", words));
    }

    /** Whether a word names anything at all, so that what it stands in says what it is: {@code objectId} of a note is the note's. */
    private static boolean isAnything(String kind) {
        return switch (kind) {
            case "object", "entity", "record", "resource", "item", "row", "document", "element", "instance" -> true;
            default -> false;
        };
    }

    /** What a name names with which member: {@code accountId} the {@code id} of an {@code account}; a plain name a member of anything. */
    static Named named(String name) {
        String plain = plain(name);
        if (NUMBERED.matcher(name).matches()) {
            return new Named(singular(plain.substring(0, plain.length() - 2)), "no");
        }
        for (String ending : ENDINGS) {
            if (plain.endsWith(ending) && plain.length() > ending.length() + 1) {
                String kind = singular(plain.substring(0, plain.length() - ending.length()));
                return new Named(isAnything(kind) ? "" : kind, ending);
            }
        }
        return new Named("", plain);
    }

    /** A kind without what it is in a request: {@code account} of {@code fromaccount}. */
    static String withoutPart(String kind) {
        return PART.matcher(kind).replaceFirst("");
    }

    /** Whether a member tells things of one kind apart. */
    static boolean isIdentifying(String member) {
        return ENDINGS.contains(member)
                || member.equals("username")
                || member.equals("login")
                || member.equals("handle");
    }

    /** Whether a word names people, by what they are or do here. */
    static boolean isPerson(String kind) {
        return switch (kind) {
            case "user",
                    "owner",
                    "author",
                    "creator",
                    "customer",
                    "client",
                    "member",
                    "person",
                    "people",
                    "employee",
                    "sender",
                    "recipient",
                    "assignee",
                    "reporter",
                    "holder",
                    "cardholder",
                    "accountholder",
                    "payer",
                    "payee",
                    "approver",
                    "reviewer",
                    "requester",
                    "submitter",
                    "uploader",
                    "profile" -> true;
            default -> false;
        };
    }

    /** Whether two members both are ids, however they are spelt, or are the same. */
    static boolean alike(String one, String other) {
        return one.equals(other) || isId(one) && isId(other) || isNumber(one) && isNumber(other);
    }

    private static boolean isNumber(String member) {
        return member.equals("number") || member.equals("no");
    }

    private static boolean isId(String member) {
        return member.equals("id") || member.equals("uuid") || member.equals("guid") || member.equals("key");
    }

    /** Whether a member is the id of whatever it stands in, as {@code documentId} and {@code objectId} are. */
    static boolean isIdOfItself(String plain) {
        Named named = named(plain);
        return named.kind().isEmpty() && alike(named.member(), "id");
    }

    /** Whether one of two names begins or ends with the other: {@code card} and {@code virtualcard}. */
    static boolean isPart(String one, String other) {
        String shorter = one.length() < other.length() ? one : other;
        String longer = one.length() < other.length() ? other : one;
        return shorter.length() >= 3 && (longer.startsWith(shorter) || longer.endsWith(shorter));
    }

    /** Whether a parameter is an id by its name: {@code id}, {@code report_id}, {@code orderNumber}; {@code api_key} and {@code code} are none. */
    static boolean isIdOfSomething(String name) {
        Named named = named(name);
        return isId(plain(name)) && !plain(name).equals("key")
                || !named.kind().isEmpty() && ID_ENDINGS.contains(named.member()) && !NO_THINGS.contains(named.kind());
    }

    /** Whether a name is one of its own, so that members which are called the same mean the same: several words, or an id in short, as {@code pid}. */
    static boolean isOfItsOwn(String name) {
        return NameTraits.words(name).size() > 1
                || SHORT_ID.matcher(plain(name)).matches();
    }

    /** Whether a segment is a version, which names nothing, wherever in a path it stands. */
    static boolean isVersion(String segment) {
        return VERSION.matcher(segment).matches();
    }

    /** The static segments of a path in singular, in order, without versions and what only says by what one is chosen; parameters are empty. */
    static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        String[] all = path.split("/", -1);
        for (int i = 0; i < all.length; i++) {
            String each = all[i];
            boolean silent = each.isEmpty()
                    || isVersion(each)
                    || !segments.isEmpty() && (i + 1 < all.length ? isSelector(each, all[i + 1]) : isWhole(each));
            if (!silent) {
                segments.add(each.startsWith("{") ? "" : thing(each));
            }
        }
        return segments;
    }

    /** Whether a segment names nothing but by what the parameter behind it chooses one of what stands before: {@code /users/id/7}, {@code /users/one/a@post.example}, or that it is looked at. */
    static boolean isSelector(String segment, String next) {
        if (!next.startsWith("{")) {
            return false;
        }
        String plain = plain(segment);
        return switch (plain) {
            case "id", "uuid", "guid", "one", "single", "byid", "email", "byemail", "username", "byusername" -> true;
            case "get", "view", "show", "details", "detail" -> true;
            default -> plain.equals(plain(next));
        };
    }

    /** Whether the last segment of a path says that all of what stands before are meant: {@code /visits/list}. */
    private static boolean isWhole(String segment) {
        return switch (plain(segment)) {
            case "list", "all", "getall", "listall", "index" -> true;
            default -> false;
        };
    }

    /** Whether what stands before a parameter says that something is looked for. */
    static boolean isSearch(String before) {
        return switch (before) {
            case "search", "find", "lookup" -> true;
            default -> false;
        };
    }

    /** Whether a member tells things of one kind apart that is no id: a number or a name. */
    static boolean tellsApart(String member) {
        return switch (member) {
            case "no", "nr", "num", "number", "slug", "name", "code", "handle" -> true;
            default -> false;
        };
    }

    /** Whether a member is an id of a thing, or the number or short name in the place of one. */
    static boolean isNameOfThing(String member) {
        return isId(member) || member.equals("slug") || member.equals("number") || member.equals("no");
    }

    /** Whether a member is a text that one looks for. */
    static boolean isText(String member) {
        return switch (member) {
            case "name", "firstname", "lastname", "fullname", "title" -> true;
            default -> false;
        };
    }

    /** Whether a name is that of a number which things have in the world, whatever stands before it. */
    static boolean isNumberInTheWorld(String plain) {
        return switch (plain) {
            case "vin", "imei", "isbn", "iccid" -> true;
            default -> false;
        };
    }

    /** Whether a name tells people apart by itself, whatever stands before it: an address or what one logs in as. */
    static boolean isNameOfSomebody(String plain) {
        return switch (plain) {
            case "email", "emailaddress", "mail", "useremail", "username", "loginname" -> true;
            default -> false;
        };
    }

    /**
     * A member of a kind of thing.
     *
     * @param kind in singular, or empty for any
     * @param member in lower case
     */
    record Named(String kind, String member) {}
}
