package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.SecondStepServer.Wrong;
import dev.sinew.probe.http.Budget;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.proof.RuleIndex;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.TestRow;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Codes that whoever is logged in sends. */
final class SecondStepTest {
    private static final String RULE = "probe.second-step-without-limit";

    @Test
    void aCodeThatIsFoundAmongAllIsConfirmedAndOneThatEndsIsNot() throws IOException {
        assertThat(verdict(20_000, Writing.USUAL_TRIES, Wrong.WITHOUT_LIMIT)).contains(Verdict.CONFIRMED);
        assertThat(verdict(20_000, Writing.USUAL_TRIES)).contains(Verdict.REFUTED);
    }

    @Test
    void whoIsLetInWithAnyCodeProvesNoGuess() throws IOException {
        assertThat(verdict(20_000, Writing.USUAL_TRIES, Wrong.TAKES_ANY)).contains(Verdict.INCONCLUSIVE);
        assertThat(verdict(20_000, Writing.USUAL_TRIES, Wrong.GIVES_IN)).contains(Verdict.INCONCLUSIVE);
    }

    @Test
    void noCodeIsTriedWithoutRoomForAllOrWhereOneIsSet() throws IOException {
        assertThat(verdict(3_000, Writing.USUAL_TRIES, Wrong.WITHOUT_LIMIT)).contains(Verdict.INCONCLUSIVE);
        assertThat(verdict(20_000, 20, Wrong.WITHOUT_LIMIT)).contains(Verdict.INCONCLUSIVE);
        try (SecondStepServer server = new SecondStepServer(Set.of(Wrong.SETS))) {
            assertThat(run(server, 20_000, Writing.USUAL_TRIES).rows()).isEmpty();
            assertThat(server.all()).isZero();
        }
    }

    private static Optional<Verdict> verdict(int requests, int tries, Wrong... wrong) throws IOException {
        try (SecondStepServer server = new SecondStepServer(Set.of(wrong))) {
            return run(server, requests, tries).rows().stream()
                    .filter(each -> each.operation().path().equals("/mfa/verify"))
                    .map(TestRow::outcome)
                    .map(each -> each.verdict())
                    .findFirst();
        }
    }

    private static TestResult run(SecondStepServer server, int requests, int tries) {
        Budget budget = new Budget(requests, Duration.ofMinutes(1), Duration.ofSeconds(20), 100);
        try (Sender sender = new Sender(server.address(), budget, InstantSource.system())) {
            return new TestRun(
                            sender,
                            Specifications.read(server.openApi().getBytes(StandardCharsets.UTF_8), "codes.json")
                                    .descriptions(),
                            RuleIndex.all().stream()
                                    .filter(each -> each.facts().id().equals(RULE))
                                    .toList(),
                            line -> {},
                            Optional.of(new Writing("test", tries)))
                    .run(Stream.of("anna", "bob").map(SecondStepTest::identity).toList());
        }
    }

    private static Identity identity(String name) {
        Header header = new Header("Authorization", "Bearer " + name + "-4711-88a-token");
        return new Identity(name, "", "", List.of(header), Optional.empty());
    }
}
