package dev.sinew.engine.flow;

import dev.sinew.engine.codec.ByteReader;
import dev.sinew.engine.codec.DamagedState;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.detect.Detector.Judgement;
import dev.sinew.engine.identity.Cohort;
import dev.sinew.engine.ownership.Callers;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.model.Change;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Observation;
import dev.sinew.model.Operation;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Signal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Learns which steps callers take before a sensitive one, and how often they take it, and judges those who leave steps out or go on
 * like a machine. A step is something that writes: to have read a page is no condition of anything, and pages are kept by those
 * who read them.
 *
 * <p>Steps are taken in when they are settled, by time, and all of a batch are learned from before any is judged; whoever is judged is
 * left out. A sensitive step waits until what may have been sent beside it has come; where it must be judged before, and the missing
 * one still comes, what was said is withdrawn. Those who work for others, services and third parties neither teach nor are judged.
 */
public final class FlowFold {
    /** So many wait at most: settling comes before. */
    private static final int MOST_WAITING = 100_000;

    private static final int MOST_TRAILS = 16_384;
    private static final int MOST_WAYPOINTS = 2_048;
    private static final int MOST_RUNS = 8_192;
    private static final int MOST_AWAITED = 5_000;
    private static final int MOST_APIS = 1_024;
    /** Where more answers are missing than one of so many, requests are missing, too. */
    private static final int GAPS = 500;
    /** The fewest bytes that an api and an awaited step take. */
    private static final int API = 11;

    private static final int AWAITED = 50;

    private static final Judgement EXPLAINED =
            new Judgement(Outcome.UNKNOWN, Confidence.POSSIBLE, List.of(), "explained by what came beside it");

    private final Callers callers;
    private final List<SkippedRule> skipping = new ArrayList<>();
    private final List<Runs.Entry> pacing = new ArrayList<>();
    private final StepReader reader = new StepReader();
    private final Waypoints waypoints = new Waypoints(MOST_WAYPOINTS);
    private final Map<String, Api> apis = new LinkedHashMap<>(16, 0.75f, true);
    private final Trails trails;
    private final Runs runs;
    private final List<Step> waiting = new ArrayList<>();
    private final Deque<Awaited> awaited = new ArrayDeque<>();
    private long left;

    private record SkippedRule(RuleFacts facts, SkippedDetector detector) {}

    /** Since when a host is known, and how many of its answers are missing. */
    private record Api(long since, long steps, long unanswered) {
        Api with(Step step) {
            return new Api(Math.min(since, step.timeMicros()), steps + 1, unanswered + (step.status() < 200 ? 1 : 0));
        }
    }

    /** A fold that asks the rules about flows among some. */
    public FlowFold(List<? extends RuleEntry<?>> rules, Callers callers) {
        this(rules, callers, MOST_TRAILS, MOST_RUNS);
    }

    FlowFold(List<? extends RuleEntry<?>> rules, Callers callers, int mostTrails, int mostRuns) {
        this.callers = callers;
        this.trails = new Trails(mostTrails);
        this.runs = new Runs(mostRuns);
        for (RuleEntry<?> entry : rules) {
            if (entry.rule() instanceof SkippedDetector detector) {
                skipping.add(new SkippedRule(entry.facts(), detector));
            } else if (entry.rule() instanceof PaceDetector detector) {
                pacing.add(new Runs.Entry(entry.facts(), detector));
            }
        }
    }

    /** Takes one exchange of a caller, whose key it is, or 0. */
    public void accept(Observation observation, long caller) {
        reader.read(observation, caller).ifPresent(step -> {
            if (waiting.size() < MOST_WAITING) {
                waiting.add(step);
            } else {
                left++;
            }
        });
    }

    /**
     * Learns from what came since the last time, and raises signals.
     *
     * @param all whether to judge now what waits for what may come beside it
     */
    public void settle(OperationFinder finder, boolean all, Collection<? super Change> changes) {
        if (waiting.isEmpty() && awaited.isEmpty()) {
            return;
        }
        move(finder);
        List<Step> steps = new ArrayList<>(waiting.size());
        waiting.forEach(step -> steps.add(today(step)));
        waiting.clear();
        steps.sort(Comparator.comparingLong(Step::timeMicros).thenComparing(Step::origin));
        List<Awaited> due = new ArrayList<>();
        for (Step step : steps) {
            release(step.timeMicros(), due);
            finder.find(step.api(), step.method(), step.selector(), step.segments())
                    .ifPresent(operation -> take(step, operation));
        }
        due.forEach(this::learn);
        if (all) {
            awaited.forEach(each -> each.look(trails.own(each.step), trails.any(each.step)));
            awaited.forEach(this::learn);
        }
        Map<Long, Custom> customs = new HashMap<>();
        due.forEach(each -> judge(each, customs, changes));
        if (all) {
            awaited.forEach(each -> judge(each, customs, changes));
        }
        runs.judge(pacing, waypoints, changes);
    }

    private void move(OperationFinder finder) {
        Map<Long, Long> moved = waypoints.move(finder);
        trails.move(callers, moved);
        runs.move(callers, moved);
        List<Awaited> still = List.copyOf(awaited);
        awaited.clear();
        still.forEach(each -> awaited.add(each.moved(today(each.step), moved)));
    }

    private Step today(Step step) {
        return step.actor().known() ? step.by(callers.now(step.actor().key())) : step;
    }

