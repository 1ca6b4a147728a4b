package dev.sinew.engine.respond;

import dev.sinew.model.Incident;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Signal;
import dev.sinew.model.policy.Block;
import dev.sinew.model.policy.ResponseRule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Whom a block would keep out, by some signals of one incident.
 *
 * @param subject by its name
 * @param key what it is recognised by
 * @param signals that say so, in the order of time
 * @param last the newest call of those
 * @param instead whether it stands for somebody who may not be blamed: it is nothing that anybody asked to be blocked
 */
record Blamed(String subject, long key, List<Signal> signals, Sighting last, boolean instead) {
    /** So many of the newest signals of an incident are looked at. */
    private static final int LOOKED_AT = 50;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Flaws whose signals are about a token that names somebody else than who sends it. */
    static final Set<String> OF_ANOTHER =
            Set.of("token-forgery-attempt", "token-not-verified", "token-theft", "token-outlives-logout");

    /** A signal with its call. */
    private record Call(Signal signal, Sighting sighting) {}

    /**
     * The first of those that a rule blocks which can be told by signals that count for it.
     *
     * @param counts whether a signal counts against who has a name
     */
    static Optional<Blamed> of(
            ResponseRule rule, List<Signal> fitting, Known known, Instant now, BiPredicate<String, Signal> counts) {
        List<Call> calls = new ArrayList<>();
        for (Signal signal : fitting.subList(Math.max(0, fitting.size() - LOOKED_AT), fitting.size())) {
            known.sighting(signal)
                    .filter(sighting -> sighting.judged() || isPatienceOver(signal, now))
                    .ifPresent(sighting -> calls.add(new Call(signal, sighting)));
        }
        for (Block.Kind kind : rule.whom()) {
            Optional<Blamed> found = of(kind, calls, known, counts, false);
            if (found.isPresent()) {
                return found;
            }
        }
        boolean another = calls.stream().anyMatch(call -> !blamesCaller(call));
        return another && !rule.whom().contains(Block.Kind.TOKEN)
                ? of(Block.Kind.TOKEN, calls, known, counts, true)
                : Optional.empty();
    }

    /** Tokens are judged beside the traffic, a moment later as a rule; some never are. */
    private static boolean isPatienceOver(Signal signal, Instant now) {
        return signal.timeMicros() < ChronoUnit.MICROS.between(Instant.EPOCH, now.minus(PATIENCE));
    }

    private static Optional<Blamed> of(
            Block.Kind kind, List<Call> calls, Known known, BiPredicate<String, Signal> counts, boolean instead) {
        List<Signal> signals = new ArrayList<>();
        Optional<Blamed> newest = Optional.empty();
        for (Call call : calls) {
            Optional<Blamed> blamed =
                    blamed(kind, call, known, instead).filter(each -> counts.test(each.subject(), call.signal()));
            if (blamed.isPresent()) {
                if (newest.isPresent() && newest.get().key() != blamed.get().key()) {
                    signals.clear();
                }
                signals.add(call.signal());
                newest = blamed;
            }
        }
        return newest.map(
                each -> new Blamed(each.subject(), each.key(), List.copyOf(signals), each.last(), each.instead()));
    }

    private static Optional<Blamed> blamed(Block.Kind kind, Call call, Known known, boolean instead) {
        Sighting sighting = call.sighting();
        Signal.Actor actor = call.signal().actor();
        return switch (kind) {
            case CALLER ->
                blamesCaller(call)
                        ? Optional.of(new Blamed(known.name(actor), actor.key(), List.of(), sighting, instead))
                        : Optional.empty();
            case TOKEN ->
                sighting.token().map(print -> new Blamed(known.token(print), print, List.of(), sighting, instead));
            case CLIENT ->
                sighting.client() == 0
                        ? Optional.empty()
                        : Optional.of(new Blamed(
                                known.name(new Signal.Actor(sighting.client(), false)),
                                sighting.client(),
                                List.of(),
                                sighting,
                                instead));
        };
    }

    /**
     * Whether a call is its caller's own: its token is not forged or stolen, and if it says itself whose it is, either somebody
     * checked that or the API took it. Else anybody could have somebody else blocked.
     */
    private static boolean blamesCaller(Call call) {
        Signal signal = call.signal();
        boolean reached = signal.outcome() == Outcome.EXPOSED || signal.outcome() == Outcome.CHANGED;
        return signal.actor().known()
                && !OF_ANOTHER.contains(signal.rule().flaw())
                && call.sighting().forged() == 0
                && call.sighting().judged()
                && (reached || !call.sighting().isClaimed());
    }

    /** Whether rules say so that may block by themselves. */
    boolean isStable() {
        return signals.stream().anyMatch(signal -> signal.rule().maturity() == Maturity.STABLE);
    }

    /** In a sentence. */
    String reason(Incident incident) {
        Signal lead = signals.stream()
                .filter(signal -> signal.rule().maturity() == Maturity.STABLE)
                .findFirst()
                .orElse(signals.getFirst());
        return lead.rule().title() + ": " + lead.note() + " (incident " + incident.id() + ")";
    }
}
