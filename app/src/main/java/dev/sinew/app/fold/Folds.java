package dev.sinew.app.fold;

import dev.sinew.app.config.Configuration;
import dev.sinew.app.fold.FoldsWriter.Section;
import dev.sinew.engine.codec.DamagedState;
import dev.sinew.engine.detect.Detection;
import dev.sinew.engine.detect.NoticedSignals;
import dev.sinew.engine.detect.Signals;
import dev.sinew.engine.flow.FlowFold;
import dev.sinew.engine.identity.Barred;
import dev.sinew.engine.identity.Cohort;
import dev.sinew.engine.identity.Cohorts;
import dev.sinew.engine.identity.IdentityFold;
import dev.sinew.engine.identity.IdentityLimits;
import dev.sinew.engine.identity.IdentityView;
import dev.sinew.engine.identity.KnownCaller;
import dev.sinew.engine.incident.Incidents;
import dev.sinew.engine.logins.LoginFold;
import dev.sinew.engine.logins.TokenFold;
import dev.sinew.engine.ownership.IdentifiedCallers;
import dev.sinew.engine.ownership.OwnedPlace;
import dev.sinew.engine.ownership.OwnershipFold;
import dev.sinew.engine.ownership.OwnershipLimits;
import dev.sinew.engine.ownership.OwnershipView;
import dev.sinew.engine.ownership.WorkingCallers;
import dev.sinew.engine.partners.PartnerFold;
import dev.sinew.engine.posture.Bursts;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.engine.route.RouteFold;
import dev.sinew.engine.route.RouteLimits;
import dev.sinew.engine.route.RouteView;
import dev.sinew.engine.usage.UsageFold;
import dev.sinew.engine.verify.KnownTokens;
import dev.sinew.engine.verify.TokenVerdict.Signature;
import dev.sinew.engine.verify.TokenVerdicts;
import dev.sinew.model.Change;
import dev.sinew.model.Descriptions;
import dev.sinew.model.Incident;
import dev.sinew.model.Observation;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Signal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** All folds of one process, fed in order on one thread. What comes of them depends on their input alone. */
public final class Folds {
    final IdentityFold identity;
    final RouteFold routes = new RouteFold(RouteLimits.DEFAULT);
    final Bursts bursts = new Bursts();
    final OwnershipFold ownership;
    final KnownTokens tokens;
    final ProblemLog problems = new ProblemLog();
    final Signals signals = new Signals();
    final NoticedSignals noticed;
    final LoginFold logins;
    final TokenFold uses;
    final UsageFold usage;
    final PartnerFold partners;
    final FlowFold flows;
    private final List<Change> changes = new ArrayList<>();
    private long exchanges;

    /** Folds that know what the configuration and specifications tell; {@code tokens} says what was found out about tokens. */
    public Folds(
            Configuration configuration,
            Descriptions descriptions,
            List<? extends RuleEntry<?>> rules,
            KnownTokens tokens) {
        this.tokens = tokens;
        identity = new IdentityFold(IdentityLimits.DEFAULT, new Cohorts(configuration.cohorts()));
        noticed = new NoticedSignals(rules);
        logins = new LoginFold(rules, identity);
        uses = new TokenFold(rules);
        flows = new FlowFold(rules, new IdentifiedCallers(identity));
        ownership = new OwnershipFold(
                OwnershipLimits.DEFAULT, new IdentifiedCallers(identity), tokens::signature, new Detection(rules));
        usage = new UsageFold(rules, new WorkingCallers(identity, ownership), descriptions);
        partners = new PartnerFold(rules);
    }

    /** Learns from one exchange. */
    public void accept(Observation observed) {
        Observation observation = identity.proven(observed);
        exchanges++;
        problems.note(observation);
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
    }

    /** What could not be read, and limits that were hit. */
    public ProblemLog problems() {
        return problems;
    }

    /** Whether so much came that it should be settled now. */
    public boolean isFull() {
        return ownership.isFull();
    }

    /** Learns and judges what came since the last time. */
    public void settle() {
        settle(routes.settle(changes), false);
    }

    /** Learns and judges all, and says what is known now. Learning may go on afterwards. */
    public RouteView view() {
        RouteView view = routes.view(changes);
        settle(view.finder(), true);
        return view;
    }

    private void settle(OperationFinder finder, boolean all) {
        changes.clear();
        ownership.settle(finder, all, changes);
        noticed.settle(finder, changes);
        logins.settle(finder, changes);
        uses.settle(finder, changes);
        usage.settle(finder, changes);
        partners.settle(finder, changes);
        flows.settle(finder, all, changes);
        signals.accept(changes);
        changes.clear();
    }

    /** How many exchanges were taken. */
    public long exchanges() {
        return exchanges;
    }

    /** The key of the caller that has a lasting name. To be asked on the folds' thread. */
    public Optional<Long> caller(String name) {
        return identity.callers().stream()
                .map(KnownCaller::key)
                .filter(key ->
                        ActorNames.LASTING.name(new Signal.Actor(key, true), 0).equals(name))
                .findFirst();
    }

