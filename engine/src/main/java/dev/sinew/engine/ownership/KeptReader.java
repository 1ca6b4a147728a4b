package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.access.AccessDecoder;
import dev.sinew.engine.codec.ByteReader;
import dev.sinew.engine.ownership.Actor.Kept;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Operation;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what {@link KeptWriter} wrote. Signals of rules that are no more are left out. */
final class KeptReader {
    private static final int OUTCOMES = Outcome.values().length;
    private static final Confidence[] CONFIDENCES = Confidence.values();
    /** The fewest bytes that a signal takes. */
    private static final int SIGNAL = 18;

    private final ByteReader in;
    private final AccessDecoder accesses;
    private final Function<String, Optional<RuleFacts>> rules;

    KeptReader(ByteReader in, Function<String, Optional<RuleFacts>> rules) {
        this.in = in;
        this.accesses = new AccessDecoder(in);
        this.rules = rules;
    }

    Kept read() {
        Access access = accesses.read();
        Kept kept = new Kept(access, in.varint());
        kept.shown = in.below(Integer.MAX_VALUE);
        kept.nobodys = in.octet() != 0;
        int count = in.count(SIGNAL);
        List<Signal> signals = new ArrayList<>(count);
        for (int i = 0; i < count && !in.failed(); i++) {
            signal(access).ifPresent(signals::add);
        }
        kept.signals = signals;
        return kept;
    }

    private Optional<Signal> signal(Access access) {
        Optional<RuleFacts> rule = rules.apply(in.text());
        Operation operation = operation(in);
        Outcome outcome = Outcome.of(in.below(OUTCOMES));
        Signal.Actor actor = new Signal.Actor(in.fixedLong(), in.octet() != 0);
        int count = in.count(8);
        List<Long> objects = new ArrayList<>(count);
        for (int i = 0; i < count && !in.failed(); i++) {
            objects.add(in.fixedLong());
        }
        Confidence confidence = CONFIDENCES[in.below(CONFIDENCES.length)];
        String note = in.text();
        return rule.map(facts -> new Signal(
                facts,
                operation,
                access.origin(),
                access.timeMicros(),
                outcome,
                actor,
                objects,
                access.dataClasses(),
                confidence,
                note));
    }

    static Operation operation(ByteReader in) {
        return new Operation(in.text(), in.text(), in.text(), in.text());
    }
}
