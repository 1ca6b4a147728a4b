package dev.sinew.engine.verify;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.EnumMap;
import java.util.Map;
import javax.crypto.Mac;

/** Checks one signature with one key, by what the Java platform has. Belongs to one thread. */
final class SignatureCheck {
    private final Map<TokenAlgorithm, Mac> macs = new EnumMap<>(TokenAlgorithm.class);
    private final Map<TokenAlgorithm, Signature> signatures = new EnumMap<>(TokenAlgorithm.class);

    /** Whether the key, which must fit the token's algorithm, made the token's signature. */
    boolean made(Key key, TokenAlgorithm algorithm, CompactToken token) {
        try {
            if (algorithm.isHmac()) {
                Mac mac = mac(algorithm);
                mac.init(key);
                mac.update(token.bytes(), token.from(), token.signedLength());
                return MessageDigest.isEqual(mac.doFinal(), token.signature());
            }
            Signature signature = signature(algorithm);
            signature.initVerify((PublicKey) key);
            signature.update(token.bytes(), token.from(), token.signedLength());
            return signature.verify(token.signature());
        } catch (SignatureException | InvalidKeyException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm.javaName(), e);
        }
    }

    private Mac mac(TokenAlgorithm algorithm) throws NoSuchAlgorithmException {
        Mac known = macs.get(algorithm);
        if (known == null) {
            known = Mac.getInstance(algorithm.javaName());
            macs.put(algorithm, known);
        }
        return known;
    }

    private Signature signature(TokenAlgorithm algorithm) throws GeneralSecurityException {
        Signature known = signatures.get(algorithm);
        if (known == null) {
            known = Signature.getInstance(algorithm.javaName());
            if (algorithm.parameters().isPresent()) {
                known.setParameter(algorithm.parameters().get());
            }
            signatures.put(algorithm, known);
        }
        return known;
    }
}
