package dev.sinew.engine.usage;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.engine.usage.Usage.Coverage;
import dev.sinew.engine.usage.Use.Named;
import dev.sinew.model.MarkHit;
import dev.sinew.model.Operation;
import dev.sinew.model.Standing;
import dev.sinew.model.Violation;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The habits of operations, of paths whatever the method, and of hosts. Of too many the longest unused are forgotten.
 */
final class Places {
    static final Habit NONE = new Habit();
    /** The fewest bytes that a place takes. */
    private static final int PLACE = 13;
    /** No caller has this key. */
    private static final long NOBODY = 0;

    private final int most;
    private Map<Operation, Place> places = new LinkedHashMap<>(16, 0.75f, true);
    private long forgotten;

    Places(int most) {
        this.most = most;
    }

    /** Puts what is known under the operations of today. */
    void move(OperationFinder finder) {
        Map<Operation, Place> moved = new LinkedHashMap<>(2 * places.size(), 0.75f, true);
        places.forEach((operation, place) -> {
            Operation today = operation.path().isEmpty()
                    ? operation
                    : finder.find(operation.api(), place.method(), place.selector(), place.example())
                            .map(each -> operation.method().isEmpty() ? pathOf(each) : each)
                            .orElse(operation);
            Place known = moved.putIfAbsent(today, place);
            if (known != null) {
                known.merge(place);
            }
        });
        places = moved;
    }

    static Operation pathOf(Operation operation) {
        return new Operation(operation.api(), "", operation.path(), "");
    }

    static Operation apiOf(String api) {
        return new Operation(api, "", "", "");
    }

    /** Learns from one use; {@code user} unless the caller works for others. */
    void learn(Use use, Operation operation, boolean user) {
        long who = use.actor().key();
        Habit api = place(apiOf(operation.api()), use).at(use.timeMicros());
        for (String leak : use.leaks()) {
            String topic = Topics.leak(leak);
            api.add(topic, who, api.of(topic).of(who) + 1);
        }
        if (!use.succeeded()) {
            if (use.status() / 100 == 3 && !use.notices().isEmpty()) {
                notices(use, place(operation, use).at(use.timeMicros()));
            }
            return;
        }
        Habit here = place(operation, use).at(use.timeMicros());
        here.add(Topics.SUCCESS, who, 1);
        api.add(Topics.SUCCESS, who, 1);
        if (user) {
            here.add(Topics.USERS, who, 1);
            api.add(Topics.USERS, who, 1);
        }
        for (Named each : use.rights()) {
            here.add(Topics.written(each), who, 1);
        }
        for (Named each : use.kept()) {
            here.add(Topics.shown(each), who, 1);
            here.add(Topics.answered(each), who, 1);
        }
        for (Named each : use.codes()) {
            long times = here.of(Topics.redeemed(each)).of(who) + 1;
            here.add(Topics.redeemed(each), who, times);
            here.add(Topics.redeemedFirst(each), who, Long.MAX_VALUE - use.timeMicros());
            long first = Long.MAX_VALUE - here.of(Topics.redeemedFirst(each)).of(who);
            here.add(Topics.REDEEMS, who, Redeeming.isPressedTwice(times, use.timeMicros() - first) ? 1 : times);
        }
        for (Named each : use.amounts()) {
            here.add(Topics.amount(each), who, each.value());
            api.add(Topics.AMOUNT, who, each.value());
        }
        for (Named each : use.revealed()) {
            here.add(Topics.revealed(each), who, each.value());
            if (user) {
                here.add(Topics.revealedToUser(each), who, each.value());
                api.add(Topics.revealed(each), who, each.value());
            }
        }
        Habit path = place(pathOf(operation), use).at(use.timeMicros());
        path.add(Topics.SUCCESS, who, 1);
        path.add(Topics.method(use.method()), who, 1);
        if (use.override()) {
            path.add(Topics.OVERRIDE, who, 1);
            api.add(Topics.OVERRIDE, who, 1);
        }
        notices(use, here);
        for (Named each : use.forms()) {
            here.add(each.name(), who, each.value());
        }
        compare(use, here);
    }

    private static void notices(Use use, Habit here) {
        if (use.actor().known()) {
            for (MarkHit each : use.notices()) {
                here.add(Topics.noticed(each), use.actor().key(), Long.MAX_VALUE - use.timeMicros());
                here.add(Topics.noticedSo(each), use.actor().key(), 1);
            }
        }
    }

    /** Takes how a use stands to specifications. */
    private static void compare(Use use, Habit here) {
        long who = use.actor().key();
        if (use.standing().kind() == Standing.Kind.DESCRIBED || use.standing().kind() == Standing.Kind.RETIRED) {
            here.add(Topics.DESCRIBED, who, 1);
        }
        if (use.isOutside()) {
            here.add(Topics.OUTSIDE, who, Long.MAX_VALUE - use.timeMicros());
        }
        for (Violation each : use.violations()) {
            here.add(Topics.breaks(each.kind()), who, 1);
            here.add(Topics.breaks(each), who, 1);
        }
    }

    Place place(Operation operation, Use use) {
        Place place = places.get(operation);
        if (place == null) {
            place = new Place(use);
            places.put(operation, place);
            if (places.size() > most) {
                places.remove(places.keySet().iterator().next());
                forgotten++;
            }
        }
        return place;
    }

    /** Counts operations that somebody used with success and that specifications say anything of. */
    Coverage coverage(String api) {
        int described = 0;
        int missing = 0;
        for (Map.Entry<Operation, Place> each : places.entrySet()) {
            Habit habit = each.getValue().habit();
            boolean used =
                    each.getKey().api().equals(api) && !each.getKey().method().isEmpty();
            if (used && habit.of(Topics.DESCRIBED).others(NOBODY) > 0) {
                described++;
            } else if (used && habit.of(Topics.OUTSIDE).others(NOBODY) > 0) {
                missing++;
            }
        }
        return new Coverage(described, missing);
    }

    Habit habit(Operation operation) {
        Place place = places.get(operation);
        return place == null ? NONE : place.habit();
    }

    long forgotten() {
        return forgotten;
    }

    void write(StateWriter out) {
        out.varint(forgotten);
        out.varint(places.size());
        places.forEach((operation, place) -> {
            out.operation(operation);
            place.write(out);
        });
    }

    void read(StateReader in) {
        forgotten = in.varint();
        int known = in.count(PLACE);
        for (int i = 0; i < known && !in.failed(); i++) {
            places.put(in.operation(), Place.read(in));
        }
    }
}
