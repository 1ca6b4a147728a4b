package dev.sinew.spec.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.LearnedOperation;
import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.Learning;
import dev.sinew.spec.Server;
import dev.sinew.spec.match.Match.Knowledge;
import dev.sinew.spec.match.Match.PathParameter;
import dev.sinew.spec.match.Match.Status;
import dev.sinew.spec.read.Specifications;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpecMatchTest {
    /** Of several templates the most literal one, from the left; a swallowed name only where nothing else fits. */
    @ParameterizedTest
    @CsvSource({
        "/users/{userId},           /users/{id}",
        "/users/me,                 /users/me",
        "/users/you,                /users/{id}",
        "/users/me/,                /users/me",
        "/users/{x}/posts/{y},      /users/{id}/posts/{post}",
        "/users/me/posts/7,         /users/{id}/posts/{post}",
        "/users/me/posts/newest,    /users/{id}/posts/newest",
        "/reports/2026.pdf,         /reports/{year}.pdf",
        "/reports/2026.csv,         none",
        "/reports/{file},           /reports/{year}.pdf",
        "/files/a,                  /files/{path+}",
        "/files/a/b/c,              /files/{path+}",
        "/files,                    none",
        "/only/{thing},             /only/one",
        "/USERS/me,                 none",
        "/,                         none",
        "/users/{id}/posts/{x}/y,   none"
    })
    void takesTheMostLiteral(String learned, String described) {
        List<ApiDescription> api = List.of(api(
                "https://a.example",
                "/users/{id}",
                "/users/me",
                "/users/{id}/posts/{post}",
                "/users/{id}/posts/newest",
                "/reports/{year}.pdf",
                "/files/{path+}",
                "/only/one"));

        Match match = SpecMatch.of(api, List.of(get("a.example" + learned))).getFirst();

        assertThat(match.described().map(each -> each.operation().path()).orElse("none"))
                .isEqualTo(described);
        assertThat(match.documented()).isEqualTo(!described.equals("none"));
        assertThat(match.comparable()).isEqualTo(match.documented() && !learned.equals("/only/{thing}"));
    }

    @Test
    void pairsTheNamesOfParametersByTheirPlaces() {
        Match match = SpecMatch.of(
                        List.of(api("https://a.example/v1", "/{org}/users/{id}")),
                        List.of(get("a.example/v1/{orgId}/users/{userId}")))
                .getFirst();

        assertThat(match.parameters())
                .containsExactly(new PathParameter("orgId", "org"), new PathParameter("userId", "id"));
    }

    @Test
    void keysInParenthesesAreSegmentsOfWhatWasLearned() {
        ApiDescription api = api("", "/Orders({OrderId})/Lines(Order={OrderId},Product='{Product}')", "/Foo(bar)");
        Match match = SpecMatch.of(List.of(api), List.of(get("a.example/Orders/{orderId}/Lines/{lineId}/{linesId}")))
                .getFirst();
        assertThat(match.status()).isEqualTo(Status.ACTIVE);
        assertThat(SpecMatch.of(List.of(api), List.of(get("a.example/Foo(bar)")))
                        .getFirst()
                        .status())
                .isEqualTo(Status.ACTIVE);
    }

    @Test
    void whatATemplateMaySwallowIsKeptBesideItUnlessItWasLearnedByItself() {
        List<ApiDescription> api = List.of(api("https://a.example", "/pets/{id}", "/pets/search", "/pets/all"));

        List<Match> matches = SpecMatch.of(api, List.of(get("a.example/pets/{petId}"), get("a.example/pets/all")));

        assertThat(matches).hasSize(2);
        assertThat(matches.getFirst().also())
                .extracting(each -> each.operation().path())
                .containsExactly("/pets/search");
        assertThat(matches.get(1).also()).isEmpty();
    }

    /** Which description a host belongs to. */
    @ParameterizedTest
    @CsvSource({
        "named.example,      NAMED,   named",
        "eu.cloud.example,   NAMED,   cloud",
        "eu.us.cloud.example,NAMED,   cloud",
        "cloud.example,      FITTING, any",
        "localhost:8080,     FITTING, any",
        "named.example:8443, FITTING, any"
    })
    void aHostBelongsToThoseThatNameIt(String host, Knowledge knowledge, String title) {
        List<ApiDescription> apis = List.of(
                titled("named", api("https://named.example:443", "/a", "/b")),
                titled("cloud", api("https://{region}.cloud.example", "/a")),
                titled("any", api("/", "/a")));

        Match match = SpecMatch.of(apis, List.of(get(host + "/a"))).getFirst();

        assertThat(match.knowledge()).isEqualTo(knowledge);
        assertThat(match.described().orElseThrow().api().name()).isEqualTo(title);
    }

    @Test
    void anotherInstallationIsToldByHalfOfItsOperations() {
        List<ApiDescription> api = List.of(api("https://live.example", "/a", "/b"));
        List<LearnedOperation> half = List.of(get("test.example/a"), get("test.example/other"));
        List<LearnedOperation> less = new ArrayList<>(half);
        less.add(get("test.example/third"));

        assertThat(SpecMatch.of(api, half).getFirst().status()).isEqualTo(Status.ACTIVE);
        assertThat(SpecMatch.of(api, half).get(1).knowledge()).isEqualTo(Knowledge.FITTING);
        assertThat(SpecMatch.of(api, less))
                .filteredOn(each -> each.learned().isPresent())
                .allMatch(each -> each.status() == Status.SHADOW && each.knowledge() == Knowledge.NONE);
    }

    @Test
    void ofEqualDescriptionsTheNewestIsTaken() {
        List<ApiDescription> apis = List.of(
                versioned("1.9", api("https://a.example", "/a")), versioned("1.10", api("https://a.example", "/a")));

        Match match = SpecMatch.of(apis, List.of(get("a.example/a"))).getFirst();

        assertThat(match.described().orElseThrow().api().version()).isEqualTo("1.10");
        assertThat(match.status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void orphansStandBehindInOrderUnderTheHostOfTheTraffic() {
        List<Match> matches =
                SpecMatch.of(List.of(api("/v1", "/z", "/a/{id}", "/seen")), List.of(get("a.example/v1/seen")));

        assertThat(matches)
                .extracting(each -> each.status() + " " + each.operation())
                .containsExactly(
                        "ACTIVE GET a.example/v1/seen", "ORPHAN GET a.example/v1/a/{id}", "ORPHAN GET a.example/v1/z");
    }

    @Test
    void aServerWithoutSchemeIsAHostWhereItLooksLikeOne() {
        assertThat(Server.of("api.bank.example/v1")).isEqualTo(new Server("", "api.bank.example", "/v1"));
        assertThat(Server.of("localhost:8080")).isEqualTo(new Server("", "localhost:8080", ""));
        assertThat(Server.of("/v1")).isEqualTo(new Server("", "", "/v1"));
        assertThat(Server.of("v1")).isEqualTo(Server.UNSAID);
        assertThat(Server.of("https://me@API.bank.example:443/v1/?x#y"))
                .isEqualTo(new Server("https", "api.bank.example", "/v1"));
        assertThat(Server.of("http://bank.example:443").host()).isEqualTo("bank.example:443");
    }

    @Test
    void withoutDescriptionsNothingIsDescribed() {
        assertThat(SpecMatch.of(List.of(), List.of(get("a.example/a"))))
                .singleElement()
                .matches(each -> !each.documented() && each.knowledge() == Knowledge.NONE);
    }

    private static LearnedOperation get(String place) {
        return Learning.of("GET " + place, 1).answer(200, 1).learned();
    }

    private static ApiDescription api(String server, String... paths) {
        StringBuilder text = new StringBuilder("openapi: 3.1.0\ninfo: {title: any, version: '1'}\nservers: [{url: '")
                .append(server)
                .append("', variables: {region: {default: eu}}}]\npaths:\n");
        for (String path : paths) {
            text.append("  ").append(path).append(": {get: {responses: {default: {}}}}\n");
        }
        return Specifications.read(text.toString().getBytes(StandardCharsets.UTF_8), "api.yaml")
                .descriptions()
                .getFirst();
    }

    private static ApiDescription titled(String name, ApiDescription api) {
        return new ApiDescription(
                name,
                "1",
                api.file(),
                api.format(),
                api.servers(),
                api.operations(),
                api.schemas(),
                api.securitySchemes());
    }

    private static ApiDescription versioned(String version, ApiDescription api) {
        return new ApiDescription(
                "any",
                version,
                api.file(),
                api.format(),
                api.servers(),
                api.operations(),
                api.schemas(),
                api.securitySchemes());
    }
}
