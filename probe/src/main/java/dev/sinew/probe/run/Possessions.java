package dev.sinew.probe.run;

import dev.sinew.engine.classify.NameTraits;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What is one person's own by its kind, as the path calls it, and which members say whose something is. */
public final class Possessions {
    /** What one shows to nobody but whom it is bought from. */
    private static final Set<String> PRIVATE = Set.of(
            "order",
            "purchase",
            "payment",
            "payout",
            "payoutmethod",
            "earning",
            "royalty",
            "commission",
            "invoice",
            "bill",
            "receipt",
            "transfer",
            "withdrawal",
            "deposit",
            "loan",
            "refund",
            "wallet",
            "cart",
            "basket",
            "checkout",
            "address",
            "creditcard",
            "debitcard",
            "bankcard",
            "paymentcard",
            "virtualcard",
            "paymentmethod",
            "bankaccount",
            "beneficiary",
            "payee",
            "prescription",
            "payslip",
            "payroll",
            "salary",
            "transaction",
            "statement",
            "grade",
            "transcript",
            "medicalrecord",
            "healthrecord",
            "diagnosis",
            "measurement",
            "labreport",
            "labresult",
            "claim");

    private static final Pattern OWN = Pattern.compile("(?i)/(?:me|my|myself|self)/[a-z]");

    /** What not even colleagues are shown of each other. */
    private static final Set<String> OF_ONE = Set.of(
            "payslip",
            "paystub",
            "salary",
            "prescription",
            "medicalrecord",
            "healthrecord",
            "diagnosis",
            "measurement",
            "labreport",
            "labresult",
            "transcript");

    /** What others may see that it is taken, and have no business to change. */
    private static final Set<String> TAKEN =
            Set.of("booking", "reservation", "appointment", "ticket", "subscription", "rental", "enrollment");

    /** What is somebody's to change by what it is, whoever may look at it. */
    private static final Set<String> KEPT = Set.of(
            "vehicle",
            "car",
            "motorcycle",
            "bike",
            "bicycle",
            "scooter",
            "device",
            "pet",
            "apartment",
            "listing",
            "advert",
            "album",
            "playlist",
            "photo");

    /** Whom one is to who sells, heals or carries: of two of one rank that are called so, neither is the other's. */
    private static final Set<String> TRADERS = Set.of(
            "customer",
            "buyer",
            "purchaser",
            "patient",
            "guest",
            "passenger",
            "shopper",
            "cardholder",
            "accountholder",
            "borrower",
            "policyholder");

    /** What a path may end with that says how something is looked at, and not what. */
    private static final Set<String> LOOKS = Set.of("view", "show", "details", "list", "get", "fetch", "download");

    /** What the name of a thing may end with that says how much of it is shown: {@code transactionHistory}. */
    private static final Set<String> VIEWS = Set.of("history", "list", "details", "overview", "summary");

    /** Who has it or made it; whom it is for, as an assignee, others may well say. */
    private static final Set<String> OWNERS =
            Set.of("user", "owner", "author", "creator", "createdby", "orderedby", "account", "member", "profile");

    private static final List<String> ENDINGS = List.of("uuid", "guid", "id", "username", "email", "name");

    private Possessions() {}

    /** Whether a path's last word is of a kind that one shows to nobody. */
    public static boolean isPrivate(String path) {
        return isOf(path, PRIVATE);
    }

    /** Whether a path says that what stands there is the caller's: {@code /me/visits}. */
    public static boolean isOfCaller(String path) {
        return OWN.matcher(path).find();
    }

    /** Whether a path's last word is of a kind that those who belong together do not show each other either. */
    public static boolean isOfOne(String path) {
        return isOf(path, OF_ONE);
    }

    /** Whether a path's last word is of a kind that nobody changes but who has it. */
    public static boolean isOnesOwn(String path) {
        return isPrivate(path) || isOf(path, TAKEN) || isOf(path, KEPT);
    }

    /** Whether a path's last word is of a kind of which others see that it is taken. */
    public static boolean isTaken(String path) {
        return isOf(path, TAKEN);
    }

    /** Whether what is shown of something says itself that it is for nobody else, as {@code "public": false} does. */
    public static boolean saysPrivate(JsonNode shown) {
        return shown.properties().stream().anyMatch(each -> {
            String name = String.join("", NameTraits.words(each.getKey())).toLowerCase(Locale.ROOT);
            String value = each.getValue().asString("").toLowerCase(Locale.ROOT);
            return switch (name) {
                case "private", "isprivate", "confidential", "isconfidential" ->
                    value.equals("true") || value.equals("1");
                case "public", "ispublic", "shared", "isshared" -> value.equals("false") || value.equals("0");
                case "visibility", "access" -> value.equals("private");
                default -> false;
            };
        });
    }

    /** The last word of a path that is no parameter, and does not only say that what is meant is looked at, as {@code /transactions/view} does. */
    public static String thing(String path) {
        String thing = "";
        for (String each : path.split("/", -1)) {
            boolean silent = each.isEmpty()
                    || each.startsWith("{")
                    || !thing.isEmpty() && LOOKS.contains(each.toLowerCase(Locale.ROOT));
            thing = silent ? thing : each;
        }
        return thing;
    }

    private static boolean isOf(String path, Set<String> kinds) {
        String kind = thing(path);
        List<String> words = NameTraits.words(kind);
        if (words.isEmpty()) {
            return false;
        }
        if (words.size() > 1 && VIEWS.contains(words.getLast())) {
            words = words.subList(0, words.size() - 1);
        }
        String last = Nouns.singular(words.getLast());
        String two = words.size() < 2 ? last : words.get(words.size() - 2) + last;
        return kinds.contains(last) || kinds.contains(two) || kinds.contains(Nouns.singular(kind));
    }

    /** Whether a member says who somebody is to who sells, heals or carries. */
    public static boolean isTrader(String member) {
        return TRADERS.contains(person(member));
    }

    /** Whose page a path's last word is before an id, as {@code customer} of {@code /customers/{id}}: somebody to who sells, heals or carries; empty where it is of none of these. */
    public static Optional<String> trader(String path) {
        return Optional.of(Nouns.singular(
                        String.join("", NameTraits.words(thing(path))).toLowerCase(Locale.ROOT)))
                .filter(TRADERS::contains);
    }

    /** Whether a member says whose something is. */
    public static boolean isOwner(String member) {
        return isTrader(member) || OWNERS.contains(person(member));
    }

    /** The person that a member names: {@code customer} in {@code customer_id} and {@code customerName}. */
    private static String person(String member) {
        String plain = String.join("", NameTraits.words(member)).toLowerCase(Locale.ROOT);
        if (plain.equals("uid") || plain.equals("username") || plain.equals("useremail")) {
            return "user";
        }
        for (String each : ENDINGS) {
            if (plain.endsWith(each) && plain.length() > each.length() + 2) {
                String person = plain.substring(0, plain.length() - each.length());
                // As in owner_user_id and customer_account_id.
                return person.length() > 8 ? person.replaceAll("(?<=.{5})(?:user|account)$", "") : person;
            }
        }
        return plain;
    }
}
