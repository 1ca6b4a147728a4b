package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.model.Operation;
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

    Sites(OperationFinder finder, TypeNames types) {
        this(finder, types, new HashMap<>(), new Nesting());
    }

    private Sites(OperationFinder finder, TypeNames types, Map<Operation, Site> known, Nesting nesting) {
        this.finder = finder;
        this.types = types;
        this.known = known;
        this.nesting = nesting;
    }

    /** The same by other routes. */
    Sites with(OperationFinder now, TypeNames names) {
        return new Sites(now, names, known, nesting);
    }

    /** An access with its operation, or nothing where no template matches. */
    Optional<Used> read(Access access) {
        return finder.find(access.api(), access.method(), access.selector(), access.segments())
                .map(operation -> Used.of(access, site(operation)));
    }

    /** Which types live under which. */
    Nesting nesting() {
        return nesting;
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
