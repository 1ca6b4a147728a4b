package dev.sinew.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.identity.Cohorts;
import dev.sinew.engine.identity.IdentityFold;
import dev.sinew.engine.identity.IdentityLimits;
import dev.sinew.engine.logins.LoginFold;
import dev.sinew.engine.logins.TokenFold;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.ownership.IdentifiedCallers;
import dev.sinew.engine.ownership.OwnershipFold;
import dev.sinew.engine.ownership.OwnershipLimits;
import dev.sinew.engine.route.RouteFold;
import dev.sinew.engine.route.RouteLimits;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.engine.verify.TokenVerdict.Signature;
import dev.sinew.model.Change;
import dev.sinew.model.Confidence;
import dev.sinew.model.Exchange;
import dev.sinew.model.Maturity;
import dev.sinew.model.Observation;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What honest people and programs do that looks odd. Rules that may block are certain of none of it. */
class HonestHabitsTest {
    private static final List<RuleEntry<Object>> RULES = RuleIndex.all();

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void rulesThatMayBlockAreCertainOfNothing(long seed) {
        List<Exchange> exchanges = new HonestHabits(seed).traffic();
        assertThat(exchanges).hasSizeGreaterThan(20_000);
        assertThat(signals(exchanges))
                .filteredOn(signal -> signal.rule().maturity() == Maturity.STABLE)
                .filteredOn(signal -> signal.confidence() == Confidence.CONFIRMED)
                .extracting(signal -> signal.rule().id() + " " + signal.operation() + " " + signal.note())
                .isEmpty();
    }

    static List<Signal> signals(List<Exchange> calls) {
        return signals(calls, calls.size(), new ArrayList<>());
    }

    /** What stands at the end where so many exchanges at a time are learned and judged; adds whatever stood in between. */
    static List<Signal> signals(List<Exchange> calls, int batch, List<Signal> raised) {
        Observer observer = new Observer(Call.KEY, new MarkSet(RULES), ObserveLimits.DEFAULT);
        RouteFold routes = new RouteFold(RouteLimits.DEFAULT);
        IdentityFold identity = new IdentityFold(IdentityLimits.DEFAULT, new Cohorts(List.of()));
        OwnershipFold ownership = new OwnershipFold(
                OwnershipLimits.DEFAULT,
                new IdentifiedCallers(identity),
                print -> Signature.UNKNOWN,
                new Detection(RULES));
        LoginFold logins = new LoginFold(RULES, identity);
        TokenFold uses = new TokenFold(RULES);
        Signals signals = new Signals();
        List<Change> changes = new ArrayList<>();
        int taken = 0;
        for (Exchange exchange : calls) {
            Observation observation = observer.observe(exchange);
            long caller = identity.accept(observation, changes);
            routes.accept(observation, caller, changes);
            logins.accept(observation, caller);
            uses.accept(observation, caller);
            ownership.accept(observation, caller, identity.account(observation));
            changes.forEach(ownership::accept);
            changes.clear();
            if (++taken % batch == 0) {
                ownership.settle(routes.settle(changes), false, changes);
                logins.settle(routes.view(changes).finder(), changes);
                uses.settle(routes.view(changes).finder(), changes);
                signals.accept(changes);
                raised.addAll(raised(changes));
                changes.clear();
            }
        }
        ownership.settle(routes.settle(changes), true, changes);
        logins.settle(routes.view(changes).finder(), changes);
        uses.settle(routes.view(changes).finder(), changes);
        signals.accept(changes);
        raised.addAll(raised(changes));
        return signals.all();
    }

    private static List<Signal> raised(List<Change> changes) {
        return changes.stream()
                .filter(Change.SignalRaised.class::isInstance)
                .map(each -> ((Change.SignalRaised) each).signal())
                .toList();
    }
}
