package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.TokenServer.Way;
import dev.sinew.probe.http.Budget;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.proof.RuleIndex;
import dev.sinew.probe.run.TestRun;
import dev.sinew.probe.run.Verdict;
import dev.sinew.spec.read.Specifications;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
        Budget budget = new Budget(200, Duration.ofMinutes(1), Duration.ofSeconds(10), 100);
        String description =
                "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"t\",\"version\":\"1\"},\"components\":{\"securitySchemes\":{"
                        + "\"direct\":{\"type\":\"apiKey\",\"in\":\"header\",\"name\":\"X-Direct\"},"
                        + "\"bearer\":{\"type\":\"http\",\"scheme\":\"bearer\"}}},\"paths\":{\"/me\":{\"get\":{\"security\":"
                        + security + ",\"responses\":{\"200\":{\"description\":\"ok\"}}}}}}";
        try (TokenServer server = new TokenServer(ways);
                Sender sender = new Sender(server.address(), budget, InstantSource.system())) {
            return new TestRun(
                            sender,
                            Specifications.read(description.getBytes(StandardCharsets.UTF_8), "me.json")
                                    .descriptions(),
                            RuleIndex.all().stream()
                                    .filter(each -> each.facts().id().equals(UNCHECKED))
                                    .toList(),
                            line -> {})
                            .run(Stream.of("anna", "bob")
                                    .map(name -> new Identity(
                                            name,
                                            "",
                                            "",
                                            List.of(new Header("X-Direct", "Token " + server.token(name))),
                                            Optional.empty()))
                                    .toList())
                            .rows()
                            .stream()
                            .map(each -> each.outcome().verdict())
                            .findFirst();
        }
    }
}
