package dev.sinew.engine.ownership;

import dev.sinew.model.Signal;
import java.util.List;
import java.util.function.Function;

/** What there is to tell of a caller's accesses, by what those show it that are told of as well. */
final class Findings {
    /** What one answer about another's leads to may lead to more, so often. */
    private static final int ROUNDS = 4;

    private final Judge judge;
    private final Knowledge knowledge;
    private final Function<Situation, List<Signal>> detectors;

    Findings(Judge judge, Knowledge knowledge, Function<Situation, List<Signal>> detectors) {
        this.judge = judge;
        this.knowledge = knowledge;
        this.detectors = detectors;
    }

    /** An access with all that is known of it, and what there is to tell of it. */
    record Found(Situation situation, List<Signal> signals) {}

    /** Judges some of a caller's accesses, and once more where they show it what it may use for others of them. */
    List<Found> of(Actor actor, Sites sites, List<Kept> read, List<Used> uses) {
        List<Found> found = List.of();
        Taken before = before(actor, sites, read);
        actor.taken = before;
        for (int round = 0; round < ROUNDS; round++) {
            found = judge.situations(actor, read, uses).stream()
                    .map(each -> new Found(each, detectors.apply(each)))
                    .toList();
            Taken taken = before.copy();
            for (int i = 0; i < found.size(); i++) {
                taken = taken.adding(actor, uses.get(i), found.get(i).signals(), knowledge);
            }
            boolean same = taken.isSame(actor.taken);
            actor.taken = taken;
            if (same) {
                break;
            }
        }
        actor.taken = Taken.NOTHING;
        return found;
    }

    /** What a caller got by accesses that are not judged again. */
    private Taken before(Actor actor, Sites sites, List<Kept> read) {
        Taken taken = Taken.NOTHING;
        for (Kept each : actor.kept) {
            if (!read.isEmpty() && each == read.getFirst()) {
                break;
            }
            if (!each.signals.isEmpty()) {
                taken = taken.adding(actor, sites.read(each.access).orElse(null), each.signals, knowledge);
            }
        }
        return taken;
    }
}
