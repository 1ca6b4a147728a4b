package dev.sinew.probe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Waiting for a target that has too much to do; nothing is waited here, but how long it would be is told. */
final class BackoffTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    /** What a server that answers its n-th request with some status, and a header after a blank, was asked. */
    private static final class Busy implements AutoCloseable {
        private final AtomicInteger requests = new AtomicInteger();
        private final List<Duration> waits = new ArrayList<>();
        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private final Sender sender;

        Busy(Budget budget, IntFunction<String> answers) throws IOException {
            server.createContext("/", exchange -> {
                String[] answer = answers.apply(requests.incrementAndGet()).split(" ", 2);
                if (answer.length > 1) {
                    exchange.getResponseHeaders().set("Retry-After", answer[1]);
                }
                exchange.sendResponseHeaders(Integer.parseInt(answer[0]), -1);
                exchange.close();
            });
            server.start();
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            sender = new Sender(address, budget, InstantSource.fixed(NOW), waits::add);
        }

        @Override
        public void close() {
            sender.close();
            server.stop(0);
        }
    }

    private static Budget budget(int storm) {
        return new Budget(1_000, Duration.ofMinutes(10), Duration.ofSeconds(10), storm);
    }

    @Test
    void whatReadsIsAskedAgainAfterLongerAndLongerWaits() throws IOException {
        try (Busy busy = new Busy(budget(25), n -> n < 4 ? "503" : "200")) {
            assertThat(busy.sender.send(Ask.get("/"), List.of()).status()).isEqualTo(200);
            assertThat(busy.waits)
                    .containsExactly(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1));
            assertThat(busy.sender.sent()).isEqualTo(4);
        }
    }

    @Test
    void asLongAsTheTargetSays() throws IOException {
        try (Busy busy = new Busy(
                budget(25),
                n -> List.of("429 7", "503 Sun, 01 Mar 2026 10:00:20 GMT", "503 soon", "200")
                        .get(n - 1))) {
            assertThat(busy.sender.send(Ask.get("/"), List.of()).status()).isEqualTo(200);
            assertThat(busy.waits)
                    .containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(20), Duration.ofSeconds(1));
        }
    }

    @Test
    void notWhereItSaysThatItTakesLong() throws IOException {
        try (Busy busy = new Busy(budget(25), n -> "429 3600")) {
            assertThat(busy.sender.send(Ask.get("/"), List.of()).status()).isEqualTo(429);
            assertThat(busy.waits).isEmpty();
        }
    }

    @Test
    void whatMayChangeSomethingIsNotSentAgain() throws IOException {
        Ask post = new Ask("POST", "/orders", List.of(), "{}");
        try (Busy busy = new Busy(budget(25), n -> n < 2 ? "503" : "200")) {
            assertThat(busy.sender.send(post, List.of()).status()).isEqualTo(503);
            assertThat(busy.sender.sendPatiently(post, List.of()).status()).isEqualTo(200);
            assertThat(busy.waits).isEmpty();
        }
    }

    @Test
    void limitsThatAreTestedAreNotWaitedFor() throws IOException {
        try (Busy busy = new Busy(budget(25), n -> "429")) {
            busy.sender.guesses();
            assertThat(busy.sender.send(Ask.get("/"), List.of()).status()).isEqualTo(429);
            assertThat(busy.waits).isEmpty();
        }
    }

    @Test
    void aStormStillEndsTheRun() throws IOException {
        try (Busy busy = new Busy(budget(5), n -> "503")) {
            for (int i = 0; i < 5; i++) {
                assertThat(busy.sender.send(Ask.get("/"), List.of()).status()).isEqualTo(503);
            }
            assertThatThrownBy(() -> busy.sender.send(Ask.get("/"), List.of()))
                    .isInstanceOf(BudgetSpent.class)
                    .hasMessageContaining("the last 5 replies");
            assertThat(busy.sender.sent()).isEqualTo(25);
        }
    }

    @Test
    void oneOperationThatFailsWhileOthersAreAnsweredDoesNot() throws IOException {
        Ask locked = new Ask("POST", "/code", List.of(), "{}");
        try (Busy busy = new Busy(budget(5), n -> n == 6 ? "200" : "503")) {
            busy.sender.succeedsWith(Ask.get("/me"), List.of());
            for (int i = 0; i < 10; i++) {
                assertThat(busy.sender.send(locked, List.of()).status()).isEqualTo(503);
            }
            assertThatThrownBy(() -> busy.sender.send(locked, List.of())).isInstanceOf(BudgetSpent.class);
            assertThat(busy.requests).hasValue(12);
        }
    }

    @Test
    void allWaitsTogetherAreAFifthOfTheTime() throws IOException {
        try (Busy busy = new Busy(budget(1_000), n -> "503 30")) {
            for (int i = 0; i < 20; i++) {
                busy.sender.send(Ask.get("/"), List.of());
            }
            assertThat(busy.waits).hasSize(4).containsOnly(Duration.ofSeconds(30));
        }
    }
}
