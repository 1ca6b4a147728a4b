package dev.sinew.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Queries that go as the members of a body. */
final class MembersTest {
    @Test
    void aQueryBecomesTheBody() {
        Ask ask = new Ask("POST", "/cards/view?number=12&code=12&name=a%20b&id=0012", List.of(), "")
                .with("Content-Type", Carrier.membersOf(List.of("code")))
                .written();
        assertThat(ask.path()).isEqualTo("/cards/view");
        assertThat(ask.body()).isEqualTo("{\"number\":12,\"code\":\"12\",\"name\":\"a b\",\"id\":\"0012\"}");
        assertThat(ask.headers()).containsExactly(new Header("Content-Type", "application/json"));
    }

    @Test
    void nothingIsAnEmptyObjectAndWhatStandsThereAgainAList() {
        assertThat(members("/cards/view")).isEqualTo("{}");
        assertThat(members("/cards/view?id=1&id=2")).isEqualTo("{\"id\":[1,2]}");
        assertThat(members("/cards/view?id=%zz")).isEqualTo("{\"id\":\"%zz\"}");
    }

    private static String members(String path) {
        return new Ask("POST", path, List.of(), "")
                .with("Content-Type", Carrier.membersOf(List.of()))
                .written()
                .body();
    }
}
