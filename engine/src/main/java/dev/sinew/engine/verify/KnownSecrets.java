package dev.sinew.engine.verify;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;

/** The dictionary of known keys: {@link SecretWords} as text and as the bytes they may encode, and what an issuer's name suggests. */
final class KnownSecrets {
    /** The same for every issuer. */
    static final List<Key> ALL = all();

    private static final List<String> ENDS = List.of(
            "",
            "secret",
            "-secret",
            "_secret",
            "Secret",
            "key",
            "-key",
            "_key",
            "-secret-key",
            "_secret_key",
            "SecretKey",
            "-jwt",
            "-jwt-secret",
            "_jwt_secret",
            "jwtsecret",
            "JwtSecret",
            "-api",
            "-api-secret",
            "-token",
            "-token-secret",
            "-auth",
            "-dev",
            "-test",
            "-prod",
            "1",
            "123",
            "1234",
            "123!",
            "2023",
            "2024",
            "2025",
            "2026",
            "!");
    private static final int MOST_NAMES = 12;

    private KnownSecrets() {}

    /** Keys made of the names in an issuer, its host for one, and of a key id. */
    static List<Key> around(String issuer, String keyId) {
        Set<String> texts = new LinkedHashSet<>();
        for (String name : names(issuer, keyId)) {
            for (String end : ENDS) {
                texts.add(name + end);
            }
            texts.add("secret-" + name);
            texts.add("secret" + name);
        }
        return texts.stream()
                .filter(text -> !text.isEmpty())
                .map(KnownSecrets::key)
                .toList();
    }

    private static Set<String> names(String issuer, String keyId) {
        Set<String> names = new LinkedHashSet<>(List.of(issuer, keyId));
        int scheme = issuer.indexOf("://");
        String rest = scheme < 0 ? issuer : issuer.substring(scheme + 3);
        String host = rest.split("[/:?]", 2)[0];
        names.add(rest);
        names.add(host);
        for (String label : host.split("[.@_-]", MOST_NAMES)) {
            names.add(label);
            names.add(label.toLowerCase(Locale.ROOT));
            names.add(label.toUpperCase(Locale.ROOT));
            names.add(capital(label));
        }
        names.remove("");
        return names;
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static List<Key> all() {
        Set<String> texts = new LinkedHashSet<>(List.of(SecretWords.WORDS.split("\\s+", 0)));
        SecretWords.LINES.lines().forEach(texts::add);
        List<Key> keys = new ArrayList<>();
        // An empty key: an HMAC fills keys up with zeros, and Java has no empty ones.
        keys.add(new SecretKeySpec(new byte[1], "HMAC"));
        texts.forEach(text -> keys.add(key(text)));
        texts.forEach(text -> addDecoded(keys, text));
        return List.copyOf(keys);
    }

    /** Libraries that take keys in base64 decode any text that looks like it, words included. */
    private static void addDecoded(List<Key> keys, String text) {
        if (text.length() < 4) {
            return;
        }
        if (text.length() % 2 == 0 && text.matches("[0-9a-fA-F]+")) {
            keys.add(new SecretKeySpec(HexFormat.of().parseHex(text), "HMAC"));
        }
        if (text.matches("[A-Za-z0-9+/]+={0,2}") || text.matches("[A-Za-z0-9_-]+={0,2}")) {
            String plain = text.replace("=", "").replace('+', '-').replace('/', '_');
            if (plain.length() % 4 != 1) {
                keys.add(new SecretKeySpec(Base64.getUrlDecoder().decode(plain), "HMAC"));
            }
        }
    }

    private static Key key(String text) {
        return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HMAC");
    }
}
