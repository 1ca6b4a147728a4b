package dev.sinew.probe.proof;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key that nobody knows but this run, and tokens signed with it: claims of a good one, under a header of our own (RFC 7515). */
record OwnKey(JWK key, JWSAlgorithm algorithm) {
    private static final int BITS = 2_048;

    /** Made once, when the first is needed, as it takes long. */
    private static final class Pairs {
        static final List<JWK> RSA = List.of(rsa(), rsa());
        static final List<JWK> ELLIPTIC = List.of(elliptic(), elliptic());

        private static JWK rsa() {
            try {
                return new RSAKeyGenerator(BITS).generate();
            } catch (JOSEException e) {
                throw new IllegalStateException("a key pair cannot be made here", e);
            }
        }

        private static JWK elliptic() {
            try {
                return new ECKeyGenerator(Curve.P_256).generate();
            } catch (JOSEException e) {
                throw new IllegalStateException("a key pair cannot be made here", e);
            }
        }
    }

    /** One that suits the algorithm of a token: elliptic where that is, else RSA. */
    static OwnKey like(JWSHeader header, String id) {
        return of(0, header, id);
    }

    /** Whether it is of an elliptic curve. */
    boolean isElliptic() {
        return key instanceof ECKey;
    }

    /** Another one that suits it. */
    static OwnKey another(JWSHeader header, String id) {
        return of(1, header, id);
    }

    private static OwnKey of(int which, JWSHeader header, String id) {
        if (JWSAlgorithm.Family.EC.contains(header.getAlgorithm())) {
            ECKey key = (ECKey) Pairs.ELLIPTIC.get(which);
            return new OwnKey(new ECKey.Builder(key).keyID(id).build(), JWSAlgorithm.ES256);
        }
        RSAKey key = (RSAKey) Pairs.RSA.get(which);
        return new OwnKey(new RSAKey.Builder(key).keyID(id).build(), JWSAlgorithm.RS256);
    }

    /** The header of a token; empty where it is none that is signed. */
    static Optional<JWSHeader> header(String token) {
        try {
            return Optional.of(JWSHeader.parse(new Base64URL(token.substring(0, token.indexOf('.')))));
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The claims of a token under another header, signed with this key. */
    String sign(String token, UnaryOperator<JWSHeader.Builder> header) {
        try {
            JWSObject signed = new JWSObject(
                    header.apply(new JWSHeader.Builder(algorithm).type(com.nimbusds.jose.JOSEObjectType.JWT))
                            .build(),
                    new Payload(new Base64URL(token.split("\\.", -1)[1])));
            signed.sign(key instanceof ECKey elliptic ? new ECDSASigner(elliptic) : new RSASSASigner((RSAKey) key));
            return signed.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("a token cannot be signed here", e);
        }
    }

    /** The set of its public key as JSON. */
    String set() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    /** The claims of a token under another header, with a secret of any length under HS256: also an empty one, which is one of zeros (RFC 2104). */
    static String hmac(String token, Optional<String> keyId, byte[] secret) {
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.HS256).type(com.nimbusds.jose.JOSEObjectType.JWT);
        keyId.ifPresent(header::keyID);
        String content = header.build().toBase64URL() + "." + token.split("\\.", -1)[1];
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.length == 0 ? new byte[1] : secret, "HmacSHA256"));
            return content + "." + Base64URL.encode(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC is not there", e);
        }
    }
}
