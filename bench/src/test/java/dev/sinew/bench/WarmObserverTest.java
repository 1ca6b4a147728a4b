package dev.sinew.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Exchange;
import dev.sinew.model.Observation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an observer keeps from earlier exchanges makes it fast, and changes nothing. */
final class WarmObserverTest {
    @Test
    void observesAsAFreshOneDoes() {
        List<Exchange> exchanges = new ExchangeGenerator(2).exchanges(4_000);
        ObserveLoop warm = new ObserveLoop();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < exchanges.size(); i++) {
                Observation seen = warm.observe(exchanges.get(i));
                if (i % 20 == round) {
                    assertThat(withoutNonce(seen)).isEqualTo(withoutNonce(new ObserveLoop().observe(exchanges.get(i))));
                }
            }
        }
    }

    /** The encrypted address differs from time to time. */
    private static List<Object> withoutNonce(Observation o) {
        return List.of(
                o.keyId(),
                o.markSet(),
                o.encrypted(),
                o.api(),
                o.method(),
                o.segments(),
                o.selector(),
                o.status(),
                o.request(),
                o.answer(),
                o.requestBody(),
                o.answerBody(),
                o.client().print(),
                o.client().agent(),
                o.credentials(),
                o.links(),
                o.classHits(),
                o.marks(),
                o.limits(),
                o.traceId());
    }
}
