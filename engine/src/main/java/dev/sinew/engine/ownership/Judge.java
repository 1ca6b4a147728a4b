package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.verify.TokenVerdict.Signature;
import dev.sinew.model.Signal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import org.agrona.collections.LongHashSet;
import org.jspecify.annotations.Nullable;

/** Puts together what is known of one caller's accesses when they are judged. */
final class Judge {
    private final Knowledge knowledge;
    private final AttributeNames names;
    private final RightNames rights;
    private final LongFunction<Signature> verdicts;
    private final Set<Source> without;
    private final Relations relations;
    private final Strolls strolls;

    /** So many different things that do not exist within an hour: more than a mistake. */
    private static final int SEVERAL = 3;

    private static final int DAY = 86_400;
    private static final long DAY_OF_2020 = 18_262;

    Judge(
            Knowledge knowledge,
            AttributeNames names,
            RightNames rights,
            LongFunction<Signature> verdicts,
            LongUnaryOperator now,
            Set<Source> without) {
        this.knowledge = knowledge;
        this.names = names;
        this.rights = rights;
        this.verdicts = verdicts;
        this.without = without;
        this.relations = new Relations(knowledge, names, now);
        this.strolls = new Strolls(names);
    }

    /** How many objects are known. */
    long objects() {
        return knowledge.objects();
    }

    /** What is known of each of a caller's accesses, in their order. */
    List<Situation> situations(Actor actor, List<Kept> kept, List<Used> uses) {
        Walks walks = new Walks(uses.size());
        List<Tried> tried = new ArrayList<>(0);
        List<Looked> all = new ArrayList<>(uses.size());
        for (int i = 0; i < uses.size(); i++) {
            Used use = uses.get(i);
            Looked looked = new Looked(kept.get(i), use, relations.asked(actor, use), isReached(use));
            all.add(looked);
            tries(actor, looked, tried);
        }
        strolls.note(actor, all, walks);
        walks.finish();
        List<Situation> situations = new ArrayList<>(uses.size());
        for (int i = 0; i < uses.size(); i++) {
            Optional<Situation.Walk> walk = without.contains(Source.WALK) ? Optional.empty() : walks.of(i);
            situations.add(
                    situation(actor, all.get(i), walk, within(tried, uses.get(i).access())));
        }
        return situations;
    }

    /** An object of another's, and when it was asked for. */
    private record Tried(int time, long object) {}

    /** Objects of others that were tried, refused or not: several different ones within a day are no mistake. */
    private static void tries(Actor actor, Looked looked, List<Tried> tried) {
        for (Seen seen : looked.asked()) {
            PlaceFacts place = seen.relation() == Relation.FOREIGN ? seen.place() : null;
            if (place != null && place.owners(actor.key) >= 2) {
                boolean guarded = place.owners(actor.key) >= 2 * place.strangers(actor.key);
                if (guarded) {
                    tried.add(new Tried(
                            looked.use().access().seconds(), seen.named().object()));
                }
            }
        }
    }

    /** How many different ones were tried about the time of an access, where it was refused. */
    private static int within(List<Tried> tried, Access access) {
        if (tried.isEmpty() || !access.refused()) {
            return 0;
        }
        LongHashSet objects = new LongHashSet();
        for (Tried each : tried) {
            if (Math.abs((long) each.time() - access.seconds()) <= DAY) {
                objects.add(each.object());
            }
        }
        return objects.size();
    }

    private Situation situation(Actor actor, Looked looked, Optional<Situation.Walk> walk, int tried) {
        Used use = looked.use();
        Access access = use.access();
        List<Situation.ObjectUse> objects = new ArrayList<>(looked.asked().size());
        for (Seen seen : looked.asked()) {
            objects.add(objectUse(actor, use, seen, tried));
        }
        OperationFacts operation = knowledge.of(use.site());
        ApiFacts api = knowledge.api(use.site().apiKey);
        return new Situation(
                access,
                use.operation(),
                new Signal.Actor(actor.key, actor.known),
                actor.cohort(),
                objects,
                actor.known && access.succeeded() && !without.contains(Source.INVARIANT)
                        ? breaks(actor, looked)
                        : List.of(),
                looked.reached(),
                walk,
                walk.map(each -> misses(actor, operation, each)),
                (int) Math.max(operation.credentialed(actor.key), api.credentialedWrites(access)),
                operation.privileged(actor.key),
                (int) api.users(),
                api.tokens(access, actor.key, verdicts),
                shown(actor, looked.kept(), operation),
                misplaced(looked.asked()),
                actor.known && access.succeeded() && !without.contains(Source.POLLUTION)
                        ? Pollution.of(use, knowledge, actor.key)
                        : "",
                missing(actor, access, operation, api),
                api.lost(actor.key),
                actor.work().isMostlyOnOthers(),
                relations.tellsWhatAllKnow(use),
                false);
    }

