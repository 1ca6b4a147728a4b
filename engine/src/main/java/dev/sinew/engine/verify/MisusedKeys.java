package dev.sinew.engine.verify;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;

/** Public keys in the forms in which they are taken for the secret of an HMAC: as a server's file holds them. */
final class MisusedKeys {
    private static final int MOST_KEYS = 16;

    private MisusedKeys() {}

    static List<Key> of(List<VerificationKey> keys) {
        List<Key> misused = new ArrayList<>();
        keys.stream()
                .flatMap(key -> key.key().stream())
                .filter(PublicKey.class::isInstance)
                .limit(MOST_KEYS)
                .forEach(key -> add(misused, key.getEncoded()));
        return List.copyOf(misused);
    }

    private static void add(List<Key> misused, byte[] encoded) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        String pem = "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----";
        misused.add(secret(encoded));
        for (String form : List.of(pem, pem + "\n", lines, lines.replace("\n", ""))) {
            misused.add(secret(form.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private static Key secret(byte[] bytes) {
        return new SecretKeySpec(bytes, "HMAC");
    }
}
