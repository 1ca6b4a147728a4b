package dev.sinew.engine.respond;

import dev.sinew.engine.observe.Networks;
import dev.sinew.model.policy.Allowance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is never blocked. For many threads. */
public final class AllowList {
    private final List<Allowance> named = new ArrayList<>();
    private final List<Range> ranges = new ArrayList<>();

    private record Range(Allowance allowance, Networks networks) {}

    /**
     * Those of some allowances.
     *
     * @throws IllegalArgumentException where one names neither a caller, a cohort, an address nor a network
     */
    public AllowList(List<Allowance> allowances) {
        for (Allowance allowance : allowances) {
            if (allowance.isNetwork()) {
                ranges.add(new Range(allowance, Networks.of(List.of(allowance.what()))));
            } else {
                named.add(allowance);
            }
        }
    }

    /** Whether it has nobody. */
    public boolean isEmpty() {
        return named.isEmpty() && ranges.isEmpty();
    }

    /** Whether it has addresses. */
    public boolean hasNetworks() {
        return !ranges.isEmpty();
    }

    /** Why a caller is never blocked, by its name and the word for its kind. */
    public Optional<Allowance> caller(String name, String cohort) {
        String kind = Allowance.COHORT + cohort.replace(' ', '-');
        return named.stream()
                .filter(each -> each.what().equals(name) || each.what().equals(kind))
                .findFirst();
    }

    /** Why what comes from an address is never blocked. */
    public Optional<Allowance> address(String address) {
        return ranges.stream()
                .filter(range -> range.networks().has(address))
                .map(Range::allowance)
                .findFirst();
    }
}
