package dev.sinew.engine.logins;

import dev.sinew.engine.codec.PartReader;
import dev.sinew.engine.codec.PartWriter;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.logins.Tries.Result;
import dev.sinew.engine.logins.Try.Kind;
import dev.sinew.engine.observe.LoginOutcome;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.model.Observation;
import dev.sinew.model.Operation;
import dev.sinew.model.Segment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operation where one says who one is, and how it answers. An answer that hands out a token admits. What a refusal looks like is
 * learned: by its status, by what it says, or because the same account was admitted with another secret right after.
 */
final class Gate {
    private static final int MOST_ANSWERS = 32;
    private static final int WORKINGS = 256;
    /** A fault so close to an admission, or to a refusal that is told as one, is no outage. */
    private static final long CLOSE = 120_000_000;
    /** So many admissions show that what never admits refuses. */
    private static final int ENOUGH = 3;

    /** So many codes that are answered alike are refused, though the service calls that its own fault. */
    private static final int CODES = 6;

    final String api;
    final String method;
    final String selector;
    final List<Segment> segments;
    private final Map<Long, Answer> answers = new LinkedHashMap<>();
    /** In which spans of that length somebody was admitted, or refused as such. */
    private final long[] workings = new long[WORKINGS];

    private int worked;
    private int admitted;
    private int refusals;
    private boolean creates;

    /** What is known of one kind of answer. */
    private static final class Answer {
        private final LoginOutcome says;
        private int count;
        /** How often another secret was admitted afterwards. */
        private int contrasted;
        /** How often the same secret was admitted afterwards, or a code was asked for. */
        private int continued;

        Answer(LoginOutcome says) {
            this.says = says;
        }
    }

    Gate(Observation example) {
        this(example.api(), example.method(), example.selector(), example.segments());
    }

    private Gate(String api, String method, String selector, List<Segment> segments) {
        this.api = api;
        this.method = method;
        this.selector = selector;
        this.segments = segments;
    }

    /** Learns how it answers. */
    void learn(Try tried, LoginOutcome says) {
        if (tried.is(Try.BASIC) && tried.status() != 403) {
            return;
        }
        if (tried.is(Try.HANDED)) {
            works(tried);
            admitted++;
            return;
        }
        if (answers.size() < MOST_ANSWERS || answers.containsKey(tried.answer())) {
            answers.computeIfAbsent(tried.answer(), key -> new Answer(says)).count++;
        }
        if (isRefusal(tried.status())) {
            works(tried);
        }
        refusals += isRefusal(tried.status()) || says == LoginOutcome.FAILED ? 1 : 0;
    }

    private void works(Try tried) {
        long span = tried.timeMicros() / CLOSE;
        if (worked == 0 || workings[(worked - 1) % WORKINGS] != span) {
            workings[worked % WORKINGS] = span;
            worked++;
        }
    }

    /** Learns that an account was admitted soon after a try that was not. */
    void contrast(Try before, boolean sameSecret) {
        Answer answer = answers.get(before.answer());
        if (answer != null) {
            answer.contrasted += sameSecret ? 0 : 1;
            answer.continued += sameSecret ? 1 : 0;
        }
    }

    /** Learns that a code was given soon after a try. */
    void continued(Try before) {
        contrast(before, true);
    }

    void create() {
        creates = true;
    }

    /** Whether accounts are made here. */
    boolean creates() {
        return creates;
    }

    /** What came of a try. */
    Result result(Try tried) {
        int status = tried.status();
        if (tried.is(Try.HANDED)) {
            return Result.ADMITTED;
        }
        Answer answer = answers.get(tried.answer());
        boolean contrasted = answer != null && answer.contrasted > answer.continued;
        if (tried.is(Try.BASIC) && status == 403) {
            // Whoever is known may still not be allowed to.
            return contrasted ? Result.REFUSED : Result.UNSURE;
        }
        if (status >= 400 && status < 500) {
            return isRefusal(status) ? Result.REFUSED : Result.UNSURE;
        }
        if (status >= 200 && status < 400) {
            return tried.is(Try.BASIC) ? Result.ADMITTED : unrefused(answer);
        }
        boolean codes = tried.kind() == Kind.CODE && answer != null && answer.count >= CODES;
        return (status == 500 || status == 501) && (contrasted || codes || isOpen(tried.timeMicros()))
                ? Result.REFUSED
                : Result.UNSURE;
    }

