package dev.sinew.engine.rules.posture;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.model.Operation;
import dev.sinew.model.Trait;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What an operation is for, as its path and selector say: only what decides whether credentials can be asked for. */
final class Purpose {
    /** Where one becomes known: there are no credentials yet. */
    private static final Set<String> ENTRANCE = Set.of(
            "login",
            "logon",
            "signin",
            "signup",
            "register",
            "registration",
            "auth",
            "authenticate",
            "authentication",
            "authorize",
            "token",
            "tokens",
            "oauth",
            "oauth2",
            "oidc",
            "sso",
            "saml",
            "session",
            "sessions",
            "otp",
            "mfa",
            "totp",
            "2fa",
            "jwt",
            "refresh",
            "logout",
            "signout",
            "logoff",
            "forgot",
            "reset",
            "recover",
            "recovery",
            "activate",
            "activation",
            "confirm",
            "confirmation",
            "verify",
            "verification",
            "invite",
            "invitation",
            "invitations",
            "unsubscribe",
            "subscribe",
            "onboarding",
            "captcha",
            "challenge",
            "passkey",
            "webauthn",
            "introspect",
            "revoke",
            "callback",
            "enroll",
            "enrol",
            "createuser",
            "adduser",
            "whoami",
            "credentials");
    /** What one brings to come in, or to be let in from then on. */
    private static final Set<DataClass> BROUGHT =
            EnumSet.of(DataClass.PASSWORD, DataClass.SECURITY_ANSWER, DataClass.ONE_TIME_CODE, DataClass.PIN);
    /** Where anybody may leave something. */
    private static final Set<String> LETTERBOX = Set.of(
            "contact",
            "feedback",
            "feedbacks",
            "newsletter",
            "support",
            "survey",
            "surveys",
            "poll",
            "vote",
            "webhook",
            "webhooks",
            "hook",
            "hooks",
            "ipn",
            "notify",
            "notification",
            "notifications",
            "event",
            "events",
            "track",
            "tracking",
            "collect",
            "telemetry",
            "metrics",
            "metric",
            "beacon",
            "beacons",
            "log",
            "logs",
            "logging",
            "analytics",
            "rum",
            "envelope",
            "csp",
            "report",
            "reports",
            "crash",
            "crashes",
            "errors",
            "consent",
            "consents",
            "cookie",
            "cookies",
            "ping",
            "socket",
            "transport",
            "engine",
            "negotiate",
            "lead",
            "leads",
            "cart",
            "carts",
            "basket",
            "baskets",
            "guest",
            "quote",
            "quotes",
            "waitlist",
            "complaint",
            "complaints",
            "comment",
            "comments");
    /** Reads that are written as POST. */
    private static final Set<String> QUESTION = Set.of(
            "search",
            "query",
            "queries",
            "find",
            "filter",
            "lookup",
            "validate",
            "validation",
            "check",
            "calculate",
            "calculation",
            "preview",
            "estimate",
            "simulate",
            "simulation",
            "list",
            "get",
            "read",
            "fetch",
            "graphql",
            "rpc",
            "jsonrpc",
            "translate",
            "render",
            "convert",
            "batch",
            "match",
            "suggest",
            "suggestions",
            "autocomplete",
            "geocode",
            "availability",
            "rates",
            "price",
            "prices",
            "pricing",
            "export",
            "download",
            "health",
            "status",
            "test",
            "echo",
            "compare",
            "parse",
            "format",
            "count",
            "aggregate",
            "msearch",
            "decode",
            "encode",
            "hash",
            "verify",
            "predict");

    /** Where the texts of pages come from. */
    private static final Set<String> TEXTS = Set.of(
            "i18n",
            "l10n",
            "locale",
            "locales",
            "lang",
            "langs",
            "language",
            "languages",
            "translation",
            "translations",
            "messages",
            "labels",
            "strings",
            "assets",
            "static",
            "schema",
            "schemas",
            "swagger",
            "openapi",
            "docs");

    private static final Set<String> DEED = Set.of(
            "create",
            "add",
            "insert",
            "new",
            "update",
            "edit",
            "change",
            "modify",
            "patch",
            "set",
            "save",
            "put",
            "upsert",
            "delete",
            "remove",
            "destroy",
            "drop",
            "transfer",
            "pay",
            "send",
            "submit",
            "cancel",
            "approve",
            "assign",
            "grant",
            "disable",
            "enable",
            "deactivate",
            "import",
            "move",
            "rename",
            "replace",
            "withdraw",
            "deposit");

    private Purpose() {}

    /** Whether it is how one comes in, or out: login, sign-up, token, reset, confirmation; a password that is sent says so. */
    static boolean isEntrance(OperationPosture operation) {
        return operation.count(Trait.LOGIN) > 0
                || says(operation.operation(), ENTRANCE)
                || operation.learned().requestBody().fields().stream().anyMatch(field -> Kinds.any(field, BROUGHT));
    }

    /** Whether anybody may leave something there: forms, webhooks, measurements, the cart of a guest. */
    static boolean isLetterbox(Operation operation) {
        return says(operation, LETTERBOX);
    }

    /** Whether it answers texts of a page or a description: names of fields stand there, and no values. */
    static boolean isTexts(Operation operation) {
        String path = operation.path().toLowerCase(Locale.ROOT);
        return path.endsWith(".json") || path.endsWith(".js") || path.endsWith(".yaml") || says(operation, TEXTS);
    }

    /** Whether it only asks something, though its method is an unsafe one. */
    static boolean isQuestion(Operation operation) {
        if (!operation.selector().isEmpty()) {
            return NameTraits.words(operation.selector()).stream().limit(1).noneMatch(DEED::contains);
        }
        return !says(operation, DEED) && saysLast(operation, QUESTION);
    }

    /** Whether the path, without parameters, or the selector has one of some words, alone or written together. */
    static boolean says(Operation operation, Set<String> words) {
        return segments(operation).stream().anyMatch(segment -> has(segment, words))
                || has(operation.selector(), words);
    }

    /** Whether the last name of the path does. */
    private static boolean saysLast(Operation operation, Set<String> words) {
        List<String> segments = segments(operation);
        return !segments.isEmpty() && has(segments.getLast(), words);
    }

    private static List<String> segments(Operation operation) {
        List<String> names = new ArrayList<>();
        for (String segment : operation.path().split("/", -1)) {
            if (!segment.isEmpty() && !segment.startsWith("{")) {
                names.add(segment);
            }
        }
        return names;
    }

    private static boolean has(String text, Set<String> words) {
        List<String> parts = NameTraits.words(text);
        for (int i = 0; i + 1 < parts.size(); i++) {
            if (words.contains(parts.get(i) + parts.get(i + 1))) {
                return true;
            }
        }
        return words.contains(text.toLowerCase(Locale.ROOT)) || parts.stream().anyMatch(words::contains);
    }
}
