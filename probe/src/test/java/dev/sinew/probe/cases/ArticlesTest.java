package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.ArticlesServer.Way;
import dev.sinew.probe.http.Budget;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.IdentityFile;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What everybody may read and only its author delete, what users say of themselves, and logins of other versions. */
final class ArticlesTest {
    private static final String ARTICLE = "probe.object-deleted-by-another DELETE /articles/{articleId}";
    private static final String COMMENT =
            "probe.object-deleted-by-another DELETE /articles/{articleId}/comments/{commentId}";
    private static final String CHANGED = "probe.object-changed-by-another PUT /articles/{articleId}";
    private static final String ITSELF = "probe.mass-assignment PUT /user";
    private static final String SIGN_UP = "probe.mass-assignment POST /users";
    private static final String OLD = "probe.undocumented-version POST /v1/login";
    private static final String SHOWN = "probe.excessive-data GET /user";
    private static final String TOKEN = "probe.excessive-data POST /v2/login";
    private static final String OPEN = "probe.no-authentication GET /articles/{articleId}";

    private static final Set<String> RULES = Set.of(
            "probe.object-deleted-by-another",
            "probe.object-changed-by-another",
            "probe.mass-assignment",
            "probe.undocumented-version",
            "probe.excessive-data",
            "probe.no-authentication");

    private static final String IDENTITIES = """
            auth:
              - name: anna
                loginEndpointAuth: {payloadRaw: '{"user": {"username": "anna", "password": "harbour-7-annas"}}'}
              - name: bob
                loginEndpointAuth: {payloadRaw: '{"user": {"username": "bob", "password": "mill-9-bridges"}}'}
              - name: clerk
                role: admin
                loginEndpointAuth: {payloadRaw: '{"user": {"username": "clerk", "password": "tower-3-clerks"}}'}
            authTemplate:
              loginEndpointAuth:
                endpoint: /v2/login
                verb: POST
                token: {extractFrom: body, extractSelector: /token, sendIn: header, sendName: Authorization, sendTemplate: "Token {token}"}
            """;

    @Test
    void nothingIsConfirmedWhereAllIsRight() throws IOException {
        assertThat(verdicts())
                .containsEntry(ARTICLE, Verdict.REFUTED)
                .containsEntry(COMMENT, Verdict.REFUTED)
                .containsEntry(CHANGED, Verdict.INCONCLUSIVE)
                .containsEntry(ITSELF, Verdict.REFUTED)
                .containsEntry(SIGN_UP, Verdict.REFUTED)
                .containsEntry(OPEN, Verdict.INCONCLUSIVE)
                .doesNotContainValue(Verdict.CONFIRMED);
    }

    @Test
    void whatEverybodyReadsIsItsAuthorsToDelete() throws IOException {
        assertThat(confirmed(Way.ANYBODY_DELETES_ARTICLES)).containsExactly(ARTICLE);
        assertThat(confirmed(Way.ANYBODY_DELETES_COMMENTS)).containsExactly(COMMENT);
    }

    @Test
    void whatEverybodyMayChangeMayBeEverybodysToDelete() throws IOException {
        assertThat(confirmed(Way.ANYBODY_WRITES)).isEmpty();
    }

    @Test
    void nobodyIsMeantToMakeItselfAnAdministrator() throws IOException {
        assertThat(confirmed(Way.USERS_MAKE_THEMSELVES_ADMINISTRATORS)).containsExactly(ITSELF);
        assertThat(confirmed(Way.SIGN_UP_MAKES_ADMINISTRATORS)).containsExactly(SIGN_UP);
    }

    @Test
    void aRoleThatTheDescriptionHasCountsByWhatItDoes() throws IOException {
        assertThat(confirmed(Way.ROLES_ARE_TAKEN)).containsExactly(ITSELF);
        assertThat(confirmed(Way.ROLES_ARE_WORDS)).isEmpty();
    }

    @Test
    void loginsOfVersionsThatNothingDescribes() throws IOException {
        assertThat(confirmed(Way.OLD_LOGIN_ASKS_FOR_NO_PASSWORD)).containsExactly(OLD);
        assertThat(confirmed(Way.OLD_LOGIN_IS_THE_SAME)).containsExactly(OLD);
        assertThat(confirmed(Way.ALL_VERSIONS_ARE_THE_SAME)).isEmpty();
    }

    @Test
    void passwordsAreNotShown() throws IOException {
        assertThat(confirmed(Way.USERS_SHOW_THEIR_PASSWORDS)).containsExactly(SHOWN);
        assertThat(confirmed(Way.TOKENS_SHOW_PASSWORDS)).containsExactly(TOKEN);
    }

    @Test
    void whereNobodyLooksAtCredentialsTheDescriptionMayBeWrong() throws IOException {
        assertThat(verdicts(Way.BAD_CREDENTIALS_ARE_NOT_LOOKED_AT)).containsEntry(OPEN, Verdict.INCONCLUSIVE);
    }

    private static Set<String> confirmed(Way... ways) throws IOException {
        Map<String, Verdict> verdicts = verdicts(ways);
        verdicts.values().removeIf(each -> each != Verdict.CONFIRMED);
        return verdicts.keySet();
    }

    private static Map<String, Verdict> verdicts(Way... ways) throws IOException {
        Budget budget = new Budget(4_000, Duration.ofMinutes(1), Duration.ofSeconds(20), 100);
        try (ArticlesServer server = new ArticlesServer(Set.of(ways));
                Sender sender = new Sender(server.address(), budget, InstantSource.system())) {
            TestResult result = new TestRun(
                            sender,
                            Specifications.read(
                                            ArticlesServer.openApi().getBytes(StandardCharsets.UTF_8), "articles.json")
                                    .descriptions(),
                            RuleIndex.all().stream()
                                    .filter(each -> RULES.contains(each.facts().id()))
                                    .toList(),
                            line -> {},
                            Optional.of(new Writing("test", 5, true, Optional.empty())))
                    .run(IdentityFile.read(IDENTITIES, "identities.yaml").identities());
            Map<String, Verdict> verdicts = new TreeMap<>();
            result.rows()
                    .forEach(each -> verdicts.merge(
                            each.rule().id() + " " + each.operation().method() + " "
                                    + each.operation().path(),
                            each.outcome().verdict(),
                            (one, other) -> one == Verdict.CONFIRMED ? one : other));
            return verdicts;
        }
    }
}
