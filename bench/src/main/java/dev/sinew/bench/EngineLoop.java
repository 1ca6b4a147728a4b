package dev.sinew.bench;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.detect.Detection;
import dev.sinew.engine.detect.NoticedSignals;
import dev.sinew.engine.detect.Signals;
import dev.sinew.engine.flow.FlowFold;
import dev.sinew.engine.identity.Cohorts;
import dev.sinew.engine.identity.IdentityFold;
import dev.sinew.engine.identity.IdentityLimits;
import dev.sinew.engine.logins.LoginFold;
import dev.sinew.engine.logins.TokenFold;
import dev.sinew.engine.ownership.IdentifiedCallers;
import dev.sinew.engine.ownership.OwnershipFold;
import dev.sinew.engine.ownership.OwnershipLimits;
import dev.sinew.engine.ownership.Source;
import dev.sinew.engine.ownership.WorkingCallers;
import dev.sinew.engine.partners.PartnerFold;
import dev.sinew.engine.posture.Bursts;
import dev.sinew.engine.profile.Profile;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.engine.route.RouteFold;
import dev.sinew.engine.route.RouteLimits;
import dev.sinew.engine.route.RouteView;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.engine.usage.UsageFold;
import dev.sinew.engine.verify.TokenVerdict.Signature;
import dev.sinew.model.Change;
import dev.sinew.model.Descriptions;
import dev.sinew.model.Exchange;
import dev.sinew.model.Observation;
import dev.sinew.model.Operation;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Observe and the folds behind it, on one thread: who calls, which operation, what it looks like, runs of attempts, whose objects are, with all
 * detectors, settled whenever a batch is full. Signatures are not verified.
 */
final class EngineLoop {
    private static final Map<String, RuleFacts> RULES =
            RuleIndex.all().stream().map(RuleEntry::facts).collect(Collectors.toMap(RuleFacts::id, facts -> facts));

    private final ObserveLoop observe = new ObserveLoop();
    private final IdentityFold identity = new IdentityFold(IdentityLimits.DEFAULT, new Cohorts(List.of()));
    private final RouteFold routes = new RouteFold(RouteLimits.DEFAULT);
    private final Bursts bursts = new Bursts();
    private final LoginFold logins = new LoginFold(RuleIndex.all(), identity);
    private final TokenFold uses = new TokenFold(RuleIndex.all());
    private final FlowFold flows = new FlowFold(RuleIndex.all(), new IdentifiedCallers(identity));
    private final NoticedSignals noticed = new NoticedSignals(RuleIndex.all());
    private final PartnerFold partners = new PartnerFold(RuleIndex.all());
    private final OwnershipFold ownership;
    private final UsageFold usage;
    private final Signals signals = new Signals();
    private final List<Change> changes = new ArrayList<>();
    private long settling;

    EngineLoop() {
        this(Set.of());
    }

    /** A loop that does without some sources of evidence. */
    EngineLoop(Set<Source> without) {
        ownership = new OwnershipFold(
                OwnershipLimits.DEFAULT,
                new IdentifiedCallers(identity),
                print -> Signature.UNKNOWN,
                new Detection(RuleIndex.all()),
                without);
        usage = new UsageFold(RuleIndex.all(), new WorkingCallers(identity, ownership), Descriptions.NONE);
    }

    Observation accept(Exchange exchange) {
        Observation observation = identity.proven(observe.observe(exchange));
        long caller = identity.accept(observation, changes);
        routes.accept(observation, caller, changes);
        bursts.accept(observation, caller);
        noticed.accept(observation, caller);
        logins.accept(observation, caller);
        uses.accept(observation, caller);
        usage.accept(observation, caller);
        partners.accept(observation);
        flows.accept(observation, caller);
        ownership.accept(observation, caller, identity.account(observation));
        changes.forEach(ownership::accept);
        changes.clear();
        if (ownership.isFull()) {
            settle(routes.settle(changes), false);
        }
        return observation;
    }

    private void settle(OperationFinder finder, boolean last) {
        long start = System.nanoTime();
        changes.clear();
        ownership.settle(finder, last, changes);
        noticed.settle(finder, changes);
        logins.settle(finder, changes);
        uses.settle(finder, changes);
        usage.settle(finder, changes);
        partners.settle(finder, changes);
        flows.settle(finder, last, changes);
        signals.accept(changes);
        changes.clear();
        settling += System.nanoTime() - start;
    }

    SortedMap<Operation, Profile> finish() {
        RouteView view = routes.view(changes);
        settle(view.finder(), true);
        return view.operations();
    }

    /** The signals that stand, in order. */
    List<Signal> signals() {
        return signals.all();
    }

    long callers() {
        return identity.count();
    }

    /** How long the ownership fold has been settling, in nanoseconds. */
    long settlingNanos() {
        return settling;
    }

    /** Accesses that were not looked at again for lack of room. */
    long left() {
        return ownership.left();
    }

    long objects() {
        return ownership.objects();
    }

    /**
     * A fold, or what comes of some, with its state.
     *
     * @param write writes it
     * @param read reads it into one that has seen nothing yet
     */
    record Part(String name, Consumer<StateWriter> write, Consumer<StateReader> read) {}

    /** All that is remembered, in the order in which it is read. */
    List<Part> parts() {
        return List.of(
                new Part("identity", identity::write, identity::read),
                new Part("routes", routes::write, routes::read),
                new Part("bursts", bursts::write, bursts::read),
                new Part("ownership", ownership::write, in -> ownership.read(in, EngineLoop::rule)),
                new Part("noticed", noticed::write, noticed::read),
                new Part("logins", logins::write, logins::read),
                new Part("uses", uses::write, uses::read),
                new Part("usage", usage::write, usage::read),
                new Part("partners", partners::write, partners::read),
                new Part("flows", flows::write, flows::read),
                new Part("signals", signals::write, in -> signals.read(in, EngineLoop::rule)));
    }

    private static Optional<RuleFacts> rule(String id) {
        return Optional.ofNullable(RULES.get(id));
    }
}
