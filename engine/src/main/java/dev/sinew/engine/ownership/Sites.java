package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.model.Operation;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the operation of an access, with its places. */
final class Sites {
    private final OperationFinder finder;
    private final TypeNames types;
    private final Map<Operation, Site> known;
    private final Nesting nesting;
    private final boolean frozen;

    Sites(OperationFinder finder, TypeNames types) {
        this(finder, types, new HashMap<>(), new Nesting(), false);
    }

    private Sites(
            OperationFinder finder, TypeNames types, Map<Operation, Site> known, Nesting nesting, boolean frozen) {
        this.finder = finder;
        this.types = types;
        this.known = known;
        this.nesting = nesting;
        this.frozen = frozen;
    }

    /** The same by other routes. */
    Sites with(OperationFinder now, TypeNames names) {
        return new Sites(now, names, known, nesting, frozen);
    }

    /** An access with its operation, or nothing where no template matches. */
    Optional<Used> read(Access access) {
        return finder.find(access.api(), access.method(), access.selector(), access.segments())
                .flatMap(this::known)
                .map(site -> Used.of(access, site));
    }

    /** The same with what is known now; for many threads. */
    Sites frozen() {
        Map<Operation, Site> now = new HashMap<>();
        known.forEach((operation, site) -> now.put(operation, site.frozen()));
        return new Sites(finder, types, now, new Nesting(), true);
    }

    /** The operations that are known. */
    Collection<Site> all() {
        return Collections.unmodifiableCollection(known.values());
    }

    /** Which types live under which. */
    Nesting nesting() {
        return nesting;
    }

    private Optional<Site> known(Operation operation) {
        return frozen ? Optional.ofNullable(known.get(operation)) : Optional.of(site(operation));
    }

    private Site site(Operation operation) {
        Site site = known.get(operation);
        if (site == null) {
            site = new Site(operation, types);
            known.put(operation, site);
            nesting.add(site);
        }
        return site;
    }

    void write(StateWriter out) {
        out.varint(known.size());
        new TreeSet<>(known.keySet()).forEach(out::operation);
    }

    /** Takes the operations that were written; returns them by key. */
    Map<Long, Site> read(StateReader in) {
        Map<Long, Site> byKey = new HashMap<>();
        int count = in.count(4);
        for (int i = 0; i < count && !in.failed(); i++) {
            Operation operation = in.operation();
            if (!isTemplate(operation.path())) {
                in.fail("the path of an operation is no template");
                break;
            }
            Site site = site(operation);
            byKey.put(site.key, site);
        }
        return byKey;
    }

    private static boolean isTemplate(String path) {
        for (String part : path.split("/", -1)) {
            if (part.startsWith("{") && (part.length() < 2 || !part.endsWith("}"))) {
                return false;
            }
        }
        return true;
    }
}
