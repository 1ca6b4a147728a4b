package dev.sinew.probe.cases;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sinew.probe.http.Budget;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.proof.RuleIndex;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.TestRun;
import dev.sinew.spec.read.Specifications;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Tells callers about themselves by tokens that it verifies with its key: correctly, but for the flaws that it is given. */
final class TokenServer implements AutoCloseable {
    /** What may be wrong, or odd and right. */
    enum Way {
        PUBLIC_KEY_IS_A_SECRET,
        KEYS_ARE_FILES,
        KEYS_ARE_ROWS,
        TOKENS_BRING_KEYS,
        TOKENS_SAY_WHERE,
        SIGNATURE_BY_HEADER,
        ANY_HS256,
        ANY_KEY_BROUGHT,
        FETCHES_AND_REFUSES,
        GUESTS,
        NO_KEY_SET,
        KEY_IS_A_TEXT,
        /** One page believes any signature, the others do not. */
        ONE_PAGE_FORGETS,
        /** Any signature is believed of a bearer token, and of none in a header of the server's own. */
        BEARERS_ARE_BELIEVED
    }

    private static final RSAKey KEY = generated();

    private final Set<Way> ways;
    private final HttpServer server;
    private final Map<String, String> signatures = new HashMap<>();

    TokenServer(Set<Way> ways) throws IOException {
        this.ways = Set.copyOf(ways);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    private static RSAKey generated() {
        try {
            return new RSAKeyGenerator(2_048).keyID("key-1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What some rules say of it, by a description, as Anna and Bob, who send their tokens behind a word in a header. */
    TestResult tested(String description, List<String> rules, int requests, String header, String word)
            throws IOException {
        Budget budget = new Budget(requests, Duration.ofMinutes(1), Duration.ofSeconds(10), 100);
        try (Sender sender = new Sender(address(), budget, InstantSource.system())) {
            return new TestRun(
                            sender,
                            Specifications.read(description.getBytes(StandardCharsets.UTF_8), "me.json")
                                    .descriptions(),
                            RuleIndex.all().stream()
                                    .filter(each -> rules.contains(each.facts().id()))
                                    .toList(),
                            line -> {})
                    .run(Stream.of("anna", "bob")
                            .map(name -> new Identity(
                                    name,
                                    "",
                                    "",
                                    List.of(new Header(header, word + " " + token(name))),
                                    Optional.empty()))
                            .toList());
        }
    }

    /** The token of a caller. */
    String token(String name) {
        try {
            JWSObject token = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-1").build(),
                    new Payload("{\"sub\":\"" + name + "\",\"iss\":\"cases\"}"));
            token.sign(new RSASSASigner(KEY));
            signatures.put(token.getSignature().toString(), name);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String sent = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        Answer answer = Answer.of(404, "{\"error\":\"nothing here\"}");
        if (path.equals("/.well-known/jwks.json") && !ways.contains(Way.NO_KEY_SET)) {
            answer = Answer.of(200, new JWKSet(KEY.toPublicJWK()).toString());
        } else if (path.equals("/system/key") && ways.contains(Way.KEY_IS_A_TEXT)) {
            answer = Answer.of(200, new String(keyText(), StandardCharsets.US_ASCII));
        } else if (path.equals("/card") && ways.contains(Way.ONE_PAGE_FORGETS)) {
            answer = sent.startsWith("Bearer ")
                    ? said(sent.substring(7)).map(TokenServer::face).orElseGet(this::refused)
                    : refused();
        } else if (path.equals("/me")) {
            String direct = String.valueOf(exchange.getRequestHeaders().getFirst("X-Direct"));
            answer = sent.startsWith("Bearer ") || direct.startsWith("Token ")
                    ? caller(sent, direct).map(TokenServer::face).orElseGet(this::refused)
                    : refused();
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Optional<String> caller(String sent, String direct) {
        if (direct.startsWith("Token ")) {
            return of(direct.substring(6));
        }
        return ways.contains(Way.BEARERS_ARE_BELIEVED) ? said(sent.substring(7)) : of(sent.substring(7));
    }

    private Answer refused() {
        return ways.contains(Way.GUESTS) ? face("guest") : Answer.of(401, "{\"error\":\"who are you\"}");
    }

    private static Answer face(String name) {
        return Answer.of(
                200,
                "{\"email\":\"" + name + "@post.example\",\"customer\":\"C-4711-" + name + "-" + name.length() + "\"}");
    }

    /** Whose a token is; empty where it does not count. */
    private Optional<String> of(String token) {
        try {
            JWSObject object = JWSObject.parse(token);
            String name = JsonMapper.shared()
                    .readTree(object.getPayload().toString())
                    .path("sub")
                    .asString("");
            return isGood(object) ? Optional.of(name) : Optional.empty();
        } catch (ParseException | JOSEException | GeneralSecurityException | IOException e) {
            return Optional.empty();
        }
    }

    /** Whose a token says to be, whoever signed it; empty where it is none. */
    private static Optional<String> said(String token) {
        try {
            return Optional.of(JsonMapper.shared()
                            .readTree(JWSObject.parse(token).getPayload().toString())
                            .path("sub")
                            .asString(""))
                    .filter(each -> !each.isEmpty());
        } catch (ParseException | JacksonException e) {
            return Optional.empty();
        }
    }

    private boolean isGood(JWSObject token)
            throws JOSEException, GeneralSecurityException, IOException, ParseException {
        JWSHeader header = token.getHeader();
        String kid = String.valueOf(header.getKeyID());
        if (ways.contains(Way.SIGNATURE_BY_HEADER)
                && signatures.containsKey(token.getSignature().toString())) {
            return true;
        }
        if (header.getAlgorithm().equals(JWSAlgorithm.HS256)) {
            return ways.contains(Way.ANY_HS256)
                    || ways.contains(Way.PUBLIC_KEY_IS_A_SECRET) && isHmac(token, pem())
                    || ways.contains(Way.KEYS_ARE_FILES) && kid.endsWith("/dev/null") && isHmac(token, new byte[1])
                    || ways.contains(Way.KEYS_ARE_ROWS) && isHmac(token, selected(kid));
        }
        if (header.getJWK() != null && ways.contains(Way.TOKENS_BRING_KEYS)) {
            return token.verify(verifier(header.getJWK()));
        }
        if (header.getJWK() != null && ways.contains(Way.ANY_KEY_BROUGHT)) {
            return true;
        }
        if (header.getJWKURL() != null) {
            boolean fetches = ways.contains(Way.TOKENS_SAY_WHERE) || ways.contains(Way.FETCHES_AND_REFUSES);
            boolean good = fetches
                    && token.verify(verifier(
                            JWKSet.load(header.getJWKURL().toURL()).getKeys().getFirst()));
            return good && ways.contains(Way.TOKENS_SAY_WHERE);
        }
        return token.verify(verifier(KEY));
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return new RSASSAVerifier(key.toRSAKey());
    }

    private static byte[] selected(String kid) {
        Matcher statement = Pattern.compile("[^']*' UNION SELECT '([^']*)'-- ").matcher(kid);
        return (statement.matches() ? statement.group(1) : "the secret of nobody at all")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] keyText() {
        try {
            return pem();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pem() throws JOSEException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(KEY.toPublicKey().getEncoded());
        return ("-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean isHmac(JWSObject token, byte[] secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return Base64URL.encode(mac.doFinal(token.getSigningInput())).equals(token.getSignature());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
