package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.identity.Cohort;
import dev.sinew.engine.ownership.AttributeNames.Attribute;
import dev.sinew.model.Change;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/** The callers of one shard with their accesses: reads off what these teach, and has them judged. */
final class Actors {
    private static final long HOUR = 3_600_000_000L;
    /** So long an unexplained access waits for what may explain it. */
    private static final long WAIT = 72 * HOUR;

    private static final long NO_BATCH = -1;
    /** So many accesses before a batch are looked at again with it at least, and as many as it has itself. */
    private static final int BEFORE = 24;

    private final OwnershipLimits limits;
    private final Learner learner;
    private final Findings findings;
    private final Knowledge knowledge;
    private final Long2ObjectHashMap<Actor> actors = new Long2ObjectHashMap<>();
    /** Those with accesses that are kept. */
    private final Set<Actor> open = new LinkedHashSet<>();
    /** Those that called in this batch. */
    private final Set<Actor> fresh = new LinkedHashSet<>();
    /** Those that were found in this batch to work for others: what was said of them before has to be looked at again. */
    private final Set<Actor> turned = new LinkedHashSet<>();

    private List<Taught> taught = List.of();
    /** Those that may still lead from an object of the caller's to others. */
    private List<Taught> leading = List.of();

    private boolean moved;
    private int kept;
    private long left;
    /** When the last of all accesses was, on any shard. */
    private long latest = Long.MIN_VALUE;

    private record Taught(Actor actor, Kept kept, Used use) {}

    Actors(
            OwnershipLimits limits,
            Knowledge knowledge,
            Learner learner,
            Judge judge,
            Function<Situation, List<Signal>> detectors) {
        this.limits = limits;
        this.knowledge = knowledge;
        this.learner = learner;
        this.findings = new Findings(judge, knowledge, detectors);
    }

    /** Takes an access with what its credentials say of the caller; false where there is no room for another caller. */
    boolean accept(Access access, List<Attribute> claims, long batch) {
        Actor actor = actor(access.actor().key(), access.actor().known(), access.onBehalf());
        if (actor == null) {
            left++;
            return false;
        }
        claims.forEach(each -> actor.attribute(each.name(), each.print()));
        actor.keep(new Kept(access, batch));
        kept++;
        open.add(actor);
        fresh.add(actor);
        return true;
    }

    private @Nullable Actor actor(long key, boolean known, boolean onBehalf) {
        Actor actor = actors.get(key);
        if (actor == null && actors.size() < limits.actors()) {
            actor = new Actor(key, known, onBehalf);
            actors.put(key, actor);
        }
        return actor;
    }

    /** Takes what a login, or a page of its own, told of an account; a client that was a guest until then, or 0. */
    void tell(long account, List<Attribute> told, long roles, long client) {
        Actor actor = told.isEmpty() && roles == 0 && client == 0 ? null : actor(account, true, false);
        if (actor != null) {
            told.forEach(each -> actor.attribute(each.name(), each.print()));
            actor.roles(roles);
            if (client != 0) {
                actor.cameFrom(client);
            }
        }
    }

    /** Gives up a caller that is another one. */
    Optional<Actor> remove(long key) {
        Actor gone = actors.remove(key);
        if (gone != null) {
            open.remove(gone);
            fresh.remove(gone);
            turned.remove(gone);
            kept -= gone.kept.size();
        }
        return Optional.ofNullable(gone);
    }

    /** Takes a caller over under the key that stands for both now. */
    void absorb(long key, Actor gone) {
        Actor actor = actor(key, true, false);
        if (actor != null) {
            actor.absorb(gone);
            kept += gone.kept.size();
            if (!gone.kept.isEmpty()) {
                open.add(actor);
                fresh.add(actor);
            }
        }
    }

