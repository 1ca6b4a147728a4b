package dev.sinew.engine.ownership;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The types of objects that the path of an operation names. */
final class PathTypes {
    /** Last names of templates that say what is done, not with what. */
    private static final Set<String> ACTIONS = Set.of(
            "search",
            "list",
            "find",
            "query",
            "filter",
            "all",
            "latest",
            "recent",
            "mine",
            "top",
            "popular",
            "featured",
            "export",
            "count",
            "create",
            "add",
            "new",
            "update",
            "edit",
            "delete",
            "remove",
            "details",
            "detail",
            "info",
            "summary",
            "lookup",
            "batch",
            "bulk",
            "suggest",
            "autocomplete",
            "browse",
            "active",
            "open",
            "history");

    /** Segments before an id that say what is done with it. */
    private static final Set<String> DEEDS = Set.of(
            "get",
            "show",
            "view",
            "read",
            "detail",
            "details",
            "info",
            "edit",
            "update",
            "modify",
            "change",
            "delete",
            "remove",
            "destroy",
            "cancel",
            "approve",
            "confirm",
            "download",
            "upload",
            "fetch",
            "load",
            "trigger",
            "execute",
            "send",
            "resend",
            "retry",
            "accept",
            "reject",
            "decline",
            "submit",
            "activate",
            "deactivate",
            "enable",
            "disable",
            "archive",
            "restore",
            "publish",
            "unpublish",
            "close",
            "reopen",
            "resolve",
            "escalate",
            "renew",
            "revoke",
            "suspend",
            "verify");

    /** Words that segments begin with that say what is done. */
    private static final Set<String> VERBS = Set.of(
            "get",
            "fetch",
            "read",
            "show",
            "view",
            "load",
            "find",
            "list",
            "check",
            "create",
            "add",
            "make",
            "update",
            "edit",
            "modify",
            "change",
            "set",
            "save",
            "delete",
            "remove",
            "cancel",
            "confirm",
            "process",
            "approve",
            "download",
            "export");

    /** The same of segments that are written as calls of functions are, {@code payInvoice}: elsewhere, as in {@code pay-slips}, they say what a thing is. */
    private static final Set<String> CALLS = Set.of(
            "track",
            "pay",
            "refund",
            "share",
            "accept",
            "reject",
            "decline",
            "submit",
            "send",
            "reschedule",
            "assign",
            "activate",
            "deactivate",
            "archive",
            "restore",
            "publish",
            "close",
            "reopen",
            "redeem",
            "apply",
            "print",
            "move",
            "withdraw",
            "register",
            "invite",
            "attach",
            "upload",
            "mark",
            "start",
            "stop",
            "complete",
            "finish",
            "lock",
            "unlock",
            "enable",
            "disable",
            "block",
            "unblock",
            "resolve",
            "escalate",
            "reset",
            "renew",
            "replace",
            "verify",
            "moderate",
            "hide",
            "unhide",
            "mute",
            "unmute",
            "unpin",
            "ban",
            "unban",
            "suspend",
            "revoke",
            "grant",
            "join",
            "leave",
            "follow",
            "unfollow",
            "subscribe",
            "unsubscribe",
            "rename",
            "clone",
            "duplicate");

    /** The same of selectors, and how many are meant. */
    private static final Set<String> SELECTING = Set.of(
            "insert", "upsert", "search", "query", "send", "submit", "all", "my", "unique", "first", "many", "one");

    /** Words that selectors end with that say how a thing is found or answered, not what it is. */
    private static final Set<String> ENDINGS = Set.of(
            "item",
            "items",
            "one",
            "many",
            "detail",
            "details",
            "info",
            "list",
            "connection",
            "query",
            "mutation",
            "input",
            "payload",
            "response",
            "request",
            "result",
            "aggregate",
            "aggregated",
            "collection",
            "record",
            "records",
            "entity",
            "node",
            "nodes");

    private static final Pattern VERSION = Pattern.compile("v[0-9]*|[0-9]+");

    private PathTypes() {}

    /** What an operation is about: the last name of its template, or what its selector says. */
    static String resource(Operation operation) {
        return TypeNames.singular(String.join("", words(operation)));
    }

    static List<String> words(Operation operation) {
        if (!operation.selector().isEmpty()) {
            return selected(NameTraits.words(operation.selector()));
        }
        String[] parts = operation.path().split("/", -1);
        for (int i = parts.length - 1; i > 0; i--) {
            boolean action = i > 1 && ACTIONS.contains(parts[i].toLowerCase(Locale.ROOT));
            if (!parts[i].isEmpty() && !parts[i].startsWith("{") && !action) {
                return noun(parts[i]);
            }
        }
        return List.of();
    }

    /**
     * What a selector, or a member of its answer, is about: {@code update_invoices_item}, {@code invoiceById}, {@code getInvoice} and {@code invoice.get} are about
     * invoices.
     */
    static List<String> selected(List<String> words) {
        int by = words.indexOf("by");
        int from = 0;
        int to = by > 0 ? by : words.size();
        while (to - from > 1 && isDeed(words.get(from))) {
            from++;
        }
        while (to - from > 1 && (ENDINGS.contains(words.get(to - 1)) || VERBS.contains(words.get(to - 1)))) {
            to--;
        }
        return words.subList(from, to);
    }

    private static boolean isDeed(String word) {
        return VERBS.contains(word) || CALLS.contains(word) || SELECTING.contains(word);
    }

    /** What a segment is about, without what is done with it and in which version: {@code get_customer_v2} gives a customer. */
    private static List<String> noun(String segment) {
        int dot = segment.lastIndexOf('.');
        List<String> method = dot > 0 ? NameTraits.words(segment.substring(dot + 1)) : List.of();
        if (!method.isEmpty() && isDeed(method.getFirst())) {
            // A method of a thing, as of an object: invoice.pay.
            return NameTraits.words(segment.substring(0, dot));
        }
        List<String> words = NameTraits.words(segment);
        int from = 0;
        int to = words.size();
        while (to - from > 1 && VERSION.matcher(words.get(to - 1)).matches()) {
            to--;
        }
        boolean call = segment.chars().anyMatch(Character::isUpperCase);
        while (to - from > 1 && (VERBS.contains(words.get(from)) || (call && CALLS.contains(words.get(from))))) {
            from++;
        }
        if (to - from > 2 && words.get(to - 2).equals("by")) {
            to -= 2;
        }
        return words.subList(from, to);
    }

    /** Whether a segment may say what a thing is: {@code /picture/delete/7} deletes a picture, {@code /api/delete/7} nobody knows what. */
    private static boolean isName(String segment) {
        return !segment.isEmpty()
                && !segment.startsWith("{")
                && !segment.equalsIgnoreCase("api")
                && !VERSION.matcher(segment.toLowerCase(Locale.ROOT)).matches();
    }

    /** The type of the parameter at a position of a template, counted in segments from 0. */
    static String ofParameter(Operation operation, int index) {
        String[] parts = operation.path().split("/", -1);
        for (int i = index; i > 0; i--) {
            boolean deed = DEEDS.contains(parts[i].toLowerCase(Locale.ROOT)) && isName(parts[i - 1]);
            if (!parts[i].startsWith("{") && !deed) {
                return TypeNames.singular(String.join("", noun(parts[i])));
            }
        }
        return "";
    }
}
