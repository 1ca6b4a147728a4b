package dev.sinew.engine.partners;

import dev.sinew.engine.codec.ByteReader;
import dev.sinew.engine.codec.DamagedState;
import dev.sinew.engine.codec.PartReader;
import dev.sinew.engine.codec.PartWriter;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.detect.Detector.Judgement;
import dev.sinew.engine.partners.PartnerAnswer.Trait;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.engine.usage.Told;
import dev.sinew.model.Change;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Observation;
import dev.sinew.model.Operation;
import dev.sinew.model.Origin;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Learns how the APIs that we call answer, and tells what is not as always: each of it once a period. A batch is learned as a whole before it
 * is judged, so that what changes for good within it is a habit. The actor is the partner's host.
 */
public final class PartnerFold {
    private static final int MOST_WAITING = 50_000;
    private static final int MOST_PARTNERS = 4_096;
    /** Fewer answers are no habit. */
    private static final long HABIT = 30;
    /** One in so many is unusual, where nearly all others agree. */
    private static final long RARE = 20;

    private static final int ANSWER = 20;

    private final int most;
    private final List<Entry> detectors = new ArrayList<>();
    private final Set<String> rules;
    private final Told told = new Told();
    private final List<PartnerAnswer> waiting = new ArrayList<>();
    private Map<Operation, Partner> partners = new LinkedHashMap<>(16, 0.75f, true);
    private long left;
    private long forgotten;

    private record Entry(RuleFacts facts, PartnerDetector detector) {}

    /** A fold that asks the rules about partners among some. */
    public PartnerFold(List<? extends RuleEntry<?>> rules) {
        this(rules, MOST_PARTNERS);
    }

    PartnerFold(List<? extends RuleEntry<?>> rules, int most) {
        this.most = most;
        for (RuleEntry<?> entry : rules) {
            if (entry.rule() instanceof PartnerDetector detector) {
                detectors.add(new Entry(entry.facts(), detector));
            }
        }
        this.rules = detectors.stream().map(each -> each.facts.id()).collect(Collectors.toSet());
    }

    /** Takes one exchange. */
    public void accept(Observation observation) {
        if (observation.direction() != Direction.OUTGOING
                || observation.status() < 200
                || observation.timeMicros() == Exchange.TIME_UNKNOWN) {
            return;
        }
        if (waiting.size() < MOST_WAITING) {
            waiting.add(AnswerReader.read(observation, rules));
        } else {
            left++;
        }
    }

    /** Learns from what came since the last time, and raises signals for answers that are not as usual. */
    public void settle(OperationFinder finder, Collection<? super Change> changes) {
        if (waiting.isEmpty()) {
            return;
        }
        move(finder);
        List<Optional<Operation>> operations = new ArrayList<>(waiting.size());
        for (PartnerAnswer each : waiting) {
            operations.add(finder.find(each.api(), each.method(), each.selector(), each.segments()));
        }
        for (int i = 0; i < waiting.size(); i++) {
            PartnerAnswer answer = waiting.get(i);
            operations.get(i).ifPresent(operation -> learn(answer, operation));
        }
        for (int i = 0; i < waiting.size(); i++) {
            PartnerAnswer answer = waiting.get(i);
            operations.get(i).ifPresent(operation -> judge(answer, operation, changes));
        }
        waiting.clear();
    }

    /** Puts what is known under the operations of today. */
    private void move(OperationFinder finder) {
        Map<Operation, Partner> moved = new LinkedHashMap<>(2 * partners.size(), 0.75f, true);
        partners.forEach((operation, partner) -> {
            Operation today = operation.api().isEmpty()
                    ? operation
                    : finder.find(operation.api(), partner.method(), partner.selector(), partner.example())
                            .orElse(operation);
            Partner known = moved.putIfAbsent(today, partner);
            if (known != null) {
                known.merge(partner);
            }
        });
        partners = moved;
    }

    private void learn(PartnerAnswer answer, Operation operation) {
        for (Trait each : answer.traits()) {
            Operation place = place(each, operation);
            partners.computeIfAbsent(place, key -> new Partner(answer)).add(each, answer.timeMicros());
            if (partners.size() > most) {
                partners.remove(partners.keySet().iterator().next());
                forgotten++;
            }
        }
    }

