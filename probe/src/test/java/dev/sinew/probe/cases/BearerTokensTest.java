package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.TokenServer.Way;
import dev.sinew.probe.run.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tokens that are sent in a header of the server's own, and count as bearer tokens as well. */
final class BearerTokensTest {
    private static final String UNCHECKED = "probe.jwt-signature-unchecked";
    private static final String BOTH = "[{\"direct\":[]},{\"bearer\":[]}]";

    @Test
    void eachWayIsLookedAtByItself() throws IOException {
        assertThat(verdict(BOTH, Set.of(Way.BEARERS_ARE_BELIEVED))).contains(Verdict.CONFIRMED);
        assertThat(verdict(BOTH, Set.of())).contains(Verdict.REFUTED);
    }

    @Test
    void whatTheDescriptionDoesNotHaveIsNotTried() throws IOException {
        assertThat(verdict("[{\"direct\":[]}]", Set.of(Way.BEARERS_ARE_BELIEVED)))
                .contains(Verdict.REFUTED);
    }

    private static Optional<Verdict> verdict(String security, Set<Way> ways) throws IOException {
        String description =
                "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"t\",\"version\":\"1\"},\"components\":{\"securitySchemes\":{"
                        + "\"direct\":{\"type\":\"apiKey\",\"in\":\"header\",\"name\":\"X-Direct\"},"
                        + "\"bearer\":{\"type\":\"http\",\"scheme\":\"bearer\"}}},\"paths\":{\"/me\":{\"get\":{\"security\":"
                        + security + ",\"responses\":{\"200\":{\"description\":\"ok\"}}}}}}";
        try (TokenServer server = new TokenServer(ways)) {
            return server.tested(description, List.of(UNCHECKED), 200, "X-Direct", "Token").rows().stream()
                    .map(each -> each.outcome().verdict())
                    .findFirst();
        }
    }
}
