package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.ParcelsServer.Wrong;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Parcels to the address of another. */
final class ParcelsTest {
    private static final String SENT = "probe.object-created-for-another POST /parcels";

    @Test
    void anAddressThatOnlyItsOwnerWasToldOfIsConfirmedWhereItIsTaken() throws IOException {
        assertThat(with(Verdict.CONFIRMED, Wrong.ANYBODYS_ADDRESS)).containsExactly(SENT);
    }

    @Test
    void nothingIsConfirmedOfACorrectServer() throws IOException {
        assertThat(with(Verdict.CONFIRMED)).isEmpty();
        assertThat(with(Verdict.REFUTED)).contains(SENT);
    }

    @Test
    void whatIsTakenUnseenOrShownOtherwiseOrToldToAllConfirmsNothing() throws IOException {
        assertThat(with(Verdict.CONFIRMED, Wrong.ANY_NUMBER)).isEmpty();
        assertThat(with(Verdict.INCONCLUSIVE, Wrong.ANY_NUMBER)).contains(SENT);
        assertThat(with(Verdict.CONFIRMED, Wrong.OWN_ALL_THE_SAME)).isEmpty();
        assertThat(with(Verdict.CONFIRMED, Wrong.TOLD_TO_ALL)).isEmpty();
    }

    private static Set<String> with(Verdict verdict, Wrong... wrong) throws IOException {
        Budget budget = new Budget(4_000, Duration.ofMinutes(1), Duration.ofSeconds(20), 100);
        try (ParcelsServer server = new ParcelsServer(Set.of(wrong));
                Sender sender = new Sender(server.address(), budget, InstantSource.system())) {
            TestRun run = new TestRun(
                    sender,
                    Specifications.read(ParcelsServer.openApi().getBytes(StandardCharsets.UTF_8), "parcels.json")
                            .descriptions(),
                    RuleIndex.all(),
                    line -> {},
                    Optional.of(new Writing("test", 5)));
            TestResult result =
                    run.run(Stream.of("anna", "bob").map(ParcelsTest::identity).toList());
            assertThat(server.left()).isZero();
            return result.with(verdict).stream()
                    .map(each -> each.rule().id() + " " + each.operation().method() + " "
                            + each.operation().path())
                    .collect(Collectors.toSet());
        }
    }

    private static Identity identity(String name) {
        Header header = new Header("Authorization", "Bearer " + name + "-4711-88a-token");
        return new Identity(name, "", "", List.of(header), Optional.empty());
    }
}