    private static Situation.Misses misses(Actor actor, OperationFacts operation, Situation.Walk walk) {
        return new Situation.Misses(
                operation.callers(actor.key),
                operation.missing(SEVERAL, actor.key),
                operation.straying(Math.max(SEVERAL, walk.others() / SEVERAL), actor.key));
    }

    private static Optional<Situation.Shown> shown(Actor actor, Kept kept, OperationFacts operation) {
        return kept.shown == 0
                ? Optional.empty()
                : Optional.of(new Situation.Shown(
                        kept.shown,
                        operation.usuallyShown(actor.key),
                        operation.shownTo(actor.key),
                        kept.people,
                        operation.listedTo(actor.key),
                        operation.listedOfMany(actor.key)));
    }

    private Optional<Situation.Misplaced> misplaced(List<Seen> asked) {
        Named parent = null;
        for (Seen seen : asked) {
            Named named = seen.named();
            if (named.place().path()) {
                if (parent != null && livesElsewhere(seen, parent)) {
                    return Optional.of(new Situation.Misplaced(
                            named.object(),
                            named.place().where(),
                            named.place().type(),
                            parent.place().type()));
                }
                parent = named;
            }
        }
        return Optional.empty();
    }

    private boolean livesElsewhere(Seen child, Named parent) {
        ObjectFacts facts = child.facts();
        return facts != null
                && facts.parent() != 0
                && facts.parent() != parent.object()
                && knowledge.type(child.named().place()).isChild();
    }

    private Optional<Situation.MissingRole> missing(
            Actor actor, Access access, OperationFacts operation, ApiFacts api) {
        long own = rights.of(access);
        long missing = own == 0 || !access.succeeded() ? 0 : operation.commonRights(actor.key) & ~own;
        return missing == 0
                ? Optional.empty()
                : Optional.of(new Situation.MissingRole(
                        rights.name(missing), operation.callers(actor.key), api.lacking(missing, actor.key)));
    }

    /** Whether an answer holds what such answers hold: as much as most, or something that was asked for. */
    private boolean isReached(Used use) {
        Access access = use.access();
        if (!access.succeeded() || access.writes()) {
            return access.succeeded();
        }
        if (access.answerValues() * 2 >= knowledge.of(use.site()).usualValues()) {
            return true;
        }
        for (Named asked : use.asked()) {
            for (Named answered : use.answered()) {
                if (answered.print() == asked.print()) {
                    return true;
                }
            }
        }
        return false;
    }

    private Situation.ObjectUse objectUse(Actor actor, Used use, Seen seen, int tried) {
        Named named = seen.named();
        ObjectFacts facts = seen.facts();
        PlaceFacts place = seen.place();
        TypeFacts type = knowledge.type(named.place());
        String how = facts == null || seen.relation() != Relation.FOREIGN ? "" : how(actor, facts);
        return new Situation.ObjectUse(
                named.place().type(),
                named.object(),
                named.place().where(),
                seen.relation(),
                how,
                facts != null && facts.hasHolder(),
                seen.given(),
                tried,
                place == null ? 0 : place.owners(actor.key),
                place == null ? 0 : place.strangers(actor.key),
                type.owners(),
                type.receiversOfOwn(),
                use.isAbout(named),
                relations.keeping(actor, seen));
    }

    private static String how(Actor actor, ObjectFacts facts) {
        if (facts.person() != 0 && actor.isComparable(facts.person())) {
            return "its owner field names somebody else";
        }
        return facts.creator() == 0
                ? "only one other caller was ever given it by a list"
                : "another caller created it on " + LocalDate.ofEpochDay(DAY_OF_2020 + facts.createdAt() / DAY);
    }

