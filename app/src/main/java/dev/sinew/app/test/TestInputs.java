package dev.sinew.app.test;

import dev.sinew.store.StoreAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What says what there is to test; any mix.
 *
 * @param specifications files that describe it
 * @param traffic files and folders of recorded traffic
 * @param data the store of an installation that has seen its traffic
 * @param host the authority under which traffic knows the target, or empty for the target's own
 */
public record TestInputs(List<Path> specifications, List<String> traffic, Optional<StoreAddress> data, String host) {
    public TestInputs {
        specifications = List.copyOf(specifications);
        traffic = List.copyOf(traffic);
    }

    /** Specifications alone. */
    public static TestInputs described(List<Path> specifications) {
        return new TestInputs(specifications, List.of(), Optional.empty(), "");
    }

    /** The names of all, for people. */
    String named() {
        List<String> names = new ArrayList<>();
        specifications.forEach(each -> names.add(each.toString()));
        names.addAll(traffic);
        data.ifPresent(each -> names.add("the inventory"));
        return String.join(", ", names);
    }

    /** Whether nothing is given. */
    public boolean isEmpty() {
        return specifications.isEmpty() && traffic.isEmpty() && data.isEmpty();
    }
}
