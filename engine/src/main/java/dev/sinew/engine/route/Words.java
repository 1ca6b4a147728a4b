package dev.sinew.engine.route;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.ValueFormat;
import java.util.List;
import java.util.Set;

/** What a segment's spelling alone says: the prior that evidence then confirms or overturns. */
final class Words {
    /** Words that name actions, views and parts of APIs, hardly ever objects. */
    private static final Set<String> VOCABULARY = Set.of(
            "api",
            "apis",
            "rest",
            "graphql",
            "rpc",
            "public",
            "private",
            "internal",
            "external",
            "admin",
            "auth",
            "oauth",
            "oauth2",
            "login",
            "logout",
            "signin",
            "signup",
            "signout",
            "register",
            "me",
            "self",
            "current",
            "mine",
            "my",
            "whoami",
            "all",
            "search",
            "find",
            "query",
            "filter",
            "count",
            "counts",
            "stats",
            "statistics",
            "status",
            "statuses",
            "health",
            "healthz",
            "ping",
            "ready",
            "live",
            "version",
            "versions",
            "info",
            "metrics",
            "config",
            "configuration",
            "configurations",
            "settings",
            "preferences",
            "options",
            "list",
            "new",
            "create",
            "update",
            "delete",
            "remove",
            "add",
            "edit",
            "get",
            "set",
            "save",
            "check",
            "verify",
            "validate",
            "confirm",
            "cancel",
            "approve",
            "reject",
            "accept",
            "decline",
            "activate",
            "deactivate",
            "enable",
            "disable",
            "start",
            "stop",
            "pause",
            "resume",
            "restart",
            "reset",
            "refresh",
            "renew",
            "revoke",
            "archive",
            "unarchive",
            "restore",
            "export",
            "import",
            "upload",
            "download",
            "bulk",
            "batch",
            "latest",
            "recent",
            "first",
            "last",
            "next",
            "previous",
            "top",
            "popular",
            "trending",
            "default",
            "summary",
            "details",
            "detail",
            "overview",
            "report",
            "reports",
            "history",
            "events",
            "logs",
            "audit",
            "users",
            "user",
            "accounts",
            "account",
            "profile",
            "profiles",
            "groups",
            "roles",
            "permissions",
            "members",
            "memberships",
            "teams",
            "organizations",
            "projects",
            "items",
            "orders",
            "order",
            "products",
            "payments",
            "invoices",
            "transactions",
            "balance",
            "balances",
            "cards",
            "customers",
            "files",
            "images",
            "documents",
            "messages",
            "comments",
            "notes",
            "tags",
            "categories",
            "notifications",
            "subscriptions",
            "webhooks",
            "tokens",
            "token",
            "keys",
            "sessions",
            "session",
            "callback",
            "password",
            "email",
            "address",
            "addresses",
            "v1",
            "v2",
            "v3",
            "v4",
            "assets",
            "static",
            "docs",
            "swagger.json",
            "openapi.json",
            "by",
            "jobs",
            "tasks",
            "services",
            "resources",
            "metadata",
            "schema",
            "schemas",
            "types",
            "data",
            "content",
            "media",
            "feed",
            "like",
            "likes",
            "follow",
            "followers",
            "following",
            "star",
            "share",
            "send",
            "copy",
            "move",
            "merge",
            "clone",
            "fork",
            "sync",
            "publish",
            "unpublish",
            "checkout",
            "cart",
            "basket",
            "reviews",
            "review",
            "rating",
            "ratings",
            "favorites",
            "actions",
            "action");

