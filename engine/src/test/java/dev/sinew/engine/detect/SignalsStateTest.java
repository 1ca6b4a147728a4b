package dev.sinew.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Kept;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.Change;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Operation;
import dev.sinew.model.Origin;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Signals that were written are read again, but for those of rules that are no more. */
class SignalsStateTest {
    private static final List<RuleFacts> RULES =
            RuleIndex.all().stream().map(RuleEntry::facts).toList();

    private static Optional<RuleFacts> rule(String id) {
        return RULES.stream().filter(facts -> facts.id().equals(id)).findFirst();
    }

    private static Change change(Random random) {
        Signal signal = new Signal(
                RULES.get(random.nextInt(RULES.size())),
                new Operation("api.bank.example", "GET", "/accounts/{id}", random.nextBoolean() ? "query" : ""),
                new Origin("file-" + random.nextInt(3), random.nextInt(60)),
                random.nextLong(),
                Outcome.values()[random.nextInt(Outcome.values().length)],
                new Signal.Actor(random.nextLong(), random.nextBoolean()),
                random.longs(random.nextInt(4)).boxed().toList(),
                random.nextBoolean() ? List.of("iban", "email") : List.of(),
                Confidence.values()[random.nextInt(Confidence.values().length)],
                "note " + random.nextInt(5));
        return random.nextInt(4) == 0 ? new Change.SignalWithdrawn(signal) : new Change.SignalRaised(signal);
    }

    private static Signals some(Random random) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            changes.add(change(random));
        }
        Signals signals = new Signals();
        signals.accept(changes);
        return signals;
    }

    private static Signals again(StateReader in) {
        Signals signals = new Signals();
        signals.read(in, SignalsStateTest::rule);
        return signals;
    }

    @Test
    void areReadAsTheyWereWritten() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Signals signals = some(new Random(seed));
        byte[] state = Kept.bytes(signals::write);
        Signals read = again(new StateReader(state));

        assertThat(read.all()).hasSizeGreaterThan(500).isEqualTo(signals.all());
        assertThat(Kept.bytes(read::write)).isEqualTo(state);
    }

    @Test
    void whoMakesManyBuriesNobodysAndKeepsHisOwnFirstAndLast() {
        Signals signals = new Signals(100);
        for (int i = 0; i < 500; i++) {
            Signal.Actor actor = new Signal.Actor(i % 10 == 0 ? i / 100 : 99, true);
            signals.accept(List.of(new Change.SignalRaised(at(i, actor))));
        }

        List<Signal> all = signals.all();
        assertThat(all).hasSizeBetween(80, 100);
        assertThat(all.size() + signals.forgotten()).isEqualTo(500);
        assertThat(all).filteredOn(each -> each.actor().key() != 99).hasSize(50);
        List<Signal> his = all.stream().filter(each -> each.actor().key() == 99).toList();
        assertThat(his.getFirst().timeMicros()).isEqualTo(1);
        assertThat(his.getLast().timeMicros()).isEqualTo(499);
        assertThat(again(new StateReader(Kept.bytes(signals::write))).forgotten())
                .isEqualTo(signals.forgotten());
    }

    @Test
    void ofManyActorsWithOneEachTheOldestAreForgotten() {
        Signals signals = new Signals(100);
        for (int i = 0; i < 300; i++) {
            signals.accept(List.of(new Change.SignalRaised(at(i, new Signal.Actor(i, true)))));
        }

        assertThat(signals.all()).hasSizeBetween(90, 100);
        assertThat(signals.all().getLast().timeMicros()).isEqualTo(299);
        assertThat(signals.all().getFirst().timeMicros()).isGreaterThanOrEqualTo(200);
    }

    private static Signal at(int number, Signal.Actor actor) {
        return new Signal(
                RULES.getFirst(),
                new Operation("api.bank.example", "GET", "/accounts/{id}", ""),
                new Origin("file", number),
                number,
                Outcome.EXPOSED,
                actor,
                List.of(),
                List.of(),
                Confidence.LIKELY,
                "note");
    }

    @Test
    void thoseOfRulesThatAreNoMoreAreLeftOut() {
        Signals signals = some(new Random(1));
        String gone = signals.all().getFirst().rule().id();
        Signals read = new Signals();
        read.read(new StateReader(Kept.bytes(signals::write)), id -> id.equals(gone) ? Optional.empty() : rule(id));

        assertThat(read.all())
                .isEqualTo(signals.all().stream()
                        .filter(each -> !each.rule().id().equals(gone))
                        .toList());
    }

    @Test
    void whatIsCutOffIsRefusedAndWhatIsDamagedToo() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[] state = Kept.bytes(some(random)::write);

        Kept.refusedWhereCutOff(state, SignalsStateTest::again);
        Kept.readOrRefusedWhereDamaged(state, random, 2_000, SignalsStateTest::again, read -> {
            assertThat(read.all()).isNotNull();
            assertThat(Kept.bytes(read::write)).isNotEmpty();
        });
    }
}
