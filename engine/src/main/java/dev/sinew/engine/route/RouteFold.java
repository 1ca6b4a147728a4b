package dev.sinew.engine.route;

import dev.sinew.engine.codec.DamagedState;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.profile.FieldBudget;
import dev.sinew.engine.profile.Profile;
import dev.sinew.model.Change;
import dev.sinew.model.Limit;
import dev.sinew.model.Observation;
import dev.sinew.model.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Learns the operations of all apis. Each api decides anew whenever its calls have doubled, and at the end; what a
 * decision changes comes out as changes, so that merges can be told and undone.
 */
public final class RouteFold {
    private static final int FIRST_DECISION = 64;
    /** The fewest bytes that an api takes. */
    private static final int API = 30;

    private final RouteLimits limits;
    private final NodeBudget budget;
    private final FieldBudget fields = new FieldBudget(FieldBudget.DEFAULT);
    private final ValueTrace.Room traces;
    private final Map<String, Api> apis = new LinkedHashMap<>();
    private final Unattributed outside = new Unattributed();
    private long badUrls;

    private static final class Api {
        final ApiRoutes routes;
        long nextDecision = FIRST_DECISION;

        @Nullable
        RouteTree decided;

        Api(ApiRoutes routes) {
            this.routes = routes;
        }
    }

    public RouteFold(RouteLimits limits) {
        this.limits = limits;
        this.budget = new NodeBudget(limits.totalNodes());
        this.traces = new ValueTrace.Room(limits.traces());
    }

    /**
     * Learns from one exchange and adds what changes.
     *
     * @param caller the key of who made it, or 0 where nothing tells
     */
    public void accept(Observation observation, long caller, Collection<? super Change> changes) {
        if (observation.hit(Limit.BAD_URL)) {
            badUrls++;
            return;
        }
        Api api = apis.get(observation.api());
        if (api == null) {
            if (apis.size() >= limits.apis()) {
                outside.limit++;
                return;
            }
            api = add(observation.api());
        }
        api.routes.learn(observation, caller);
        if (api.routes.learned() >= api.nextDecision || api.routes.crowded()) {
            api.nextDecision = Math.max(api.nextDecision, 2 * api.routes.learned());
            decide(observation.api(), api, observation.timeMicros(), changes);
        }
    }

    private Api add(String name) {
        Api api = new Api(new ApiRoutes(limits, budget, fields, traces));
        apis.put(name, api);
        return api;
    }

    private RouteTree decide(String name, Api api, long timeMicros, Collection<? super Change> changes) {
        RouteTree tree = api.routes.decide();
        api.decided = tree;
        publish(name, tree, timeMicros, changes);
        return tree;
    }

    /**
     * Which operation a call is of, by what is known now. An api decides anew where an eighth more of path segments came since it
     * last did; what comes later does not change what this returned.
     */
    public OperationFinder settle(Collection<? super Change> changes) {
        OperationFinder now = new OperationFinder();
        apis.forEach((name, api) -> {
            RouteTree decided = api.decided;
            RouteTree tree =
                    decided == null || api.routes.grown() ? decide(name, api, Long.MIN_VALUE, changes) : decided;
            now.add(name, tree, new Slashes(tree).operations(name).keySet());
        });
        return now;
    }

    /** Decides all apis by what is known now. Learning may go on afterwards. */
    public RouteView view(Collection<? super Change> changes) {
        SortedMap<Operation, Profile> operations = new TreeMap<>();
        Map<String, Unattributed> unattributed = new LinkedHashMap<>();
        OperationFinder finder = new OperationFinder();
        apis.forEach((name, api) -> {
            RouteTree tree = decide(name, api, Long.MIN_VALUE, changes);
            Unattributed left = api.routes.unattributed();
            IdentityHashMap<Endpoint, List<Endpoint>> claimed = api.routes.claimed(tree, left);
            unattributed.put(name, left);
            Map<Operation, List<Endpoint>> decided = new Slashes(tree).operations(name);
            finder.add(name, tree, decided.keySet());
            decided.forEach((operation, endpoints) -> operations.put(operation, profile(endpoints, claimed)));
        });
        return new RouteView(operations, finder, unattributed);
    }

    private static Profile profile(List<Endpoint> endpoints, IdentityHashMap<Endpoint, List<Endpoint>> claimed) {
        Profile profile = new Profile();
        Set<Profile> merged = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Endpoint endpoint : endpoints) {
            if (merged.add(endpoint.profile)) {
                profile.merge(endpoint.profile);
            }
            claimed.getOrDefault(endpoint, List.of()).forEach(each -> profile.merge(each.profile));
        }
        return profile;
    }

    /** Exchanges of apis beyond the limit of apis. */
    public long beyondApis() {
        return outside.limit;
    }

    /** Exchanges without a usable URL. */
    public long badUrls() {
        return badUrls;
    }

    public int apis() {
        return apis.size();
    }

    /** Apis of which fewer values that answers hand out are remembered than would be, for lack of room. */
    public long cramped() {
        return apis.values().stream().filter(api -> api.routes.cramped()).count();
    }

    /** Writes all that is remembered, apis in the order first seen. */
    public void write(StateWriter out) {
        out.varint(badUrls);
        out.varint(outside.limit);
        out.varint(apis.size());
        apis.forEach((name, api) -> {
            out.shared(name);
            out.varint(api.nextDecision);
            api.routes.write(out, api.decided);
        });
    }

    /**
     * Takes over what another fold remembered, to the end; only for one that has seen nothing yet.
     *
     * @throws DamagedState where the bytes are no such state; then this fold must not be used
     */
    public void read(StateReader in) {
        badUrls = in.varint();
        outside.limit = in.varint();
        int count = in.count(API);
        for (int i = 0; i < count && !in.failed(); i++) {
            String name = in.shared();
            if (apis.containsKey(name)) {
                in.fail("an api is told of twice");
                break;
            }
            Api api = add(name);
            api.nextDecision = in.varint();
            api.decided = api.routes.read(in).orElse(null);
        }
        in.end("routes");
    }

    private static void publish(String api, RouteTree tree, long timeMicros, Collection<? super Change> changes) {
        Map<Operation, Set<Operation>> into = new LinkedHashMap<>();
        Map<Operation, Set<Operation>> from = new LinkedHashMap<>();
        new Slashes(tree).operations(api).forEach((operation, endpoints) -> {
            Set<Operation> before = into.computeIfAbsent(operation, key -> new LinkedHashSet<>());
            for (Endpoint endpoint : endpoints) {
                for (Operation old : endpoint.published()) {
                    before.add(old);
                    from.computeIfAbsent(old, key -> new LinkedHashSet<>()).add(operation);
                }
                endpoint.publish(operation);
            }
        });
        tell(into, from, timeMicros, changes);
    }

    private static void tell(
            Map<Operation, Set<Operation>> into,
            Map<Operation, Set<Operation>> from,
            long timeMicros,
            Collection<? super Change> changes) {
        into.forEach((operation, before) -> {
            if (before.isEmpty()) {
                changes.add(new Change.OperationSeen(operation, timeMicros));
            } else if (before.size() > 1 || !before.contains(operation)) {
                changes.add(new Change.OperationsMerged(new ArrayList<>(before), operation, timeMicros));
            }
        });
        from.forEach((old, now) -> {
            if (now.size() > 1) {
                changes.add(new Change.OperationSplit(old, List.copyOf(now), timeMicros));
            }
        });
    }
}
