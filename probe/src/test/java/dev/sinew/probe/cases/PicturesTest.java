package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.PicturesServer.Wrong;
import dev.sinew.probe.http.Budget;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.proof.RuleIndex;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.TestRun;
import dev.sinew.probe.run.Verdict;
import dev.sinew.probe.run.Writing;
import dev.sinew.spec.read.Specifications;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Files of which everybody has one at a time, what another address does with them, and states of orders. */
final class PicturesTest {
    private static final String DELETED = "probe.object-deleted-by-another DELETE /office/pictures/{pictureId}";
    private static final String DRAWN = "probe.mass-assignment PUT /pictures/{pictureId}";
    private static final String STATE = "probe.mass-assignment PUT /orders/{orderId}";

    @Test
    void nothingIsConfirmedOfACorrectServer() throws IOException {
        TestResult result = run();
        assertThat(with(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(with(result, Verdict.REFUTED)).contains(DELETED, STATE, DRAWN);
    }

    @Test
    void whatOthersAreRefusedToReadIsItsOwnersAlsoAtAnotherAddress() throws IOException {
        assertThat(with(run(Wrong.ANYBODY_DELETES), Verdict.CONFIRMED)).containsExactly(DELETED);
    }

    @Test
    void whoBuysDoesNotSayHowFarAnOrderIs() throws IOException {
        assertThat(with(run(Wrong.STATES_ARE_TAKEN), Verdict.CONFIRMED)).containsExactly(STATE);
        assertThat(with(run(Wrong.ANY_STATE_IS_TAKEN), Verdict.CONFIRMED)).containsExactly(STATE);
    }

    @Test
    void whoBuysMaySayThatAnOrderIsNotWanted() throws IOException {
        assertThat(with(run(Wrong.MAY_BE_CANCELLED), Verdict.CONFIRMED)).isEmpty();
    }

    @Test
    void whatNoDescriptionHasIsNotForOwnersToSay() throws IOException {
        assertThat(with(run(Wrong.ARGUMENTS_ARE_TAKEN), Verdict.CONFIRMED)).containsExactly(DRAWN);
        assertThat(with(run(Wrong.ARGUMENTS_ARE_TAKEN, Wrong.ARGUMENTS_ARE_DESCRIBED), Verdict.CONFIRMED))
                .isEmpty();
    }

    private static TestResult run(Wrong... wrong) throws IOException {
        Budget budget = new Budget(4_000, Duration.ofMinutes(1), Duration.ofSeconds(20), 100);
        try (PicturesServer server = new PicturesServer(Set.of(wrong));
                Sender sender = new Sender(server.address(), budget, InstantSource.system())) {
            TestRun run = new TestRun(
                    sender,
                    Specifications.read(
                                    PicturesServer.openApi(Set.of(wrong)).getBytes(StandardCharsets.UTF_8),
                                    "pictures.json")
                            .descriptions(),
                    RuleIndex.all().stream()
                            .filter(each -> Set.of("probe.object-deleted-by-another", "probe.mass-assignment")
                                    .contains(each.facts().id()))
                            .toList(),
                    line -> {},
                    Optional.of(new Writing("test", 5, true, Optional.empty())));
            return run.run(List.of(identity("anna"), identity("bob"), identity("carol")));
        }
    }

    private static Identity identity(String name) {
        return new Identity(
                name,
                "",
                "",
                List.of(new Header("Authorization", "Bearer " + name + "-4711-88a-token")),
                Optional.empty());
    }

    private static Set<String> with(TestResult result, Verdict verdict) {
        return result.with(verdict).stream()
                .map(row -> row.rule().id() + " " + row.operation().method() + " "
                        + row.operation().path())
                .collect(Collectors.toSet());
    }
}
