package dev.sinew.engine.usage;

import dev.sinew.engine.codec.ByteReader;
import dev.sinew.engine.codec.DamagedState;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.detect.Detector.Judgement;
import dev.sinew.engine.detect.Judged;
import dev.sinew.engine.identity.Cohort;
import dev.sinew.engine.ownership.CallerSample;
import dev.sinew.engine.ownership.Callers;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.engine.usage.Doubts.Doubt;
import dev.sinew.engine.usage.Usage.Coverage;
import dev.sinew.model.Change;
import dev.sinew.model.Confidence;
import dev.sinew.model.Descriptions;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Observation;
import dev.sinew.model.Operation;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Segment;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Learns how operations are used, and judges each use by what all others do. Takes exchanges in batches: a batch is learned as a
 * whole before any of it is judged, and whoever is judged is left out of what is known, so that neither comes first by chance nor
 * teaches for himself. What was told of the last day is judged again with each batch, and withdrawn where others do the same by then.
 *
 * <p>What is known is kept for operations, for paths whatever the method, and for hosts. Of places the longest unused are forgotten
 * where there are too many. Beside it stands what each actor does within an hour, of which earlier calls may be told late.
 */
public final class UsageFold {
    /** So many wait at most: settling comes before. */
    private static final int MOST_WAITING = 100_000;

    private static final int MOST_PLACES = 8_192;
    /** Fewer calls within a minute say nothing. */
    private static final int BUSY = 100;

    private final UseReader reader;
    private final Callers callers;
    private final List<Entry> detectors = new ArrayList<>();
    private final List<RunEntry> runDetectors = new ArrayList<>();
    private final Windows windows = new Windows();
    private final Told told = new Told();
    private final Doubts doubts = new Doubts();
    private final Promoted promoted;
    private final Map<String, Coverage> coverages = new HashMap<>();
    private final Sprees sprees;
    private final List<Use> waiting = new ArrayList<>();
    private final Places places;
    private long left;

    private record Entry(RuleFacts facts, UsageDetector detector) {}

    private record RunEntry(RuleFacts facts, RunDetector detector) {}

    private record Called(Use use, Optional<Operation> operation) {}

    /** A fold that asks the rules about uses among some. */
    public UsageFold(List<? extends RuleEntry<?>> rules, Callers callers, Descriptions descriptions) {
        this(rules, callers, descriptions, MOST_PLACES);
    }

    UsageFold(List<? extends RuleEntry<?>> rules, Callers callers, Descriptions descriptions, int most) {
        this.callers = callers;
        places = new Places(most);
        promoted = new Promoted(callers);
        sprees = new Sprees(callers);
        Set<String> noticing = new HashSet<>();
        for (RuleEntry<?> entry : rules) {
            if (entry.rule() instanceof UsageDetector detector) {
                detectors.add(new Entry(entry.facts(), detector));
                if (detector instanceof Judged) {
                    noticing.add(entry.facts().id());
                }
            } else if (entry.rule() instanceof RunDetector detector) {
                runDetectors.add(new RunEntry(entry.facts(), detector));
            }
        }
        reader = new UseReader(descriptions, noticing);
    }

    /** Takes one exchange of a caller, whose key it is, or 0. */
    public void accept(Observation observation, long caller) {
        boolean told = caller != 0 || observation.client().print() != 0;
        if (!told
                || observation.status() < 200
                || observation.direction() != Direction.INCOMING
                || observation.timeMicros() == Exchange.TIME_UNKNOWN) {
            return;
        }
        if (waiting.size() < MOST_WAITING) {
            waiting.add(reader.read(observation, caller));
        } else {
            left++;
        }
    }

    /** Learns from what came since the last time, and raises signals for what departs from the habits of others. */
    public void settle(OperationFinder finder, Collection<? super Change> changes) {
        if (waiting.isEmpty()) {
            return;
        }
        places.move(finder);
        promoted.move();
        sprees.move();
        List<Called> calls = new ArrayList<>(waiting.size());
        for (Use each : waiting) {
            Use use = today(each);
            calls.add(new Called(use, finder.find(use.api(), use.method(), use.selector(), use.segments())));
        }
        waiting.clear();
        calls.forEach(call -> call.operation.ifPresent(
                operation -> places.learn(call.use, operation, !worksForOthers(call.use) && !works(call.use))));
        int[] paces = new int[calls.size()];
        for (int i = 0; i < paces.length; i++) {
            paces[i] = search(calls.get(i), finder, changes);
        }
        for (int i = 0; i < paces.length; i++) {
            Called call = calls.get(i);
            boolean told = call.operation.isPresent()
                    && (paces[i] >= BUSY
                            || call.use.isTelling()
                            || !promoted.field(call.use).isEmpty());
            if (told || !call.use.notices().isEmpty()) {
                judge(call.use, call.operation.orElseGet(() -> UsageSignals.operation(call.use)), paces[i], changes);
            }
        }
        long latest =
                calls.stream().mapToLong(call -> call.use.timeMicros()).max().orElse(Long.MIN_VALUE);
        doubts.settle(latest, doubt -> isExplained(doubt, finder, changes));
        coverages.clear();
    }

    /** Whether what became known since explains a use that was told: then it is withdrawn. */
    private boolean isExplained(Doubt doubt, OperationFinder finder, Collection<? super Change> changes) {
        Use use = today(doubt.use());
        Optional<Operation> operation = finder.find(use.api(), use.method(), use.selector(), use.segments());
        Optional<Entry> rule = detectors.stream()
                .filter(each -> each.facts.id().equals(doubt.rule()))
                .findFirst();
        if (operation.isEmpty() || rule.isEmpty()) {
            return false;
        }
        Usage usage = usage(use, operation.get(), doubt.pace(), true);
        if (rule.get().detector.judge(usage).isPresent()) {
            return false;
        }
        promoted.remove(use, doubt.rule());
        sprees.remove(use, doubt.rule());
        Judgement none = new Judgement(Outcome.UNKNOWN, Confidence.POSSIBLE, List.of(), "others do the same by now");
        changes.add(new Change.SignalWithdrawn(UsageSignals.of(rule.get().facts, none, use, operation.get())));
        return true;
    }

