package dev.sinew.app.fold;

import dev.sinew.app.config.Configuration;
import dev.sinew.engine.posture.Burst;
import dev.sinew.engine.posture.Postures;
import dev.sinew.engine.profile.Profile;
import dev.sinew.engine.verify.KnownTokens;
import dev.sinew.engine.verify.TokenFacts;
import dev.sinew.model.ApiFacts;
import dev.sinew.model.Operation;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** What posture asks of the user's configuration, of callers and of specifications. */
final class OutsideProfiles implements Postures.Outside {
    private final Configuration configuration;
    private final InventoryRows inventory;
    private final Specified specified;
    private final Map<Operation, List<Burst>> bursts;
    private final KnownTokens tokens;

    OutsideProfiles(
            Configuration configuration,
            InventoryRows inventory,
            Specified specified,
            Map<Operation, List<Burst>> bursts,
            KnownTokens tokens) {
        this.tokens = tokens;
        this.configuration = configuration;
        this.inventory = inventory;
        this.specified = specified;
        this.bursts = bursts;
    }

    @Override
    public ApiFacts facts(String api) {
        return configuration.of(api);
    }

    @Override
    public boolean described() {
        return !configuration.hosts().isEmpty();
    }

    @Override
    public long callers(Profile profile) {
        return inventory.callers(profile);
    }

    @Override
    public SortedSet<String> cohorts(Profile profile) {
        return inventory.cohorts(profile);
    }

    @Override
    public List<Burst> bursts(Operation operation) {
        return bursts.getOrDefault(operation, List.of());
    }

    @Override
    public TokenFacts token(long print) {
        return tokens.facts(print);
    }

    @Override
    public String status(Operation operation) {
        return specified.status(operation);
    }
}