    /** Verbs that begin the names of actions: {@code change_protection}, {@code addTag}. */
    private static final Set<String> VERBS = Set.of(
            "add",
            "allow",
            "append",
            "apply",
            "approve",
            "archive",
            "assign",
            "associate",
            "attach",
            "authorize",
            "backup",
            "block",
            "bookmark",
            "cancel",
            "change",
            "check",
            "clear",
            "clone",
            "close",
            "complete",
            "confirm",
            "convert",
            "copy",
            "create",
            "delete",
            "deny",
            "deploy",
            "destroy",
            "detach",
            "disable",
            "disassociate",
            "disconnect",
            "dismiss",
            "download",
            "edit",
            "enable",
            "execute",
            "export",
            "fetch",
            "find",
            "finish",
            "follow",
            "generate",
            "get",
            "grant",
            "hide",
            "import",
            "insert",
            "install",
            "invite",
            "join",
            "leave",
            "link",
            "list",
            "load",
            "lock",
            "mark",
            "merge",
            "modify",
            "move",
            "mute",
            "open",
            "pin",
            "post",
            "preview",
            "process",
            "promote",
            "publish",
            "purge",
            "put",
            "query",
            "reblog",
            "rebuild",
            "reboot",
            "recover",
            "redeem",
            "refresh",
            "refund",
            "register",
            "reject",
            "release",
            "reload",
            "remove",
            "rename",
            "renew",
            "replace",
            "request",
            "resend",
            "reset",
            "resize",
            "resolve",
            "restart",
            "restore",
            "resume",
            "retry",
            "revoke",
            "rotate",
            "run",
            "save",
            "search",
            "select",
            "send",
            "set",
            "show",
            "shutdown",
            "sign",
            "start",
            "stop",
            "submit",
            "subscribe",
            "suspend",
            "switch",
            "sync",
            "test",
            "toggle",
            "transfer",
            "trigger",
            "unarchive",
            "unassign",
            "unblock",
            "unbookmark",
            "undo",
            "unfollow",
            "unlink",
            "unlock",
            "unmute",
            "unpin",
            "unsubscribe",
            "update",
            "upgrade",
            "upload",
            "validate",
            "verify",
            "view",
            "vote",
            "watch",
            "write");

    /** Views that any resource may have: sharing them makes no company. */
    private static final Set<String> VIEWS = Set.of(
            "search",
            "meta",
            "metadata",
            "status",
            "count",
            "counts",
            "list",
            "info",
            "stats",
            "statistics",
            "history",
            "settings",
            "config",
            "configuration",
            "json",
            "xml",
            "all",
            "summary",
            "details",
            "batch",
            "bulk",
            "latest",
            "new",
            "me",
            "health",
            "version",
            "options",
            "schema",
            "preview",
            "metrics",
            "logs",
            "events",
            "export",
            "import");

    private Words() {}

    /** Whether a name is a verb or a view that any resource may have. */
    static boolean isGeneric(String name) {
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        return VIEWS.contains(lower) || VERBS.contains(lower);
    }

    /** Whether a segment has the form of an id: nobody names a place so. */
    static boolean isIdentifier(SegmentNode node) {
        return switch (node.format) {
            case DIGITS, UUID, DATE, DATE_TIME, EMAIL, TOKEN, JWT, IP, URL -> true;
            case HEX -> node.length >= 8 && hasDigits(node.text, 2);
            case NUMBER -> node.text.startsWith("-") || node.length > 4;
            default -> node.text.isEmpty() && node.length > 0;
        };
    }

