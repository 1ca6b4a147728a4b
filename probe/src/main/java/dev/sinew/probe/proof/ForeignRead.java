package dev.sinew.probe.proof;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Baseline;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.oracle.SensitiveFields;
import dev.sinew.probe.oracle.Strength;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Outcome.Step;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks as one caller for what another's lists alone told of, and looks for the other's own values in the answer. Controls: the owner gets the
 * same values three times, the caller succeeds with something of its own, gets nothing of them for an id that never existed, and nobody gets
 * them without credentials.
 */
final class ForeignRead {
    private static final int FEWEST = 2;
    private static final int READS = 2;

    private final Trial trial;
    private final Persona owner;
    private final Persona other;

    ForeignRead(Trial trial, Persona owner, Persona other) {
        this.trial = trial;
        this.owner = owner;
        this.other = other;
    }

    /**
     * Judges one object.
     *
     * @param owned the owner's request that reached it
     * @param asked what the other asks: the same, or the same below something of its own
     */
    Outcome judge(Reached owned, Filled asked) {
        return judge(owned, asked, Strength.ENOUGH);
    }

    /**
     * Judges objects of which each has too little that is its own to prove anything alone, such as one balance: that of two of them the other gets what each
     * owner's answer has, and not of one that never existed, is no chance any more.
     *
     * @param owned the owner's requests that reached them
     */
    Optional<Outcome> together(List<Reached> owned) {
        List<Outcome> confirmed = owned.stream()
                .map(each -> judge(each, each.filled(), 1))
                .filter(each -> each.verdict() == Verdict.CONFIRMED)
                .limit(FEWEST)
                .toList();
        return confirmed.size() < FEWEST
                ? Optional.empty()
                : Optional.of(Outcome.confirmed(
                        "of two objects: " + confirmed.getFirst().reason(),
                        confirmed.stream()
                                .flatMap(each -> each.steps().stream())
                                .toList()));
    }

    /**
     * The same of what nobody shows to others by its kind, and that has only what many have, such as the amount of a deposit: of two objects, which are not alike, the other
     * gets all that the owner does, and nothing for an id that never existed.
     *
     * @param owned the owner's requests that reached them
     */
    Optional<Outcome> whole(List<Reached> owned) {
        List<Reached> two = owned.stream().limit(FEWEST).toList();
        List<Baseline> baselines = two.stream()
                .flatMap(each -> trial.baseline(owner, each).stream())
                .toList();
        Set<String> named = new HashSet<>();
        two.forEach(each -> named.addAll(each.filled().named()));
        boolean all = baselines.size() == FEWEST && baselines.getFirst().differs(baselines.getLast(), named);
        for (int i = 0; i < FEWEST && all; i++) {
            all = isWhole(two.get(i), baselines.get(i));
        }
        return all
                ? Optional.of(Outcome.confirmed(
                        other + " asked for two objects that only " + owner
                                + " was told of, of a kind that nobody shows to others, and got all that " + owner
                                + " gets of each, twice; nobody and an id that never existed got nothing",
                        two.stream()
                                .flatMap(each -> Stream.of(
                                        new Step(owner.session(), each.filled().ask(), owner + " gets its own"),
                                        new Step(other.session(), each.filled().ask(), other + " gets the same")))
                                .toList()))
                : Optional.empty();
    }

    private boolean isWhole(Reached owned, Baseline baseline) {
        Filled asked = owned.filled();
        Filled never = asked.withLast(NeverExisted.like(asked.last()));
        return baseline.isAll(trial.ask(asked.ask(), other.session()))
                && !isToldNow(owned)
                && !trial.isSuccess(trial.ask(asked.ask(), Session.NOBODY))
                && !trial.isSuccess(trial.ask(never.ask(), other.session()))
                && baseline.isAll(trial.askAgain(asked.ask(), other.session()));
    }

    /** Whether it was created after the other looked around, and is on its lists now. */
    private boolean isToldNow(Reached owned) {
        return trial.fixtures()
                .flatMap(each -> each.about(owner, owned.filled()))
                .filter(each -> Sight.isTold(each, other, trial) || Sight.isShownElsewhere(each, other, trial))
                .isPresent();
    }

