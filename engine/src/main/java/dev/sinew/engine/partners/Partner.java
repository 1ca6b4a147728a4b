package dev.sinew.engine.partners;

import dev.sinew.engine.codec.PartReader;
import dev.sinew.engine.codec.PartWriter;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.partners.PartnerAnswer.Trait;
import dev.sinew.model.Segment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often an operation of a partner answered each question with what, over two periods: what is older than both is forgotten.
 * Counts add up to the same in any order.
 */
final class Partner {
    static final long PERIOD = 30 * 24 * 3_600_000_000L;
    /** So many questions are kept of one operation, and so many answers to each. */
    static final int QUESTIONS = 48;

    static final int VALUES = 8;
    /** The fewest bytes that one takes. */
    static final int LEAST = 8;

    private final String method;
    private final String selector;
    private final List<Segment> example;
    private final Map<String, Map<String, Long>> before = new TreeMap<>();
    private final Map<String, Map<String, Long>> current = new TreeMap<>();
    private long since;

    Partner(PartnerAnswer example) {
        this(example.method(), example.selector(), example.segments(), example.timeMicros());
    }

    private Partner(String method, String selector, List<Segment> example, long since) {
        this.method = method;
        this.selector = selector;
        this.example = example;
        this.since = since;
    }

    String method() {
        return method;
    }

    String selector() {
        return selector;
    }

    List<Segment> example() {
        return example;
    }

    void add(Trait trait, long time) {
        if (time - since >= PERIOD) {
            before.clear();
            if (time - since < 2 * PERIOD) {
                before.putAll(current);
            }
            current.clear();
            since = time;
        }
        add(current, trait.question(), trait.value(), 1);
    }

    private static void add(Map<String, Map<String, Long>> counts, String question, String value, long more) {
        Map<String, Long> values = counts.get(question);
        if (values == null && counts.size() < QUESTIONS) {
            values = new TreeMap<>();
            counts.put(question, values);
        }
        if (values != null && (values.size() < VALUES || values.containsKey(value))) {
            values.merge(value, more, Long::sum);
        }
    }

    /** How often each answer to a question was given. */
    Map<String, Long> counts(String question) {
        Map<String, Long> counts = new TreeMap<>(current.getOrDefault(question, Map.of()));
        before.getOrDefault(question, Map.of()).forEach((value, count) -> counts.merge(value, count, Long::sum));
        return counts;
    }

    /** Takes what is known of an operation that turned out to be the same. */
    void merge(Partner other) {
        other.current.forEach(
                (question, values) -> values.forEach((value, count) -> add(current, question, value, count)));
        other.before.forEach(
                (question, values) -> values.forEach((value, count) -> add(before, question, value, count)));
        since = Math.max(since, other.since);
    }

    void write(StateWriter out) {
        out.shared(method);
        out.shared(selector);
        new PartWriter(out).segments(example);
        out.fixed(since);
        write(out, before);
        write(out, current);
    }

    private static void write(StateWriter out, Map<String, Map<String, Long>> counts) {
        out.varint(counts.size());
        counts.forEach((question, values) -> {
            out.shared(question);
            out.varint(values.size());
            values.forEach((value, count) -> {
                out.shared(value);
                out.fixed(count);
            });
        });
    }

    static Partner read(StateReader in) {
        Partner partner = new Partner(in.shared(), in.shared(), new PartReader(in).segments(), in.fixedLong());
        read(in, partner.before);
        read(in, partner.current);
        return partner;
    }

    private static void read(StateReader in, Map<String, Map<String, Long>> counts) {
        int questions = in.upTo(QUESTIONS);
        for (int i = 0; i < questions && !in.failed(); i++) {
            String question = in.shared();
            int values = in.upTo(VALUES);
            for (int each = 0; each < values && !in.failed(); each++) {
                add(counts, question, in.shared(), in.fixedLong());
            }
        }
    }
}