    private static Operation place(Trait trait, Operation operation) {
        return trait.question().equals(PartnerAnswer.HOST)
                ? new Operation("", operation.method(), operation.path(), operation.selector())
                : operation;
    }

    private void judge(PartnerAnswer answer, Operation operation, Collection<? super Change> changes) {
        List<Deviation> deviations = new ArrayList<>(0);
        long actor = key(operation.api());
        for (Trait each : answer.traits()) {
            Partner partner = partners.get(place(each, operation));
            if (partner != null) {
                deviation(each, partner.counts(each.question()))
                        .filter(found -> told.isNew(operation, actor, subject(found), answer.timeMicros()))
                        .ifPresent(deviations::add);
            }
        }
        if (deviations.isEmpty()) {
            return;
        }
        for (Entry each : detectors) {
            each.detector.judge(List.copyOf(deviations)).ifPresent(judgement -> {
                changes.add(new Change.SignalRaised(signal(each.facts, judgement, answer, operation, actor)));
                deviations.forEach(found -> told.add(operation, actor, subject(found), answer.timeMicros()));
            });
        }
    }

    private static String subject(Deviation found) {
        return found.question() + ": " + found.here();
    }

    private static Optional<Deviation> deviation(Trait trait, Map<String, Long> counts) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        long here = counts.getOrDefault(trait.value(), 0L);
        Map.Entry<String, Long> usual =
                counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElse(Map.entry(trait.value(), all));
        boolean odd = all - here >= HABIT && here * RARE <= all && usual.getValue() * RARE >= all * (RARE - 2);
        return odd
                ? Optional.of(new Deviation(trait.question(), usual.getKey(), usual.getValue(), all, trait.value()))
                : Optional.empty();
    }

    /** A number that stands for a host, the same everywhere (FNV-1a, 64 bits). */
    private static long key(String host) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < host.length(); i++) {
            hash = (hash ^ host.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private static Signal signal(
            RuleFacts facts, Judgement judgement, PartnerAnswer answer, Operation operation, long actor) {
        return new Signal(
                facts,
                operation,
                answer.origin(),
                answer.timeMicros(),
                judgement.outcome(),
                new Signal.Actor(actor, false),
                judgement.objects(),
                List.of(),
                judgement.confidence(),
                judgement.note());
    }

    /** Answers that found no room, and were not judged. */
    public long left() {
        return left;
    }

    /** Operations whose habits were forgotten for lack of room. */
    public long forgotten() {
        return forgotten;
    }

    public void write(StateWriter out) {
        out.varint(left);
        out.varint(forgotten);
        out.varint(partners.size());
        partners.forEach((operation, partner) -> {
            out.operation(operation);
            partner.write(out);
        });
        told.write(out);
        out.varint(waiting.size());
        for (PartnerAnswer each : waiting) {
            out.moment(each.timeMicros(), each.origin());
            out.shared(each.api());
            out.shared(each.method());
            out.shared(each.selector());
            new PartWriter(out).segments(each.segments());
            out.varint(each.traits().size());
            for (Trait trait : each.traits()) {
                out.shared(trait.question());
                out.shared(trait.value());
            }
        }
    }

    /**
     * Takes over what was written, to its end; only for one that has seen nothing yet.
     *
     * @throws DamagedState where the bytes are no such state; then these must not be used
     */
    public void read(StateReader in) {
        left = in.varint();
        forgotten = in.varint();
        int known = in.count(Partner.LEAST);
        for (int i = 0; i < known && !in.failed(); i++) {
            partners.put(in.operation(), Partner.read(in));
        }
        told.read(in);
        int count = in.count(ANSWER);
        List<PartnerAnswer> read = new ArrayList<>(ByteReader.room(count));
        for (int i = 0; i < count && !in.failed(); i++) {
            read.add(answer(in));
        }
        waiting.addAll(read);
        in.end("partners");
    }

    private static PartnerAnswer answer(StateReader in) {
        in.moment();
        long time = in.time();
        Origin origin = in.place();
        String api = in.shared();
        String method = in.shared();
        String selector = in.shared();
        var segments = new PartReader(in).segments();
        int count = in.upTo(AnswerReader.MOST);
        List<Trait> traits = new ArrayList<>(count);
        for (int i = 0; i < count && !in.failed(); i++) {
            traits.add(new Trait(in.shared(), in.shared()));
        }
        return new PartnerAnswer(origin, time, api, method, selector, segments, traits);
    }
}