    /**
     * Why what the run created cannot be taken for its owner's alone; empty where it was there before, or nobody shows such to others. A list of which only a page is shown tells its owner of it as little as the other.
     */
    private Optional<String> sharedNow(Reached owned) {
        if (isToldNow(owned)) {
            return Optional.of("a list tells " + other + " of it, too, since " + owner + " created it");
        }
        return SensitiveFields.isConfidential(owned.reply(), owned.filled().named())
                ? Optional.empty()
                : trial.fixtures()
                        .flatMap(each -> each.about(owner, owned.filled()))
                        .filter(each -> !Sight.isTold(each, owner, trial))
                        .flatMap(each -> Sight.shared(each, other, trial));
    }

    /** The same of what the other may have looked at already: what it was shown elsewhere is the other's. */
    Outcome judge(Reached owned, Set<String> elsewhere) {
        return judge(owned, owned.filled(), Strength.ENOUGH, elsewhere);
    }

    private Outcome judge(Reached owned, Filled asked, int least) {
        return judge(owned, asked, least, other.seen());
    }

    private Outcome judge(Reached owned, Filled asked, int least, Set<String> seen) {
        Optional<Baseline> baseline = trial.baseline(owner, owned);
        if (baseline.isEmpty()) {
            return document(owned, asked);
        }
        Set<String> common = new HashSet<>(seen);
        common.addAll(owned.filled().named());
        // What the owner is told of two objects alike, of which neither lies below the other's parent, says nothing of
        // either.
        owner.reached(owned.filled().endpoint()).stream()
                .filter(each -> Collections.disjoint(
                        each.filled().named(), owned.filled().named()))
                .forEach(each ->
                        Baseline.of(List.of(each.reply())).map(Baseline::values).ifPresent(common::addAll));
        List<String> unique = baseline.get().unique(common);
        if (Strength.of(unique) < least) {
            return Outcome.inconclusive(
                    "nothing in the answer to " + owner + " is so much its own that it would prove anything");
        }
        Reply reply = trial.ask(asked.ask(), other.session());
        List<String> found = Baseline.found(unique, reply);
        if (!found.isEmpty() && found.stream().allMatch(Sight::isTime) && isToldOfRest(owned, baseline.get(), seen)) {
            return Outcome.inconclusive(other + " was told elsewhere what it says, and only not of when it was");
        }
        if (found.isEmpty()) {
            return Outcome.refuted(
                    trial.isSuccess(reply)
                            ? other + " got an answer without any value of " + owner
                            : other + " was refused: " + reply);
        }
        Optional<String> shared = sharedNow(owned);
        if (shared.isPresent()) {
            return Outcome.inconclusive(shared.get());
        }
        // Whoever gets nothing needs no controls; they tell what else could explain that something came back.
        Reply nobody = trial.ask(asked.ask(), Session.NOBODY);
        if (!Baseline.found(unique, nobody).isEmpty()) {
            return Outcome.inconclusive("everybody gets it, also without credentials");
        }
        Reply never = trial.ask(asked.withLast(NeverExisted.like(asked.last())).ask(), other.session());
        if (!Baseline.found(unique, never).isEmpty()) {
            return Outcome.inconclusive("an id that never existed gets the same values");
        }
        if (Strength.of(found) < least) {
            return Outcome.inconclusive(other + " got a value of " + owner + ", but one that may be there by chance");
        }
        if (isReduced(owned.reply(), baseline.get(), unique, found, reply)) {
            return Outcome.inconclusive(other + " is shown less of it than " + owner
                    + ", and nothing that is not for others to see: it may be the part that all may see");
        }
        Reply again = trial.askAgain(asked.ask(), other.session());
        if (!new HashSet<>(Baseline.found(unique, again)).containsAll(found)) {
            return Outcome.inconclusive(other + " got values of " + owner + " once and not again");
        }
        String where = Shown.places(baseline.get(), found);
        return Outcome.confirmed(
                other + " asked for what only " + owner + " was told of and got " + found.size() + " of its "
                        + unique.size() + " own values (" + where + "); nobody and an id that never existed got none",
                List.of(
                        new Step(owner.session(), owned.filled().ask(), owner + " gets its own"),
                        new Step(other.session(), asked.ask(), other + " gets the same values: " + where)));
    }

    /** Whether the other was shown before what a thing tells but for times and its id: it may be for all to read, as a notice is. */
    private static boolean isToldOfRest(Reached owned, Baseline baseline, Set<String> seen) {
        List<String> rest = baseline.values().stream()
                .filter(each -> Strength.of(each) > 0 && !Sight.isTime(each))
                .filter(each -> !owned.filled().named().contains(each))
                .toList();
        return !rest.isEmpty() && seen.containsAll(rest);
    }

