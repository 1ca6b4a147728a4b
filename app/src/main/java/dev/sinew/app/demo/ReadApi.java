package dev.sinew.app.demo;

import dev.sinew.console.ListenAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Sinew says, asked for over its read API as anybody would. */
final class ReadApi implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Long, as a busy machine shows what is known late: after a publishing it rests nine times as long as that took. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private static final Duration BETWEEN = Duration.ofMillis(40);
    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final String root;
    private final String token;

    ReadApi(ListenAddress server, String token) {
        this.root = "http://" + server + "/api/v1/";
        this.token = token;
    }

    /** One document. */
    JsonNode get(String path) {
        return send(request(path).GET());
    }

    /** The items of a listing, in its order. */
    List<JsonNode> items(String path) {
        List<JsonNode> all = new ArrayList<>();
        get(path).path("items").forEach(all::add);
        return all;
    }

    /** How many items a listing has in all. */
    long total(String path) {
        return get(path).path("total").asLong();
    }

    /** Does something that changes what Sinew does. */
    JsonNode post(String path, Map<String, Object> body) {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(body))));
    }

    /** Changes something that is there. */
    JsonNode put(String path, Map<String, Object> body) {
        return send(request(path).PUT(HttpRequest.BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(body))));
    }

    /** Asks until an answer is as hoped; nothing where it is not for too long. */
    Optional<JsonNode> until(String path, Predicate<JsonNode> hoped) {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        JsonNode answer = get(path);
        while (!hoped.test(answer)) {
            if (System.nanoTime() > end) {
                return Optional.empty();
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
            answer = get(path);
        }
        return Optional.of(answer);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            return MAPPER.readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from Sinew's read API", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Sinew", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
