package dev.sinew.app.serve;

import dev.sinew.app.fold.ActorNames;
import dev.sinew.app.fold.Folds;
import dev.sinew.engine.codec.Decoded;
import dev.sinew.engine.codec.ObservationCodec;
import dev.sinew.engine.identity.Cohort;
import dev.sinew.engine.respond.Known;
import dev.sinew.engine.respond.Sighting;
import dev.sinew.engine.verify.TokenVerdict.Signature;
import dev.sinew.model.Credential;
import dev.sinew.model.Observation;
import dev.sinew.model.Signal;
import dev.sinew.model.Trait;
import dev.sinew.store.Journal;
import dev.sinew.store.JournalEntry;
import dev.sinew.store.Journaled;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** Looks up what calls proved themselves with that signals are about, in the journal. For one thread. */
final class Sightings {
    private static final int REMEMBERED = 20_000;

    private final Journal journal;
    private final IntPredicate keys;
    private final Function<Observation, String> addresses;
    private final Map<Long, Optional<Call>> calls = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Optional<Call>> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Call(List<Credential> credentials, long client, String address, boolean shared) {}

    /**
     * Of a journal.
     *
     * @param keys says of which privacy keys' observations anything can be told
     * @param addresses tells where an observed request came from
     */
    Sightings(Journal journal, IntPredicate keys, Function<Observation, String> addresses) {
        this.journal = journal;
        this.keys = keys;
        this.addresses = addresses;
    }

    /** What is known while folds are as they are: on their thread. */
    Known by(Folds folds) {
        return new Known() {
            @Override
            public Optional<Sighting> sighting(Signal signal) {
                return call(signal.origin().entry()).map(call -> judged(call, folds));
            }

            @Override
            public String name(Signal.Actor actor) {
                return ActorNames.LASTING.name(actor, 0);
            }

            @Override
            public String token(long print) {
                return ActorNames.token(print);
            }

            @Override
            public Optional<Cohort> cohort(long caller) {
                return folds.cohort(caller);
            }
        };
    }

    private static Sighting judged(Call call, Folds folds) {
        long forged = 0;
        boolean proven = false;
        boolean judged = true;
        for (Credential credential : call.credentials()) {
            Signature signature = folds.signature(credential.print());
            judged &= !isToken(credential) || folds.isJudged(credential.print());
            proven |= signature == Signature.VALID;
            boolean counterfeit = signature == Signature.UNSIGNED || signature == Signature.INVALID;
            forged = counterfeit ? credential.print() : forged;
        }
        return new Sighting(call.credentials(), forged, proven, judged, call.client(), call.address(), call.shared());
    }

    private static boolean isToken(Credential credential) {
        return credential.claims().subject() != 0 && credential.kind() != Credential.Kind.BASIC;
    }

    private Optional<Call> call(long sequence) {
        Optional<Call> known = calls.get(sequence);
        if (known == null) {
            known = read(sequence);
            calls.put(sequence, known);
        }
        return known;
    }

    private Optional<Call> read(long sequence) {
        AtomicReference<Optional<Call>> found = new AtomicReference<>(Optional.empty());
        if (sequence > 0) {
            journal.read(sequence - 1, 1, read -> {
                boolean exchange = read instanceof Journaled.Entry entry
                        && entry.sequence() == sequence
                        && entry.entry().kind() == JournalEntry.EXCHANGE;
                if (exchange
                        && ObservationCodec.decode(
                                        ((Journaled.Entry) read).entry().payload())
                                instanceof Decoded.Ok ok
                        && keys.test(ok.observation().keyId())) {
                    found.set(Optional.of(call(ok.observation())));
                }
            });
        }
        return found.get();
    }

    private Call call(Observation seen) {
        return new Call(
                seen.credentials(), seen.client().print(), addresses.apply(seen), !seen.has(Trait.PUBLIC_CLIENT));
    }
}
