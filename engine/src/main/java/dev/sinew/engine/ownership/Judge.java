package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.identity.Cohort;
import dev.sinew.engine.verify.TokenVerdict.Signature;
import dev.sinew.model.Signal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import org.agrona.collections.LongHashSet;

/** Puts together what is known of one caller's accesses when they are judged. */
final class Judge {
    private final Knowledge knowledge;
    private final RightNames rights;
    private final LongFunction<Signature> verdicts;
    private final Set<Source> without;
    private final Relations relations;
    private final Keeping keeping;
    private final Breaks breaks;
    private final Strolls strolls;
    private final Unheard unheard;
    private final Misplacing misplacing;
    private final Foresight foresight;

    /** So many different things that do not exist within an hour: more than a mistake. */
    private static final int SEVERAL = 3;

    private static final int MANY_OWN = 8;

    private static final int DAY = 86_400;
    private static final long DAY_OF_2020 = 18_262;

    /** One that knows nothing of when callers came. */
    Judge(
            Knowledge knowledge,
            AttributeNames names,
            RightNames rights,
            LongFunction<Signature> verdicts,
            LongUnaryOperator now,
            Set<Source> without) {
        this(knowledge, names, rights, verdicts, now, (name, api, time) -> false, without);
    }

    Judge(
            Knowledge knowledge,
            AttributeNames names,
            RightNames rights,
            LongFunction<Signature> verdicts,
            LongUnaryOperator now,
            Breaks.Names earlier,
            Set<Source> without) {
        this.knowledge = knowledge;
        this.rights = rights;
        this.verdicts = verdicts;
        this.without = without;
        this.relations = new Relations(knowledge, names, now);
        this.keeping = new Keeping(knowledge, names);
        this.breaks = new Breaks(knowledge, names, relations, earlier);
        this.strolls = new Strolls(names);
        this.unheard = new Unheard(knowledge);
        this.misplacing = new Misplacing(knowledge);
        this.foresight = new Foresight(knowledge, names, relations);
    }

    /** How many objects are known. */
    long objects() {
        return knowledge.objects();
    }

    /** What answers may still say. */
    Foresight foresight() {
        return foresight;
    }

