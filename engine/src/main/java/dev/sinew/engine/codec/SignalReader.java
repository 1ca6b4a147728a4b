package dev.sinew.engine.codec;

import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Operation;
import dev.sinew.model.Origin;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what {@link SignalWriter} wrote. Signals of rules that are no more are left out. */
public final class SignalReader {
    /** The fewest bytes that a signal takes. */
    public static final int LEAST = 20;

    private static final int OUTCOMES = Outcome.values().length;
    private static final Confidence[] CONFIDENCES = Confidence.values();

    private final StateReader in;
    private final Function<String, Optional<RuleFacts>> rules;

    /** A reader; {@code rules} tells the facts of a rule by its id. */
    public SignalReader(StateReader in, Function<String, Optional<RuleFacts>> rules) {
        this.in = in;
        this.rules = rules;
    }

    public Optional<Signal> read() {
        Optional<RuleFacts> rule = rules.apply(in.shared());
        Operation operation = in.operation();
        in.moment();
        long time = in.time();
        Origin origin = in.place();
        Outcome outcome = Outcome.of(in.below(OUTCOMES));
        Signal.Actor actor = new Signal.Actor(in.fixedLong(), in.flag());
        int count = in.count(8);
        List<Long> objects = new ArrayList<>(ByteReader.room(count));
        for (int i = 0; i < count && !in.failed(); i++) {
            objects.add(in.fixedLong());
        }
        List<String> classes = new PartReader(in).texts();
        Confidence confidence = CONFIDENCES[in.below(CONFIDENCES.length)];
        String note = in.shared();
        return rule.map(facts ->
                new Signal(facts, operation, origin, time, outcome, actor, objects, classes, confidence, note));
    }
}