    /** Decides who works for others, and for which organisation; returns the keys of those who are newly known to work so. */
    List<Long> decide(boolean all, Callers callers) {
        List<Long> works = new ArrayList<>();
        moved = false;
        for (Actor actor : all ? open : fresh) {
            Optional<Cohort> cohort = cohort(actor, callers);
            actor.guest(callers.isGuest(actor.key));
            long tenant = actor.tenant();
            long person = actor.dealings().person();
            actor.promoted(callers.servesSince(actor.key), callers.promotesItself(actor.key));
            if (actor.decide(cohort, knowledge)) {
                works.add(actor.key);
                turned.add(actor);
            }
            moved |= tenant != actor.tenant() || person != actor.dealings().person();
        }
        return works;
    }

    /** Whether the last decision found other organisations than the one before. */
    boolean hasMoved() {
        return moved;
    }

    boolean works(long key) {
        Actor actor = actors.get(key);
        return actor != null && actor.worksForOthers();
    }

    private static Optional<Cohort> cohort(Actor actor, Callers callers) {
        if (actor.isOnBehalf()) {
            return Optional.of(Cohort.THIRD_PARTY);
        }
        return actor.known ? callers.cohort(callers.now(actor.key)) : Optional.empty();
    }

    void forgetHabits() {
        open.forEach(Actor::forgetHabits);
    }

    /** First phase over this batch, or over all that is kept. */
    void usage(Sites sites, long batch, boolean all, Lessons into) {
        List<Taught> now = new ArrayList<>();
        for (Actor actor : all ? open : fresh) {
            for (Kept each : actor.kept) {
                if (all || each.batch == batch) {
                    Used use = read(sites, each);
                    if (use != null) {
                        now.add(new Taught(actor, each, use));
                    }
                }
            }
        }
        taught = now;
        taught.forEach(each -> learner.usage(each.actor(), each.kept(), each.use(), into));
    }

    private static @Nullable Used read(Sites sites, Kept each) {
        if (each.use == null) {
            each.use = sites.read(each.access).orElse(null);
        }
        return each.use;
    }

    void objects(Sites sites, Lessons into) {
        taught.forEach(each -> learner.objects(each.actor(), each.use(), sites.nesting(), into));
        leading = taught;
    }

    /** Third phase, once for each level that objects lie below others. */
    void leads(HandedLater later) {
        List<Taught> rest = new ArrayList<>();
        for (Taught each : leading) {
            if (!learner.leads(each.actor(), each.use(), later)) {
                rest.add(each);
            }
        }
        leading = rest;
    }

    void habits(Lessons into) {
        taught.forEach(each -> learner.habits(each.actor(), each.kept(), each.use(), into));
        taught = List.of();
        leading = List.of();
    }

    /** Judges those that called, or all; keeps everything, or what is still to be explained. */
    List<Change> judge(Sites sites, long batch, long now, boolean all, boolean keepAll) {
        latest = now;
        List<Change> changes = new ArrayList<>();
        for (Actor actor : all ? List.copyOf(open) : List.copyOf(fresh)) {
            boolean again = all || turned.contains(actor) || actor.isAccusedBefore(batch);
            judge(actor, sites, again ? NO_BATCH : batch, keepAll, changes);
        }
        if (!all) {
            for (Actor actor : List.copyOf(open)) {
                if (!fresh.contains(actor) && actor.isDue(batch)) {
                    judge(actor, sites, NO_BATCH, keepAll, changes);
                }
            }
        }
        fresh.clear();
        turned.clear();
        return changes;
    }

