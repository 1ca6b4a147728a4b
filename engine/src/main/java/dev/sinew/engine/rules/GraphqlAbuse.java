package dev.sinew.engine.rules;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.JsonText;
import dev.sinew.bytes.JsonTokenizer;
import dev.sinew.bytes.Slice;
import dev.sinew.engine.inject.AnswerText;
import dev.sinew.engine.inject.GraphText;
import dev.sinew.engine.inject.Value;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.model.BodyKind;
import dev.sinew.model.Direction;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import java.util.List;
import java.util.Optional;

/**
 * A GraphQL request asks for far more than a page needs: one field under dozens of names, selections within selections, fragments that
 * contain themselves, many operations at once.
 *
 * <p>One request then does the work of thousands, or tries a hundred passwords past every limit that counts requests.
 *
 * <p>It fires on 20 aliases of one field, on more than 20 levels, on a field asked for 100 times, on 20 directives, on the schema asked
 * for three times, on circular fragments, and on more than 10 operations in one request. Exposed means that the answer has data. It
 * stays quiet for one introspection, as tools send it, and for wide but plain queries.
 *
 * <p>Measured: no signal in three labelled captures, in which nothing of the kind is labelled; none on their
 * 3,263 honest exchanges, and none on 19,280 made of prose, code, markup and odd names. Preview: it was not yet seen to
 * find one in traffic that others recorded.
 *
 * <p>To fix it, limit depth, aliases and cost in the server, refuse batches, and count operations rather than requests.
 */
@Rule(
        id = "detect.graphql-abuse",
        flaw = "graphql-abuse",
        title = "A GraphQL request built to overload or to try many at once",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API4:2023"},
        cwe = {770, 400})
public final class GraphqlAbuse implements Mark {
    private static final int SHORTEST = 60;
    private static final int MOST_OPERATIONS = 10;
    private static final int LOOKED_AT = 1 << 16;

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        if (subject.exchange().direction() != Direction.INCOMING) {
            return;
        }
        List<Value> values = subject.values().all();
        if (values.isEmpty()) {
            return;
        }
        Slice body = subject.asked().bytes();
        boolean json = subject.asked().kind() == BodyKind.JSON && body.length() > SHORTEST;
        int to = Math.min(body.to(), body.from() + LOOKED_AT);
        if (json
                && Ascii.containsIgnoreCase(body.array(), body.from(), Math.min(to, body.from() + 4096), "\"query\"")) {
            body(subject, sink, body.array(), body.from(), to);
        }
        for (Value value : values) {
            boolean query = value.where() == Value.Where.QUERY
                    && value.name().equals("query")
                    && GraphText.isDocument(value.text());
            if (query) {
                report(subject, sink, GraphText.abuse(value.text()));
                return;
            }
        }
    }

    private static void body(MarkSubject subject, MarkSink sink, byte[] bytes, int from, int to) {
        JsonTokenizer tokens = new JsonTokenizer(4).reset(bytes, from, to);
        int operations = 0;
        int token = tokens.next();
        boolean query = false;
        while (token != JsonTokenizer.END && token != JsonTokenizer.ERROR) {
            if (token == JsonTokenizer.NAME) {
                query = Ascii.equals(bytes, tokens.start(), tokens.end(), "query") && tokens.depth() <= 2;
            } else if (token == JsonTokenizer.STRING && query) {
                query = false;
                Slice text = text(bytes, tokens.start(), tokens.end());
                String document = text.text();
                Optional<String> abuse = GraphText.isDocument(document) ? GraphText.abuse(document) : Optional.empty();
                operations += GraphText.isDocument(document) ? 1 : 0;
                if (abuse.isPresent()) {
                    report(subject, sink, abuse);
                    return;
                }
            }
            token = tokens.next();
        }
        if (operations > MOST_OPERATIONS) {
            report(subject, sink, Optional.of(operations + " operations at once"));
        }
    }

    private static Slice text(byte[] bytes, int from, int to) {
        byte[] decoded = new byte[to - from];
        return new Slice(decoded, 0, JsonText.decode(bytes, from, to, decoded, 0));
    }

    private static void report(MarkSubject subject, MarkSink sink, Optional<String> abuse) {
        abuse.ifPresent(what -> {
            AnswerText answer = Injection.answer(subject);
            sink.hit(Side.REQUEST, "query", answer.outcome(subject.succeeded() && answer.has("\"data\":{")), what);
        });
    }
}
