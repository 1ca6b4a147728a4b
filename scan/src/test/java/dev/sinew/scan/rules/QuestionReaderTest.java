package dev.sinew.scan.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class QuestionReaderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private static RuleSet read(String rule, String ask) {
        return RuleSetReader.parse("[[rules]]\nid = \"demo\"\n" + rule + "\n[rules.ask]\n" + ask + "\n", "demo.toml");
    }

    private static List<String> problems(RuleSet set) {
        return set.problems().stream().map(Problem::what).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            url = "https://a.example/{secret}"                                               | works is missing
            url = "https://a.example/me"~works = ["200"]                                     | {secret} stands neither
            url = "http://a.example/{secret}"~works = ["200"]                                | must begin with https://
            url = "http://localhost.a.example/{secret}"~works = ["200"]                      | must begin with https://
            url = "ftp://a.example/{secret}"~works = ["200"]                                 | must begin with https://
            url = "https://{secret}.a.example/"~works = ["200"]                              | may not say which host
            url = "https://a.example:{secret}/"~works = ["200"]                              | must have a host
            url = "https://bob:{secret}@a.example/"~works = ["200"]                          | neither a login
            url = "https://a.example/#{secret}"~works = ["200"]                              | nor a fragment
            url = "https://a.example/ {secret}"~works = ["200"]                              | no address
            url = "{secret}"~works = ["200"]                                                 | must have a host
            url = "https://a.example/{secret}"~works = ["302"]                               | neither '200' nor
            url = "https://a.example/{secret}"~works = ["200 ok"]                            | neither '200' nor
            url = "https://a.example/{secret}"~works = "200"                                 | no list of texts
            url = "https://a.example/{secret}"~works = [200]                                 | no list of texts
            url = "https://a.example/{secret}"~works = ["200"]~method = "DELETE"             | GET, HEAD or POST
            url = "https://a.example/{secret}"~works = ["200 /a"]~method = "HEAD"            | answers to HEAD
            url = "https://a.example/{secret}"~works = ["200"]~body = "x"                    | body is for POST
            url = "https://a.example/"~method = "POST"~body = "{secret}"~works = ["200"]     | may not stand in body
            url = "https://a.example/"~works = ["200"]~headers = ["Host: {secret}"]          | 'Host' is no header
            url = "https://a.example/"~works = ["200"]~headers = ["Cookie: {secret}"]        | 'Cookie' is no header
            url = "https://a.example/"~works = ["200"]~headers = ["A\\r\\nB: {secret}"]      | is no header
            url = "https://a.example/"~works = ["200"]~headers = ["A: {secret}\\r\\nB: c"]   | no request can carry
            url = "https://a.example/"~works = ["200"]~user = "a:{secret}"                   | may not have a colon
            url = "https://a.example/{secret}"~works = ["200"]~follow = "yes"                | 'follow' is not known
            """)
    void whatLooksWrongAsksNobody(String ask, String problem) {
        RuleSet set = read("regex = \"demo_[a-z]+\"", ask.replace('~', '\n'));
        assertThat(problems(set)).singleElement().asString().contains("rule demo asks nobody", problem);
        assertThat(set.rules()).singleElement().matches(each -> each.question().isEmpty());
    }

    @Test
    void whatIsNoTableOrAboutPasswordsAsksNobody() {
        RuleSet text = RuleSetReader.parse("[[rules]]\nid = \"a\"\nregex = \"a\"\nask = \"them\"\n", "demo.toml");
        assertThat(problems(text)).singleElement().asString().contains("it is no table");
        RuleSet password =
                read("regex = \"a\"\ntags = [\"password\"]", "url = \"https://a.example/{secret}\"\nworks = [\"200\"]");
        assertThat(problems(password)).singleElement().asString().contains("only keys and tokens");
    }

    /** A question goes with the pattern that stands beside it, in one file, and with no other. */
    @Test
    void aFileMayNameAnIssuerForItsOwnPatternsOnly() throws Exception {
        String ask = "\n[rules.ask]\nurl = \"https://other.example/{secret}\"\nworks = [\"200\"]\n";
        String begin = "[extend]\nuseDefault = true\n[[rules]]\nid = \"npm-token\"\n";
        RuleSet foreign = set(begin + "description = \"x\"" + ask);
        assertThat(problems(foreign)).singleElement().asString().contains("the pattern is not of this file");
        assertThat(host(foreign)).hasValue("registry.npmjs.org");
        assertThat(host(set(begin + "description = \"x\"\n"))).hasValue("registry.npmjs.org");
        assertThat(host(set(begin + "regex = \"npm_[a-z]+\"\n"))).isEmpty();
        assertThat(host(set(begin + "regex = \"npm_[a-z]+\"" + ask))).hasValue("other.example");
    }

    private RuleSet set(String text) throws Exception {
        return RuleSetReader.read(Files.writeString(folder.resolve("rules.toml"), text));
    }

    private static Optional<String> host(RuleSet set) {
        return set.rules().stream()
                .filter(each -> each.id().equals("npm-token"))
                .findFirst()
                .flatMap(SecretRule::question)
                .map(Question::host);
    }

    @Test
    void ourOwnQuestionsAreAskedOverTlsAndCanBeAnswered() {
        RuleSet ours = RuleSetReader.ours();
        assertThat(ours.problems()).isEmpty();
        List<Question> questions =
                ours.rules().stream().flatMap(each -> each.question().stream()).toList();
        assertThat(questions).hasSizeGreaterThan(60).allMatch(each -> each.url().startsWith("https://"));
    }

    /** What a rule sends is for one issuer: the form or the name beside it must say whose it is. */
    @Test
    void ourOwnQuestionsAreOnlyOfRulesThatSayWhoseASecretIs() {
        for (SecretRule rule : RuleSetReader.ours().rules()) {
            if (rule.question().isPresent()) {
                assertThat(rule.kind()).as(rule.id()).isEqualTo(Kind.SECRET);
                assertThat(rule.tags()).as(rule.id()).contains("sinew");
                assertThat(rule.regex().orElseThrow().text()).as(rule.id()).matches("(?s).*[A-Za-z]{2,}.*");
            }
        }
    }

    @Test
    void signsAreStatusesWithWhatBodiesSay() {
        Optional<tools.jackson.databind.JsonNode> body = Optional.of(JsonMapper.shared()
                .readTree("{\"ok\": true, \"id\": null, \"n\": 7, \"o\": {}, \"e\": [{\"c\": \"x\"}]}"));
        assertThat(sign("200").isIn(200, Optional.empty())).isTrue();
        assertThat(sign("200").isIn(201, body)).isFalse();
        assertThat(sign("200 /ok=true").isIn(200, body)).isTrue();
        assertThat(sign("200 /ok=false").isIn(200, body)).isFalse();
        assertThat(sign("200 /ok=true").isIn(200, Optional.empty())).isFalse();
        assertThat(sign("200 /n").isIn(200, body)).isTrue();
        assertThat(sign("200 /id").isIn(200, body)).isFalse();
        assertThat(sign("200 /o=").isIn(200, body)).isFalse();
        assertThat(sign("200 /e/0/c=x").isIn(200, body)).isTrue();
        assertThat(sign("200 /e/1/c=x").isIn(200, body)).isFalse();
    }

    private static Question.Sign sign(String text) {
        RuleSet set =
                read("regex = \"demo_[a-z]+\"", "url = \"https://a.example/{secret}\"\nworks = [\"" + text + "\"]");
        return set.rules().getFirst().question().orElseThrow().works().getFirst();
    }
}
