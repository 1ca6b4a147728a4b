package dev.sinew.engine.route;

import dev.sinew.engine.profile.Profile;
import dev.sinew.model.Operation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * What routes make of all that was learned up to some time.
 *
 * @param operations each operation with its profile, in order
 * @param finder which operation a call is of
 * @param unattributed what was not attributed to any operation, by api, in the order first seen
 */
public record RouteView(
        SortedMap<Operation, Profile> operations, OperationFinder finder, Map<String, Unattributed> unattributed) {
    public RouteView {
        operations = Collections.unmodifiableSortedMap(operations);
        unattributed = Collections.unmodifiableMap(new LinkedHashMap<>(unattributed));
    }
}
