package dev.sinew.probe.proof;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Trial;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The public keys with which a target verifies tokens, where it tells them itself: at the usual places, or where its configuration says, at the same host. */
final class IssuerKeySets {
    private static final List<String> PLACES = List.of(
            "/.well-known/jwks.json", "/jwks.json", "/jwks", "/oauth/jwks", "/oauth2/jwks", "/api/jwks", "/certs");
    private static final String CONFIGURATION = "/.well-known/openid-configuration";
    private static final Pattern NAMED = Pattern.compile(
            "(?i).*/(?:jwks?(?:\\.json)?|certs|(?:public|signing|verification)?[-_]?keys?(?:\\.pem)?|\\w+\\.pem)");

    private static final Pattern PEM = Pattern.compile(
            "-----BEGIN (?:RSA )?PUBLIC KEY-----[A-Za-z0-9+/=\\s]{40,4000}-----END (?:RSA )?PUBLIC KEY-----");
    private static final int MOST = 3;

    private IssuerKeySets() {}

    /** Keys of the target, those with an id first that a token names; at most three. */
    static List<JWK> of(Endpoint endpoint, Trial trial, Optional<String> keyId) {
        Set<String> places = new LinkedHashSet<>();
        configured(endpoint, trial).ifPresent(places::add);
        trial.endpoints().stream()
                .filter(each -> each.isRead() && NAMED.matcher(each.path()).matches())
                .forEach(each -> places.add(each.operation().path()));
        places.addAll(PLACES);
        List<JWK> found = new ArrayList<>();
        for (String place : places) {
            if (found.isEmpty()) {
                found.addAll(keys(trial.ask(Ask.get(place), Session.NOBODY)));
            }
        }
        List<JWK> named = found.stream()
                .filter(each -> keyId.isPresent() && keyId.get().equals(each.getKeyID()))
                .toList();
        return (named.isEmpty() ? found : named).stream().limit(MOST).toList();
    }

    private static Optional<String> configured(Endpoint endpoint, Trial trial) {
        Reply reply = trial.ask(Ask.get(CONFIGURATION), Session.NOBODY);
        String address =
                reply.json().map(json -> json.path("jwks_uri").asString("")).orElse("");
        try {
            URI uri = new URI(address);
            boolean here = endpoint.operation().api().equalsIgnoreCase(String.valueOf(uri.getAuthority()));
            return here && uri.getRawPath() != null ? Optional.of(uri.getRawPath()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static List<JWK> keys(Reply reply) {
        if (!reply.succeeded() || reply.json().isEmpty()) {
            return List.of();
        }
        try {
            return JWKSet.parse(reply.text()).getKeys().stream()
                    .filter(AsymmetricJWK.class::isInstance)
                    .toList();
        } catch (ParseException e) {
            return List.of();
        }
    }

    /** Public keys that described operations tell as a text, to whoever asks: as they stand there, with and without the line end behind them. */
    static List<byte[]> texts(Trial trial) {
        Set<String> found = new LinkedHashSet<>();
        trial.endpoints().stream()
                .filter(each -> each.isRead()
                        && each.ids().isEmpty()
                        && NAMED.matcher(each.path()).matches())
                .map(each -> trial.ask(Ask.get(each.operation().path()), Session.NOBODY))
                .filter(Reply::succeeded)
                .flatMap(each -> Stream.concat(
                        Stream.of(each.text()),
                        each.json().stream().flatMap(json -> Scalars.of(json).values().stream())))
                .map(PEM::matcher)
                .filter(Matcher::find)
                .limit(MOST)
                .forEach(each -> {
                    found.add(each.group().strip() + "\n");
                    found.add(each.group().strip());
                });
        return found.stream()
                .map(each -> each.getBytes(StandardCharsets.US_ASCII))
                .toList();
    }

    /** What a library may take a public key for where it expects a secret: its usual texts, with and without a line end, and its bytes. */
    static List<byte[]> secrets(JWK key) {
        List<byte[]> secrets = new ArrayList<>();
        try {
            PublicKey plain = ((AsymmetricJWK) key).toPublicKey();
            String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(plain.getEncoded());
            String text = "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----";
            secrets.add((text + "\n").getBytes(StandardCharsets.US_ASCII));
            secrets.add(text.getBytes(StandardCharsets.US_ASCII));
            secrets.add(plain.getEncoded());
            secrets.add(Base64.getEncoder().encodeToString(plain.getEncoded()).getBytes(StandardCharsets.US_ASCII));
            secrets.add(key.toJSONString().getBytes(StandardCharsets.UTF_8));
        } catch (JOSEException e) {
            return List.of();
        }
        return secrets;
    }
}
