package dev.sinew.bench;

import dev.sinew.engine.identity.Cohorts;
import dev.sinew.engine.identity.IdentityFold;
import dev.sinew.engine.identity.IdentityLimits;
import dev.sinew.engine.profile.Profile;
import dev.sinew.engine.route.RouteFold;
import dev.sinew.engine.route.RouteLimits;
import dev.sinew.model.Change;
import dev.sinew.model.Exchange;
import dev.sinew.model.Observation;
import dev.sinew.model.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Observe and the folds behind it, on one thread: who calls, which operation, what it looks like. */
final class EngineLoop {
    private final ObserveLoop observe = new ObserveLoop();
    private final IdentityFold identity = new IdentityFold(IdentityLimits.DEFAULT, new Cohorts(List.of()));
    private final RouteFold routes = new RouteFold(RouteLimits.DEFAULT);
    private final List<Change> changes = new ArrayList<>();

    Observation accept(Exchange exchange) {
        Observation observation = observe.observe(exchange);
        routes.accept(observation, identity.accept(observation, changes), changes);
        changes.clear();
        return observation;
    }

    SortedMap<Operation, Profile> finish() {
        return routes.finish(changes);
    }

    long callers() {
        return identity.count();
    }
}
