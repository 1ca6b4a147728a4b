package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.access.AccessReader;
import dev.sinew.engine.codec.DamagedState;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.identity.OwnRoles;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.engine.verify.TokenVerdict.Signature;
import dev.sinew.model.Change;
import dev.sinew.model.Observation;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Learns whose objects are and judges every access by it. Accesses come in batches: a batch is learned from in phases, then
 * judged with what is known at its end; what stays unexplained is judged again later, so that the first read of another's
 * object may come before its owner's first list. While little is known all accesses are kept, and learned from anew whenever
 * they have doubled. Pure: the same accesses in the same batches give the same changes, on any number of shards.
 */
public final class OwnershipFold {
    private static final int ROUNDS = 4;
    /** So many levels of objects below others, as cards are below accounts, are followed in a batch. */
    private static final int LEVELS = 4;

    private static final int FIRST = 64;
    private static final int VERSION = 17;
    /** The fewest bytes that a caller takes. */
    private static final int ACTOR = 50;

    private final OwnershipLimits limits;
    private final Callers callers;
    private final Function<Situation, List<Signal>> detectors;
    private final Delivery delivery;
    private final Set<Source> without;
    private final AttributeNames names = new AttributeNames();
    private final RightNames rights = new RightNames();
    private final OwnRoles ownRoles = new OwnRoles();
    private final TypeNames types = new TypeNames();
    private final AccessReader reader = new AccessReader();
    private final Knowledge knowledge;
    private final List<Actors> shards = new ArrayList<>();
    private final Map<Long, Long> merged = new HashMap<>();
    private long batch;
    private int inBatch;
    private long total;
    private long learnedAt;
    private boolean young = true;
    private long latest = Long.MIN_VALUE;
    private Sites sites;

    /** A fold on one shard. {@code detectors} say what is wrong with an access. */
    public OwnershipFold(
            OwnershipLimits limits,
            Callers callers,
            LongFunction<Signature> verdicts,
            Function<Situation, List<Signal>> detectors) {
        this(limits, callers, verdicts, detectors, Set.of());
    }

    /** One that does without some sources of evidence, to measure what these are worth. */
    public OwnershipFold(
            OwnershipLimits limits,
            Callers callers,
            LongFunction<Signature> verdicts,
            Function<Situation, List<Signal>> detectors,
            Set<Source> without) {
        this(limits, callers, verdicts, detectors, without, 1, Delivery.DIRECT);
    }

    OwnershipFold(
            OwnershipLimits limits,
            Callers callers,
            LongFunction<Signature> verdicts,
            Function<Situation, List<Signal>> detectors,
            Set<Source> without,
            int shards,
            Delivery delivery) {
        this.limits = limits;
        this.callers = callers;
        this.detectors = detectors;
        this.delivery = delivery;
        this.without = Set.copyOf(without);
        this.knowledge = new Knowledge(shards, limits.objects(), names);
        this.sites = new Sites(new OperationFinder(), types);
        for (int i = 0; i < shards; i++) {
            this.shards.add(new Actors(
                    limits,
                    knowledge,
                    new Learner(callers, knowledge, names, rights),
                    new Judge(knowledge, names, rights, verdicts, callers::now, callers::calledBefore, this.without),
                    detectors));
        }
    }

    private Actors shard(long key) {
        return shards.size() == 1 ? shards.getFirst() : shards.get(Math.floorMod(key, shards.size()));
    }

    /**
     * Takes an exchange.
     *
     * @param caller the key of who made it, or 0
     * @param account whom a login in it was of, or 0
     */
    public void accept(Observation observation, long caller, long account) {
        Access access = reader.read(observation, total++, caller, account);
        latest = Math.max(latest, access.timeMicros());
        rights.meet(access);
        long key = access.actor().key();
        boolean known = access.actor().known();
        if (!shard(key).accept(access, names.claims(access), batch)) {
            return;
        }
        inBatch++;
        if (account != 0 && !access.opens()) {
            long roles = rights.of(ownRoles.ofLogin(observation));
            shard(account).tell(account, names.login(observation, access), roles, known ? 0 : key);
        }
        if (known) {
            List<String> roles = ownRoles.ofPage(observation, name -> callers.named(name, observation.api()) == key);
            shard(key).tell(key, names.page(observation, access), rights.of(roles), 0);
        }
    }

