package dev.sinew.engine.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a field's name says about its values, computed once a name. A name is split into words at separators and case
 * changes: {@code userID} is {@code user, id}.
 */
public final class NameTraits {
    /** Names an object: id, key, slug, login, code … */
    public static final int ID = 1;
    /** Password, PIN, one-time code, security answer: class only. */
    public static final int SECRET = 1 << 1;
    /** Access, refresh, session tokens, keys. */
    public static final int TOKEN = 1 << 2;
    /** What people log in with. */
    public static final int LOGIN_NAME = 1 << 3;
    /** Page, limit, offset …: values are kept. */
    public static final int PAGING = 1 << 4;
    /** About a person: texts are never kept. */
    public static final int PERSONAL = 1 << 5;
    /** Status, type, currency …: single words are kept. */
    public static final int ENUMERATION = 1 << 6;
    /** What a form calls a secret that it changes, where its path or its neighbours say what it is about: current, new, repeat, answer. */
    public static final int CHANGED = 1 << 7;

    /** A number that says what came of a call: short ones are kept. */
    public static final int OUTCOME = 1 << 8;
    /** What is called after a thing, or an element of a list of several: its integers are ids of these. */
    public static final int THING = 1 << 9;

    private static final Set<String> OUTCOME_WORDS = Set.of(
            "code",
            "status",
            "statuscode",
            "resultcode",
            "returncode",
            "retcode",
            "responsecode",
            "respcode",
            "errorcode",
            "errcode",
            "errno");

    private static final Set<String> ID_WORDS = Set.of(
            "id",
            "ids",
            "uuid",
            "guid",
            "key",
            "slug",
            "sid",
            "gid",
            "uid",
            "pk",
            "ref",
            "reference",
            "handle",
            "sku",
            "isbn",
            "ean",
            "code",
            "number",
            "no",
            "nr",
            "num",
            "login",
            "username",
            "nickname",
            "symbol",
            "ticker",
            "urn",
            "uri",
            "href",
            "arn",
            "name",
            "identifier",
            "hash",
            "sha",
            "tag",
            "iban",
            "vin",
            "msisdn",
            "iccid",
            "imsi",
            "imei",
            "pnr",
            "mrn",
            "isin",
            "serial",
            "barcode",
            "email",
            "mail",
            "hostname",
            "domain",
            "owner",
            "repo",
            "repository",
            "namespace",
            "xorg",
            "xorganization",
            "xorganisation",
            "xtenant",
            "xworkspace",
            "xcompany",
            "org",
            "organization",
            "tenant",
            "project",
            "account",
            "user",
            "path",
            "locale",
            "language",
            "country",
            "region",
            "alias",
            "shortcode",
            "permalink",
            "label");
    private static final Set<String> TOKEN_WORDS = Set.of(
            "token",
            "jwt",
            "apikey",
            "authorization",
            "session",
            "sessionid",
            "accesstoken",
            "refreshtoken",
            "idtoken",
            "bearer",
            "jsessionid",
            "phpsessid",
            "xsrf",
            "csrf",
            "credential",
            "credentials",
            "assertion",
            "ticket");
    private static final Set<String> LOGIN_WORDS = Set.of(
            "email",
            "mail",
            "username",
            "login",
            "loginid",
            "loginname",
            "emailaddress",
            "accountname",
            "usernameoremail",
            "emailorusername",
            "phonenumber",
            "mobilenumber",
            "userid",
            "user",
            "uname",
            "account",
            "phone",
            "mobile",
            "msisdn",
            "identifier",
            "customernumber",
            "clientid",
            "principal");
    private static final Set<String> PAGING_WORDS = Set.of(
            "page",
            "limit",
            "offset",
            "size",
            "pagesize",
            "perpage",
            "per",
            "skip",
            "take",
            "top",
            "first",
            "last",
            "count",
            "max",
            "rows",
            "start",
            "depth",
            "maxresults",
            "pagenumber",
            "pageindex",
            "batchsize");
    private static final Set<String> PERSONAL_WORDS = Set.of(
            "firstname",
            "lastname",
            "surname",
            "fullname",
            "forename",
            "given",
            "family",
            "middle",
            "maiden",
            "street",
            "address",
            "city",
            "zip",
            "postcode",
            "postal",
            "birth",
            "birthday",
            "birthdate",
            "dob",
            "gender",
            "sex",
            "phone",
            "mobile",
            "fax",
            "ssn",
            "passport",
            "iban",
            "card",
            "pan",
            "holder",
            "nationality",
            "religion",
            "comment",
            "message",
            "note",
            "description",
            "question",
            "answer",
            "author",
            "assignee",
            "contact",
            "customer",
            "patient",
            "person",
            "employee");
    private static final Set<String> ENUMERATION_WORDS = Set.of(
            "type",
            "status",
            "state",
            "kind",
            "role",
            "roles",
            "category",
            "currency",
            "level",
            "priority",
            "mode",
            "method",
            "action",
            "event",
            "scope",
            "format",
            "unit",
            "direction",
            "brand",
            "scheme",
            "phase",
            "stage",
            "severity",
            "visibility",
            "result",
            "sort",
            "order",
            "channel",
            "protocol",
            "environment",
            "locale",
            "language",
            "country");

