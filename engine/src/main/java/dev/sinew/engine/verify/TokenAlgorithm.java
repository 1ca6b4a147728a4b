package dev.sinew.engine.verify;

import java.security.Key;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;

/** The signature algorithms of RFC 7518, 8037 and 9864 that every Java platform has. */
public enum TokenAlgorithm {
    HS256(Family.HMAC, "HmacSHA256", 256),
    HS384(Family.HMAC, "HmacSHA384", 384),
    HS512(Family.HMAC, "HmacSHA512", 512),
    RS256(Family.RSA, "SHA256withRSA", 256),
    RS384(Family.RSA, "SHA384withRSA", 384),
    RS512(Family.RSA, "SHA512withRSA", 512),
    PS256(Family.PSS, "RSASSA-PSS", 256),
    PS384(Family.PSS, "RSASSA-PSS", 384),
    PS512(Family.PSS, "RSASSA-PSS", 512),
    ES256(Family.EC, "SHA256withECDSAinP1363Format", 256),
    ES384(Family.EC, "SHA384withECDSAinP1363Format", 384),
    ES512(Family.EC, "SHA512withECDSAinP1363Format", 521),
    EDDSA(Family.EDWARDS, "EdDSA", 0),
    ED25519(Family.EDWARDS, "Ed25519", 0),
    ED448(Family.EDWARDS, "Ed448", 0);

    /** What kind of key an algorithm takes. */
    enum Family {
        HMAC,
        RSA,
        PSS,
        EC,
        EDWARDS
    }

    private static final Map<String, TokenAlgorithm> BY_NAME = new HashMap<>();

    static {
        for (TokenAlgorithm each : values()) {
            BY_NAME.put(each.registered(), each);
        }
    }

    private final Family family;
    private final String javaName;
    private final int bits;

    TokenAlgorithm(Family family, String javaName, int bits) {
        this.family = family;
        this.javaName = javaName;
        this.bits = bits;
    }

    /** The algorithm of an {@code alg}, which is spelled in one way only. */
    public static Optional<TokenAlgorithm> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    private String registered() {
        return this == EDDSA ? "EdDSA" : this == ED25519 ? "Ed25519" : this == ED448 ? "Ed448" : name();
    }

    String javaName() {
        return javaName;
    }

    /** Whether whoever can check a signature can make one: the key is a shared secret. */
    public boolean isHmac() {
        return family == Family.HMAC;
    }

    /** Whether a key is of the type, and the curve, that this algorithm takes. */
    boolean takes(Key key) {
        return switch (family) {
            case HMAC -> key instanceof SecretKey;
            case RSA, PSS -> key instanceof RSAPublicKey;
            case EC ->
                key instanceof ECPublicKey point
                        && point.getParams().getCurve().getField().getFieldSize() == bits;
            case EDWARDS ->
                key instanceof EdECPublicKey point
                        && (this == EDDSA || point.getParams().getName().equals(javaName));
        };
    }

    /** What a check must be told beside the key. */
    Optional<AlgorithmParameterSpec> parameters() {
        if (family != Family.PSS) {
            return Optional.empty();
        }
        String hash = "SHA-" + bits;
        return Optional.of(new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), bits / 8, 1));
    }
}
