package dev.sinew.engine.flow;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.detect.Detector.Judgement;
import dev.sinew.engine.ownership.CallerSample;
import dev.sinew.engine.ownership.Callers;
import dev.sinew.model.Change;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Signal;
import dev.sinew.model.Signal.Actor;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who takes which sensitive step over and over, by caller and by client. Of too many the longest untouched are forgotten. */
final class Runs {
    /** Of fewer calls no rule says anything. */
    private static final int FEWEST = 10;
    /** The fewest bytes that one takes. */
    private static final int RUN = 40;

    private static final int FIFTH = 5;

    private final int most;
    private Map<Key, Run> runs = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<Key> touched = new LinkedHashSet<>();
    private long forgotten;

    private record Key(Actor actor, long operation) {}

    /** A rule about runs. */
    record Entry(RuleFacts facts, PaceDetector detector) {}

    Runs(int most) {
        this.most = most;
    }

    /** Takes a sensitive step, and learns how often such are taken. */
    void take(Step step, long operation, Waypoint.Period period) {
        if (step.status() < 200 || step.status() >= 500 || step.status() == 429) {
            return;
        }
        if (step.actor().known()) {
            Run own = of(new Key(step.actor(), operation));
            own.add(step);
            period.callers.add(step.actor().key(), own.inHour());
        }
        if (step.client() != 0) {
            Run all = of(new Key(new Actor(step.client(), false), operation));
            all.add(step);
            period.clients.add(step.client(), all.inHour());
        }
    }

    private Run of(Key key) {
        touched.add(key);
        Run run = runs.get(key);
        if (run == null) {
            run = new Run();
            runs.put(key, run);
            if (runs.size() > most) {
                runs.remove(runs.keySet().iterator().next());
                forgotten++;
            }
        }
        return run;
    }

    /** Raises signals for runs that came on since the last time. */
    void judge(List<Entry> rules, Waypoints waypoints, Collection<? super Change> changes) {
        for (Key key : touched) {
            Run run = runs.get(key);
            Waypoint waypoint = waypoints.get(key.operation);
            // One caller alone is told of as itself.
            boolean own = run != null && (key.actor.known() || run.isOfSeveral() || !run.isOfCaller());
            if (run == null || waypoint == null || !own || run.entries.size() < FEWEST) {
                continue;
            }
            Pace pace = pace(key, run, waypoint);
            for (Entry rule : rules) {
                Optional<Judgement> judgement = rule.detector.judge(pace);
                judgement.ifPresent(said -> raise(rule.facts, said, key, run, waypoint, changes));
            }
        }
        touched.clear();
    }

    private static Pace pace(Key key, Run run, Waypoint waypoint) {
        Waypoint.Period all = waypoint.all();
        CallerSample sample = key.actor.known() ? all.callers : all.clients;
        long[] gaps = run.gaps();
        long median = gaps[gaps.length / 2];
        double spread = (gaps[3 * gaps.length / 4] - gaps[gaps.length / 4]) / (double) Math.max(1, median);
        int inHour = run.inHour();
        long who = key.actor.key();
        return new Pace(
                run.entries.size(),
                (int) run.entries.stream().filter(entry -> !entry.worked).count(),
                median,
                spread,
                key.actor.known(),
                inHour,
                sample.others(who),
                sample.reaching(Math.max(2, inHour / FIFTH), who),
                sample.usual(who));
    }

    private static void raise(
            RuleFacts facts, Judgement said, Key key, Run run, Waypoint waypoint, Collection<? super Change> changes) {
        for (Run.Entry entry : run.entries) {
            if (!entry.raised) {
                entry.raised = true;
                changes.add(new Change.SignalRaised(new Signal(
                        facts,
                        waypoint.operation(),
                        entry.origin,
                        entry.time,
                        entry.worked ? Outcome.CHANGED : Outcome.ATTEMPTED,
                        key.actor,
                        List.of(),
                        List.of(),
                        said.confidence(),
                        said.note())));
            }
        }
    }

    /** Puts callers and steps under their keys of today; of two that are one the longer stays. */
    void move(Callers callers, Map<Long, Long> moved) {
        Map<Key, Run> today = new LinkedHashMap<>(2 * runs.size(), 0.75f, true);
        runs.forEach((key, run) -> {
            Actor actor = key.actor.known() ? new Actor(callers.now(key.actor.key()), true) : key.actor;
            Key now = new Key(actor, moved.getOrDefault(key.operation, key.operation));
            today.merge(now, run, (one, other) -> one.entries.size() >= other.entries.size() ? one : other);
        });
        runs = today;
    }

    long forgotten() {
        return forgotten;
    }

    void write(StateWriter out) {
        out.varint(forgotten);
        out.varint(runs.size());
        runs.forEach((key, run) -> {
            out.fixed(key.actor.key());
            out.flag(key.actor.known());
            out.fixed(key.operation);
            run.write(out);
        });
    }

    void read(StateReader in) {
        forgotten = in.varint();
        int count = in.count(RUN);
        for (int i = 0; i < count && !in.failed(); i++) {
            Key key = new Key(new Actor(in.fixedLong(), in.flag()), in.fixedLong());
            runs.put(key, Run.read(in));
        }
    }
}
