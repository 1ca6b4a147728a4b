package dev.sinew.engine.cases;

import dev.sinew.engine.identity.IdentityFold;
import dev.sinew.engine.identity.KnownCaller;
import dev.sinew.engine.posture.Burst;
import dev.sinew.engine.posture.Postures;
import dev.sinew.engine.profile.Profile;
import dev.sinew.engine.verify.TokenFacts;
import dev.sinew.engine.verify.TokenVerdicts;
import dev.sinew.model.ApiFacts;
import dev.sinew.model.Operation;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a case tells besides its traffic, and the callers of its traffic. */
final class CaseOutside implements Postures.Outside {
    private final RuleCase.Told told;
    private final IdentityFold identity;
    private final Map<Operation, List<Burst>> bursts;
    private final TokenVerdicts verdicts;

    CaseOutside(RuleCase.Told told, IdentityFold identity, Map<Operation, List<Burst>> bursts, TokenVerdicts verdicts) {
        this.verdicts = verdicts;
        this.told = told;
        this.identity = identity;
        this.bursts = bursts;
    }

    @Override
    public ApiFacts facts(String api) {
        return told.facts();
    }

    @Override
    public boolean described() {
        return told.described();
    }

    @Override
    public long callers(Profile profile) {
        return profile.callers(identity::now);
    }

    @Override
    public SortedSet<String> cohorts(Profile profile) {
        SortedSet<String> labels = new TreeSet<>();
        for (long key : profile.someCallers()) {
            for (KnownCaller caller : identity.callers()) {
                if (caller.key() == identity.now(key)) {
                    labels.add(caller.cohort().cohort().label());
                }
            }
        }
        return labels;
    }

    @Override
    public List<Burst> bursts(Operation operation) {
        return bursts.getOrDefault(operation, List.of());
    }

    @Override
    public TokenFacts token(long print) {
        return verdicts.facts(print);
    }

    @Override
    public String status(Operation operation) {
        return told.status();
    }
}
