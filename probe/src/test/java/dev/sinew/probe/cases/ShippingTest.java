package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.ShippingServer.Wrong;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is added to the caller's own page, which is all that is answered, and what is kept of a thing but its code. */
final class ShippingTest {
    private static final String CHANGED = "probe.object-changed-by-another POST /customers/me/addresses/{address_id}";
    private static final String REMOVED = "probe.object-deleted-by-another DELETE /customers/me/addresses/{address_id}";
    private static final String DISCOUNTED = "probe.function-for-privileged POST /admin/discounts";

    @Test
    void nothingIsConfirmedOfACorrectServerAndEverythingIsTried() throws IOException {
        TestResult result = run();
        assertThat(about(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(about(result, Verdict.REFUTED)).contains(CHANGED, REMOVED, DISCOUNTED);
    }

    @Test
    void whatAPageAloneTellsOfIsChangedAndRemovedByAnother() throws IOException {
        assertThat(about(run(Wrong.ANYBODY_CHANGES), Verdict.CONFIRMED)).containsExactly(CHANGED);
        assertThat(about(run(Wrong.ANYBODY_REMOVES), Verdict.CONFIRMED)).containsExactly(REMOVED);
    }

    @Test
    void ofWhatIsCreatedOnlyTheCodeIsShown() throws IOException {
        assertThat(about(run(Wrong.ANYBODY_DISCOUNTS), Verdict.CONFIRMED)).containsExactly(DISCOUNTED);
    }

    private static List<String> about(TestResult result, Verdict verdict) {
        return result.with(verdict).stream()
                .filter(each -> each.rule().id().matches("probe\\.(?:object-|function-|no-auth).*"))
                .map(each -> each.rule().id() + " " + each.operation().method() + " "
                        + each.operation().path())
                .sorted()
                .distinct()
                .toList();
    }

    private static TestResult run(Wrong... wrong) throws IOException {
        try (ShippingServer server = new ShippingServer(Set.of(wrong))) {
            String identities = SmallServer.identities("anna", "bob", "clerk")
                    .replace("name: clerk\n", "name: clerk\n    role: admin\n");
            return CaseRun.of(server.address(), ShippingServer.openApi(), identities);
        }
    }
}
