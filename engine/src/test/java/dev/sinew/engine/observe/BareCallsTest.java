package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.bytes.Slice;
import dev.sinew.engine.Call;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.model.Body;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import dev.sinew.model.Observation;
import dev.sinew.model.Origin;
import dev.sinew.model.Trait;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BareCallsTest {
    private static final Headers NONE = new Headers.Builder().build();

    private final Observer observer = new Observer(Call.KEY, new MarkSet(List.of()), ObserveLimits.DEFAULT);

    @Test
    void successWithoutAnyCredentialIsBare() {
        assertThat(observe(NONE, 200, Direction.INCOMING).has(Trait.BARE_SUCCESS))
                .isTrue();
        assertThat(observe(NONE, 304, Direction.INCOMING).has(Trait.BARE_SUCCESS))
                .isFalse();
    }

    @Test
    void refusedWithoutAnyCredential() {
        assertThat(observe(NONE, 401, Direction.INCOMING).has(Trait.BARE_REFUSED))
                .isTrue();
        assertThat(observe(NONE, 403, Direction.INCOMING).has(Trait.BARE_REFUSED))
                .isTrue();
        assertThat(observe(NONE, 404, Direction.INCOMING).has(Trait.BARE_REFUSED))
                .isFalse();
    }

    @Test
    void unknownHeadersSayNothing() {
        Observation observation = observe(Headers.UNKNOWN, 200, Direction.INCOMING);
        assertThat(observation.has(Trait.BARE_SUCCESS)).isFalse();
    }

    @Test
    void aTokenOrAKeyIsAProof() {
        Headers token = new Headers.Builder()
                .add("authorization", "Bearer 3f9a0c5e77b14d02a63f9a0c")
                .build();
        Headers key = new Headers.Builder().add("dpop", "eyJ0eXAi.e30.c2ln").build();
        assertThat(observe(token, 200, Direction.INCOMING).has(Trait.BARE_SUCCESS))
                .isFalse();
        assertThat(observe(key, 200, Direction.INCOMING).has(Trait.BARE_SUCCESS))
                .isFalse();
    }

    @Test
    void callsOfOursAreOutgoing() {
        assertThat(observe(NONE, 200, Direction.OUTGOING).has(Trait.OUTGOING)).isTrue();
        assertThat(observe(NONE, 200, Direction.INCOMING).has(Trait.OUTGOING)).isFalse();
    }

    private Observation observe(Headers headers, int status, Direction direction) {
        return observer.observe(new Exchange(
                new Origin("test", 0),
                "",
                Exchange.TIME_UNKNOWN,
                -1,
                "",
                direction,
                new Exchange.Request("GET", Slice.of("https://api.bank.example/accounts"), headers, Body.NONE),
                Optional.of(new Exchange.Response(status, NONE, Body.NONE))));
    }
}
