package dev.sinew.scan.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Confidence;
import dev.sinew.model.Finding;
import dev.sinew.scan.Scan;
import dev.sinew.scan.ScanResult;
import dev.sinew.scan.ScanSettings;
import dev.sinew.scan.engine.Suppressed;
import dev.sinew.scan.rules.RuleSet;
import dev.sinew.scan.rules.RuleSetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Issuers on this machine are asked about planted keys, over real connections. */
class AskingTest {
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(20), 2, 1000, 3);
    private static final String KEY = "demo_q8zpr2mvx0ldyw7tnb4skc61";
    private static final String[] FOUR = {"demo_key0number1", "demo_key0number2", "demo_key0number3", "demo_key0number4"
    };
    private static final String OK = TestIssuer.answer(200, "{\"ok\": true}");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private static String rule(String id, String regex, String host, String more) {
        return "[[rules]]\nid = \"" + id + "\"\nregex = '''" + regex + "'''\nkeywords = [\"demo_\"]\n"
                + "[rules.ask]\nurl = \"http://" + host + "/me\"\n" + more + "\n";
    }

    /** A rule that asks that host, by status. */
    private static RuleSet rules(String host) {
        return set(rule(
                "demo-key",
                "demo_[^\"]{4,60}",
                host,
                "headers = [\"Authorization: Bearer {secret}\"]\nworks = [\"200\"]\nrefused = [\"401\"]"));
    }

    private static RuleSet set(String text) {
        RuleSet set = RuleSetReader.parse(text, "demo.toml");
        assertThat(set.problems()).isEmpty();
        return set;
    }

    private ScanResult scan(RuleSet rules) throws IOException {
        return scan(rules, any -> true, PATIENCE);
    }

    private ScanResult scan(RuleSet rules, Predicate<Finding> counts, Patience patience) throws IOException {
        try (AskedBefore before = AskedBefore.open(memory(), TODAY)) {
            return new Scan(settings(rules).asking(new AskingIssuers(rules, counts, before, "Sinew/test", patience)))
                    .run();
        }
    }

    private ScanSettings settings(RuleSet rules) {
        return new ScanSettings(List.of(folder.resolve("files")), rules, new Suppressed(), NOW, 1 << 20, 2);
    }

    private Path memory() {
        return folder.resolve("state/asked");
    }

    private void plant(String name, String... keys) throws IOException {
        Path file = folder.resolve("files").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "key = \"" + String.join("\"\nkey = \"", keys) + "\"\n");
    }

    private static String note(ScanResult result) {
        return note(result.findings().getFirst());
    }

    private static String note(Finding finding) {
        return finding.evidence().getFirst().note();
    }

    @Test
    void aSecretInTenFilesUnderTwoRulesIsSentOnce() throws IOException {
        try (TestIssuer issuer = new TestIssuer(any -> OK)) {
            String ask = "headers = [\"X-Key: {secret}\"]\nworks = [\"200\"]";
            RuleSet rules = set(rule("one", "key = \"(demo_[a-z0-9]{24})\"", issuer.host(), ask)
                    + rule("other", "also \"(demo_[a-z0-9]{24})\"", issuer.host(), ask));
            for (int i = 0; i < 10; i++) {
                plant("a" + i + ".txt", KEY);
            }
            Files.writeString(folder.resolve("files/b.txt"), "also \"" + KEY + "\"\n");
            ScanResult result = scan(rules);
            assertThat(issuer.requests()).hasSize(1);
            assertThat(result.findings())
                    .hasSize(11)
                    .allMatch(each -> each.confidence() == Confidence.CONFIRMED)
                    .allMatch(each -> note(each).endsWith("; works: " + issuer.host() + " answered 200"));
        }
    }

    @Test
    void theRequestIsWhatTheRuleSays() throws IOException {
        try (TestIssuer issuer = new TestIssuer(any -> TestIssuer.answer(200, "{\"data\": {\"id\": 7}}"))) {
            RuleSet rules = set(rule(
                            "demo-key",
                            "demo_[^\"]{4,60}",
                            issuer.host(),
                            "method = \"POST\"\nbody = '{\"query\":\"me\"}'\nheaders = [\"Accept: text/json\"]\n"
                                    + "user = \"{secret}\"\nworks = [\"200 /data/id\"]")
                    .replace("/me\"", "/a/{secret}?key={secret}\""));
            plant("a.txt", "demo_a/../b?c#d&e=%0d");
            assertThat(note(scan(rules))).contains("works: ");
            assertThat(issuer.requests())
                    .containsExactly(
                            "POST /a/demo_a%2f..%2fb%3fc%23d%26e%3d%250d?key=demo_a%2f..%2fb%3fc%23d%26e%3d%250d"
                                    + " HTTP/1.1\r\nHost: " + issuer.host()
                                    + "\r\nUser-Agent: Sinew/test\r\nAccept-Encoding: identity\r\nConnection: close\r\n"
                                    + "Accept: text/json\r\nAuthorization: Basic ZGVtb19hLy4uL2I/YyNkJmU9JTBkOg==\r\n"
                                    + "Content-Type: application/json\r\nContent-Length: 14\r\n\r\n{\"query\":\"me\"}");
        }
    }

    /** What an issuer answers, with what that says. The status is told by the number in it, unless nothing is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            HTTP/1.1 200 Fine~~                                                | works: HOST answered 200
            HTTP/1.1 401 No~~                                                  | refused: HOST answered 401
            HTTP/1.1 403 No~~                                                  | HOST answered 403, which leaves open
            HTTP/1.1 500 Oh~Content-Length: 3~~abc                             | HOST answered 500, which leaves open
            HTTP/1.1 302 There~Location: http://HOST/other~~                   | HOST answered 302, a redirect, which is not followed
            HTTP/1.1 100 Go on~~HTTP/1.1 103 Hints~Link: a~~HTTP/1.1 200 Fine~~ | works: HOST answered 200
            HTTP/1.1 200~~                                                     | works: HOST answered 200
            200 OK~~                                                           | HOST was asked: what it sent is no answer
            HTTP/1.1 999 What~~                                                | HOST was asked: what it sent is no answer
            HTTP/1.1 200 Fine~Half-a-hea                                       | HOST was asked: what it sent is no answer
            ""                                                                 | HOST was asked: what it sent is no answer
            """)
    void answersAreJudgedByTheirStatus(String answer, String said) throws IOException {
        try (TestIssuer issuer = new TestIssuer(any -> answer.replace("~", "\r\n"))) {
            plant("a.txt", KEY);
            ScanResult result = scan(rules(issuer.host()));
            assertThat(note(result))
                    .contains(said.replace("HOST", issuer.host()))
                    .doesNotContain(KEY);
            assertThat(issuer.requests()).as("never sent again").hasSize(1);
            Confidence confidence = result.findings().getFirst().confidence();
            assertThat(confidence == Confidence.CONFIRMED).isEqualTo(said.startsWith("works"));
            assertThat(result.findings().getFirst().rule().id())
                    .isEqualTo(said.startsWith("refused") ? "scan.revoked-token" : "scan.hard-coded-secret");
        }
    }

    /** Slack's way: always 200, and what it says decides. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Content-Length: 11~~{"ok":true}                      | works: HOST
            Content-Length: 30~~{"ok":false,"error":"revoked"}    | refused: HOST
            Content-Length: 29~~{"ok":false,"error":"a storm"}    | HOST answered 200, which leaves open
            Content-Length: 5~~hello                             | HOST answered 200, which leaves open
            ~{"ok":true}                                         | works: HOST
            Transfer-Encoding: chunked~~6;a=b~{"ok":~5~true}~0~~  | works: HOST
            Content-Length: 3~~{"ok":true}                       | HOST answered 200, which leaves open
            Content-Length: 999999999999~~{"ok":true}            | HOST answered 200, which leaves open
            Content-Length: -1~~{"ok":true}                      | HOST was asked: what it sent is no answer
            Transfer-Encoding: chunked~~zz~                      | HOST was asked: what it sent is no answer
            """)
    void answersAreJudgedByWhatTheySay(String answer, String said) throws IOException {
        try (TestIssuer issuer = new TestIssuer(any -> "HTTP/1.1 200 OK\r\n" + answer.replace("~", "\r\n"))) {
            plant("a.txt", KEY);
            assertThat(note(scan(talking(issuer.host())))).contains(said.replace("HOST", issuer.host()));
        }
    }

    private static RuleSet talking(String host) {
        return set(rule(
                "demo-key",
                "demo_[^\"]{4,60}",
                host,
                "headers = [\"X-Key: {secret}\"]\nworks = [\"200 /ok=true\"]\nrefused = [\"200 /error=revoked\"]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 90000000\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5f5e100\r\n",
                "\r\n",
                "X: "
            })
    void noMoreIsReadThanAnAnswerNeeds(String head) throws IOException {
        String endless = "HTTP/1.1 200 OK\r\n" + head + "{\"ok\":true}" + " ".repeat(8 << 20);
        try (TestIssuer issuer = new TestIssuer(any -> endless)) {
            plant("a.txt", KEY);
            assertThat(note(scan(talking(issuer.host())))).doesNotContain("works: ");
        }
    }

    @Test
    void whoDoesNotAnswerIsWaitedForOnlySoLong() throws IOException {
        try (TestIssuer issuer = new TestIssuer(any -> TestIssuer.SILENCE)) {
            plant("a.txt", KEY);
            ScanResult result =
                    scan(rules(issuer.host()), any -> true, new Patience(Duration.ofMillis(300), 2, 1000, 3));
            assertThat(note(result)).contains(issuer.host() + " was asked: there was no answer in time");
            assertThat(issuer.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo_with\rcarriage",
                "demo_line\nHost: evil.example",
                "demo_tab\there",
                "demo_b lank",
                "demo_ünïcode",
                "demo_\u0001control",
                "demo_x\u2028line",
                "demo_sh"
            })
    void whatCouldChangeTheRequestIsNotSent(String secret) throws IOException {
        try (TestIssuer issuer = new TestIssuer(any -> OK)) {
            RuleSet rules = set(rule(
                    "demo-key",
                    "(?s)demo_[^\"]{2,60}",
                    issuer.host(),
                    "headers = [\"Authorization: Bearer {secret}\"]\nworks = [\"200\"]"));
            Path file = folder.resolve("files/Key.java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "key = \"" + secret + "\"\n");
            ScanResult result = scan(rules);
            assertThat(note(result)).contains("not sent to " + issuer.host() + ": it has ");
            assertThat(issuer.connections()).isZero();
        }
    }

    @Test
    void aSecondRunRemembers() throws IOException {
        AtomicInteger status = new AtomicInteger(200);
        try (TestIssuer issuer = new TestIssuer(any -> TestIssuer.answer(status.get(), ""))) {
            plant("a.txt", KEY);
            scan(rules(issuer.host()));
            status.set(401);
            plant("b.txt", KEY, "demo_another0key0that0is0new");
            ScanResult second = scan(rules(issuer.host()));
            assertThat(issuer.requests()).hasSize(2);
            assertThat(second.findings())
                    .extracting(each -> note(each).replaceAll(".*; ", ""))
                    .containsExactly(
                            "works: " + issuer.host() + " answered 200 on 2026-12-01 and was not asked again",
                            "works: " + issuer.host() + " answered 200 on 2026-12-01 and was not asked again",
                            "refused: " + issuer.host() + " answered 401");
        }
        assertThat(Files.readString(memory())).doesNotContain("demo_");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(memory())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(memory().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void whatWasSentInARunThatWasCutOffIsNotSentAgain() throws IOException {
        try (TestIssuer issuer = new TestIssuer(any -> OK)) {
            plant("a.txt", KEY);
            try (AskedBefore before = AskedBefore.open(memory(), TODAY)) {
                before.sends(before.tag(KEY), issuer.host());
            }
            String whole = Files.readString(memory());
            Files.writeString(memory(), whole + "0123456789abcdef 20");
            assertThat(note(scan(rules(issuer.host()))))
                    .contains(
                            issuer.host() + " was asked on 2026-12-01 and was not asked again, and no answer is kept");
            assertThat(issuer.connections()).isZero();
            assertThat(Files.readString(memory())).isEqualTo(whole);
        }
    }

    @Test
    void whatIsAcceptedKnownPublicOrRefutedIsNotAsked() throws IOException {
        try (TestIssuer issuer = new TestIssuer(any -> OK)) {
            plant("a.txt", KEY);
            plant("b.txt", "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE1MDAwMDAwMDB9.c2lnbmF0dXJlLXRoYXQtaXMtbG9uZw");
            scan(rules(issuer.host()), finding -> finding.line().file().equals("b.txt"), PATIENCE);
            assertThat(issuer.connections()).isZero();
            RuleSet tokens = set(rule(
                            "demo-key",
                            "eyJ[^\"]{4,160}",
                            issuer.host(),
                            "headers = [\"X-Key: {secret}\"]\nworks = [\"200\"]")
                    .replace("demo_", "eyj"));
            assertThat(scan(tokens).findings().getFirst().rule().id()).isEqualTo("scan.expired-token");
            RuleSet shown = RuleSetReader.parse(
                    rule("demo-key", "demo_[a-z0-9]{24}", issuer.host(), "works = [\"200\"]")
                            .replace("keywords", "tags = [\"public\"]\nkeywords"),
                    "demo.toml");
            assertThat(scan(shown).findings().getFirst().rule().id()).isEqualTo("scan.publishable-key");
            assertThat(issuer.connections()).isZero();
        }
    }

    @Test
    void aHostHasTwoQuestionsBeforeItAtATime() throws IOException {
        CyclicBarrier pair = new CyclicBarrier(2);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Function<String, String> together = any -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                pair.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
            now.decrementAndGet();
            return OK;
        };
        try (TestIssuer issuer = new TestIssuer(together)) {
            plant("a.txt", FOUR);
            scan(rules(issuer.host()));
            assertThat(issuer.requests()).hasSize(4);
            assertThat(most).hasValue(2);
        }
    }

    @Test
    void whoIsAskedTooMuchIsLeftAlone() throws IOException {
        try (TestIssuer issuer = new TestIssuer(any -> TestIssuer.answer(429, ""))) {
            plant("a.txt", FOUR);
            ScanResult result =
                    scan(rules(issuer.host()), any -> true, new Patience(Duration.ofSeconds(20), 1, 1000, 3));
            assertThat(issuer.requests()).hasSize(1);
            assertThat(result.findings())
                    .filteredOn(each -> note(each).contains("it had said that it was asked too"))
                    .hasSize(3);
        }
    }

    @Test
    void whoCannotBeReachedIsLeftAloneAndAskedAnotherDay() throws IOException {
        String host;
        try (TestIssuer gone = new TestIssuer(any -> OK)) {
            host = gone.host();
        }
        plant("a.txt", KEY);
        assertThat(note(scan(rules(host)))).contains("not sent to " + host + ": it cannot be connected to");
        assertThat(Files.readString(memory()).lines())
                .as("what did not go out is not remembered")
                .hasSize(1);
    }

    @Test
    void aRunSendsNoMoreThanItsMost() throws IOException {
        try (TestIssuer issuer = new TestIssuer(any -> OK)) {
            plant("a.txt", FOUR);
            ScanResult result = scan(rules(issuer.host()), any -> true, new Patience(Duration.ofSeconds(20), 2, 3, 3));
            assertThat(issuer.requests()).hasSize(3);
            assertThat(result.findings())
                    .filteredOn(each -> note(each).contains("no more than 3 are sent"))
                    .hasSize(1);
        }
    }

    /** The checksum says that GitHub issued it; that a host says 401 says that it is none of its own, and others have the form, too. */
    @Test
    void aRefusalThatSaysLittleTakesTheCertaintyAway() throws IOException {
        String token = "ghp_" + "q8ZpR2mVx0LdYw7TnB4sKc61GhJ3fU" + "1XnRQ2";
        assertThat(List.of(200, 401)).allSatisfy(status -> {
            try (TestIssuer issuer = new TestIssuer(any -> TestIssuer.answer(status, ""))) {
                RuleSet rules = set(rule(
                                "demo-key",
                                "ghp_[A-Za-z0-9]{36}",
                                issuer.host(),
                                "headers = [\"Authorization: Bearer {secret}\"]\nworks = [\"200\"]")
                        .replace("demo_", "ghp_"));
                Files.deleteIfExists(memory());
                plant("a.txt", token);
                Finding finding = scan(rules).findings().getFirst();
                assertThat(finding.rule().id()).isEqualTo("scan.hard-coded-secret");
                assertThat(note(finding)).contains("the checksum in it is right");
                assertThat(finding.confidence()).isEqualTo(status == 200 ? Confidence.CONFIRMED : Confidence.LIKELY);
            }
        });
    }
}
