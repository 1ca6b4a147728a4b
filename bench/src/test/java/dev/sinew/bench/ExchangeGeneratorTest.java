package dev.sinew.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ExchangeGeneratorTest {
    private static final long SEED = 1;
    private final List<Exchange> exchanges = new ExchangeGenerator(SEED).exchanges(ExchangeGenerator.MEASURED);

    @Test
    void bodiesHaveAboutTwoKilobytesEachWay() {
        for (OperationKind kind : OperationKind.values()) {
            List<Exchange> these = exchanges.stream().filter(e -> isOf(e, kind)).toList();
            IntSummaryStatistics asked =
                    these.stream().mapToInt(e -> request(e).length).summaryStatistics();
            IntSummaryStatistics answered =
                    these.stream().mapToInt(e -> answer(e).length).summaryStatistics();
            assertThat(asked.getAverage()).as("%s request %s", kind, asked).isBetween(1_950.0, 2_150.0);
            assertThat(answered.getAverage()).as("%s answer %s", kind, answered).isBetween(1_950.0, 2_150.0);
            assertThat(Math.min(asked.getMin(), answered.getMin())).isGreaterThan(1_600);
            assertThat(Math.max(asked.getMax(), answered.getMax())).isLessThan(2_600);
        }
    }

    @Test
    void bodiesHaveSixtyScalarsOrMoreEachWay() {
        for (Exchange exchange : exchanges) {
            assertThat(JsonWalk.scalars(request(exchange))).isBetween(60, 120);
            assertThat(JsonWalk.scalars(answer(exchange))).isBetween(60, 120);
        }
        double mean = exchanges.stream()
                .mapToInt(e -> JsonWalk.scalars(request(e)) + JsonWalk.scalars(answer(e)))
                .average()
                .orElseThrow();
        assertThat(mean).isBetween(120.0, 150.0);
    }

    @Test
    void noTwoBodiesAreAlike() {
        Set<Integer> hashes = new HashSet<>();
        for (Exchange exchange : exchanges) {
            hashes.add(Arrays.hashCode(request(exchange)));
            hashes.add(Arrays.hashCode(answer(exchange)));
        }
        assertThat(hashes).hasSizeGreaterThan(2 * ExchangeGenerator.MEASURED - 20);
    }

    @Test
    void theSameSeedGivesTheSameExchanges() {
        ExchangeGenerator again = new ExchangeGenerator(SEED);
        for (int i = 499; i >= 0; i--) {
            Exchange exchange = again.exchange(i);
            assertThat(exchange.request().url())
                    .isEqualTo(exchanges.get(i).request().url());
            assertThat(request(exchange)).isEqualTo(request(exchanges.get(i)));
            assertThat(answer(exchange)).isEqualTo(answer(exchanges.get(i)));
            assertThat(text(exchange.request().headers()))
                    .isEqualTo(text(exchanges.get(i).request().headers()));
        }
        assertThat(request(new ExchangeGenerator(SEED + 1).exchange(0))).isNotEqualTo(request(exchanges.getFirst()));
    }

    private static boolean isOf(Exchange exchange, OperationKind kind) {
        String path = exchange.request().url().text().substring("https://api.bank.example".length());
        return path.startsWith(kind.target(new Draw(0)).substring(0, 6));
    }

    private static byte[] request(Exchange exchange) {
        return exchange.request().body().bytes().copy();
    }

    private static byte[] answer(Exchange exchange) {
        return exchange.response().orElseThrow().body().bytes().copy();
    }

    private static String text(Headers headers) {
        return new String(headers.bytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
