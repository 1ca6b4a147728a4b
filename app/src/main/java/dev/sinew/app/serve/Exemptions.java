package dev.sinew.app.serve;

import dev.sinew.console.api.Resource;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.engine.respond.AllowList;
import dev.sinew.model.Observation;
import dev.sinew.model.policy.Allowance;
import dev.sinew.store.Views;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who is never blocked: by the configuration, and by what people decided since. */
final class Exemptions implements BlockList.Exempt {
    private final List<Allowance> configured;
    private final Policing policing;
    private final Views views;
    private final PrivacyKey key;
    private final InstantSource clock;
    private volatile Now now = new Now(0, Instant.MIN, new AllowList(List.of()));

    /** The list of a policy, good until one of it ends. */
    private record Now(long through, Instant until, AllowList list) {}

    Exemptions(List<Allowance> configured, Policing policing, Views views, PrivacyKey key, InstantSource clock) {
        this.configured = List.copyOf(configured);
        this.policing = policing;
        this.views = views;
        this.key = key;
        this.clock = clock;
    }

    /** All that stand. */
    List<Allowance> all() {
        Instant time = clock.instant();
        return Stream.concat(
                        configured.stream().filter(each -> each.stands(time)),
                        policing.policy().allowances(time).stream())
                .toList();
    }

    /** Those that stand, to be asked. */
    AllowList list() {
        Now present = now;
        if (present.through() != policing.policy().through() || !present.until().isAfter(clock.instant())) {
            long through = policing.policy().through();
            List<Allowance> all = all();
            Instant until = all.stream()
                    .flatMap(each -> each.until().stream())
                    .min(Instant::compareTo)
                    .orElse(Instant.MAX);
            present = new Now(through, until, new AllowList(all));
            now = present;
        }
        return present.list();
    }

    @Override
    public boolean passes(Observation request) {
        AllowList list = list();
        return list.hasNetworks() && list.address(address(request)).isPresent();
    }

    /** Where a request came from, in the clear, for as long as it takes to compare it. */
    String address(Observation request) {
        return request.client().address().isEmpty()
                ? ""
                : key.open(request.client().address());
    }

    @Override
    public Optional<String> why(String subject) {
        AllowList list = list();
        if (list.isEmpty()) {
            return Optional.empty();
        }
        String cohort = views.get(Resource.CALLERS.view(), subject)
                .map(caller -> caller.texts().getOrDefault("cohort", ""))
                .orElse("");
        return list.caller(subject, cohort).map(Allowance::reason);
    }
}
