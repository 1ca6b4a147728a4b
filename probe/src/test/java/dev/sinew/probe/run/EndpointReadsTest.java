package dev.sinew.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.http.Carrier;
import dev.sinew.spec.read.Specifications;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is a read although, or not although, it is asked by {@code GET}. */
final class EndpointReadsTest {
    @Test
    void whoSendsANameAndAPasswordDoesNotRead() {
        for (List<String> query : List.of(List.of("email", "password"), List.of("pwd", "username"))) {
            Endpoint endpoint = endpoint("/register", query);
            assertThat(endpoint.isRead()).isFalse();
            assertThat(endpoint.carrier()).isEqualTo(Carrier.QUERY);
            assertThat(SignUp.of(List.of(endpoint), Optional.empty())).hasSize(1);
        }
    }

    @Test
    void whoOpensWhatIsSharedReads() {
        assertThat(endpoint("/documents", List.of("password", "page")).isRead()).isTrue();
        assertThat(endpoint("/documents/{documentId}", List.of("password", "email"))
                        .isRead())
                .isTrue();
        assertThat(endpoint("/users", List.of("email", "page")).isRead()).isTrue();
    }

    private static Endpoint endpoint(String path, List<String> query) {
        String parameters = Stream.concat(
                        query.stream()
                                .map(each -> "{\"in\":\"query\",\"name\":\"" + each
                                        + "\",\"schema\":{\"type\":\"string\"}}"),
                        path.contains("{")
                                ? Stream.of(
                                        "{\"in\":\"path\",\"name\":\"documentId\",\"required\":true,\"schema\":{\"type\":\"string\"}}")
                                : Stream.of())
                .collect(Collectors.joining(","));
        String text = "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"t\",\"version\":\"1\"},\"paths\":{\"" + path
                + "\":{\"get\":{\"parameters\":[" + parameters
                + "],\"responses\":{\"200\":{\"description\":\"ok\"}}}}}}";
        return Endpoint.of(
                        Specifications.read(text.getBytes(StandardCharsets.UTF_8), "t.json")
                                .descriptions(),
                        "t")
                .getFirst();
    }
}
