package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.CardsServer.Wrong;
import dev.sinew.probe.http.Budget;
import dev.sinew.probe.http.Carrier;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.IdentityFile;
import dev.sinew.probe.identity.IdentityReading;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is proved of a server that takes what is written by its address, as a form or as JSON, and of things that stand below people. */
final class CarriersTest {
    private static final String CARDS = " /users/{userName}/credit-cards";
    private static final String CARD = " /users/{userName}/credit-cards/{cardId}";

    @ParameterizedTest
    @EnumSource(value = Carrier.class, mode = EnumSource.Mode.EXCLUDE, names = "MEMBERS")
    void nothingIsConfirmedOfACorrectServer(Carrier carrier) throws IOException {
        TestResult result = run(carrier);
        assertThat(confirmed(result)).isEmpty();
        assertThat(with(result, Verdict.REFUTED))
                .contains(
                        "probe.object-read-by-another GET" + CARDS,
                        "probe.object-read-by-another GET" + CARD,
                        "probe.object-changed-by-another PUT" + CARD,
                        "probe.object-deleted-by-another DELETE" + CARD,
                        "probe.object-created-for-another POST" + CARDS,
                        "probe.no-authentication PUT" + CARD,
                        "probe.no-authentication PUT /shelf/{itemId}",
                        "probe.no-authentication DELETE /shelf/{itemId}");
        assertThat(result.problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Carrier.class, mode = EnumSource.Mode.EXCLUDE, names = "MEMBERS")
    void whatStandsBelowAPersonIsThatOnesAlsoWhereEverybodyIsToldOfPeople(Carrier carrier) throws IOException {
        assertThat(confirmed(run(carrier, Wrong.ANYBODY_READS)))
                .containsExactlyInAnyOrder(
                        "probe.object-read-by-another GET" + CARDS, "probe.object-read-by-another GET" + CARD);
        assertThat(confirmed(run(carrier, Wrong.ANYBODY_CHANGES)))
                .containsExactly("probe.object-changed-by-another PUT" + CARD);
        assertThat(confirmed(run(carrier, Wrong.ANYBODY_DELETES)))
                .containsExactly("probe.object-deleted-by-another DELETE" + CARD);
        assertThat(confirmed(run(carrier, Wrong.ANYBODY_ADDS)))
                .containsExactly("probe.object-created-for-another POST" + CARDS);
    }

    @ParameterizedTest
    @EnumSource(value = Carrier.class, mode = EnumSource.Mode.EXCLUDE, names = "MEMBERS")
    void whatIsChangedWithoutCredentialsIsReadBack(Carrier carrier) throws IOException {
        assertThat(confirmed(run(carrier, Wrong.SHELF_WITHOUT_CREDENTIALS)))
                .containsExactlyInAnyOrder(
                        "probe.no-authentication POST /shelf",
                        "probe.no-authentication PUT /shelf/{itemId}",
                        "probe.no-authentication DELETE /shelf/{itemId}");
    }

    @ParameterizedTest
    @EnumSource(value = Carrier.class, mode = EnumSource.Mode.EXCLUDE, names = "MEMBERS")
    void anIdThatNothingTellsMayStandForCredentials(Carrier carrier) throws IOException {
        TestResult result = run(carrier, Wrong.SHELF_BY_IDS);
        assertThat(confirmed(result)).isEmpty();
        assertThat(with(result, Verdict.INCONCLUSIVE))
                .contains(
                        "probe.no-authentication PUT /shelf/{itemId}",
                        "probe.no-authentication DELETE /shelf/{itemId}");
    }

    @ParameterizedTest
    @EnumSource(value = Carrier.class, mode = EnumSource.Mode.EXCLUDE, names = "MEMBERS")
    void whatIsRefusedIsCreatedAsTheExamplesSay(Carrier carrier) throws IOException {
        assertThat(with(run(carrier, Wrong.EXAMPLES_ALONE), Verdict.REFUTED))
                .contains("probe.object-deleted-by-another DELETE" + CARD);
    }

    private static TestResult run(Carrier carrier, Wrong... wrong) throws IOException {
        Budget budget = new Budget(6_000, Duration.ofMinutes(1), Duration.ofSeconds(20), 100);
        try (CardsServer server = new CardsServer(carrier, Set.of(wrong));
                Sender sender = new Sender(server.address(), budget, InstantSource.system())) {
            TestRun run = new TestRun(
                    sender,
                    Specifications.read(server.openApi().getBytes(StandardCharsets.UTF_8), "cards.json")
                            .descriptions(),
                    RuleIndex.all(),
                    line -> {},
                    Optional.of(new Writing("test", 5)));
            IdentityReading identities = IdentityFile.read(identities(carrier), "identities.yaml");
            assertThat(identities.problems()).isEmpty();
            TestResult result = run.run(identities.identities());
            assertThat(server.left()).isZero();
            return result;
        }
    }

    private static String identities(Carrier carrier) {
        String auth = carrier == Carrier.QUERY ? """
                auth:
                  - name: first
                    loginEndpointAuth: {endpoint: "/login?name=anna&password=Pw-anna-2718"}
                  - name: second
                    loginEndpointAuth: {endpoint: "/login?name=bob&password=Pw-bob-2718"}
                authTemplate:
                  loginEndpointAuth:
                """ : """
                auth:
                  - name: first
                    loginEndpointAuth:
                      payloadUserPwd: {username: anna, usernameField: name, password: Pw-anna-2718, passwordField: password}
                  - name: second
                    loginEndpointAuth:
                      payloadUserPwd: {username: bob, usernameField: name, password: Pw-bob-2718, passwordField: password}
                authTemplate:
                  loginEndpointAuth:
                    endpoint: /login
                    contentType: %s
                """.formatted(carrier.contentType());
        return auth + "    token: {extractFrom: body, extractSelector: /token}\n";
    }

    private static Set<String> confirmed(TestResult result) {
        return with(result, Verdict.CONFIRMED);
    }

    private static Set<String> with(TestResult result, Verdict verdict) {
        return result.with(verdict).stream().map(CarriersTest::place).collect(Collectors.toSet());
    }

    private static String place(TestRow row) {
        return row.rule().id() + " " + row.operation().method() + " "
                + row.operation().path();
    }
}