    private List<Situation.BrokenHabit> breaks(Actor actor, Looked looked) {
        List<Situation.BrokenHabit> breaks = new ArrayList<>(0);
        Used use = looked.use();
        long attributes = attributes(actor);
        if (attributes == 0 || use.access().published() || tellsOfAnother(actor, use.access())) {
            return breaks;
        }
        boolean given = false;
        for (Seen seen : looked.asked()) {
            given |= seen.given() && use.isAbout(seen.named());
            PlaceFacts place = seen.place();
            long broken = broken(attributes, actor.attributesOf(seen.named().print()), place);
            if (place != null && broken != 0) {
                breaks(actor, seen.named(), place, broken, seen.given(), false, breaks);
            }
        }
        boolean inner = Inner.tellsOfSubject(use);
        if (inner && Inner.namesSeveral(use)) {
            PlaceFacts place = knowledge.place(use.site().people);
            long broken = broken(attributes & names.persons(), Inner.people(actor, use), place);
            if (place != null && broken != 0) {
                breaks(actor, Inner.somebody(actor, use), place, broken, given, false, breaks);
            }
        }
        Map<Place, Long> people = inner ? Inner.attributes(actor, use) : Map.of();
        for (Named named : use.answered()) {
            PlaceFacts place = knowledge.place(named.place());
            boolean within = inner && Inner.isOfPeople(named.place());
            Long together = within ? people.remove(named.place()) : null;
            long own = together == null ? actor.attributesOf(named.print()) : together;
            long broken = within && together == null ? 0 : broken(attributes, own, place);
            if (place != null && broken != 0) {
                boolean known = given || (!within && relations.knowsOf(actor, named));
                breaks(actor, named, place, broken, known, within, breaks);
            }
        }
        if (breaks.size() < 2) {
            return breaks;
        }
        breaks.sort(Comparator.comparing(Situation.BrokenHabit::place).thenComparing(Situation.BrokenHabit::attribute));
        return breaks;
    }

    /** Whether somebody else logs in where the caller was before, so that the answer is about them: several people use one browser. */
    private static boolean tellsOfAnother(Actor actor, Access access) {
        return access.account() != 0 && !access.onBehalf() && !access.opens() && !actor.is(access.account());
    }

    /** The attributes of a caller that are known to be all that it has of their kind: of organisations, where it was told of its own. */
    private long attributes(Actor actor) {
        long attributes = actor.attributes();
        boolean told = actor.tenant() == 0 || relations.wasHanded(actor, actor.tenant());
        return told ? attributes : attributes & ~(1L << AttributeNames.USUAL_TENANT);
    }

    /** Those of the caller's attributes that values at a place may be and, but for {@code own}, are not, as bits. */
    private static long broken(long attributes, long own, @Nullable PlaceFacts place) {
        return place == null ? 0 : place.candidates() & attributes & ~own;
    }

    private void breaks(
            Actor actor,
            Named named,
            PlaceFacts place,
            long broken,
            boolean given,
            boolean within,
            List<Situation.BrokenHabit> into) {
        for (long bits = broken; bits != 0; bits &= bits - 1) {
            int attribute = Long.numberOfTrailingZeros(bits);
            int keepers = names.comparable(attribute, named.place()) ? place.keepers(attribute, actor.key) : 0;
            if (keepers > 0) {
                into.add(new Situation.BrokenHabit(
                        named.place().where(),
                        names.name(attribute),
                        keepers,
                        place.breakers(attribute, actor.key),
                        given,
                        named.place().inList() && !within));
            }
        }
    }

    /** Whether nothing about an access is of interest any more, whatever is learned later. */
    static boolean isExplained(Situation situation) {
        for (Situation.ObjectUse use : situation.uses()) {
            boolean fine = use.relation() == Relation.OWN || use.relation() == Relation.SHARED || use.given();
            if (!fine) {
                return false;
            }
        }
        boolean odd = situation.misplaced().isPresent()
                || !situation.doubled().isEmpty()
                || situation.missing().isPresent();
        boolean bare = situation.access().credentials().isEmpty() && situation.credentialed() > 0;
        return situation.breaks().isEmpty() && !odd && !bare && situation.privileged() == 0 && !hasOpenToken(situation);
    }

    private static boolean hasOpenToken(Situation situation) {
        for (Situation.TokenUse token : situation.tokens()) {
            if (token.expired() || token.notYetValid()) {
                return true;
            }
        }
        return false;
    }

    /** Whether nobody owns anything of the kinds that an access names: then only how many it names is of interest. */
    static boolean isOfNobodys(Situation situation) {
        for (Situation.ObjectUse use : situation.uses()) {
            if (use.relation() == Relation.FOREIGN || use.typeOwners() != 0) {
                return false;
            }
        }
        return situation.breaks().isEmpty();
    }
}