    /** What is known of each of a caller's accesses, in their order. */
    List<Situation> situations(Actor actor, List<Kept> kept, List<Used> uses) {
        Walks walks = new Walks(uses.size());
        List<Tried> tried = new ArrayList<>(0);
        Forbidden forbidden = new Forbidden(knowledge);
        List<Looked> all = new ArrayList<>(uses.size());
        for (int i = 0; i < uses.size(); i++) {
            Used use = uses.get(i);
            all.add(new Looked(kept.get(i), use, relations.asked(actor, use), isReached(use)));
        }
        Together.everywhere(actor, all, relations);
        for (Looked looked : all) {
            tries(actor, looked, tried);
            forbidden.note(actor, looked.use());
        }
        Walks visits = new Walks(uses.size());
        strolls.note(actor, all, walks, visits);
        walks.finish();
        visits.finish();
        List<Situation> situations = new ArrayList<>(uses.size());
        Denials denials = new Denials();
        for (int i = 0; i < uses.size(); i++) {
            Optional<Situation.Walk> walk = without.contains(Source.WALK) ? Optional.empty() : walks.of(i);
            int others = within(tried, uses.get(i).access());
            int visited = visits.of(i).map(Situation.Walk::foreign).orElse(0);
            situations.add(situation(actor, all, i, walk, visited, others, forbidden.about(uses.get(i)), denials));
            denials.note(actor, all.get(i));
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

    private Situation situation(
            Actor actor,
            List<Looked> all,
            int at,
            Optional<Situation.Walk> walk,
            int visited,
            int tried,
            int forbidden,
            Denials denials) {
        Looked looked = all.get(at);
        Used use = looked.use();
        Access access = use.access();
        List<Situation.ObjectUse> objects = new ArrayList<>(looked.asked().size());
        for (int i = 0; i < looked.asked().size(); i++) {
            Seen seen = looked.asked().get(i);
            boolean shares = seen.relation() == Relation.FOREIGN && Together.sharesWithOwner(seen, all);
            objects.add(objectUse(
                    actor,
                    use,
                    seen,
                    tried,
                    shares,
                    looked.kept().isStrange(i) ? unheard.of(actor, use, seen) : Unheard.Count.NONE,
                    denials.of(seen, use)));
        }
        OperationFacts operation = knowledge.of(use.site());
        ApiFacts api = knowledge.api(use.site().apiKey);
        boolean personal = objects.stream().anyMatch(Judge::isOnesOwn);
        Optional<Cohort> cohort = actor.cohort(access.timeMicros());
        boolean guarded = objects.stream().anyMatch(Judge::isEachOnesOwn)
                || (cohort.filter(Cohort.USER::equals).isPresent()
                        && access.dataClasses().stream().anyMatch(DataClass::isSensitive));
        return new Situation(
                access,
                use.operation(),
                new Signal.Actor(actor.key, actor.known),
                cohort,
                objects,
                actor.known && access.succeeded() && !without.contains(Source.INVARIANT)
                        ? breaks.of(actor, looked)
                        : List.of(),
                looked.reached(),
                walk,
                walk.map(each -> misses(actor, operation, each)),
                visited,
                (int) Math.max(operation.credentialed(actor.key, personal, guarded), api.credentialedWrites(access)),
                access.headersKnown() && !access.signs()
                        ? (int) Math.min(operation.signed(actor.key), Integer.MAX_VALUE)
                        : 0,
                operation.privileged(actor.key, rights.of(access) | actor.roles(), api),
                operation.staffed(actor.key, api.users()),
                forbidden,
                (int) api.users(),
                api.tokens(access, actor.key, verdicts),
                shown(actor, looked.kept(), operation),
                misplacing.of(actor, use, looked.asked()),
                actor.known && access.succeeded() && !without.contains(Source.POLLUTION)
                        ? Pollution.of(use, knowledge, actor.key)
                        : "",
                missing(actor, access, operation, api),
                api.lost(actor.key),
                actor.work().isMostlyOnOthers() && !api.isOnOthers(actor.key),
                relations.tellsWhatAllKnow(use),
                api.isSingled(rights.of(access) | actor.roles(), actor.key),
                false);
    }

    /** Whether what is asked for is such that nearly all name only their own there. */
    private static boolean isOnesOwn(Situation.ObjectUse use) {
        return use.subject() && use.owners() >= SEVERAL && use.owners() > SEVERAL * use.strangers();
    }

    /** Whether many name their own there, and next to nobody anything else. */
    private static boolean isEachOnesOwn(Situation.ObjectUse use) {
        return use.owners() >= MANY_OWN && use.owners() >= MANY_OWN * use.strangers();
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

    /** So many others have the caller's roles where these say what it may not do. */
    private static final int PEERS = 3;

    private Optional<Situation.MissingRole> missing(
            Actor actor, Access access, OperationFacts operation, ApiFacts api) {
        long own = rights.of(access) | actor.roles();
        long missing = own == 0 || !access.succeeded() ? 0 : operation.commonRights(actor.key) & ~own;
        // Of a role that hardly anybody has it is not known what it may do.
        if (missing != 0 && api.peers(own, actor.key) >= PEERS) {
            return Optional.of(new Situation.MissingRole(
                    rights.name(missing), operation.callers(actor.key), api.lacking(missing, actor.key), false));
        }
        boolean usual = access.succeeded() && actor.known && api.isUsual(own, actor.key) && api.fewHave(actor.key) == 0;
        int few = usual ? operation.ofFew(actor.key, api) : 0;
        return few == 0
                ? Optional.empty()
                : Optional.of(new Situation.MissingRole("", few, api.peers(own, actor.key), true));
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
        // Pages may be smaller than others want them.
        if (access.credentials().isEmpty() && use.listed() >= SEVERAL) {
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

    private Situation.ObjectUse objectUse(
            Actor actor,
            Used use,
            Seen seen,
            int tried,
            boolean shares,
            Unheard.Count untold,
            Situation.Denied denied) {
        Named named = seen.named();
        ObjectFacts facts = seen.facts();
        PlaceFacts place = seen.place();
        TypeFacts type = knowledge.type(named.place());
        String how = facts == null || seen.relation() != Relation.FOREIGN ? "" : how(actor, facts);
        int owners = place == null ? 0 : place.owners(actor.key);
        int strangers = place == null ? 0 : place.strangers(actor.key);
        if (use.access().replaces() && use.isAbout(named) && named.place().path()) {
            // Who may change a thing may delete it, and who may not may not.
            for (long key : use.site().changedElsewhere(use.site().segment(named.place()))) {
                PlaceFacts other = knowledge.place(key);
                owners = other == null ? owners : Math.max(owners, other.owners(actor.key));
                strangers = other == null ? strangers : Math.max(strangers, other.strangers(actor.key));
            }
        }
        ApiFacts api = knowledge.api(use.site().apiKey);
        // What others of one's role do is what it is for; who has nothing but what it is shown is shown it to use it.
        boolean foreign = seen.relation() == Relation.FOREIGN;
        boolean meant = foreign
                && ((place != null && place.isDoneByPeers(api, actor.key, true))
                        || (seen.given() && actor.work().isGivenOthers())
                        || (facts != null && isMeantFor(actor, seen, facts)));
        boolean works = actor.hasIdsFromOthers() && !api.isOnOthers(actor.key);
        int keepers = works ? 0 : keeping.of(actor, use, seen);
        return new Situation.ObjectUse(
                named.place().type(),
                named.object(),
                named.place().where(),
                meant ? Relation.UNKNOWN : seen.relation(),
                how,
                facts != null && facts.hasHolder(),
                seen.given(),
                tried,
                owners,
                strangers,
                type.owners(),
                type.receiversOfOwn(),
                use.isAbout(named),
                keepers > 0 && place != null && place.isDoneByPeers(api, actor.key, false) ? 0 : keepers,
                isBeyond(actor, seen) && place != null ? place.keepers(actor.key) : 0,
                keeping.constant(actor, seen),
                shares,
                named.place().source(),
                actor.taken.has(named.object(), use.access()),
                untold.things(),
                untold.listeners(),
                seen.isEntrusted(actor),
                denied,
                facts != null && facts.creator() != 0 && actor.is(facts.creator()),
                seen.mentioned() && place != null ? place.mentioned.no(actor.key) : -1);
    }

    /** Whether its owner shares it with the caller, or it came of something that the caller did and nobody is known to own it. */
    private static boolean isMeantFor(Actor actor, Seen seen, ObjectFacts facts) {
        boolean made = !facts.hasHolder() && actor.heard().made(seen.named().print());
        return made || (seen.given() && facts.receivers() <= Relations.SHARING);
    }

    /** Whether a caller names what it was never given, and nothing says that it is its own. */
    private static boolean isBeyond(Actor actor, Seen seen) {
        return seen.relation() == Relation.UNKNOWN
                && !seen.given()
                && actor.known
                && !actor.isOnBehalf()
                && actor.attributesOf(seen.named().print()) == 0;
    }

    private static String how(Actor actor, ObjectFacts facts) {
        if (facts.person() != 0 && actor.isComparable(facts.person())) {
            return "its owner field names somebody else";
        }
        return facts.creator() == 0
                ? "only one other caller was ever given it by a list, or names it always"
                : "another caller created it on " + LocalDate.ofEpochDay(DAY_OF_2020 + facts.createdAt() / DAY);
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
        bare |= situation.signed() > 0;
        boolean staffs = situation.privileged() > 0 || situation.forbidden() > 0;
        return situation.breaks().isEmpty() && !odd && !bare && !staffs && !hasOpenToken(situation);
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
