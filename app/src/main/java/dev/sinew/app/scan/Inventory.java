package dev.sinew.app.scan;

import dev.sinew.console.api.Resource;
import dev.sinew.model.Operation;
import dev.sinew.store.Document;
import dev.sinew.store.Store;
import dev.sinew.store.ViewPage;
import dev.sinew.store.ViewQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The operations that a service has learned, to look up what an app calls. A path fits where each segment does: a parameter on either side
 * fits any.
 */
public final class Inventory {
    private static final int PAGE = 1000;
    private static final int MOST = 200_000;

    private record Known(Operation operation, String status, String authentication) {}

    private final List<Known> operations;

    private Inventory(List<Known> operations) {
        this.operations = List.copyOf(operations);
    }

    /** What a store has. */
    public static Inventory of(Store store) {
        List<Known> all = new ArrayList<>();
        JsonMapper mapper = JsonMapper.shared();
        ViewQuery query = ViewQuery.first(PAGE);
        while (true) {
            ViewPage page = store.views().page(Resource.OPERATIONS.view(), query);
            for (Document each : page.documents()) {
                JsonNode json = mapper.readTree(each.json());
                all.add(new Known(
                        new Operation(
                                json.path("api").asString(""),
                                json.path("method").asString(""),
                                json.path("path").asString(""),
                                json.path("selector").asString("")),
                        json.path("status").asString(""),
                        json.path("authentication").asString("")));
            }
            if (page.next().isEmpty() || all.size() >= MOST) {
                return new Inventory(all);
            }
            query = query.after(page.next().get());
        }
    }

    /** Whether it has any operation. */
    public boolean isEmpty() {
        return operations.isEmpty();
    }

    /**
     * How a call stands: {@code known}, {@code zombie}, {@code unauthenticated}; {@code shadow} where its host is known and it is not; empty
     * where the host is not known at all.
     */
    public String standing(Operation call) {
        boolean host = false;
        Optional<Known> found = Optional.empty();
        for (Known each : operations) {
            boolean same = call.api().isEmpty() || each.operation().api().equals(call.api());
            host |= same && !call.api().isEmpty();
            if (same && found.isEmpty() && fits(call, each.operation())) {
                found = Optional.of(each);
            }
        }
        if (found.isEmpty()) {
            return host ? "shadow" : "";
        }
        if (found.get().status().equals("zombie")) {
            return "zombie";
        }
        return found.get().authentication().equals("never") ? "unauthenticated" : "known";
    }

    private static boolean fits(Operation call, Operation known) {
        boolean method = call.method().isEmpty() || call.method().equals(known.method());
        String[] left = segments(call.path());
        String[] right = segments(known.path());
        if (!method || left.length != right.length) {
            return false;
        }
        for (int i = 0; i < left.length; i++) {
            if (!left[i].equals(right[i]) && !left[i].startsWith("{") && !right[i].startsWith("{")) {
                return false;
            }
        }
        return true;
    }

    private static String[] segments(String path) {
        return (path.endsWith("/") ? path.substring(0, path.length() - 1) : path).split("/", -1);
    }
}
