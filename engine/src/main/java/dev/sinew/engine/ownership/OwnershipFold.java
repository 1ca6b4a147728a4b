package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.identity.Cohort;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.engine.verify.TokenTimes;
import dev.sinew.engine.verify.TokenVerdicts;
import dev.sinew.model.Credential;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

/**
 * Learns whose objects are, then looks at every access again in the order of time with all that is known: the first read of
 * another's object may come before its owner's first list. Pure: the same accesses give the same situations.
 */
public final class OwnershipFold {
    private final OperationFinder finder;
    private final LongFunction<Optional<Cohort>> cohorts;
    private final LongUnaryOperator callerNow;
    private final TokenVerdicts verdicts;
    private final TypeNames types = new TypeNames();
    private final Attributes attributes = new Attributes();
    private Objects objects;
    private Votes votes = new Votes();
    private final Set<Long> workers = new HashSet<>();
    private final Habits habits = new Habits();
    private final Habits given = new Habits();
    private final Walks walks = new Walks();
    private final Customs customs;
    private final Map<Long, Set<Long>> trying = new HashMap<>();
    private final List<Used> uses = new ArrayList<>();

    /**
     * A fold over some accesses.
     *
     * @param finder which operation a call is of
     * @param cohorts what kind a caller is
     * @param callerNow who a caller's earlier key is known to be
     * @param verdicts what was found of tokens' signatures
     */
    public OwnershipFold(
            OperationFinder finder,
            LongFunction<Optional<Cohort>> cohorts,
            LongUnaryOperator callerNow,
            TokenVerdicts verdicts) {
        this.verdicts = verdicts;
        this.finder = finder;
        this.cohorts = cohorts;
        this.callerNow = callerNow;
        this.objects = new Objects(attributes, this::worksForOthers);
        this.customs = new Customs(this::worksForOthers);
    }

    private boolean worksForOthers(long caller) {
        Optional<Cohort> cohort = cohorts.apply(caller);
        return workers.contains(caller)
                || cohort.isPresent() && (cohort.get() == Cohort.STAFF || cohort.get() == Cohort.SERVICE);
    }

    /** Takes an access; its caller's key of the time is replaced by today's. */
    public void accept(Access access) {
        Access now = access.actor().known()
                ? access.by(callerNow.applyAsLong(access.actor().key()))
                : access;
        finder.find(now.api(), now.method(), now.selector(), now.segments())
                .ifPresent(operation -> uses.add(Used.of(now, operation, types)));
    }

    /** Takes an attribute of a caller that a login told: the name it logged in with, or an id that came with its token. */
    public void attribute(long caller, String name, long print, boolean person) {
        attributes.add(callerNow.applyAsLong(caller), name, print, person);
    }

    /** Judges all, in the order of time. */
    public void judge(Consumer<Situation> judge) {
        uses.sort(Comparator.comparingLong((Used use) -> use.access().timeMicros())
                .thenComparingLong(use -> use.access().sequence()));
        uses.forEach(use -> attributes.learn(use.access()));
        attributes.learnSelf(uses);
        learn();
        Workers found = new Workers();
        uses.forEach(found::learn);
        workers.addAll(found.all(objects));
        if (!workers.isEmpty()) {
            votes = new Votes();
            objects = new Objects(attributes, this::worksForOthers);
            learn();
        }
        uses.forEach(use -> objects.learnFromOwn(use));
        objects.sumUp();
        uses.forEach(this::habit);
        uses.forEach(this::tries);
        uses.forEach(customs::learn);
        uses.forEach(this::walk);
        uses.forEach(use -> judge.accept(situation(use)));
    }

    private void learn() {
        uses.forEach(this::vote);
        Set<String> ownerFields = ownerFields();
        uses.forEach(use -> objects.learnGiven(use));
        uses.forEach(use -> objects.learnNamed(use, ownerFields));
        objects.sumUp();
    }

    private void vote(Used use) {
        if (!use.access().succeeded() || !use.access().actor().known() || worksForOthers(use.actor())) {
            return;
        }
        use.asked().forEach(named -> vote(use, named));
        use.answered().forEach(named -> vote(use, named));
    }

    private void vote(Used use, Named named) {
        for (String attribute : attributes.names(use.actor())) {
            if (comparable(attribute, named)) {
                boolean keeps = attributes.values(use.actor(), attribute).contains(named.print());
                votes.vote(use.at(named), attribute, use.actor(), keeps, named.print());
            }
        }
    }

    /** A person's values are compared where a person is named; other attributes everywhere, as only use tells what they are. */
    private static boolean comparable(String attribute, Named named) {
        return !attribute.equals("user") || TypeNames.isPerson(named.type());
    }

    /** Places in answers about one object that name the caller for nearly everybody. */
    private Set<String> ownerFields() {
        Set<String> fields = new HashSet<>();
        for (Used use : uses) {
            for (Named named : use.answered()) {
                if (!named.inList()
                        && TypeNames.isPerson(named.type())
                        && votes.keepers(use.at(named), "user", 0) > 0) {
                    fields.add(use.at(named));
                }
            }
        }
        return fields;
    }

    /** Whether others name at a place only what they were given: then going beyond it is remarkable though it is no secret. */
    private boolean isKept(Used use, Named named) {
        int keeping = given.owners(use.at(named), use.actor());
        return keeping >= 3 && keeping >= 2 * given.strangers(use.at(named), use.actor());
    }

