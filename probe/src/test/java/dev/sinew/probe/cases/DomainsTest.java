package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.DomainsServer.Wrong;
import dev.sinew.probe.http.Budget;
import dev.sinew.probe.http.Sender;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What bodies name of another's, in requests about what is one's own; and that what was there before is left alone. */
final class DomainsTest {
    private static final String HELD = "probe.object-read-by-another PUT /domains/{domainId}/holder";
    private static final String ADVERTISED = "probe.object-created-for-another POST /domains/{domainId}/adverts";
    private static final String DISABLED = "probe.object-changed-by-another POST /records/batch/disable";

    @Test
    void nothingIsConfirmedOfACorrectServerAndEverythingIsTried() throws IOException {
        TestResult result = run();
        assertThat(BesideTest.about(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(BesideTest.about(result, Verdict.REFUTED)).contains(HELD, ADVERTISED, DISABLED);
    }

    @Test
    void whatIsAnothersAndNamedInABodyIsShown() throws IOException {
        assertThat(BesideTest.about(run(Wrong.ANYBODYS_CONTACT_HOLDS), Verdict.CONFIRMED))
                .containsExactly(HELD);
    }

    @Test
    void itsOwnerFindsWhatWasDoneWithWhatIsNamed() throws IOException {
        assertThat(BesideTest.about(run(Wrong.ANYBODYS_CONTACT_IS_ADVERTISED), Verdict.CONFIRMED))
                .containsExactly(ADVERTISED);
    }

    @Test
    void thingsBelowOthersAreNamedInAListAnywhere() throws IOException {
        assertThat(BesideTest.about(run(Wrong.ANYBODYS_RECORDS_ARE_DISABLED), Verdict.CONFIRMED))
                .containsExactly(DISABLED);
    }

    @Test
    void whatIsKeptAsItComesAndWhatShowsNothingConfirmsNothing() throws IOException {
        assertThat(BesideTest.about(run(Wrong.LOOKS_NOTHING_UP), Verdict.CONFIRMED))
                .isEmpty();
        assertThat(BesideTest.about(run(Wrong.SHOWS_NOTHING), Verdict.CONFIRMED))
                .isEmpty();
    }

    private static TestResult run(Wrong... wrong) throws IOException {
        Budget budget = new Budget(8_000, Duration.ofMinutes(1), Duration.ofSeconds(20), 100);
        try (DomainsServer server = new DomainsServer(Set.of(wrong));
                Sender sender = new Sender(server.address(), budget, InstantSource.system())) {
            TestRun run = new TestRun(
                    sender,
                    Specifications.read(DomainsServer.openApi().getBytes(StandardCharsets.UTF_8), "domains.json")
                            .descriptions(),
                    RuleIndex.all(),
                    line -> {},
                    Optional.of(new Writing("test", 5, true, Optional.empty())));
            TestResult result =
                    run.run(Stream.of("anna", "bob").map(DeedsServer::identity).toList());
            assertThat(server.touched()).isEmpty();
            return result;
        }
    }
}
