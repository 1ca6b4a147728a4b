package dev.sinew.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ListenerTest {
    @Test
    void tellsWhichTokensWereAskedForAndNoOthers() throws IOException, InterruptedException {
        try (Listener listener = Listener.beside(URI.create("http://127.0.0.1:1"));
                HttpClient client = HttpClient.newHttpClient()) {
            String one = listener.address("one").orElseThrow();
            assertThat(listener.address("two")).isPresent();
            listener.ready("one", "{\"keys\":[]}");
            assertThat(get(client, one + "/jwks.json")).isEqualTo("{\"keys\":[]}");
            assertThat(get(client, one.replace("/one", "/three"))).contains("call-back");
            assertThat(listener.called(List.of("two", "one"), Duration.ZERO)).contains("one");
            assertThat(listener.called(List.of("two", "three"), Duration.ZERO)).isEmpty();
        }
    }

    @Test
    void aTargetElsewhereCannotCallLoopback() {
        try (Listener listener = Listener.beside(URI.create("http://192.0.2.1:8080"))) {
            assertThat(listener.address("one")).isEmpty();
            assertThat(listener.unreachable()).contains("--callback");
        }
    }

    @Test
    void hasTheAddressThatItIsGiven() {
        try (Listener listener = Listener.at("tester.example", 0)) {
            assertThat(listener.address("one").orElseThrow()).matches("tester\\.example:\\d+/one");
        }
    }

    private static String get(HttpClient client, String address) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://" + address)).build();
        return client.send(request, BodyHandlers.ofString()).body();
    }
}