    /** The key of the client, as signals name it, that has a lasting name. To be asked on the folds' thread. */
    public Optional<Long> client(String name) {
        return signals.all().stream()
                .map(Signal::actor)
                .filter(actor -> !actor.known())
                .distinct()
                .filter(actor -> ActorNames.LASTING.name(actor, 0).equals(name))
                .map(Signal.Actor::key)
                .findFirst();
    }

    /**
     * What is known now, for those who must not wait for the folds. To be asked on their thread, after {@link #view}.
     *
     * @param identity who calls
     * @param ownership whose objects are
     */
    public record Frozen(IdentityView identity, OwnershipView ownership) {}

    /** What is known now. */
    public Frozen frozen() {
        return new Frozen(identity.frozen(), ownership.frozen());
    }

    /** Where callers name what is their own, in order. To be asked on the folds' thread, after {@link #view}. */
    public List<OwnedPlace> owned() {
        return ownership.owned();
    }

    /** What some callers prove themselves with. To be asked on the folds' thread. */
    public Barred barred(Set<Long> callers) {
        return identity.barred(callers);
    }

    /** What is known of the signature of a token. */
    public Signature signature(long print) {
        return tokens.signature(print);
    }

    /** Whether a token was judged, though nothing came of it. */
    public boolean isJudged(long print) {
        return tokens.has(print);
    }

    /** What kind of caller stands behind a key. To be asked on the folds' thread. */
    public Optional<Cohort> cohort(long caller) {
        return identity.cohort(caller);
    }

    /** The incidents that stand, worst first. To be asked on the folds' thread, after {@link #view}. */
    public List<Incident> incidents() {
        return Incidents.of(signals());
    }

    /** The signals that stand, each under the key that its caller has today, in order. */
    List<Signal> signals() {
        return signals.all().stream().map(this::today).toList();
    }

    private Signal today(Signal signal) {
        return signal.actor().known() ? signal.by(identity.now(signal.actor().key())) : signal;
    }

    /**
     * Writes all that is remembered, between two exchanges, such that who reads it goes on as if nothing had been between. The same
     * folds write the same bytes.
     *
     * @param keyId of the privacy key that made the fingerprints
     * @param verdicts what these folds know of tokens
     */
    public void write(OutputStream out, int keyId, TokenVerdicts verdicts) throws IOException {
        FoldsWriter writer = new FoldsWriter(out);
        writer.header(keyId, exchanges);
        writer.section(Section.IDENTITY, identity::write);
        writer.section(Section.ROUTES, routes::write);
        writer.section(Section.BURSTS, bursts::write);
        writer.section(Section.OWNERSHIP, ownership::write);
        writer.section(Section.SIGNALS, signals::write);
        writer.section(Section.NOTICED, noticed::write);
        writer.section(Section.LOGINS, logins::write);
        writer.section(Section.USES, uses::write);
        writer.section(Section.USAGE, usage::write);
        writer.section(Section.PARTNERS, partners::write);
        writer.section(Section.FLOWS, flows::write);
        writer.section(Section.PROBLEMS, problems::write);
        writer.section(Section.TOKENS, verdicts::write);
    }

    /**
     * Folds that go on where those were that {@link #write} wrote, or why there are none.
     *
     * @param in read to its end
     * @param keyId of the privacy key in use, which must be the same
     * @param verdicts none yet; those that are read, and what these folds will know of tokens
     */
    public static Restored read(
            InputStream in,
            int keyId,
            Configuration configuration,
            Descriptions descriptions,
            List<? extends RuleEntry<?>> rules,
            TokenVerdicts verdicts)
            throws IOException {
        Folds folds = new Folds(configuration, descriptions, rules, verdicts);
        FoldsReader reader = new FoldsReader(in);
        try {
            folds.take(reader, keyId, facts(rules));
            reader.section(Section.TOKENS, verdicts::read);
            reader.end();
        } catch (DamagedState e) {
            return new Restored.Refused(e.reason());
        }
        return new Restored.Whole(folds);
    }

    private void take(FoldsReader reader, int keyId, Function<String, Optional<RuleFacts>> facts) throws IOException {
        exchanges = reader.header(keyId);
        reader.section(Section.IDENTITY, identity::read);
        reader.section(Section.ROUTES, routes::read);
        reader.section(Section.BURSTS, bursts::read);
        reader.section(Section.OWNERSHIP, in -> ownership.read(in, facts));
        reader.section(Section.SIGNALS, in -> signals.read(in, facts));
        reader.section(Section.NOTICED, noticed::read);
        reader.section(Section.LOGINS, logins::read);
        reader.section(Section.USES, uses::read);
        reader.section(Section.USAGE, usage::read);
        reader.section(Section.PARTNERS, partners::read);
        reader.section(Section.FLOWS, flows::read);
        reader.section(Section.PROBLEMS, problems::read);
    }

    private static Function<String, Optional<RuleFacts>> facts(List<? extends RuleEntry<?>> rules) {
        Map<String, RuleFacts> byId = new HashMap<>();
        rules.forEach(rule -> byId.put(rule.facts().id(), rule.facts()));
        return id -> Optional.ofNullable(byId.get(id));
    }
}
