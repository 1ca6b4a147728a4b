package dev.sinew.demo.people;

import dev.sinew.demo.bank.Roster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What one person or program calls the bank with. It keeps the token that it got. Not for several threads at once. */
public final class Browser {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpClient http;
    private final URI bank;
    private final String who;
    private final String agent;
    private final Witness witness;
    private Optional<String> token = Optional.empty();

    /**
     * A browser of somebody.
     *
     * @param bank where the bank is, or what stands in front of it
     * @param who for the witness
     * @param agent what the browser says that it is
     */
    public Browser(HttpClient http, URI bank, String who, String agent, Witness witness) {
        this.http = http;
        this.bank = bank;
        this.who = who;
        this.agent = agent;
        this.witness = witness;
    }

    /** A client that many browsers can share. */
    public static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Logs in, and keeps the token where that went well. */
    public Outcome logIn(Roster.Login login) {
        token = Optional.empty();
        Outcome outcome = post("/v2/login", Map.of("username", login.username(), "password", login.password()));
        keep(outcome);
        return outcome;
    }

    /** Gets a token for a program, and keeps it where that went well. */
    public Outcome logIn(Roster.Client client) {
        token = Optional.empty();
        Map<String, String> form =
                Map.of("grant_type", "client_credentials", "client_id", client.id(), "client_secret", client.secret());
        String text = form.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining("&"));
        Outcome outcome = send(request("/v2/oauth/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(text)));
        keep(outcome);
        return outcome;
    }

    private void keep(Outcome outcome) {
        if (outcome.isSuccess()) {
            token = Optional.of(outcome.body().path("access_token").asString(""));
        }
    }

    /** The token that it has. */
    public Optional<String> token() {
        return token;
    }

    /** Goes on with another token, or with none. */
    public void use(Optional<String> other) {
        token = other;
    }

    public Outcome get(String path) {
        return send(request(path).GET());
    }

    /** Asks with a further header. */
    public Outcome get(String path, String header, String value) {
        return send(request(path).header(header, value).GET());
    }

    public Outcome post(String path, Object body) {
        return send(json("POST", path, body));
    }

    public Outcome put(String path, Object body) {
        return send(json("PUT", path, body));
    }

    public Outcome patch(String path, Object body) {
        return send(json("PATCH", path, body));
    }

    public Outcome delete(String path) {
        return send(request(path).DELETE());
    }

    private HttpRequest.Builder json(String method, String path, Object body) {
        return request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(body)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(bank + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("User-Agent", agent);
        token.ifPresent(there -> request.header("Authorization", "Bearer " + there));
        return request;
    }

    private Outcome send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        String path = request.uri().getRawPath()
                + Optional.ofNullable(request.uri().getRawQuery())
                        .map(query -> "?" + query)
                        .orElse("");
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            Outcome outcome = new Outcome(
                    who,
                    request.method(),
                    path,
                    response.statusCode(),
                    tree(response.body()),
                    response.headers().firstValue("Location"));
            witness.saw(outcome);
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from the bank", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the bank", e);
        }
    }

    private static JsonNode tree(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : MAPPER.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
