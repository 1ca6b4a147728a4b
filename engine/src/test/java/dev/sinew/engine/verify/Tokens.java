package dev.sinew.engine.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens for tests. */
final class Tokens {
    static final String ISSUER = "https://id.bank.example";
    static final String CLAIMS = "{\"iss\":\"" + ISSUER + "\",\"sub\":\"ada\"}";

    private Tokens() {}

    /** A token of that header and payload, signed by that key as the algorithm says. */
    static String of(String algorithm, String keyId, String claims, Key key) throws GeneralSecurityException {
        String kid = keyId.isEmpty() ? "" : ",\"kid\":\"" + keyId + "\"";
        String signed = part("{\"alg\":\"" + algorithm + "\"" + kid + "}") + "." + part(claims);
        return signed + "." + part(sign(TokenAlgorithm.of(algorithm).orElseThrow(), key, ascii(signed)));
    }

    static String of(String algorithm, String keyId, Key key) throws GeneralSecurityException {
        return of(algorithm, keyId, CLAIMS, key);
    }

    /** A token of any header, with any signature. */
    static String raw(String header, String claims, String signature) {
        return part(header) + "." + part(claims) + "." + signature;
    }

    private static byte[] sign(TokenAlgorithm algorithm, Key key, byte[] bytes) throws GeneralSecurityException {
        if (algorithm.isHmac()) {
            Mac mac = Mac.getInstance(algorithm.javaName());
            mac.init(key);
            return mac.doFinal(bytes);
        }
        Signature signature = Signature.getInstance(algorithm.javaName());
        if (algorithm.parameters().isPresent()) {
            signature.setParameter(algorithm.parameters().get());
        }
        signature.initSign((PrivateKey) key);
        signature.update(bytes);
        return signature.sign();
    }

    static KeyPair pair(String algorithm) throws GeneralSecurityException {
        String kind = switch (algorithm.substring(0, 2)) {
            case "RS", "PS" -> "RSA";
            case "ES" -> "EC";
            default -> algorithm.equals("EdDSA") ? "Ed25519" : algorithm;
        };
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        if (kind.equals("RSA")) {
            generator.initialize(2048);
        } else if (kind.equals("EC")) {
            generator.initialize(algorithm.equals("ES512") ? 521 : Integer.parseInt(algorithm.substring(2)));
        }
        return generator.generateKeyPair();
    }

    static Key secret(String text) {
        return secret(text.getBytes(StandardCharsets.UTF_8));
    }

    static Key secret(byte[] bytes) {
        return new SecretKeySpec(bytes, "HMAC");
    }

    static VerificationKey key(String id, Key key) {
        return new VerificationKey(id, Optional.of(key));
    }

    static TokenVerifier verifier(VerificationKey... keys) {
        return new TokenVerifier(List.of(new IssuerKeys(ISSUER, List.of(keys))));
    }

    static TokenVerdict verdict(TokenVerifier verifier, String token) {
        byte[] framed = ascii("Bearer " + token + ";");
        return verifier.verify(7, framed, 7, framed.length - 1);
    }

    static String part(String json) {
        return part(json.getBytes(StandardCharsets.UTF_8));
    }

    static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
