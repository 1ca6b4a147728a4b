package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.access.AccessReader;
import dev.sinew.model.Observation;
import dev.sinew.model.Trait;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms of pages are answered by leading on when it is done, and by leading back when it is not. */
class LeadsOnTest {
    @ParameterizedTest
    @CsvSource({
        "POST, 302, /transactions, true",
        "POST, 303, /transactions/71, true",
        "DELETE, 303, /transactions, true",
        "POST, 302, /login?returnUrl=%2Ftransactions, false",
        "POST, 302, /transactions?error=1, false",
        "POST, 302, '', false",
        "POST, 301, /transactions, false",
        "POST, 307, /transactions, false",
        "GET, 302, /transactions, false",
    })
    void aChangeThatLeadsOnIsDone(String method, int status, String location, boolean done) {
        Call call = Call.of(method, "/transactions");
        if (!location.isEmpty()) {
            call.answerHeader("Location", location);
        }
        Observation observation = call.status(status).observe();
        assertThat(observation.has(Trait.LEADS_ON)).isEqualTo(done);
        assertThat(new AccessReader().read(observation, 1, 7, 0).succeeded()).isEqualTo(done);
    }
}
