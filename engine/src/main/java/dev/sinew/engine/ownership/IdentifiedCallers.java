package dev.sinew.engine.ownership;

import dev.sinew.engine.identity.CallerStats;
import dev.sinew.engine.identity.Cohort;
import dev.sinew.engine.identity.IdentityFold;
import java.util.Optional;

/** Callers as the identity fold knows them. */
public record IdentifiedCallers(IdentityFold identity) implements Callers {
    @Override
    public long now(long caller) {
        return identity.now(caller);
    }

    @Override
    public Optional<Cohort> cohort(long caller) {
        return identity.cohort(caller);
    }

    @Override
    public long servesSince(long caller) {
        CallerStats known = identity.of(caller);
        return known == null ? Long.MIN_VALUE : known.servesSince();
    }

    @Override
    public boolean promotesItself(long caller) {
        CallerStats known = identity.of(caller);
        return known != null && known.promotesItself();
    }

    @Override
    public boolean isGuest(long caller) {
        return identity.isGuest(caller);
    }

    @Override
    public long named(long name, String api) {
        return identity.named(name, api);
    }

    @Override
    public boolean calledBefore(long name, String api, long time) {
        CallerStats known = identity.of(identity.named(name, api));
        return known != null && known.calledBefore(time);
    }
}
