package dev.sinew.scan.password;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the value of a name is, by its words. A name's last word is what it names: a {@code passwordField} is a field. Numbers and words for an
 * environment behind it do not count.
 */
enum SecretName {
    NONE,
    PASSWORD,
    /** A secret, a key or a token that is one by its name. */
    KEY,
    /** A secret that people make up rather than draw, as the one that tokens are signed with. */
    MADE_UP,
    /** User and password in base64. */
    LOGIN;

    private static final int MAX_LENGTH = 80;
    private static final Set<String> PASSWORDS = Set.of(
            "password",
            "passwd",
            "pwd",
            "pass",
            "passphrase",
            "passwort",
            "kennwort",
            "pw",
            "psw",
            "passw",
            "pword",
            "contrasena",
            "senha",
            "wachtwoord",
            "losenord",
            "passord",
            "adgangskode",
            "salasana",
            "haslo",
            "heslo",
            "parola",
            "passcode",
            "userpass",
            "dbpass",
            "requirepass",
            "masterauth",
            "rootpw",
            "bindpw",
            "storepass",
            "keypass",
            "psk");
    private static final List<String> PASSWORD_ENDINGS = List.of("password", "passwd", "passphrase");
    private static final Set<String> SECRETS = Set.of(
            "secret",
            "secrets",
            "apikey",
            "authkey",
            "authtoken",
            "accesstoken",
            "secretkey",
            "accesskey",
            "clientsecret",
            "apitoken",
            "apisecret",
            "appsecret",
            "privatekey",
            "salt",
            "credential",
            "credentials",
            "bearer",
            "secretaccesskey",
            "masterkey",
            "encryptionkey",
            "signingkey",
            "pepper",
            "erlangcookie");
    private static final Set<String> MADE_UP_KEYS = Set.of("secretkey", "signingkey");
    /** Of what a program shares with others, or signs with. What is called a secret alone may be a volume, or the name of one. */
    private static final Set<String> BEFORE_SECRET = Set.of(
            "jwt",
            "client",
            "app",
            "session",
            "cookie",
            "api",
            "auth",
            "shared",
            "token",
            "signing",
            "csrf",
            "hmac",
            "webhook",
            "consumer",
            "oauth",
            "encryption",
            "master");

    /** Of what programs sign with, which people make up as often. */
    private static final Set<String> BEFORE_MADE_UP_KEY = Set.of("secret", "signing", "jwt", "session", "cookie");

    private static final Set<String> BEFORE_KEY = Set.of(
            "api",
            "access",
            "secret",
            "private",
            "encryption",
            "encrypt",
            "decryption",
            "signing",
            "signature",
            "auth",
            "app",
            "application",
            "client",
            "account",
            "storage",
            "shared",
            "master",
            "service",
            "consumer",
            "subscription",
            "hmac",
            "aes",
            "des",
            "jwt",
            "crypto",
            "cipher",
            "nonce",
            "in",
            "write",
            "read",
            "admin",
            "server",
            "session",
            "cookie",
            "security",
            "deploy",
            "validation",
            "machine",
            "base",
            "instrumentation",
            "integration",
            "license",
            // Whose keys have one name
            "slack",
            "github",
            "gitlab",
            "stripe",
            "google",
            "openai",
            "anthropic",
            "sendgrid",
            "twilio",
            "mailgun",
            "kaggle");
    private static final Set<String> NOT_BEFORE_TOKEN = Set.of(
            "csrf",
            "xsrf",
            // What makes a call that is sent twice count once, and where a list goes on
            "request",
            "idempotency",
            "idempotent",
            "creation",
            "change",
            "client",
            "input",
            "output",
            "paging",
            "resume",
            "limit",
            "next",
            "page",
            "pagination",
            "continuation",
            "sync",
            "cancellation",
            "cancel",
            "action",
            "start",
            "end",
            "last",
            "current",
            "previous",
            "type",
            "parser",
            "json",
            "shift",
            "device",
            "syntax",
            "lexer",
            "eof",
            "peek",
            "first");
    private static final Set<String> NOT_BEFORE_PASS = Set.of(
            "by",
            "first",
            "second",
            "render",
            "multi",
            "single",
            "high",
            "low",
            "band",
            "two",
            "one",
            "proxy",
            "build",
            "shader",
            "depth",
            "old",
            "new",
            "must",
            "all",
            "tests",
            "test",
            "boarding",
            "bus");
    private static final Set<String> AFTER = Set.of(
            "base",
            "dev",
            "development",
            "prod",
            "production",
            "staging",
            "stage",
            "qa",
            "uat",
            "live",
            "local",
            "default",
            "value",
            "string",
            "text",
            "plain",
            "plaintext",
            "base64",
            "b64",
            "hex",
            "raw",
            "backup",
            "primary",
            "secondary",
            // In programs, what it is compared with
            "equals");

    /** What a name's value is. */
    static SecretName of(String name) {
        if (name.length() > MAX_LENGTH || name.length() < 2 || !NameParts.areIn(name, 0, name.length())) {
            return NONE;
        }
        List<String> words = words(name);
        while (words.size() > 1 && (AFTER.contains(words.getLast()) || isNumber(words.getLast()))) {
            words.removeLast();
        }
        if (words.isEmpty()) {
            return NONE;
        }
        // The token of a public key is its fingerprint.
        String last = numberless(words.getLast());
        if (words.size() > 2 && words.contains("public") && (last.equals("token") || last.equals("key"))) {
            return NONE;
        }
        String before = words.size() > 1 ? words.get(words.size() - 2) : "";
        return judge(last, before);
    }

    private static SecretName judge(String last, String before) {
        if (last.equals("pass") && NOT_BEFORE_PASS.contains(before)) {
            return NONE;
        }
        if (PASSWORDS.contains(last) || endsAsPassword(last)) {
            return before.equals("no") || before.equals("forgot") || before.equals("reset") ? NONE : PASSWORD;
        }
        if (SECRETS.contains(last)) {
            boolean made = last.equals("secret") && BEFORE_SECRET.contains(before);
            return made || last.endsWith("secret") && last.length() > 6 || MADE_UP_KEYS.contains(last) ? MADE_UP : KEY;
        }
        if (last.equals("key")) {
            return BEFORE_MADE_UP_KEY.contains(before) ? MADE_UP : BEFORE_KEY.contains(before) ? KEY : NONE;
        }
        if (last.equals("token")) {
            return NOT_BEFORE_TOKEN.contains(before) ? NONE : KEY;
        }
        return last.equals("auth") && (before.isEmpty() || before.equals("basic")) ? LOGIN : NONE;
    }

    private static boolean endsAsPassword(String word) {
        for (String ending : PASSWORD_ENDINGS) {
            if (word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    /** A word without the number behind it that tells it from others of its kind. */
    private static String numberless(String word) {
        int end = word.length();
        while (end > 1 && word.charAt(end - 1) >= '0' && word.charAt(end - 1) <= '9') {
            end--;
        }
        return word.substring(0, end);
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The words of a name in lower case: camel case, dashes, dots, underscores. */
    static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean upper = Character.isUpperCase(c);
            boolean newWord = upper
                    && i > 0
                    && (Character.isLowerCase(name.charAt(i - 1))
                            || i + 1 < name.length()
                                    && Character.isLowerCase(name.charAt(i + 1))
                                    && Character.isUpperCase(name.charAt(i - 1)));
            boolean between = !Character.isLetterOrDigit(c);
            if ((newWord || between) && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (!between) {
                word.append(Character.toLowerCase(c));
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
        }
        return words;
    }
}
