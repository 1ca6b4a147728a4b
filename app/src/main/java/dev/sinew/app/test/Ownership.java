package dev.sinew.app.test;

import dev.sinew.engine.ownership.OwnedPlace;
import dev.sinew.engine.ownership.OwnedPlace.Naming;
import dev.sinew.model.Operation;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Owned;
import java.util.List;
import java.util.Optional;

/** What was learned of whose objects are, as an operation of the plan has it: its parameters may be called otherwise than in traffic. */
final class Ownership {
    private Ownership() {}

    static List<Owned> of(Endpoint endpoint, List<OwnedPlace> learned) {
        return learned.stream()
                .filter(each -> isAt(endpoint, each.operation()))
                .flatMap(each -> named(endpoint, each).stream())
                .distinct()
                .toList();
    }

    private static boolean isAt(Endpoint endpoint, Operation learned) {
        return Choice.anywhere(endpoint.operation()).equals(Choice.anywhere(learned)) || endpoint.standsFor(learned);
    }

    private static Optional<Owned> named(Endpoint endpoint, OwnedPlace place) {
        String name = place.parameter();
        if (place.segment() > 0) {
            String[] segments = endpoint.path().split("/", -1);
            String segment = place.segment() < segments.length ? segments[place.segment()] : "";
            if (!segment.startsWith("{")) {
                return Optional.empty();
            }
            name = segment.substring(1, segment.length() - 1);
        }
        return Optional.of(new Owned(
                name,
                place.segment() > 0,
                place.type(),
                place.naming() == Naming.THEMSELVES,
                place.keepers(),
                place.breakers()));
    }
}
