package dev.sinew.engine.posture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.model.Observation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BurstsTest {
    private static final long START = 1_769_860_800_000_000L;
    private static final long SECOND = 1_000_000;

    @Test
    void aPauseEndsARun() {
        List<Observation> calls = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            calls.add(login("anna@mail.example", "203.0.113.9", i, i * 2 + (i >= 12 ? 11 : 0), 401));
        }

        List<Burst> bursts = Learning.one(calls).bursts();

        assertThat(bursts)
                .hasSize(2)
                .allSatisfy(burst -> assertThat(burst.calls()).isEqualTo(18));
        assertThat(bursts).extracting(Burst::account).containsExactlyInAnyOrder(true, false);
        assertThat(bursts).extracting(Burst::seconds).containsOnly(34L);
    }

    @Test
    void anEarlierFileIsAnotherRun() {
        List<Observation> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            calls.add(login("anna@mail.example", "203.0.113.9", i, i < 8 ? 90_000 + i : i, 401));
        }

        assertThat(Learning.one(calls).bursts()).isEmpty();
    }

    @Test
    void fewCallsAreNoRun() {
        List<Observation> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            calls.add(login("anna@mail.example", "203.0.113.9", i, i, 401));
        }

        assertThat(Learning.one(calls).bursts()).isEmpty();
    }

    @Test
    void attemptsFromManyAddressesForOneAccountAreOneRun() {
        List<Observation> calls = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            calls.add(login("anna@mail.example", "203.0.113." + i, i, i, i == 13 ? 423 : 401));
        }

        assertThat(Learning.one(calls).bursts()).singleElement().satisfies(burst -> {
            assertThat(burst.account()).isTrue();
            assertThat(burst.secrets()).isEqualTo(14);
            assertThat(burst.limited()).isEqualTo(1);
            assertThat(burst.isUnhindered()).isFalse();
        });
    }

    /** More clients at once than runs are kept open: memory is bounded and what was long enough is not lost. */
    @Test
    void manyClientsAreBounded() {
        Bursts bursts = new Bursts();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 20_000; i++) {
                bursts.accept(login("user" + i + "@mail.example", "10.0." + i / 250 + "." + i % 250, i, round, 401), 0);
            }
        }

        assertThat(bursts.open()).isLessThanOrEqualTo(16_384);
        assertThat(bursts.beyond()).isZero();
    }

    private final Observer observer = new Observer(Call.KEY, new MarkSet(List.of()), ObserveLimits.DEFAULT);

    private Observation login(String name, String address, int number, long second, int status) {
        return observer.observe(Call.post("/login")
                .from(address)
                .entry(number)
                .at(START + second * SECOND)
                .json("{\"email\":\"" + name + "\",\"password\":\"guess-" + number + "\"}")
                .answer(status, "application/json", "{\"error\":\"wrong\"}")
                .exchange());
    }
}