    /** What came of a try that handed out nothing and whose status is no refusal. */
    private Result unrefused(@Nullable Answer answer) {
        if (answer == null) {
            return Result.UNSURE;
        }
        boolean goesOn = 3 * answer.continued >= answer.count && answer.continued >= answer.contrasted;
        if (answer.says == LoginOutcome.FAILED) {
            return Result.REFUSED;
        }
        if (admitted == 0) {
            return refusals > 0 ? Result.ADMITTED : Result.UNSURE;
        }
        if (goesOn) {
            return Result.UNSURE;
        }
        boolean never = answer.contrasted > 0 || admitted >= ENOUGH || answer.says == LoginOutcome.UNTOLD;
        return never ? Result.REFUSED : Result.UNSURE;
    }

    /** Whether somebody was admitted, or refused as others are, about that time. */
    private boolean isOpen(long timeMicros) {
        for (int i = 0; i < Math.min(worked, WORKINGS); i++) {
            if (Math.abs(workings[i] - timeMicros / CLOSE) <= 1) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRefusal(int status) {
        return switch (status) {
            case 400, 401, 402, 403, 404, 409, 410, 412, 418, 419, 420, 422, 423, 429, 440, 498 -> true;
            default -> false;
        };
    }

    /** The operation at a place; where none is known, the place as far as its words may be kept. */
    static Operation operation(
            OperationFinder finder, String api, String method, String selector, List<Segment> segments) {
        return finder.find(api, method, selector, segments)
                .orElseGet(() -> new Operation(api, method, path(segments), selector));
    }

    private static String path(List<Segment> segments) {
        StringBuilder path = new StringBuilder();
        for (Segment segment : segments) {
            path.append('/').append(segment.text().isEmpty() && segment.length() > 0 ? "{}" : segment.text());
        }
        return path.isEmpty() ? "/" : path.toString();
    }

    void write(StateWriter out) {
        out.shared(api);
        out.shared(method);
        out.shared(selector);
        new PartWriter(out).segments(segments);
        out.flag(creates);
        out.varint(admitted);
        out.varint(refusals);
        out.varint(worked);
        for (int i = 0; i < Math.min(worked, WORKINGS); i++) {
            out.fixed(workings[i]);
        }
        out.varint(answers.size());
        answers.forEach((key, answer) -> {
            out.fixed((long) key);
            out.octet(answer.says.ordinal());
            out.varint(answer.count);
            out.varint(answer.contrasted);
            out.varint(answer.continued);
        });
    }

    static Gate read(StateReader in) {
        Gate gate = new Gate(in.shared(), in.shared(), in.shared(), new PartReader(in).segments());
        gate.creates = in.flag();
        gate.admitted = in.upTo(Integer.MAX_VALUE);
        gate.refusals = in.upTo(Integer.MAX_VALUE);
        gate.worked = in.upTo(Integer.MAX_VALUE);
        for (int i = 0; i < Math.min(gate.worked, WORKINGS) && !in.failed(); i++) {
            gate.workings[i] = in.fixedLong();
        }
        int known = in.upTo(MOST_ANSWERS);
        for (int i = 0; i < known && !in.failed(); i++) {
            long key = in.fixedLong();
            Answer answer = new Answer(LoginOutcome.of(in.below(3)));
            answer.count = in.upTo(Integer.MAX_VALUE);
            answer.contrasted = in.upTo(Integer.MAX_VALUE);
            answer.continued = in.upTo(Integer.MAX_VALUE);
            gate.answers.put(key, answer);
        }
        return gate;
    }
}
