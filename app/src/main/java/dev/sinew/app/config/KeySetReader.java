package dev.sinew.app.config;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.sinew.engine.verify.IssuerKeys;
import dev.sinew.engine.verify.VerificationKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads the keys that an issuer signs tokens with from a JSON Web Key Set (RFC 7517). Private halves are not kept. */
final class KeySetReader {
    private static final long MOST_BYTES = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Set<String> TYPES = Set.of("RSA", "EC", "OKP", "oct");

    private KeySetReader() {}

    /**
     * Reads a file.
     *
     * @throws IOException where it cannot be read, is no key set, or has a key that is none
     */
    static IssuerKeys read(String issuer, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no such file");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("more than 1 MiB");
        }
        return parse(issuer, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    /**
     * Fetches an address that the user configured, once. Redirects are not followed.
     *
     * @throws IOException where it does not answer with a key set in time
     */
    static IssuerKeys fetch(String issuer, URI address) throws IOException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .build();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            HttpResponse<Void> response = client.sendAsync(
                            request,
                            HttpResponse.BodyHandlers.ofByteArrayConsumer(
                                    part -> part.ifPresent(bytes -> take(body, bytes))))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("it answered with status " + response.statusCode());
            }
            return parse(issuer, body.toString(StandardCharsets.UTF_8));
        } catch (ExecutionException e) {
            throw new IOException("it gave no answer: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + PATIENCE.toSeconds() + " seconds", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            client.shutdownNow();
        }
    }

    private static void take(ByteArrayOutputStream body, byte[] bytes) {
        if (body.size() + bytes.length > MOST_BYTES) {
            throw new UncheckedIOException(new IOException("more than 1 MiB"));
        }
        body.writeBytes(bytes);
    }

    private static IssuerKeys parse(String issuer, String json) throws IOException {
        List<VerificationKey> keys = new ArrayList<>();
        for (Map<String, Object> member : members(json)) {
            String id = member.get("kid") instanceof String text ? text : "";
            try {
                keys.add(new VerificationKey(id, key(member)));
            } catch (ParseException | JOSEException | GeneralSecurityException e) {
                String which = id.isEmpty() ? "key " + (keys.size() + 1) : "the key \"" + id + "\"";
                throw new IOException(which + " cannot be used: a member is missing or wrong", e);
            }
        }
        if (keys.isEmpty()) {
            throw new IOException("no key set (\"keys\": [{\"kty\": …}])");
        }
        return new IssuerKeys(issuer, keys);
    }

    private static List<Map<String, Object>> members(String json) throws IOException {
        Map<String, Object> root;
        try {
            root = JSONObjectUtils.parse(json);
        } catch (ParseException e) {
            throw new IOException("no JSON object", e);
        }
        try {
            Map<String, Object>[] keys = JSONObjectUtils.getJSONObjectArray(root, "keys");
            return keys == null ? List.of() : List.of(keys);
        } catch (ParseException e) {
            throw new IOException("\"keys\" is no list of objects", e);
        }
    }

    /** The key of a member; none where it is not for signatures, or of a kind that is not supported. */
    private static Optional<Key> key(Map<String, Object> member)
            throws ParseException, JOSEException, GeneralSecurityException {
        if (!(member.get("kty") instanceof String type) || !TYPES.contains(type)) {
            return Optional.empty();
        }
        JWK key = JWK.parse(member);
        if (KeyUse.ENCRYPTION.equals(key.getKeyUse())) {
            return Optional.empty();
        }
        return switch (key) {
            case RSAKey rsa -> Optional.of(rsa.toRSAPublicKey());
            case ECKey point when isSupported(point.getCurve()) -> Optional.of(point.toECPublicKey());
            case OctetSequenceKey secret when secret.size() > 0 -> Optional.of(secret.toSecretKey("HMAC"));
            case OctetKeyPair pair -> edwards(pair);
            default -> Optional.empty();
        };
    }

    private static boolean isSupported(Curve curve) {
        return curve.equals(Curve.P_256) || curve.equals(Curve.P_384) || curve.equals(Curve.P_521);
    }

    /** A public key of RFC 8032: the y coordinate, least byte first, with the lowest bit of x in front of its highest. */
    private static Optional<Key> edwards(OctetKeyPair pair) throws GeneralSecurityException {
        boolean small = pair.getCurve().equals(Curve.Ed25519);
        if (!small && !pair.getCurve().equals(Curve.Ed448)) {
            return Optional.empty();
        }
        byte[] encoded = pair.getDecodedX();
        if (encoded.length != (small ? 32 : 57)) {
            throw new GeneralSecurityException("a public key of another length");
        }
        byte[] y = new byte[encoded.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = encoded[y.length - 1 - i];
        }
        boolean odd = (y[0] & 0x80) != 0;
        y[0] &= 0x7f;
        EdECPoint point = new EdECPoint(odd, new BigInteger(1, y));
        NamedParameterSpec curve = small ? NamedParameterSpec.ED25519 : NamedParameterSpec.ED448;
        return Optional.of(KeyFactory.getInstance("EdDSA").generatePublic(new EdECPublicKeySpec(curve, point)));
    }
}