    /**
     * How far the spelling speaks for a value (positive) or a name (negative), in the unit of the judge's scores.
     */
    static double prior(SegmentNode node) {
        if (node.format == ValueFormat.EMPTY) {
            return -100;
        }
        if (isIdentifier(node)) {
            return node.format == ValueFormat.DIGITS && node.length <= 2 ? 3 : 5;
        }
        String text = node.text;
        if (isVersion(text)) {
            return -4;
        }
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return 3;
        }
        if (VOCABULARY.contains(text.toLowerCase(java.util.Locale.ROOT))) {
            return -3;
        }
        return switch (node.format) {
            case WORD -> word(text);
            case SLUG -> slug(text);
            case HEX -> 0.5;
            case NUMBER -> -0.5;
            case TEXT -> isUnusual(text) ? 3 : 1.5;
            default -> isUnusual(text) ? 2.5 : 0;
        };
    }

    /** Whether it has characters that nobody puts into the name of a place; some APIs do put {@code : ; @ $ ( ) = ,} there. */
    private static boolean isUnusual(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("\"'<>[]{}|\\^`!*%?#&+/".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return text.indexOf('(') >= 0 && !Character.isUpperCase(text.charAt(0));
    }

    /** {@code v1}, {@code V2.1}, {@code 2.0}, {@code rest_v1}, {@code oauth2}: a version or a name with one digit behind. */
    static boolean isVersion(String text) {
        int letters = 0;
        while (letters < text.length() && !Character.isDigit(text.charAt(letters))) {
            letters++;
        }
        int digits = text.length() - letters;
        if (digits == 0 || digits > 5) {
            return false;
        }
        for (int i = letters; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isDigit(c) && c != '.') {
                return false;
            }
        }
        boolean marked = letters >= 1 && (text.charAt(letters - 1) == 'v' || text.charAt(letters - 1) == 'V');
        boolean dotted = letters == 0 && text.indexOf('.') > 0;
        return (marked && (letters == 1 || !Character.isLetter(text.charAt(letters - 2)))) || dotted;
    }

    /** Whether it has a form that versions have, too: a date, a short number. */
    static boolean couldBeVersion(SegmentNode node) {
        return switch (node.format) {
            case DATE -> true;
            case DIGITS, NUMBER -> node.length <= 4;
            default -> false;
        };
    }

    /** Whether a name stands for many: a plural that is no verb. */
    static boolean isCollection(String name) {
        return isPlural(name) && !VERBS.contains(name.toLowerCase(java.util.Locale.ROOT));
    }

    private static double word(String text) {
        List<String> parts = NameTraits.words(text);
        if (VERBS.contains(parts.getFirst())) {
            return -2.5;
        }
        return isPlural(text) || parts.size() > 2 ? -1.6 : -1.1;
    }

    private static double slug(String text) {
        List<String> parts = NameTraits.words(text);
        if (!parts.isEmpty() && VERBS.contains(parts.getFirst()) && !hasDigits(text, 3)) {
            return -2.2;
        }
        boolean digits = hasDigits(text, 1);
        boolean known = false;
        for (String part : parts) {
            known |= VOCABULARY.contains(part);
        }
        if (text.indexOf('.') > 0 && text.length() - text.lastIndexOf('.') <= 6 && !digits) {
            return -0.6;
        }
        if (isMixed(text)) {
            return 2.2;
        }
        if (hasDigits(text, 3)) {
            return known ? 0.5 : 1.8;
        }
        if (digits) {
            return known || text.length() <= 4 ? -1 : 0.4;
        }
        return known ? -1.8 : -0.7;
    }

    /** Whether what stands behind the last joining mark is long and has both cases and a digit before a letter. */
    private static boolean isMixed(String text) {
        int start = Math.max(text.lastIndexOf('_'), text.lastIndexOf('-')) + 1;
        boolean inner = false;
        boolean upper = false;
        boolean lower = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            inner |= i > start && Character.isDigit(text.charAt(i - 1)) && Character.isLetter(c);
            upper |= Character.isUpperCase(c);
            lower |= Character.isLowerCase(c);
        }
        return text.length() - start >= 10 && inner && upper && lower;
    }

    private static boolean isPlural(String text) {
        return text.length() > 3 && text.endsWith("s") && !text.endsWith("ss");
    }

    private static boolean hasDigits(String text, int least) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits >= least;
    }

    /** Whether a segment is a common word of APIs. */
    static boolean isVocabulary(String text) {
        return VOCABULARY.contains(text.toLowerCase(java.util.Locale.ROOT));
    }
}
