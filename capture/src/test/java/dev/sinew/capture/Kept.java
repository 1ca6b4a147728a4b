package dev.sinew.capture;

import dev.sinew.bytes.Slice;
import dev.sinew.model.Body;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import dev.sinew.model.Problem;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A sink that keeps what it is given, with copies of the slices, since those are only valid during the call. */
public final class Kept implements Sink {
    public final List<Exchange> exchanges = new ArrayList<>();
    public final List<Problem> problems = new ArrayList<>();
    /** The entry of each call, in the order of the calls. */
    public final List<Long> entries = new ArrayList<>();

    public long inputBytes;

    /** Reads a source to its end and closes it. */
    public static Kept from(Source source) {
        Kept kept = new Kept();
        try (source) {
            for (Optional<Batch> batch = source.next(); batch.isPresent(); batch = source.next()) {
                batch.get().readInto(kept);
                kept.inputBytes += batch.get().inputBytes();
            }
        }
        return kept;
    }

    /** Reads bytes as one format, without asking whether it recognises them. */
    public static Kept from(Format format, byte[] bytes, CaptureLimits limits) {
        return from(format, new ByteArrayInputStream(bytes), limits);
    }

    public static Kept from(Format format, InputStream stream, CaptureLimits limits) {
        return from(format.read(Feed.of(stream), "test", limits));
    }

    public static Kept from(Format format, String text) {
        return from(format, text.getBytes(StandardCharsets.UTF_8), CaptureLimits.DEFAULTS);
    }

    /** Reads one entry. */
    public static Kept from(EntryReader reader, byte[] entry) {
        Kept kept = new Kept();
        byte[] bytes = entry.clone();
        reader.read(bytes, 0, bytes.length, 0, kept);
        return kept;
    }

    /** The only exchange; fails where there is not exactly one, or any problem. */
    public Exchange only() {
        if (exchanges.size() != 1 || !problems.isEmpty()) {
            throw new AssertionError(exchanges.size() + " exchanges, problems " + problems);
        }
        return exchanges.get(0);
    }

    /** What the only problem says; fails where there is not exactly one, or any exchange. */
    public String onlyProblem() {
        if (problems.size() != 1 || !exchanges.isEmpty()) {
            throw new AssertionError(exchanges.size() + " exchanges, problems " + problems);
        }
        return problems.get(0).what();
    }

    public List<String> urls() {
        return exchanges.stream().map(each -> each.request().url().text()).toList();
    }

    @Override
    public void exchange(Exchange exchange) {
        entries.add(exchange.origin().entry());
        exchanges.add(new Exchange(
                exchange.origin(),
                exchange.id(),
                exchange.timeMicros(),
                exchange.tookMicros(),
                exchange.client(),
                exchange.direction(),
                new Exchange.Request(
                        exchange.request().method(),
                        Slice.of(exchange.request().url().copy()),
                        exchange.request().headers(),
                        copy(exchange.request().body())),
                exchange.response()
                        .map(answer -> new Exchange.Response(answer.status(), answer.headers(), copy(answer.body())))));
    }

    @Override
    public void problem(Problem problem) {
        entries.add(problem.entry());
        problems.add(problem);
    }

    /** All headers, one {@code name: value} a line. */
    public static String lines(Headers headers) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < headers.count(); i++) {
            lines.append(text(headers, headers.nameFrom(i), headers.nameTo(i)))
                    .append(": ")
                    .append(text(headers, headers.valueFrom(i), headers.valueTo(i)))
                    .append('\n');
        }
        return lines.toString();
    }

    private static String text(Headers headers, int from, int to) {
        return new Slice(headers.bytes(), from, to).text();
    }

    private static Body copy(Body body) {
        return new Body(body.state(), Slice.of(body.bytes().copy()));
    }
}
