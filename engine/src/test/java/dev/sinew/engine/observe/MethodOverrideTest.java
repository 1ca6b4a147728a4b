package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.model.Credential;
import dev.sinew.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs write into bodies that can only post. */
class MethodOverrideTest {
    @ParameterizedTest
    @CsvSource({"GET, GET", "put, PUT", "Delete, DELETE", "TRACE, POST", "'', POST", "GETALLOFIT, POST"})
    void aBodySaysByWhichMethodItIsSent(String said, String method) {
        assertThat(Call.post("/classes/Pet")
                        .json("{\"_method\":\"" + said + "\"}")
                        .observe()
                        .method())
                .isEqualTo(method);
        assertThat(Call.post("/classes/Pet").form("_method=" + said).observe().method())
                .isEqualTo(method);
    }

    @Test
    void notBelowTheTopAndOfNoOtherMethod() {
        assertThat(Call.post("/classes/Pet")
                        .json("{\"a\":{\"_method\":\"GET\"}}")
                        .observe()
                        .method())
                .isEqualTo("POST");
        assertThat(Call.of("PUT", "/classes/Pet")
                        .json("{\"_method\":\"GET\"}")
                        .observe()
                        .method())
                .isEqualTo("PUT");
    }

    @Test
    void aSessionsTokenInABodyProvesWhoSendsItWhereNothingElseDoes() {
        Observation one = Call.post("/classes/Pet")
                .json("{\"_SessionToken\":\"r:7dcf3f6921de1b132b69e7b2e1939939\"}")
                .observe();
        Observation other = Call.post("/classes/Pet")
                .header("Authorization", "Bearer 8f7g6h5j4k3l2m1n0p9q")
                .json("{\"sessionToken\":\"r:7dcf3f6921de1b132b69e7b2e1939939\"}")
                .observe();

        assertThat(one.credentials()).extracting(Credential::place).containsExactly("_sessiontoken");
        assertThat(other.credentials()).extracting(Credential::place).containsExactly("authorization");
    }

    @Test
    void whatIsOnlyCalledATokenProvesNobody() {
        assertThat(Call.post("/logout")
                        .json("{\"token\":\"r:7dcf3f6921de1b132b69e7b2e1939939\"}")
                        .observe()
                        .credentials())
                .isEmpty();
    }
}