    /** Takes what else is found out about callers. */
    public void accept(Change change) {
        if (change instanceof Change.CallersMerged merge) {
            merged.put(merge.from(), merge.into());
        }
    }

    /** Whether the batch should be settled now. */
    public boolean isFull() {
        return inBatch >= limits.batch() || (young && total - learnedAt >= limits.young());
    }

    /**
     * Learns from the batch and judges it.
     *
     * @param finder which operation a call is of, as decided by now
     * @param all whether all that is kept is judged again, rather than what is near the batch
     */
    public void settle(OperationFinder finder, boolean all, Collection<? super Change> changes) {
        sites = sites.with(finder, types);
        merge();
        boolean anew = young && (all || total >= Math.max(FIRST, 2 * learnedAt));
        decide(anew);
        if (anew) {
            learnAnew();
        } else {
            learn(false);
            decide(false);
        }
        young &= total <= limits.young();
        judge(anew || all, changes);
        batch++;
        inBatch = 0;
    }

    private void merge() {
        Map<Long, Long> all = new TreeMap<>(merged);
        merged.clear();
        for (Map.Entry<Long, Long> each : all.entrySet()) {
            long into = callers.now(each.getValue());
            Optional<Actor> gone = shard(each.getKey()).remove(each.getKey());
            shard(into).absorb(into, gone.orElseGet(() -> new Actor(each.getKey(), true, false)));
        }
    }

    /** Asks again what kind of callers those are that called, or all; returns whether some are newly known to work for others. */
    private boolean decide(boolean all) {
        boolean found = false;
        for (Actors shard : shards) {
            List<Long> works = shard.decide(all, callers);
            works.forEach(knowledge::remove);
            found |= !works.isEmpty() || shard.hasMoved();
        }
        return found;
    }

    /** Whether a caller was found to work for others by what it does, or is known to. */
    public boolean works(long caller) {
        return shard(caller).works(caller);
    }

    /** Learns all that is kept anew until nothing changes that lessons depend on. */
    private void learnAnew() {
        learnedAt = total;
        boolean changed = true;
        for (int round = 0; round < ROUNDS && changed; round++) {
            knowledge.forgetLessons();
            shards.forEach(Actors::forgetHabits);
            changed = learn(true);
            changed |= decide(true);
        }
    }

    private boolean learn(boolean anew) {
        Lessons all = delivery.to(knowledge);
        Lessons lessons = without.isEmpty() ? all : new LessonsWithout(without, all);
        phase(shard -> shard.usage(sites, batch, anew, lessons));
        boolean changed = knowledge.cutPlaces();
        phase(shard -> shard.objects(sites, lessons));
        knowledge.cutTypes(actors());
        int level = 0;
        while (level < LEVELS && leads(lessons)) {
            level++;
        }
        knowledge.cutTypes(actors());
        phase(shard -> shard.habits(lessons));
        changed |= knowledge.cutPlaces();
        return changed;
    }

    /** Hands on what is one level below what callers own. Returns whether there was any. */
    private boolean leads(Lessons lessons) {
        List<HandedLater> later = new ArrayList<>();
        phase(shard -> {
            HandedLater handed = new HandedLater();
            shard.leads(handed);
            later.add(handed);
        });
        boolean any = later.stream().anyMatch(handed -> !handed.isEmpty());
        later.forEach(handed -> handed.tell(lessons));
        delivery.deliver();
        return any;
    }

    private interface Work {
        void on(Actors shard);
    }

    private void phase(Work work) {
        List<Runnable> tasks = new ArrayList<>();
        for (Actors shard : shards) {
            tasks.add(() -> work.on(shard));
        }
        delivery.run(tasks);
        delivery.deliver();
    }

    private void judge(boolean all, Collection<? super Change> changes) {
        List<Change> found = new ArrayList<>();
        phase(shard -> found.addAll(shard.judge(sites, batch, latest, all, young)));
        if (!young && kept() > limits.unexplained()) {
            shards.forEach(Actors::trim);
        }
        found.sort(IN_ORDER);
        changes.addAll(found);
    }

