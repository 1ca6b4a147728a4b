package dev.sinew.engine.ownership;

import dev.sinew.engine.access.AccessDecoder;
import dev.sinew.engine.codec.ByteReader;
import dev.sinew.engine.codec.SignalReader;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what {@link KeptWriter} wrote. Signals of rules that are no more are left out. */
final class KeptReader {
    private final StateReader in;
    private final AccessDecoder accesses;
    private final SignalReader signals;

    KeptReader(StateReader in, Function<String, Optional<RuleFacts>> rules) {
        this.in = in;
        this.accesses = new AccessDecoder(in);
        this.signals = new SignalReader(in, rules);
    }

    Kept read() {
        Kept kept = new Kept(accesses.read(), in.varint());
        kept.shown = in.upTo(Integer.MAX_VALUE);
        kept.strange = in.fixedInt();
        kept.nobodys = in.flag();
        int count = in.count(SignalReader.LEAST);
        List<Signal> read = new ArrayList<>(ByteReader.room(count));
        for (int i = 0; i < count && !in.failed(); i++) {
            signals.read().ifPresent(read::add);
        }
        kept.signals = read;
        return kept;
    }
}