    private boolean isOrdinary(Step step) {
        Optional<Cohort> cohort =
                step.actor().known() ? callers.cohort(step.actor().key()) : Optional.empty();
        return cohort.isEmpty() || cohort.get() == Cohort.USER;
    }

    private void take(Step step, Operation operation) {
        Api api = apis.getOrDefault(step.api(), new Api(step.timeMicros(), 0, 0));
        apis.put(step.api(), api.with(step));
        if (apis.size() > MOST_APIS) {
            apis.remove(apis.keySet().iterator().next());
        }
        Waypoint waypoint = waypoints.of(operation, step.segments(), step.timeMicros());
        boolean ordinary = isOrdinary(step);
        if (step.succeeded()) {
            waypoint.hold(step.facts());
        }
        long key = Waypoints.key(operation);
        if (ordinary && waypoint.isScarce()) {
            runs.take(step, key, waypoint.at(step.timeMicros()));
        }
        if (ordinary && waypoint.weight() > 0) {
            await(step, key);
        }
        if (ordinary && step.succeeded()) {
            waypoint.at(step.timeMicros()).join(Votes.rank(step.actor().key()));
        }
        trails.take(key, step);
    }

    private void await(Step step, long key) {
        if (!step.succeeded()) {
            return;
        }
        if (awaited.size() >= MOST_AWAITED) {
            left++;
            return;
        }
        awaited.add(new Awaited(step, key, trails.own(step), trails.any(step)));
    }

    /** Hands on what waited long enough, having looked once more. */
    private void release(long now, List<Awaited> due) {
        while (!awaited.isEmpty() && now - awaited.getFirst().step.timeMicros() > Awaited.BESIDE) {
            Awaited first = awaited.removeFirst();
            first.look(trails.own(first.step), trails.any(first.step));
            due.add(first);
        }
    }

    private void learn(Awaited each) {
        Waypoint waypoint = waypoints.get(each.operation);
        if (waypoint != null) {
            waypoint.at(each.step.timeMicros()).votes.add(each.vote());
        }
    }

    private void judge(Awaited each, Map<Long, Custom> customs, Collection<? super Change> changes) {
        Waypoint waypoint = waypoints.get(each.operation);
        Api api = apis.get(each.step.api());
        if (waypoint == null || api == null) {
            return;
        }
        Custom custom = customs.computeIfAbsent(each.operation, key -> new Custom(waypoint));
        long since = Math.max(api.since, trails.until());
        boolean gaps = api.unanswered > 1 && GAPS * api.unanswered > api.steps;
        List<Skipped> lacking = custom.lacking(each, waypoints, each.step.timeMicros() - since, gaps);
        boolean told = false;
        for (SkippedRule rule : skipping) {
            Optional<Judgement> found = lacking.stream()
                    .flatMap(skipped -> rule.detector.judge(skipped).stream())
                    .findFirst();
            Judgement said = found.orElse(EXPLAINED);
            Signal signal = signal(rule.facts, waypoint, each.step, said);
            told |= found.isPresent();
            if (found.isPresent() && !each.told) {
                changes.add(new Change.SignalRaised(signal));
            } else if (found.isEmpty() && each.told) {
                changes.add(new Change.SignalWithdrawn(signal));
            }
        }
        each.told = told;
    }

    private static Signal signal(RuleFacts facts, Waypoint waypoint, Step step, Judgement said) {
        return new Signal(
                facts,
                waypoint.operation(),
                step.origin(),
                step.timeMicros(),
                said.outcome(),
                step.actor(),
                said.objects(),
                List.of(),
                said.confidence(),
                said.note());
    }

    /** Exchanges that found no room, and were not judged. */
    public long left() {
        return left;
    }

    /** Operations, callers and runs that were forgotten for lack of room. */
    public long forgotten() {
        return waypoints.forgotten() + trails.forgotten() + runs.forgotten();
    }

    public void write(StateWriter out) {
        out.varint(left);
        waypoints.write(out);
        trails.write(out);
        runs.write(out);
        out.varint(apis.size());
        apis.forEach((name, api) -> {
            out.shared(name);
            out.fixed(api.since);
            out.varint(api.steps);
            out.varint(api.unanswered);
        });
        out.varint(awaited.size());
        awaited.forEach(each -> each.write(out));
        out.varint(waiting.size());
        waiting.forEach(step -> step.write(out));
    }

    /**
     * Takes over what was written, to its end; only for one that has seen nothing yet.
     *
     * @throws DamagedState where the bytes are no such state; then these must not be used
     */
    public void read(StateReader in) {
        left = in.varint();
        waypoints.read(in);
        trails.read(in);
        runs.read(in);
        int known = in.count(API);
        for (int i = 0; i < known && !in.failed(); i++) {
            apis.put(in.shared(), new Api(in.fixedLong(), in.varint(), in.varint()));
        }
        int coming = in.count(AWAITED);
        for (int i = 0; i < coming && !in.failed(); i++) {
            awaited.add(Awaited.read(in));
        }
        int count = in.count(Step.LEAST);
        List<Step> read = new ArrayList<>(ByteReader.room(count));
        for (int i = 0; i < count && !in.failed(); i++) {
            read.add(Step.read(in));
        }
        waiting.addAll(read);
        in.end("flows");
    }
}