    private static final Comparator<Change> IN_ORDER = Comparator.comparing(
                    OwnershipFold::signal,
                    Comparator.comparingLong(Signal::timeMicros)
                            .thenComparing(Signal::origin)
                            .thenComparing(signal -> signal.rule().id()))
            .thenComparing(change -> change instanceof Change.SignalRaised);

    private static Signal signal(Change change) {
        return switch (change) {
            case Change.SignalRaised raised -> raised.signal();
            case Change.SignalWithdrawn withdrawn -> withdrawn.signal();
            default -> throw new IllegalStateException("a judgement of no signal");
        };
    }

    /** What is known now, by the operations of the last settling, for those who must not wait: to be asked on the fold's thread. */
    public OwnershipView frozen() {
        AttributeNames copied = names.copy();
        Long2ObjectHashMap<Actor> all = new Long2ObjectHashMap<>();
        shards.forEach(shard -> shard.freeze(all));
        Judge judge = new Judge(
                knowledge.frozen(sites.all(), copied),
                copied,
                rights.frozen(),
                OwnershipView::untold,
                LongUnaryOperator.identity(),
                without);
        return new OwnershipView(sites.frozen(), judge, all, detectors);
    }

    /** The places of requests where next to all callers name their own, in order; as of the last settling. */
    public List<OwnedPlace> owned() {
        List<OwnedPlace> owned = new ArrayList<>();
        for (Site site : sites.all()) {
            for (Place place : site.requested()) {
                PlaceFacts facts = place.key() == 0 ? null : knowledge.place(place);
                if (facts != null) {
                    OwnedPlace.of(site.operation, facts, site.segment(place), names)
                            .ifPresent(owned::add);
                }
            }
        }
        owned.sort(null);
        return List.copyOf(owned);
    }

    /** How many callers and clients are known. */
    public long actors() {
        return shards.stream().mapToLong(Actors::size).sum();
    }

    /** How many accesses are kept to be judged again. */
    public long kept() {
        return shards.stream().mapToLong(Actors::kept).sum();
    }

    /** How many objects are known. */
    public long objects() {
        return knowledge.objects();
    }

    /** Objects that were forgotten for lack of room. */
    public long forgotten() {
        return knowledge.forgotten();
    }

    /** Accesses that were not judged, or not judged again, for lack of room. */
    public long left() {
        return shards.stream().mapToLong(Actors::left).sum();
    }

    /** Writes all that is remembered, to be read by a fold of any number of shards. */
    public void write(StateWriter out) {
        out.octet(VERSION);
        out.flag(young);
        out.varint(batch);
        out.varint(inBatch);
        out.varint(total);
        out.varint(learnedAt);
        out.fixed(latest);
        out.varint(merged.size());
        new TreeMap<>(merged).forEach((from, into) -> {
            out.fixed((long) from);
            out.fixed((long) into);
        });
        names.write(out);
        rights.write(out);
        sites.write(out);
        knowledge.write(out);
        out.varint(left());
        out.varint(actors());
        KeptWriter accesses = new KeptWriter(out);
        shards.forEach(shard -> shard.write(out, accesses));
    }

    /**
     * Takes over what another fold remembered, to the end; only for one that has seen nothing yet.
     *
     * @param rules the facts of a rule by its id
     * @throws DamagedState where the bytes are no such state; then this fold must not be used
     */
    public void read(StateReader in, Function<String, Optional<RuleFacts>> rules) {
        if (in.octet() != VERSION) {
            in.fail("it is none, or of another version");
        }
        young = in.flag();
        batch = in.varint();
        inBatch = in.upTo(Integer.MAX_VALUE);
        total = in.varint();
        learnedAt = in.varint();
        latest = in.fixedLong();
        int merges = in.count(16);
        for (int i = 0; i < merges && !in.failed(); i++) {
            merged.put(in.fixedLong(), in.fixedLong());
        }
        names.read(in);
        rights.read(in);
        knowledge.read(in, sites.read(in));
        shards.getFirst().left(in.varint());
        KeptReader accesses = new KeptReader(in, rules);
        int count = in.count(ACTOR);
        for (int i = 0; i < count && !in.failed(); i++) {
            Actor actor = Actor.read(in, accesses, names.count());
            if (shard(actor.key).has(actor.key)) {
                in.fail("a caller is told of twice");
            }
            shard(actor.key).add(actor, in.flag());
        }
        in.end("ownership");
    }
}