    private void habit(Used use) {
        if (use.access().succeeded()) {
            use.asked()
                    .forEach(named -> given.note(
                            use.at(named),
                            use.actor(),
                            objects.wasGiven(use.actor(), named) ? Relation.OWN : Relation.FOREIGN));
        }
        if (use.access().succeeded() && use.access().actor().known() && !worksForOthers(use.actor())) {
            use.asked()
                    .forEach(named -> habits.note(
                            use.at(named),
                            use.actor(),
                            objects.relation(use.actor(), named, use.access().writes())));
        }
    }

    /** Whose objects were tried by whom, refused or not: several different ones are no mistake. */
    private void tries(Used use) {
        Access access = use.access();
        if (access.actor().known() && !worksForOthers(use.actor())) {
            for (Named named : use.asked()) {
                boolean guarded = habits.owners(use.at(named), use.actor()) >= 2
                        && habits.owners(use.at(named), use.actor())
                                >= 2 * habits.strangers(use.at(named), use.actor());
                if (guarded && objects.relation(use.actor(), named, access.writes()) == Relation.FOREIGN) {
                    trying.computeIfAbsent(use.actor(), key -> new HashSet<>()).add(named.object());
                }
            }
        }
    }

    private void walk(Used use) {
        Access access = use.access();
        boolean full = isReached(use, customs.usualValues(use.operation()));
        for (Named each : use.asked()) {
            if (each.place().startsWith("path:") || each.identity()) {
                Relation relation = objects.relation(use.actor(), each, access.writes());
                boolean known = relation == Relation.OWN
                        || access.published()
                        || objects.wasGiven(use.actor(), each)
                        || (relation == Relation.SHARED && !isKept(use, each));
                if (!known) {
                    walks.note(access, each, relation, full);
                }
            }
        }
    }

    private Situation situation(Used use) {
        Access access = use.access();
        boolean isCaller = access.actor().known();
        Optional<Cohort> cohort = isCaller ? cohorts.apply(use.actor()) : Optional.empty();
        List<Situation.ObjectUse> named = new ArrayList<>();
        int usual = customs.usualValues(use.operation());
        for (Named each : use.asked()) {
            Relation relation =
                    access.published() ? Relation.SHARED : objects.relation(use.actor(), each, access.writes());
            named.add(objectUse(use, each, relation));
        }
        List<Situation.BrokenHabit> breaks = isCaller && access.succeeded() ? breaks(use) : List.of();
        return new Situation(
                access,
                use.operation(),
                workers.contains(use.actor()) ? Optional.of(Cohort.STAFF) : cohort,
                named,
                breaks,
                isReached(use, usual),
                walks.of(access),
                Math.max(customs.credentialed(use), customs.credentialedWrites(use)),
                customs.privileged(use),
                customs.users(access.api()),
                tokens(access));
    }

    /** Whether an answer holds what such answers hold: as much as most, or the object that was asked for. */
    private static boolean isReached(Used use, int usual) {
        Access access = use.access();
        if (!access.succeeded() || access.writes() || access.answerValues() * 2 >= usual) {
            return access.succeeded();
        }
        Named subject = Objects.subject(use);
        return subject != null && use.answered().stream().anyMatch(each -> each.print() == subject.print());
    }

    private List<Situation.TokenUse> tokens(Access access) {
        List<Situation.TokenUse> tokens = new ArrayList<>();
        for (Credential credential : access.credentials()) {
            boolean readable = !credential.claims().algorithm().isEmpty();
            if (readable) {
                tokens.add(new Situation.TokenUse(
                        verdicts.of(credential.print()),
                        TokenTimes.expired(credential.claims(), access.timeMicros()),
                        TokenTimes.notYetValid(credential.claims(), access.timeMicros())));
            }
        }
        return tokens;
    }

    private Situation.ObjectUse objectUse(Used use, Named named, Relation relation) {
        ObjectFacts facts = objects.of(named.object());
        String how = facts == null || relation != Relation.FOREIGN
                ? ""
                : facts.named != 0
                        ? "its own field names another"
                        : facts.creator != 0 ? "another caller created it" : "only one other caller was ever given it";
        return new Situation.ObjectUse(
                named.type(),
                named.object(),
                named.where(),
                relation,
                how,
                facts != null && facts.holder() != 0,
                objects.wasGiven(use.actor(), named),
                trying.getOrDefault(use.actor(), Set.of()).size(),
                habits.owners(use.at(named), use.actor()),
                habits.strangers(use.at(named), use.actor()),
                objects.owners(named.type()));
    }

    private List<Situation.BrokenHabit> breaks(Used use) {
        List<Situation.BrokenHabit> breaks = new ArrayList<>();
        for (List<Named> side : Arrays.asList(use.asked(), use.answered())) {
            for (Named named : side) {
                for (String attribute : attributes.names(use.actor())) {
                    boolean keeps = !comparable(attribute, named)
                            || attributes.values(use.actor(), attribute).contains(named.print());
                    int keepers = keeps ? 0 : votes.keepers(use.at(named), attribute, use.actor());
                    if (keepers > 0) {
                        breaks.add(new Situation.BrokenHabit(named.where(), attribute, keepers, named.inList()));
                    }
                }
            }
        }
        return breaks;
    }

    /** Objects of which nothing is remembered for lack of room. */
    public long left() {
        return objects.left();
    }
}
