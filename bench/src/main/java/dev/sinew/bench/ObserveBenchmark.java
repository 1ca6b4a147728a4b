package dev.sinew.bench;

import dev.sinew.bytes.JsonTokenizer;
import dev.sinew.bytes.Slice;
import dev.sinew.model.Exchange;
import dev.sinew.model.Fields;
import dev.sinew.model.Location;
import dev.sinew.model.Observation;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The time of one exchange, on average over all: observing it, and what walking over its two bodies alone costs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ObserveBenchmark {
    private final List<Exchange> exchanges = new ExchangeGenerator(1).exchanges(ExchangeGenerator.MEASURED);
    private final ObserveLoop loop = new ObserveLoop();
    private final JsonTokenizer tokenizer = new JsonTokenizer(64);
    private int at;

    /** Checks once what the methods do: all see the same number of values, in both bodies of every exchange. */
    @Setup
    public void check() {
        for (Exchange exchange : exchanges) {
            Slice asked = asked(exchange);
            Slice answered = answered(exchange);
            Observation observation = loop.observe(exchange);
            expect(JsonWalk.scalars(asked), bodyRows(observation.request()), "values of a request");
            expect(JsonWalk.scalars(answered), bodyRows(observation.answer()), "values of an answer");
            expect(JsonWalk.scalars(asked), JsonWalk.scalars(tokenizer, asked), "spans of a request");
            expect(JsonWalk.scalars(answered), JsonWalk.scalars(tokenizer, answered), "spans of an answer");
            expect(0, observation.limits(), "limits hit");
            expect(2, observation.credentials().size(), "credentials");
        }
    }

    /** All of observe: URL, headers, cookies, token, both bodies, classes, fingerprints, marks. */
    @Benchmark
    public void observe(CpuTime time, Blackhole hole) {
        time.calls++;
        hole.consume(loop.observe(next()));
    }

    /**
     * The same with the folds of identity, routes, profiles and ownership behind it, and all detectors. Each pass over the exchanges
     * is later than the one before: what is kept for some time goes as it would.
     */
    @Benchmark
    public void engine(CpuTime time, Grown grown, Blackhole hole) {
        time.calls++;
        hole.consume(grown.engine.accept(grown.later.of(next())));
    }

    /** An engine that has seen so much that it no longer learns all anew, however slow the machine is. */
    @State(Scope.Thread)
    public static class Grown {
        private static final int PASSES = 10;

        private final EngineLoop engine = new EngineLoop();
        private final Later later = new Later(ExchangeGenerator.MEASURED);

        @Setup
        public void grow() {
            List<Exchange> exchanges = new ExchangeGenerator(1).exchanges(ExchangeGenerator.MEASURED);
            for (int pass = 0; pass < PASSES; pass++) {
                exchanges.forEach(exchange -> engine.accept(later.of(exchange)));
            }
        }
    }

    /** The measure of it: jackson-core's parser over the bytes of both bodies, token by token, no value asked for. */
    @Benchmark
    public void tokens(CpuTime time, Blackhole hole) {
        time.calls++;
        Exchange exchange = next();
        hole.consume(JsonWalk.scalars(asked(exchange)));
        hole.consume(JsonWalk.scalars(answered(exchange)));
    }

    /** For orientation: the span tokenizer alone over the same bytes. */
    @Benchmark
    public void spans(CpuTime time, Blackhole hole) {
        time.calls++;
        Exchange exchange = next();
        hole.consume(JsonWalk.scalars(tokenizer, asked(exchange)));
        hole.consume(JsonWalk.scalars(tokenizer, answered(exchange)));
    }

    private Exchange next() {
        int index = at;
        at = index + 1 == exchanges.size() ? 0 : index + 1;
        return exchanges.get(index);
    }

    private static Slice asked(Exchange exchange) {
        return exchange.request().body().bytes();
    }

    private static Slice answered(Exchange exchange) {
        return exchange.response().orElseThrow().body().bytes();
    }

    private static int bodyRows(Fields fields) {
        int rows = 0;
        for (int i = 0; i < fields.count(); i++) {
            rows += fields.path(i).location() == Location.BODY ? 1 : 0;
        }
        return rows;
    }

    private static void expect(int expected, int found, String what) {
        if (expected != found) {
            throw new IllegalStateException(what + ": " + found + ", not " + expected);
        }
    }
}
