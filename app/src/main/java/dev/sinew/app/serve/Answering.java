package dev.sinew.app.serve;

import dev.sinew.app.config.RespondSection;
import dev.sinew.app.config.Responding;
import dev.sinew.app.fold.Folds;
import dev.sinew.console.Refusal;
import dev.sinew.console.api.Responses;
import dev.sinew.engine.respond.Known;
import dev.sinew.engine.respond.Responder;
import dev.sinew.model.Incident;
import dev.sinew.model.policy.Allowance;
import dev.sinew.model.policy.Decision;
import dev.sinew.model.policy.Policy;
import dev.sinew.model.policy.ResponseRule;
import dev.sinew.report.AnalysisReport;
import dev.sinew.store.Audit;
import dev.sinew.store.StoreUnavailable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers incidents by the response rules that hold: what they decide is journaled as what people decide. */
final class Answering implements Responses {
    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    private final Responding configured;
    private final Policing policing;
    private final Exemptions exemptions;
    private final PatchList patches;
    private final Sightings sightings;
    private final Audit audit;
    private volatile boolean behind;

    Answering(
            Responding configured,
            Policing policing,
            Exemptions exemptions,
            PatchList patches,
            Sightings sightings,
            Audit audit) {
        this.configured = configured;
        this.policing = policing;
        this.exemptions = exemptions;
        this.patches = patches;
        this.sightings = sightings;
        this.audit = audit;
    }

    @Override
    public Policy policy() {
        return policing.policy();
    }

    @Override
    public List<ResponseRule> rules() {
        return overlaid(configured.rules(), policing.policy());
    }

    /** Rules of the configuration with those of a policy, which take the place of those of the same name. */
    static List<ResponseRule> overlaid(List<ResponseRule> configured, Policy policy) {
        Map<String, ResponseRule> byName = new LinkedHashMap<>();
        configured.forEach(rule -> byName.put(rule.name(), rule));
        policy.all(ResponseRule.class).forEach(rule -> byName.put(rule.name(), rule));
        return List.copyOf(byName.values());
    }

    @Override
    public List<Allowance> allowances() {
        return exemptions.all();
    }

    @Override
    public long hits(String patch) {
        return patches.hits(patch);
    }

    @Override
    public boolean isRule(String pattern) {
        return RespondSection.isRule(pattern);
    }

    @Override
    public boolean isGroup(String what) {
        return RespondSection.isGroup(what);
    }

    @Override
    public void decide(Decision decision) throws Refusal {
        policing.decide(decision);
    }

    /** Answers what a report says. On the folds' thread; a fault of ours here must not end folding. */
    void answer(AnalysisReport report, Folds folds, Instant now) {
        if (rules().isEmpty()) {
            return;
        }
        behind = true;
        try {
            List<Incident> incidents = report.incidents().stream()
                    .map(AnalysisReport.IncidentRow::incident)
                    .toList();
            for (Decision decision : responder(folds).respond(policing.policy(), incidents, now)) {
                policing.decide(decision);
                audit.record(new Audit.Deed(
                        now, decision.who(), decision.kind().deed(), decision.subject(), decision.why()));
            }
            behind = false;
        } catch (Refusal e) {
            LOG.atWarn().addKeyValue("why", e.what()).log("a response cannot be kept; trying again at the next tick");
        } catch (StoreUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            behind = false;
            LOG.atError().setCause(e).log("responding to incidents failed; nobody is blocked for what is new");
        }
    }

    /** Whether a decision could not be kept at the last tick: another one is wanted. */
    boolean isBehind() {
        return behind;
    }

    /** Tells why nobody is blocked for an incident, where that is so. On the folds' thread. */
    Function<Incident, Optional<Allowance>> allowed(Folds folds) {
        return responder(folds)::allowance;
    }

    private Responder responder(Folds folds) {
        Known known = sightings.by(folds);
        return new Responder(rules(), exemptions.list(), known);
    }
}