    /**
     * Whether the other is shown a part that was made for others: most of what is the owner's alone, or half of it and other things, stands at members that the other's answer has not, and what it has is nothing that one
     * keeps to oneself, such as an address or a sum.
     */
    private static boolean isReduced(
            Reply whole, Baseline baseline, List<String> unique, List<String> found, Reply reply) {
        Set<String> places = new HashSet<>();
        reply.json().ifPresent(json -> Scalars.of(json).keySet().forEach(each -> places.add(Scalars.member(each))));
        long missing = unique.stream()
                .filter(each -> !places.contains(Scalars.member(baseline.place(each))))
                .count();
        long absent = whole.json().map(Scalars::of).orElseGet(TreeMap::new).keySet().stream()
                .map(Scalars::member)
                .distinct()
                .filter(each -> !places.contains(each))
                .count();
        boolean most = 2 * missing > unique.size() || (absent >= FEWEST && 2 * missing == unique.size());
        if (places.isEmpty() || !most) {
            return false;
        }
        Map<String, DataClass> classes = whole.json().map(SensitiveFields::of).orElseGet(TreeMap::new);
        return found.stream()
                .map(each -> classes.get(Scalars.member(baseline.place(each))))
                .noneMatch(each -> each != null
                        && each != DataClass.PERSON_NAME
                        && each.severity().compareTo(Severity.MEDIUM) >= 0);
    }

    /**
     * The same of what is no JSON, such as a letter to be printed, line by line, as some have the time in them: the other gets all lines that stay the same for
     * the owner and that its own do not have.
     */
    private Outcome document(Reached owned, Filled asked) {
        Set<String> wanted = lines(owned.reply());
        boolean all = !wanted.isEmpty();
        for (int i = 0; i < READS && all; i++) {
            Set<String> again = lines(trial.askAgain(owned.filled().ask(), owner.session()));
            all = !again.isEmpty();
            wanted.retainAll(again);
        }
        if (!all) {
            return Outcome.inconclusive("the answers to " + owner + " are no JSON, or not all of three succeeded");
        }
        Set<String> own = new HashSet<>();
        other.reached(owned.filled().endpoint()).forEach(each -> own.addAll(lines(each.reply())));
        wanted.removeAll(own);
        if (own.isEmpty() || wanted.isEmpty()) {
            return Outcome.inconclusive(
                    own.isEmpty()
                            ? other + " reached no document of its own here"
                            : "nothing in the document of " + owner + " is otherwise than in those of " + other);
        }
        Reply reply = trial.ask(asked.ask(), other.session());
        if (!lines(reply).containsAll(wanted)) {
            return Outcome.refuted(
                    trial.isSuccess(reply)
                            ? other + " got another document than " + owner
                            : other + " was refused: " + reply);
        }
        Optional<String> shared = sharedNow(owned);
        if (shared.isPresent()) {
            return Outcome.inconclusive(shared.get());
        }
        Reply nobody = trial.ask(asked.ask(), Session.NOBODY);
        Reply never = trial.ask(asked.withLast(NeverExisted.like(asked.last())).ask(), other.session());
        boolean again = lines(trial.askAgain(asked.ask(), other.session())).containsAll(wanted);
        if (!again || !Collections.disjoint(lines(nobody), wanted) || !Collections.disjoint(lines(never), wanted)) {
            return Outcome.inconclusive(
                    again
                            ? "nobody, or an id that never existed, gets some of it, too"
                            : other + " got the document of " + owner + " once and not again");
        }
        return Outcome.confirmed(
                other + " asked for what only " + owner + " was told of and got its document, with all " + wanted.size()
                        + " lines that none of its own has, twice; nobody and an id that never existed got none",
                List.of(
                        new Step(owner.session(), owned.filled().ask(), owner + " gets its own"),
                        new Step(other.session(), asked.ask(), other + " gets the same document")));
    }

    /** The lines of a document that are not there by chance; none where it is JSON, or no success. */
    private Set<String> lines(Reply reply) {
        return trial.isSuccess(reply) && reply.json().isEmpty()
                ? reply.text()
                        .lines()
                        .filter(each -> Strength.of(each) >= Strength.ENOUGH)
                        .collect(Collectors.toCollection(HashSet::new))
                : new HashSet<>();
    }
}
