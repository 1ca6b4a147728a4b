package dev.sinew.engine.usage;

import dev.sinew.engine.codec.ByteReader;
import dev.sinew.engine.codec.DamagedState;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.detect.Detector.Judgement;
import dev.sinew.engine.identity.Cohort;
import dev.sinew.engine.ownership.CallerSample;
import dev.sinew.engine.ownership.Callers;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.engine.usage.Use.Named;
import dev.sinew.model.Change;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Learns how operations are used, and judges each use by what all others do. Takes exchanges in batches: a batch is learned as a
 * whole before any of it is judged, and whoever is judged is left out of what is known, so that neither comes first by chance nor
 * teaches for himself. A use is judged once, with what is known by then.
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

    /** The fewest bytes that a place takes. */
    private static final int PLACE = 13;

    private static final Habit NONE = new Habit();

    private final UseReader reader = new UseReader();
    private final Callers callers;
    private final List<Entry> detectors = new ArrayList<>();
    private final List<RunEntry> runDetectors = new ArrayList<>();
    private final Windows windows = new Windows();
    private final List<Use> waiting = new ArrayList<>();
    private final int most;
    private Map<Operation, Place> places = new LinkedHashMap<>(16, 0.75f, true);
    private long left;
    private long forgotten;

    private record Entry(RuleFacts facts, UsageDetector detector) {}

    private record RunEntry(RuleFacts facts, RunDetector detector) {}

    private record Called(Use use, Optional<Operation> operation) {}

    /** A fold that asks the rules about uses among some. */
    public UsageFold(List<? extends RuleEntry<?>> rules, Callers callers) {
        this(rules, callers, MOST_PLACES);
    }

    UsageFold(List<? extends RuleEntry<?>> rules, Callers callers, int most) {
        this.callers = callers;
        this.most = most;
        for (RuleEntry<?> entry : rules) {
            if (entry.rule() instanceof UsageDetector detector) {
                detectors.add(new Entry(entry.facts(), detector));
            } else if (entry.rule() instanceof RunDetector detector) {
                runDetectors.add(new RunEntry(entry.facts(), detector));
            }
        }
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
        move(finder);
        List<Called> calls = new ArrayList<>(waiting.size());
        for (Use each : waiting) {
            Use use = each.actor().known() ? each.by(callers.now(each.actor().key())) : each;
            calls.add(new Called(use, finder.find(use.api(), use.method(), use.selector(), use.segments())));
        }
        waiting.clear();
        calls.forEach(call -> call.operation.ifPresent(operation -> learn(call.use, operation)));
        int[] paces = new int[calls.size()];
        for (int i = 0; i < paces.length; i++) {
            paces[i] = search(calls.get(i), finder, changes);
        }
        for (int i = 0; i < paces.length; i++) {
            Called call = calls.get(i);
            if (call.operation.isPresent() && (paces[i] >= BUSY || call.use.isTelling())) {
                judge(call.use, call.operation.get(), paces[i], changes);
            }
        }
    }

    /** Looks at a call within its hour; how many calls its minute had so far. */
    private int search(Called call, OperationFinder finder, Collection<? super Change> changes) {
        Use use = call.use;
        long who = use.actor().key();
        Window window = windows.with(use);
        Operation api = new Operation(use.api(), "", "", "");
        place(api, use).at(use.timeMicros()).add(Topics.PACE, who, window.inMinute());
        Habit here = call.operation.map(this::habit).orElse(NONE);
        CallerSample succeed = here.of(Topics.SUCCESS);
        boolean alone = succeed.others(who) == 0;
        windows.note(use, window, !alone || succeed.of(who) > 0, alone);
        Run run = window.run(worksForOthers(use));
        for (RunEntry each : runDetectors) {
            each.detector
                    .judge(run)
                    .ifPresent(judgement -> windows.told(window)
                            .forEach(told ->
                                    changes.add(new Change.SignalRaised(found(each.facts, judgement, told, finder)))));
        }
        return window.inMinute();
    }

    private static Signal found(RuleFacts facts, Judgement judgement, Use told, OperationFinder finder) {
        Operation operation = finder.find(told.api(), told.method(), told.selector(), told.segments())
                .orElseGet(() -> new Operation(told.api(), told.method(), path(told), told.selector()));
        Judgement said = told.succeeded()
                ? new Judgement(Outcome.EXPOSED, judgement.confidence(), judgement.objects(), judgement.note())
                : judgement;
        return signal(facts, said, told, operation);
    }

    /** Puts what is known under the operations of today. */
    private void move(OperationFinder finder) {
        Map<Operation, Place> moved = new LinkedHashMap<>(2 * places.size(), 0.75f, true);
        places.forEach((operation, place) -> {
            Operation today = operation.path().isEmpty()
                    ? operation
                    : finder.find(operation.api(), place.method(), place.selector(), place.example())
                            .map(each -> operation.method().isEmpty() ? pathOf(each) : each)
                            .orElse(operation);
            Place known = moved.putIfAbsent(today, place);
            if (known != null) {
                known.merge(place);
            }
        });
        places = moved;
    }

    private static Operation pathOf(Operation operation) {
        return new Operation(operation.api(), "", operation.path(), "");
    }

    private static Operation apiOf(Operation operation) {
        return new Operation(operation.api(), "", "", "");
    }

    private Optional<Cohort> cohort(Use use) {
        return use.actor().known() ? callers.cohort(use.actor().key()) : Optional.empty();
    }

    private boolean worksForOthers(Use use) {
        Optional<Cohort> cohort = cohort(use);
        return cohort.isPresent() && (cohort.get() == Cohort.STAFF || cohort.get() == Cohort.SERVICE);
    }

    private void learn(Use use, Operation operation) {
        long who = use.actor().key();
        Habit api = place(apiOf(operation), use).at(use.timeMicros());
        for (String leak : use.leaks()) {
            String topic = Topics.leak(leak);
            api.add(topic, who, api.of(topic).of(who) + 1);
        }
        if (!use.succeeded()) {
            return;
        }
        boolean user = !worksForOthers(use);
        Habit here = place(operation, use).at(use.timeMicros());
        here.add(Topics.SUCCESS, who, 1);
        api.add(Topics.SUCCESS, who, 1);
        if (user) {
            here.add(Topics.USERS, who, 1);
            api.add(Topics.USERS, who, 1);
        }
        for (Named each : use.rights()) {
            here.add(Topics.written(each), who, 1);
        }
        for (Named each : use.kept()) {
            here.add(Topics.shown(each), who, 1);
            here.add(Topics.answered(each), who, 1);
        }
        for (Named each : use.amounts()) {
            here.add(Topics.amount(each), who, each.value());
            api.add(Topics.AMOUNT, who, each.value());
        }
        for (Named each : use.revealed()) {
            here.add(Topics.revealed(each), who, each.value());
            if (user) {
                here.add(Topics.revealedToUser(each), who, each.value());
                api.add(Topics.revealed(each), who, each.value());
            }
        }
        Habit path = place(pathOf(operation), use).at(use.timeMicros());
        path.add(Topics.SUCCESS, who, 1);
        path.add(Topics.method(use.method()), who, 1);
        if (use.override()) {
            path.add(Topics.OVERRIDE, who, 1);
        }
    }

    private Place place(Operation operation, Use use) {
        Place place = places.get(operation);
        if (place == null) {
            place = new Place(use);
            places.put(operation, place);
            if (places.size() > most) {
                places.remove(places.keySet().iterator().next());
                forgotten++;
            }
        }
        return place;
    }

    private void judge(Use use, Operation operation, int pace, Collection<? super Change> changes) {
        Usage usage = new Usage(
                use, operation, cohort(use), pace, habit(operation), habit(pathOf(operation)), habit(apiOf(operation)));
        for (Entry each : detectors) {
            each.detector
                    .judge(usage)
                    .ifPresent(judgement ->
                            changes.add(new Change.SignalRaised(signal(each.facts, judgement, use, operation))));
        }
    }

    private Habit habit(Operation operation) {
        Place place = places.get(operation);
        return place == null ? NONE : place.habit();
    }

    private static Signal signal(RuleFacts facts, Judgement judgement, Use use, Operation operation) {
        boolean exposed = judgement.outcome() == Outcome.EXPOSED;
        return new Signal(
                facts,
                operation,
                use.origin(),
                use.timeMicros(),
                judgement.outcome(),
                use.actor(),
                judgement.objects(),
                exposed ? use.revealed().stream().map(Named::name).toList() : List.of(),
                judgement.confidence(),
                judgement.note());
    }

    /** As far as its words may be kept; the rest are parameters. */
    private static String path(Use use) {
        StringBuilder path = new StringBuilder();
        for (Segment segment : use.segments()) {
            path.append('/').append(segment.text().isEmpty() && segment.length() > 0 ? "{}" : segment.text());
        }
        return path.isEmpty() ? "/" : path.toString();
    }

    /** Exchanges that found no room, and were not judged. */
    public long left() {
        return left;
    }

    /** Places whose habits, and actors whose hours were forgotten for lack of room. */
    public long forgotten() {
        return forgotten + windows.forgotten();
    }

    public void write(StateWriter out) {
        out.varint(left);
        out.varint(forgotten);
        out.varint(places.size());
        places.forEach((operation, place) -> {
            out.operation(operation);
            place.write(out);
        });
        windows.write(out);
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
        forgotten = in.varint();
        int known = in.count(PLACE);
        for (int i = 0; i < known && !in.failed(); i++) {
            places.put(in.operation(), Place.read(in));
        }
        windows.read(in);
        int count = in.count(UseCodec.LEAST);
        List<Use> read = new ArrayList<>(ByteReader.room(count));
        for (int i = 0; i < count && !in.failed(); i++) {
            read.add(UseCodec.read(in));
        }
        waiting.addAll(read);
        in.end("usage");
    }
}
