package dev.sinew.engine.posture;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.classify.Recent;
import dev.sinew.engine.codec.DamagedState;
import dev.sinew.engine.codec.PartReader;
import dev.sinew.engine.codec.PartWriter;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.route.CoarsePlace;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.model.ClassHit;
import dev.sinew.model.Credential;
import dev.sinew.model.Exchange;
import dev.sinew.model.Fields;
import dev.sinew.model.Location;
import dev.sinew.model.Observation;
import dev.sinew.model.Operation;
import dev.sinew.model.Segment;
import dev.sinew.model.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers for each operation that changes something or takes a secret the run of calls that tells most of a rate limit: many calls
 * for one account, or from one client, each within ten seconds of the one before. A run ends with the first pause that is longer;
 * of ended runs the one that tells most is kept. Of open runs the longest untouched ends where there are too many.
 *
 * <p>Takes observations in their order, like other folds, so the same input gives the same result. Paths that differ in evident ids
 * count as one until operations are known.
 */
public final class Bursts {
    /** A pause that ends a run: six attempts a minute are slower than any tool and faster than any limit worth its name. */
    private static final long PAUSE = 10_000_000;
    /** PCI DSS 4.0.1, 8.3.4, has an account locked after ten failures: shorter runs say nothing of limits. */
    static final int FEWEST = 11;

    private static final int MOST_RUNS = 16_384;
    private static final int MOST_PLACES = 8_192;
    /** The fewest bytes that a place takes, and a run. */
    private static final int PLACE = 13;

    private static final int RUN = 45;

    private final Map<Long, Open> runs = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Long, Place> places = new LinkedHashMap<>();
    /** Whether a field's name is one that people log in with. */
    private final Recent<String, Boolean> logins =
            new Recent<>(name -> (NameTraits.of(name) & NameTraits.LOGIN_NAME) != 0);

    private long beyond;

    private record Open(OpenRun run, long key, Place place) {}

    private static final class Place {
        private final String api;
        private final String method;
        private final String selector;
        private final List<Segment> segments;
        private final List<Burst> bursts = new ArrayList<>(2);

        Place(Observation example) {
            this(example.api(), example.method(), example.selector(), example.segments());
        }

        private Place(String api, String method, String selector, List<Segment> segments) {
            this.api = api;
            this.method = method;
            this.selector = selector;
            this.segments = segments;
        }

        void write(StateWriter out) {
            out.shared(api);
            out.shared(method);
            out.shared(selector);
            new PartWriter(out).segments(segments);
            out.varint(bursts.size());
            bursts.forEach(burst -> burst.write(out));
        }

        static Place read(StateReader in) {
            Place place = new Place(in.shared(), in.shared(), in.shared(), new PartReader(in).segments());
            int count = in.upTo(2);
            for (int i = 0; i < count && !in.failed(); i++) {
                keep(place.bursts, Burst.read(in));
            }
            return place;
        }
    }

    /**
     * Takes one exchange.
     *
     * @param caller the key of who made it, or 0 where nothing tells
     */
    public void accept(Observation observation, long caller) {
        boolean secret = hasSecret(observation);
        if ((!secret && !changes(observation.method()))
                || observation.status() < 200
                || observation.timeMicros() == Exchange.TIME_UNKNOWN) {
            return;
        }
        long place = CoarsePlace.key(observation);
        long named = named(observation);
        long account = named != 0 ? named : caller;
        if (account != 0) {
            add(true, CoarsePlace.mix(CoarsePlace.mix(place, account), 1), place, observation, secret, named);
        }
        if (observation.client().print() != 0) {
            add(
                    false,
                    CoarsePlace.mix(CoarsePlace.mix(place, observation.client().print()), 2),
                    place,
                    observation,
                    secret,
                    named);
        }
    }

    private void add(boolean account, long key, long place, Observation observation, boolean secret, long named) {
        Open open = runs.get(key);
        if (open != null && Math.abs(observation.timeMicros() - open.run.last()) > PAUSE) {
            end(open);
            open = null;
        }
        if (open == null) {
            open = new Open(new OpenRun(account, observation), place, new Place(observation));
            runs.put(key, open);
            if (runs.size() > MOST_RUNS) {
                Long oldest = runs.keySet().iterator().next();
                Open ended = runs.remove(oldest);
                if (ended != null) {
                    end(ended);
                }
            }
        }
        open.run.add(observation, secret, named);
    }

