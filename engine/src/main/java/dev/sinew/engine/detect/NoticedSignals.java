package dev.sinew.engine.detect;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.access.AccessDecoder;
import dev.sinew.engine.access.AccessReader;
import dev.sinew.engine.access.AccessWriter;
import dev.sinew.engine.codec.ByteReader;
import dev.sinew.engine.codec.DamagedState;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.model.Change;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Observation;
import dev.sinew.model.Operation;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Segment;
import dev.sinew.model.Side;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes signals of what was noticed in single exchanges by rules about events, once it can be told of which operation they were. What
 * was noticed of a state of an operation is a finding instead.
 */
public final class NoticedSignals {
    private static final String EVENTS = "detect.";
    /** The fewest bytes that a notice takes. */
    private static final int NOTICE = 20;
    /** So many wait at most: settling comes before. */
    private static final int MOST = 100_000;

    private static final int OUTCOMES = Outcome.values().length;

    private final Map<String, RuleEntry<?>> rules = new HashMap<>();
    private final AccessReader reader = new AccessReader();
    private final List<Noticed> waiting = new ArrayList<>();
    private long left;

    private record Noticed(Access access, MarkHit mark) {}

    /** Of those rules that are about events. */
    public NoticedSignals(List<? extends RuleEntry<?>> rules) {
        for (RuleEntry<?> rule : rules) {
            if (isOfEvents(rule.facts())) {
                this.rules.put(rule.facts().id(), rule);
            }
        }
    }

    /** Whether a rule is about events, rather than about how something is. */
    public static boolean isOfEvents(RuleFacts facts) {
        return facts.id().startsWith(EVENTS);
    }

    /** Takes what was noticed in an exchange of a caller, whose key it is, or 0. */
    public void accept(Observation observation, long caller) {
        for (MarkHit mark : observation.marks()) {
            if (isTold(mark)) {
                if (waiting.size() < MOST) {
                    waiting.add(new Noticed(reader.read(observation, 0, caller, 0), mark));
                } else {
                    left++;
                }
            }
        }
    }

    private boolean isTold(MarkHit mark) {
        RuleEntry<?> rule = rules.get(mark.rule());
        return rule != null && !(rule.rule() instanceof Judged judged && judged.waits(mark));
    }

    /** Raises a signal for each rule that noticed something in an exchange since the last time. */
    public void settle(OperationFinder finder, Collection<? super Change> changes) {
        for (Noticed each : waiting) {
            RuleEntry<?> rule = rules.get(each.mark.rule());
            if (rule != null) {
                changes.add(new Change.SignalRaised(signal(rule.facts(), each, finder)));
            }
        }
        waiting.clear();
    }

    private static Signal signal(RuleFacts facts, Noticed noticed, OperationFinder finder) {
        Access access = noticed.access;
        Operation operation = finder.find(access.api(), access.method(), access.selector(), access.segments())
                .orElseGet(() -> new Operation(access.api(), access.method(), path(access), access.selector()));
        return new Signal(
                facts,
                operation,
                access.origin(),
                access.timeMicros(),
                noticed.mark.outcome(),
                access.actor(),
                List.of(),
                noticed.mark.outcome() == Outcome.EXPOSED ? access.dataClasses() : List.of(),
                Confidence.LIKELY,
                noticed.mark.note());
    }

    /** As far as its words may be kept; the rest are parameters. */
    private static String path(Access access) {
        StringBuilder path = new StringBuilder();
        for (Segment segment : access.segments()) {
            path.append('/').append(segment.text().isEmpty() && segment.length() > 0 ? "{}" : segment.text());
        }
        return path.isEmpty() ? "/" : path.toString();
    }

    /** What was noticed and found no room. */
    public long left() {
        return left;
    }

    public void write(StateWriter out) {
        AccessWriter accesses = new AccessWriter(out);
        out.varint(left);
        out.varint(waiting.size());
        for (Noticed each : waiting) {
            accesses.write(each.access);
            out.shared(each.mark.rule());
            out.octet(each.mark.side().ordinal());
            out.text(each.mark.place());
            out.octet(each.mark.outcome().ordinal());
            out.text(each.mark.note());
        }
    }

    /**
     * Takes over what was written, to its end; only where nothing waits yet.
     *
     * @throws DamagedState where the bytes are no such state; then these must not be used
     */
    public void read(StateReader in) {
        AccessDecoder accesses = new AccessDecoder(in);
        left = in.varint();
        int count = in.count(NOTICE);
        List<Noticed> read = new ArrayList<>(ByteReader.room(count));
        for (int i = 0; i < count && !in.failed(); i++) {
            Access access = accesses.read();
            MarkHit mark = new MarkHit(
                    in.shared(),
                    in.below(2) == 0 ? Side.REQUEST : Side.ANSWER,
                    in.text(),
                    Outcome.of(in.below(OUTCOMES)),
                    in.text());
            read.add(new Noticed(access, mark));
        }
        waiting.addAll(read);
        in.end("notices");
    }
}