    private void judge(Actor actor, Sites sites, long batch, boolean keepAll, List<Change> changes) {
        List<Kept> read = new ArrayList<>();
        List<Used> uses = new ArrayList<>();
        Set<Kept> done = new LinkedHashSet<>();
        for (Kept each : since(actor, batch)) {
            Used use = read(sites, each);
            each.use = null;
            if (use != null) {
                read.add(each);
                uses.add(use);
            } else if (!keepAll && !each.access.succeeded()) {
                done.add(each);
            }
        }
        List<Findings.Found> found = findings.of(actor, sites, read, uses);
        for (int i = 0; i < read.size(); i++) {
            Kept each = read.get(i);
            Situation situation = found.get(i).situation();
            List<Signal> now = found.get(i).signals();
            tell(each.signals, now, changes);
            each.signals = now;
            each.nobodys = Judge.isOfNobodys(situation) && now.isEmpty();
            if (!keepAll && isDone(each, situation)) {
                done.add(each);
            }
        }
        if (!done.isEmpty()) {
            actor.kept.removeAll(done);
            kept -= done.size();
        }
        int most = limits.unexplainedOfActor();
        if (!keepAll && actor.kept.size() > most) {
            left += drop(actor, most);
        }
        if (actor.kept.isEmpty()) {
            actor.kept.trimToSize();
            open.remove(actor);
        }
    }

    /** The accesses of a batch with the last ones of the hour before, which may be of the same walk, or all that are kept. */
    private static List<Kept> since(Actor actor, long batch) {
        int first = 0;
        while (batch != NO_BATCH && first < actor.kept.size() && actor.kept.get(first).batch != batch) {
            first++;
        }
        if (batch == NO_BATCH || first == actor.kept.size()) {
            return actor.kept;
        }
        long begin = actor.kept.get(first).access.timeMicros();
        int least = Math.max(0, first - Math.max(BEFORE, actor.kept.size() - first));
        while (first > least && begin - actor.kept.get(first - 1).access.timeMicros() <= HOUR) {
            first--;
        }
        return actor.kept.subList(first, actor.kept.size());
    }

    private boolean isDone(Kept each, Situation situation) {
        long age = latest - each.access.timeMicros();
        return age > WAIT || (Judge.isExplained(situation) && each.signals.isEmpty()) || (age > HOUR && each.nobodys);
    }

    private int drop(Actor actor, int most) {
        int over = Math.max(0, actor.kept.size() - most);
        List<Kept> oldest = actor.kept.subList(0, over);
        int counted = (int) oldest.stream().filter(each -> !each.nobodys).count();
        oldest.clear();
        kept -= over;
        return counted;
    }

    /** Keeps of each caller only the newest few. */
    void trim() {
        for (Actor actor : List.copyOf(open)) {
            left += drop(actor, Math.max(1, limits.unexplainedOfActor() / 32));
        }
    }

    private static void tell(List<Signal> before, List<Signal> now, List<Change> changes) {
        if (now.equals(before)) {
            return;
        }
        for (Signal signal : now) {
            if (!before.contains(signal)) {
                changes.add(new Change.SignalRaised(signal));
            }
        }
        for (Signal signal : before) {
            boolean still = now.stream()
                    .anyMatch(each -> each.rule().id().equals(signal.rule().id()));
            if (!still) {
                changes.add(new Change.SignalWithdrawn(signal));
            }
        }
    }

    /** Adds who all are, as known now; for many threads. */
    void freeze(Long2ObjectHashMap<Actor> into) {
        actors.forEachLong((key, actor) -> into.put(key, actor.frozen()));
    }

    int size() {
        return actors.size();
    }

    /** How many accesses are kept. */
    int kept() {
        return kept;
    }

    long left() {
        return left;
    }

    void write(StateWriter out, KeptWriter accesses) {
        for (long key : Sorted.of(actors.keySet())) {
            Actor actor = actors.get(key);
            actor.write(out, accesses);
            out.flag(fresh.contains(actor));
        }
    }

    /** Takes a caller that was written; {@code called} says that it called in this batch. */
    void add(Actor actor, boolean called) {
        actors.put(actor.key, actor);
        kept += actor.kept.size();
        if (!actor.kept.isEmpty()) {
            open.add(actor);
        }
        if (called) {
            fresh.add(actor);
        }
    }

    boolean has(long key) {
        return actors.containsKey(key);
    }

    /** Counts accesses that had to be left before. */
    void left(long before) {
        left += before;
    }
}