    private void end(Open open) {
        if (open.run.calls() < FEWEST) {
            return;
        }
        Place place = places.get(open.key);
        if (place == null) {
            if (places.size() >= MOST_PLACES) {
                beyond++;
                return;
            }
            place = open.place;
            places.put(open.key, place);
        }
        keep(place.bursts, open.run.burst());
    }

    /** Keeps of each kind the one that tells most. */
    private static void keep(List<Burst> bursts, Burst more) {
        for (int i = 0; i < bursts.size(); i++) {
            if (bursts.get(i).account() == more.account()) {
                if (more.tellsMoreThan(bursts.get(i))) {
                    bursts.set(i, more);
                }
                return;
            }
        }
        bursts.add(more);
    }

    /** The bursts of each operation by now, those that may go on among them: at most one for an account and one from a client. */
    public Map<Operation, List<Burst>> view(OperationFinder finder) {
        Map<Operation, List<Burst>> found = new HashMap<>();
        places.values().forEach(place -> place.bursts.forEach(burst -> put(found, finder, place, burst)));
        for (Open open : runs.values()) {
            if (open.run.calls() >= FEWEST) {
                put(found, finder, open.place, open.run.burst());
            }
        }
        return found;
    }

    private static void put(Map<Operation, List<Burst>> found, OperationFinder finder, Place place, Burst burst) {
        finder.find(place.api, place.method, place.selector, place.segments)
                .ifPresent(operation -> keep(found.computeIfAbsent(operation, key -> new ArrayList<>(2)), burst));
    }

    /** Writes all that is remembered, runs in the order in which they were touched. */
    public void write(StateWriter out) {
        out.varint(beyond);
        out.varint(places.size());
        places.forEach((key, place) -> {
            out.fixed((long) key);
            place.write(out);
        });
        out.varint(runs.size());
        runs.forEach((key, open) -> {
            out.fixed((long) key);
            out.fixed(open.key);
            open.place.write(out);
            open.run.write(out);
        });
    }

    /**
     * Takes over what others remembered, to the end; only for one that has seen nothing yet.
     *
     * @throws DamagedState where the bytes are no such state; then these must not be used
     */
    public void read(StateReader in) {
        beyond = in.varint();
        int known = in.count(PLACE);
        for (int i = 0; i < known && !in.failed(); i++) {
            places.put(in.fixedLong(), Place.read(in));
        }
        int open = in.count(RUN);
        for (int i = 0; i < open && !in.failed(); i++) {
            long key = in.fixedLong();
            long place = in.fixedLong();
            Place example = Place.read(in);
            runs.put(key, new Open(OpenRun.read(in), place, example));
        }
        in.end("bursts");
    }

    /** How many runs may go on. */
    int open() {
        return runs.size();
    }

    /** Runs of operations beyond the limit, which were not kept. */
    public long beyond() {
        return beyond;
    }

    private static boolean changes(String method) {
        return switch (method) {
            case "POST", "PUT", "PATCH", "DELETE" -> true;
            default -> false;
        };
    }

    private static boolean hasSecret(Observation observation) {
        for (ClassHit hit : observation.classHits()) {
            if (hit.side() == Side.REQUEST && hit.dataClass().equals(DataClass.PASSWORD.id())) {
                return true;
            }
        }
        return false;
    }

    /** Whom a request names: by a name that people log in with, or by basic authentication; 0 where nobody. */
    private long named(Observation observation) {
        Fields request = observation.request();
        for (int row = 0; row < request.count(); row++) {
            Location location = request.path(row).location();
            boolean said = location == Location.BODY || location == Location.QUERY;
            if (said && request.print(row) != 0 && logins.of(request.path(row).name())) {
                return request.print(row);
            }
        }
        for (Credential credential : observation.credentials()) {
            if (credential.kind() == Credential.Kind.BASIC) {
                return credential.claims().subject();
            }
        }
        return 0;
    }
}