    private Use today(Use use) {
        return use.actor().known() ? use.by(callers.now(use.actor().key())) : use;
    }

    /** Looks at a call within its hour; how many calls its minute had so far. */
    private int search(Called call, OperationFinder finder, Collection<? super Change> changes) {
        Use use = call.use;
        long who = use.actor().key();
        Window window = windows.with(use);
        places.place(Places.apiOf(use.api()), use).at(use.timeMicros()).add(Topics.PACE, who, window.inMinute());
        Habit here = call.operation.map(places::habit).orElse(Places.NONE);
        CallerSample succeed = here.of(Topics.SUCCESS);
        boolean alone = succeed.others(who) == 0;
        windows.note(use, window, !alone || succeed.of(who) > 0, alone);
        Run run = window.run(worksForOthers(use));
        for (RunEntry each : runDetectors) {
            each.detector
                    .judge(run)
                    .ifPresent(judgement -> windows.told(window)
                            .forEach(told -> changes.add(new Change.SignalRaised(UsageSignals.found(
                                    each.facts,
                                    judgement,
                                    told,
                                    finder.find(told.api(), told.method(), told.selector(), told.segments()))))));
        }
        return window.inMinute();
    }

    private Optional<Cohort> cohort(Use use) {
        return use.actor().known() ? callers.cohort(use.actor().key()) : Optional.empty();
    }

    private boolean works(Use use) {
        return use.actor().known() && callers.works(use.actor().key());
    }

    private boolean worksForOthers(Use use) {
        Optional<Cohort> cohort = cohort(use);
        return cohort.isPresent() && (cohort.get() == Cohort.STAFF || cohort.get() == Cohort.SERVICE);
    }

    private void judge(Use use, Operation operation, int pace, Collection<? super Change> changes) {
        Usage usage = usage(use, operation, pace, false);
        for (Entry each : detectors) {
            each.detector.judge(usage).ifPresent(judgement -> {
                Signal signal = UsageSignals.of(each.facts, judgement, use, operation);
                changes.add(new Change.SignalRaised(signal));
                doubts.add(signal, use, pace);
                String granted = each.detector.granted(usage);
                if (!granted.isEmpty()) {
                    promoted.add(use, each.facts.id(), granted);
                }
                if (each.detector.leadsOn(usage)) {
                    sprees.begin(use, each.facts.id());
                } else {
                    sprees.goOn(use, each.facts.id());
                }
                each.detector
                        .saidOnce(usage)
                        .forEach(subject -> told.add(operation, use.actor().key(), subject, use.timeMicros()));
            });
        }
    }

    private Usage usage(Use use, Operation operation, int pace, boolean again) {
        return new Usage(
                use,
                operation,
                cohort(use),
                pace,
                places.habit(operation),
                places.habit(Places.pathOf(operation)),
                places.habit(Places.apiOf(operation.api())),
                new Usage.Around() {
                    @Override
                    public boolean isNew(String subject) {
                        return again || told.isNew(operation, use.actor().key(), subject, use.timeMicros());
                    }

                    @Override
                    public Coverage coverage() {
                        return coverages.computeIfAbsent(use.api(), places::coverage);
                    }

                    @Override
                    public boolean works() {
                        return UsageFold.this.works(use);
                    }

                    @Override
                    public boolean namesItself() {
                        // In a body, or at the end of the path: PATCH /farmers/anna.
                        LongStream names = LongStream.concat(
                                use.names().stream().mapToLong(Long::longValue),
                                LongStream.of(Segment.last(use.segments()).print()));
                        return names.anyMatch(name -> name != 0
                                && callers.named(name, use.api()) == use.actor().key());
                    }

                    @Override
                    public boolean servesLater() {
                        long caller = use.actor().key();
                        return use.timeMicros() < callers.servesSince(caller) || callers.promotesItself(caller);
                    }

                    @Override
                    public String granted() {
                        return promoted.field(use);
                    }

                    @Override
                    public boolean goesOn() {
                        return sprees.holds(use);
                    }

                    @Override
                    public boolean again() {
                        return again;
                    }
                });
    }

    /** Exchanges that found no room, and were not judged. */
    public long left() {
        return left;
    }

    /** Places whose habits, and actors whose hours were forgotten for lack of room. */
    public long forgotten() {
        return places.forgotten() + windows.forgotten();
    }

    public void write(StateWriter out) {
        out.varint(left);
        places.write(out);
        windows.write(out);
        told.write(out);
        doubts.write(out);
        promoted.write(out);
        sprees.write(out);
        out.varint(waiting.size());
        waiting.forEach(use -> UseCodec.write(out, use));
    }

    /**
     * Takes over what was written, to its end; only for one that has seen nothing yet.
     *
     * @throws DamagedState where the bytes are no such state; then these must not be used
     */
    public void read(StateReader in) {
        left = in.varint();
        places.read(in);
        windows.read(in);
        told.read(in);
        doubts.read(in);
        promoted.read(in);
        sprees.read(in);
        int count = in.count(UseCodec.LEAST);
        List<Use> read = new ArrayList<>(ByteReader.room(count));
        for (int i = 0; i < count && !in.failed(); i++) {
            read.add(UseCodec.read(in));
        }
        waiting.addAll(read);
        in.end("usage");
    }
}
