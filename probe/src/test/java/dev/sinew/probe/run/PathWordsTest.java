package dev.sinew.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.spec.read.Specifications;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What in a path names something, and what does not. */
final class PathWordsTest {
    @Test
    void whatSaysHowItIsChangedNamesNothing() {
        assertThat(Homes.path(endpoint("put", "/users/{userId}/patch"))).isEqualTo("/users/{userId}");
        assertThat(Homes.path(endpoint("get", "/software/{softwareId}/patch")))
                .isEqualTo("/software/{softwareId}/patch");
    }

    @Test
    void whichPartOfAListIsWantedNamesNothing() {
        Endpoint endpoint = endpoint("get", "/rooms/{roomId}/posts/page/{offset}/{limit}");
        assertThat(endpoint.pathParameters()).containsExactly("roomId");
        assertThat(endpoint.paged()).isEqualTo("/rooms/{roomId}/posts/page/0/20");
        assertThat(endpoint("get", "/wiki/{page}").pathParameters()).containsExactly("page");
    }

    @Test
    void whatSaysHowItIsCreatedNamesNothing() {
        assertThat(Homes.path(endpoint("post", "/picture/upload"))).isEqualTo("/picture");
        assertThat(Homes.path(endpoint("get", "/picture/upload"))).isEqualTo("/picture/upload");
        assertThat(Homes.path(endpoint("post", "/upload"))).isEqualTo("/upload");
    }

    @Test
    void versionsOfThreeNumbersNameNothing() {
        assertThat(Nouns.segments("/obp/v1.2.1/banks")).containsExactly("obp", "bank");
        assertThat(Nouns.segments("/v4.0.0/cards")).containsExactly("card");
    }

    private static Endpoint endpoint(String method, String path) {
        String text = "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"t\",\"version\":\"1\"},\"paths\":{\"" + path
                + "\":{\"" + method + "\":{\"responses\":{\"200\":{\"description\":\"ok\"}}}}}}";
        return Endpoint.of(
                        Specifications.read(text.getBytes(StandardCharsets.UTF_8), "t.json")
                                .descriptions(),
                        "t")
                .getFirst();
    }
}
