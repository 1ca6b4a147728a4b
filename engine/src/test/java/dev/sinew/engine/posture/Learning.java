package dev.sinew.engine.posture;

import dev.sinew.engine.classify.FieldClasses;
import dev.sinew.engine.profile.Learned;
import dev.sinew.engine.profile.Profile;
import dev.sinew.engine.route.RouteFold;
import dev.sinew.engine.route.RouteLimits;
import dev.sinew.engine.route.RouteView;
import dev.sinew.engine.verify.TokenFacts;
import dev.sinew.model.ApiFacts;
import dev.sinew.model.Observation;
import dev.sinew.model.Operation;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Postures as the folds learn them from observations. */
final class Learning implements Postures.Outside {
    private final Map<Operation, List<Burst>> bursts;

    private Learning(Map<Operation, List<Burst>> bursts) {
        this.bursts = bursts;
    }

    /** The first operation of observations that all are of one. */
    static OperationPosture one(List<Observation> observations) {
        RouteFold routes = new RouteFold(RouteLimits.DEFAULT);
        Bursts bursts = new Bursts();
        for (Observation each : observations) {
            routes.accept(each, 0, new ArrayList<>());
            bursts.accept(each, 0);
        }
        RouteView view = routes.view(new ArrayList<>());
        return new Postures(new Learned(new FieldClasses()), new Learning(bursts.view(view.finder())))
                .of(view.operations(), List.<Signal>of())
                .getFirst()
                .operations()
                .getFirst();
    }

    @Override
    public ApiFacts facts(String api) {
        return ApiFacts.NONE;
    }

    @Override
    public boolean described() {
        return false;
    }

    @Override
    public long callers(Profile profile) {
        return profile.callers(key -> key);
    }

    @Override
    public SortedSet<String> cohorts(Profile profile) {
        return new TreeSet<>();
    }

    @Override
    public List<Burst> bursts(Operation operation) {
        return bursts.getOrDefault(operation, List.of());
    }

    @Override
    public TokenFacts token(long print) {
        return TokenFacts.UNKNOWN;
    }

    @Override
    public String status(Operation operation) {
        return "active";
    }
}
