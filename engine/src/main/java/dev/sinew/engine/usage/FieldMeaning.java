package dev.sinew.engine.usage;

import dev.sinew.engine.classify.NameTraits;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the name of a field or parameter says that matters for how operations are used. */
public enum FieldMeaning {
    NONE,
    /** What somebody may do, or how far he is trusted: only staff decide it, wherever it stands. */
    RIGHT,
    /** What the server usually decides: states, prices, whose something is. Some operations let callers decide it. */
    SERVERS,
    /** How much is wanted, wherever it stands. */
    PAGE_SIZE,
    /** How much is wanted, in a query. */
    AMOUNT,
    /** Another method than the one that is called. */
    OVERRIDE;

    /** Nothing else is called so. */
    private static final Set<String> PAGE_SIZES = Set.of("pagesize", "perpage", "maxresults", "batchsize");
    /** Paging where they stand in a query; in a body a limit may be one of money. */
    private static final Set<String> AMOUNTS =
            Set.of("limit", "size", "take", "top", "first", "last", "count", "rows", "depth");

    private static final Set<String> OVERRIDES =
            Set.of("x-http-method-override", "x-http-method", "x-method-override", "_method");
    /** Words that say which operations one may use, wherever they stand last. */
    private static final Set<String> POWER_WORDS = Set.of(
            "role",
            "roles",
            "rol",
            "permission",
            "permissions",
            "privilege",
            "privileges",
            "authorities",
            "superuser",
            "sudo",
            "admin",
            "administrator",
            "staff");

    private static final Set<String> POWERS =
            Set.of("isroot", "accesslevel", "userlevel", "usertype", "accounttype", "usergroup", "isinternal");
    /** Other words that name a right wherever they stand last. */
    private static final Set<String> RIGHT_WORDS = Set.of("verified", "approved", "balance", "deluxe", "credits");

    private static final Set<String> RIGHTS = Set.of(
            "ispremium",
            "ispaid",
            "creditlimit",
            "overdraftlimit",
            "dailylimit",
            "passwordhash",
            "mfaenabled",
            "twofactorenabled",
            "totpsecret",
            "deluxetoken",
            "kycstatus",
            "kyclevel",
            "isbanned",
            "islocked",
            "isconfirmed",
            "accountstatus",
            "userstatus",
            "tenantid",
            "isowner");
    private static final Set<String> SERVER_WORDS = Set.of(
            "status",
            "active",
            "isactive",
            "enabled",
            "isenabled",
            "confirmed",
            "premium",
            "paid",
            "paymentstatus",
            "owner",
            "ownerid",
            "userid",
            "accountid",
            "orgid",
            "organizationid",
            "createdby",
            "tier",
            "plan",
            "credit",
            "quota",
            "points",
            "loyaltypoints",
            "price",
            "unitprice",
            "discount",
            "total",
            "totalprice",
            "amountdue",
            "fee",
            "interestrate",
            "groups",
            "scopes");

    /** What somebody is worth to a service, which it works out itself. */
    private static final Set<String> WORTH = Set.of(
            "credit",
            "points",
            "tier",
            "discount",
            "score",
            "cashback",
            "bonus",
            "coverage",
            "trusted",
            "wallet",
            "coins",
            "miles",
            "reputation");
    /** Words before those that say how much of it. */
    private static final Set<String> MEASURES =
            Set.of("rate", "percent", "percentage", "amount", "balance", "cents", "class", "level", "total");

    /** Whether a name says what its bearer is worth to the service: points, a tier, a discount. */
    public static boolean isWorth(String name) {
        List<String> words = NameTraits.words(name);
        return !words.isEmpty() && isWorth(words);
    }

    private static boolean isWorth(List<String> words) {
        int last = words.size() - 1;
        boolean measure = last > 0 && MEASURES.contains(words.get(last));
        return WORTH.contains(words.get(measure ? last - 1 : last));
    }

    /** What a name says, whatever its spelling. */
    public static FieldMeaning of(String name) {
        if (OVERRIDES.contains(name.toLowerCase(Locale.ROOT))) {
            return OVERRIDE;
        }
        List<String> words = NameTraits.words(name);
        if (words.isEmpty()) {
            return NONE;
        }
        String joined = String.join("", words);
        if (PAGE_SIZES.contains(joined)) {
            return PAGE_SIZE;
        }
        if (AMOUNTS.contains(joined)) {
            return AMOUNT;
        }
        if (isPower(words, joined) || RIGHT_WORDS.contains(words.getLast()) || RIGHTS.contains(joined)) {
            return RIGHT;
        }
        return SERVER_WORDS.contains(joined) || isWorth(words) ? SERVERS : NONE;
    }

    /** Whether a name says which operations one may use, rather than what one has or how far one is known. */
    public static boolean isPower(String name) {
        List<String> words = NameTraits.words(name);
        return !words.isEmpty() && isPower(words, String.join("", words));
    }

    private static boolean isPower(List<String> words, String joined) {
        return POWER_WORDS.contains(words.getLast()) || POWERS.contains(joined);
    }
}
