package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.RuleEntry;
import dev.sinew.probe.cases.TicketServer.Wrong;
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

/** Guards and limits that writing gets past, proved by what owners read, and what only looks so. */
final class WritingBypassTest {
    private static final String SIZE = "probe.body-size-unbounded PATCH /tickets/{ticketId}";
    private static final String OVERRIDE = "probe.method-override DELETE /tickets/{ticketId}";
    private static final String TYPE = "probe.content-type-confusion PATCH /tickets/{ticketId}";
    private static final String RACE = "probe.race-on-limit POST /tickets/{ticketId}/use";

    private static final List<RuleEntry<Object>> RULES = RuleIndex.all().stream()
            .filter(each -> Stream.of(SIZE, OVERRIDE, TYPE, RACE)
                    .anyMatch(one -> one.startsWith(each.facts().id() + " ")))
            .toList();

    @Test
    void nothingIsConfirmedOfACorrectServer() throws IOException {
        TestResult result = run();
        assertThat(with(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(with(result, Verdict.REFUTED)).contains(SIZE, OVERRIDE, TYPE, RACE);
    }

    @Test
    void eachFlawIsConfirmedByWhatItsOwnerReads() throws IOException {
        assertThat(with(run(Wrong.ANY_SIZE), Verdict.CONFIRMED)).containsExactly(SIZE);
        assertThat(with(run(Wrong.METHOD_BY_HEADER), Verdict.CONFIRMED)).containsExactly(OVERRIDE);
        assertThat(with(run(Wrong.GUARDS_JSON_ALONE), Verdict.CONFIRMED)).containsExactly(TYPE);
        assertThat(with(run(Wrong.USED_AT_THE_SAME_MOMENT), Verdict.CONFIRMED)).containsExactly(RACE);
    }

    @Test
    void successWithoutEffectConfirmsNothing() throws IOException {
        TestResult result = run(Wrong.LARGE_WITHOUT_EFFECT, Wrong.HEADER_WITHOUT_EFFECT, Wrong.SAME_ANSWER_TO_ALL);
        assertThat(with(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(with(result, Verdict.REFUTED)).contains(SIZE, OVERRIDE, RACE);
    }

    private static TestResult run(Wrong... wrong) throws IOException {
        Budget budget = new Budget(400, Duration.ofMinutes(1), Duration.ofSeconds(20), 100);
        try (TicketServer server = new TicketServer(Set.of(wrong));
                Sender sender = new Sender(server.address(), budget, InstantSource.system())) {
            TestRun run = new TestRun(
                    sender,
                    Specifications.read(TicketServer.openApi().getBytes(StandardCharsets.UTF_8), "tickets.json")
                            .descriptions(),
                    RULES,
                    line -> {},
                    Optional.of(new Writing("test", 5)));
            TestResult result = run.run(
                    Stream.of("anna", "bob").map(WritingBypassTest::identity).toList());
            assertThat(server.left()).isZero();
            assertThat(result.problems()).isEmpty();
            return result;
        }
    }

    private static Identity identity(String name) {
        Header header = new Header("Authorization", "Bearer " + name + "-4711-88a-token");
        return new Identity(name, "", "", List.of(header), Optional.empty());
    }

    private static Set<String> with(TestResult result, Verdict verdict) {
        return result.with(verdict).stream()
                .map(row -> row.rule().id() + " " + row.operation().method() + " "
                        + row.operation().path())
                .collect(Collectors.toSet());
    }
}
