package dev.sinew.engine.observe;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.classify.OtherLanguages;
import java.util.List;
import java.util.Set;

/** What headers are called that hold a secret of their caller, besides {@code Authorization}. */
final class KeyHeaders {
    private static final Set<String> KNOWN = Set.of(
            "x-api-key",
            "api-key",
            "apikey",
            "x-apikey",
            "x-auth-token",
            "x-access-token",
            "x-token",
            "x-session-token",
            "x-session-id",
            "x-auth-key",
            "x-authorization",
            "private-token",
            "job-token",
            "ocp-apim-subscription-key",
            "x-amz-security-token",
            "x-goog-api-key",
            "x-vault-token",
            "x-app-token",
            "x-client-secret",
            "x-user-token",
            "x-jwt",
            "x-id-token",
            "x-session",
            "token",
            "auth-token",
            "access-token",
            "session-token");

    /** What the names of headers end with that hold a secret of their caller. */
    private static final Set<String> SECRETS =
            Set.of("token", "apikey", "jwt", "secret", "session", "authorization", "auth", "ticket", "sid", "bearer");
    /** Whose key it is that proves a caller. */
    private static final Set<String> KEYS = Set.of(
            "api",
            "access",
            "auth",
            "app",
            "application",
            "client",
            "developer",
            "subscription",
            "license",
            "service",
            "partner",
            "merchant",
            "account",
            "integration",
            "user",
            "secret",
            "consumer",
            "customer",
            "tenant",
            "internal",
            "export",
            "machine",
            "backend",
            "system",
            "admin",
            "job",
            "worker",
            "device",
            "project",
            "site",
            "store",
            "vendor",
            "supplier",
            "gateway",
            "terminal");
    /** Secrets of a form, a request or a device, which prove nobody. */
    private static final Set<String> NO_PROOF = Set.of(
            "csrf",
            "xsrf",
            "forgery",
            "antiforgery",
            "verification",
            "captcha",
            "recaptcha",
            "turnstile",
            "idempotency",
            "device",
            "push",
            "fcm",
            "firebase",
            "continuation",
            "page",
            "next",
            "cursor",
            "sync",
            "upload",
            "request",
            "correlation",
            "trace",
            "challenge",
            "nonce",
            "state",
            "appcheck",
            "attestation",
            "integrity");

    /** Keys by which something is found, kept or put in order. */
    private static final Set<String> NO_SECRETS = Set.of(
            "cache",
            "surrogate",
            "routing",
            "partition",
            "shard",
            "sort",
            "order",
            "ordering",
            "group",
            "dedup",
            "deduplication",
            "unique",
            "primary",
            "foreign",
            "object",
            "record",
            "row",
            "entity",
            "public",
            "encryption",
            "event",
            "message",
            "locale",
            "language",
            "translation",
            "feature",
            "experiment",
            "variant",
            "batch",
            "transaction",
            "operation",
            "retry",
            "action",
            "lock",
            "visitor",
            "analytics",
            "tracking",
            "map",
            "maps");

    private KeyHeaders() {}

    /** Whether a name, in lower case, is one that services commonly use. */
    static boolean isKnown(String name) {
        return KNOWN.contains(name);
    }

    /** Whether a header is called like one that holds a secret of its caller: {@code x-api-token}, {@code acme-access-key}. */
    static boolean isCalledKey(String name) {
        List<String> words = NameTraits.words(name);
        if (words.size() < 2) {
            return false;
        }
        String last = words.getLast();
        // What pushes to a device is called its token, and what it proves itself with its key.
        if (last.equals("key")) {
            return KEYS.contains(words.get(words.size() - 2)) || isOwnKey(words);
        }
        return (SECRETS.contains(last) || OtherLanguages.isKey(last))
                && words.stream().noneMatch(NO_PROOF::contains);
    }

    /** Whether it is a key that a service made up a name for, such as {@code X-Scanner-Key}. */
    private static boolean isOwnKey(List<String> words) {
        return words.size() > 2
                && words.getFirst().equals("x")
                && words.stream().noneMatch(word -> NO_PROOF.contains(word) || NO_SECRETS.contains(word));
    }
}