    private NameTraits() {}

    /** What is picked from a list by what it has, not by what it is or belongs to. */
    private static final Set<String> QUALITIES = Set.of(
            "date", "day", "month", "year", "from", "to", "since", "until", "after", "before", "min", "max", "q",
            "text", "term", "query", "search", "keyword", "city", "price", "amount", "total", "size", "age", "rating",
            "active", "enabled", "lat", "lng", "lon", "radius");

    /** Whether it picks from a list what belongs to something, as {@code filter[pet]} does (JSON:API, section Filtering). */
    private static boolean picksOne(String name, List<String> words) {
        String last = words.getLast();
        return words.size() == 2
                && name.endsWith("]")
                && (words.getFirst().equals("filter") || words.getFirst().equals("where"))
                && !ENUMERATION_WORDS.contains(last)
                && !PAGING_WORDS.contains(last)
                && !PERSONAL_WORDS.contains(last)
                && !QUALITIES.contains(last);
    }

    /** Those of a header, which names whom or what a call is for where it is called after people or organisations: {@code X-Household}. */
    public static int ofHeader(String name) {
        List<String> words = words(Spelling.plain(name));
        return of(name) | (Headers.sayForWhom(words) ? ID : 0) | (Headers.areOfThing(words) ? THING : 0);
    }

    /** The union of traits of a name. */
    public static int of(String name) {
        List<String> words = words(Spelling.plain(name));
        if (words.isEmpty()) {
            return 0;
        }
        String joined = String.join("", words);
        String last = words.getLast();
        int traits = 0;
        if (ID_WORDS.contains(last)
                || ID_WORDS.contains(joined)
                || OrganisationNouns.isOne(last)
                || PersonNouns.areIn(joined)
                || Headers.sayForOne(words)
                || OtherLanguages.isId(last)
                || JoinedIds.isOne(last)
                || picksOne(name, words)) {
            traits |= ID;
        }
        if (ListedIds.isThing(last)) {
            traits |= THING;
        }
        if (SecretNames.isSecret(words)) {
            traits |= SECRET;
        }
        if (SecretNames.isChanged(words)) {
            traits |= CHANGED;
        }
        if (isToken(words, joined, last)) {
            traits |= TOKEN;
        }
        if (LOGIN_WORDS.contains(joined) || last.equals("email") || last.equals("username")) {
            traits |= LOGIN_NAME;
        }
        if (PAGING_WORDS.contains(joined)
                || (words.size() > 1 && words.getFirst().equals("page"))) {
            traits |= PAGING;
        }
        if (any(words, PERSONAL_WORDS)
                || PERSONAL_WORDS.contains(joined)
                || last.equals("name")
                || last.equals("email")) {
            traits |= PERSONAL;
        }
        if (OUTCOME_WORDS.contains(joined)) {
            traits |= OUTCOME;
        }
        if (ENUMERATION_WORDS.contains(last)) {
            traits |= ENUMERATION;
        }
        return traits;
    }

    /** Whether a name says no more than that the value is the new one of several. */
    public static boolean isNew(String name) {
        return SecretNames.isNew(words(Spelling.plain(name)));
    }

    /** Whether a name says no more than that a value is typed again. */
    public static boolean isAgain(String name) {
        return SecretNames.isAgain(words(Spelling.plain(name)));
    }

    private static boolean isToken(List<String> words, String joined, String last) {
        return TOKEN_WORDS.contains(last)
                || TOKEN_WORDS.contains(joined)
                || (last.equals("key") && any(words, Set.of("api", "access", "secret", "private", "subscription")))
                || (last.equals("id") && words.contains("session"));
    }

    private static boolean any(List<String> words, Set<String> wanted) {
        for (String word : words) {
            if (wanted.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** The words of a name in lower case: split at anything but letters and digits, and where the case rises. */
    public static List<String> words(String name) {
        List<String> words = new ArrayList<>(4);
        int from = 0;
        for (int i = 0; i <= name.length(); i++) {
            boolean end = i == name.length() || !Character.isLetterOrDigit(name.charAt(i));
            boolean rise = !end && i > from && rises(name, i);
            if (end || rise) {
                if (i > from) {
                    words.add(name.substring(from, i).toLowerCase(Locale.ROOT));
                }
                from = end ? i + 1 : i;
            }
        }
        return words;
    }

    private static boolean rises(String name, int i) {
        char before = name.charAt(i - 1);
        char here = name.charAt(i);
        if (!Character.isUpperCase(here)) {
            return false;
        }
        return !Character.isUpperCase(before) || (i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1)));
    }
}
