package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.TokenServer.Way;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.Verdict;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Forged tokens against a server that verifies real ones. */
final class TokenProofsTest {
    private static final String CONFUSION = "probe.jwt-algorithm-confusion";
    private static final String KID = "probe.jwt-kid-injection";
    private static final String JWK = "probe.jwt-jwk-injected";
    private static final String JKU = "probe.jwt-jku-trusted";
    private static final String CLAIMS = "probe.jwt-claim-tampering";
    private static final List<String> ALL = List.of(CONFUSION, KID, JWK, JKU, CLAIMS);

    @Test
    void allIsRefutedOfACorrectServer() throws IOException {
        assertThat(verdicts()).containsOnlyKeys(ALL).values().containsOnly(Verdict.REFUTED);
    }

    @Test
    void eachFlawIsConfirmedAndNoOther() throws IOException {
        Map<Way, String> flaws = Map.of(
                Way.PUBLIC_KEY_IS_A_SECRET, CONFUSION,
                Way.KEYS_ARE_FILES, KID,
                Way.KEYS_ARE_ROWS, KID,
                Way.TOKENS_BRING_KEYS, JWK,
                Way.TOKENS_SAY_WHERE, JKU,
                Way.SIGNATURE_BY_HEADER, CLAIMS);
        for (Map.Entry<Way, String> each : flaws.entrySet()) {
            assertThat(confirmed(verdicts(each.getKey())))
                    .as(each.getKey().name())
                    .containsExactly(each.getValue());
        }
    }

    @Test
    void whatIsAcceptedForAnotherReasonIsNotTakenForIt() throws IOException {
        Map<String, Verdict> any = verdicts(Way.ANY_HS256);
        assertThat(any.get(CONFUSION)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(any.get(KID)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(confirmed(any)).isEmpty();
        assertThat(verdicts(Way.ANY_KEY_BROUGHT).get(JWK)).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void anAddressThatIsFetchedAndDoesNotCountIsNoForgery() throws IOException {
        assertThat(verdicts(Way.FETCHES_AND_REFUSES).get(JKU)).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void whoeverIsTakenForAGuestIsNobody() throws IOException {
        assertThat(confirmed(verdicts(Way.GUESTS))).isEmpty();
    }

    @Test
    void withoutAKeySetNothingIsToldOfConfusion() throws IOException {
        assertThat(verdicts(Way.NO_KEY_SET, Way.PUBLIC_KEY_IS_A_SECRET).get(CONFUSION))
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aKeyMayBeToldAsAText() throws IOException {
        assertThat(confirmed(verdicts(Way.NO_KEY_SET, Way.KEY_IS_A_TEXT, Way.PUBLIC_KEY_IS_A_SECRET)))
                .containsExactly(CONFUSION);
        assertThat(verdicts(Way.NO_KEY_SET, Way.KEY_IS_A_TEXT).get(CONFUSION)).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void onePageThatForgetsSaysNothingOfTheOthers() throws IOException {
        assertThat(confirmed(verdicts(Way.ONE_PAGE_FORGETS, Way.PUBLIC_KEY_IS_A_SECRET)))
                .containsExactly(CONFUSION, CLAIMS);
        assertThat(confirmed(verdicts(Way.ONE_PAGE_FORGETS, Way.TOKENS_SAY_WHERE)))
                .containsExactly(CLAIMS, JKU);
        Map<String, Verdict> alone = verdicts(Way.ONE_PAGE_FORGETS);
        assertThat(confirmed(alone)).containsExactly(CLAIMS);
        assertThat(alone.get(CONFUSION)).isEqualTo(Verdict.REFUTED);
        assertThat(alone.get(KID)).isEqualTo(Verdict.REFUTED);
    }

    private static List<String> confirmed(Map<String, Verdict> verdicts) {
        return verdicts.entrySet().stream()
                .filter(each -> each.getValue() == Verdict.CONFIRMED)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Verdict> verdicts(Way... ways) throws IOException {
        String description =
                "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"t\",\"version\":\"1\"},\"paths\":{\"/card\":{\"get\":{"
                        + "\"responses\":{\"200\":{\"description\":\"ok\"}}}},\"/me\":{\"get\":{"
                        + "\"responses\":{\"200\":{\"description\":\"ok\"}}}},\"/system/key\":{\"get\":{"
                        + "\"responses\":{\"200\":{\"description\":\"ok\"}}}}}}";
        Set<Way> all = ways.length == 0 ? Set.of() : EnumSet.copyOf(List.of(ways));
        try (TokenServer server = new TokenServer(all)) {
            TestResult result = server.tested(description, ALL, 300, "Authorization", "Bearer");
            Map<String, Verdict> verdicts = new TreeMap<>();
            result.rows()
                    .forEach(each ->
                            verdicts.put(each.rule().id(), each.outcome().verdict()));
            return verdicts;
        }
    }
}
