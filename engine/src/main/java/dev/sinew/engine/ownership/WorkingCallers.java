package dev.sinew.engine.ownership;

import dev.sinew.engine.identity.Cohort;
import dev.sinew.engine.identity.IdentityFold;
import java.util.Optional;

/** Callers as the identity fold knows them, and who of them works for others as ownership found out. */
public record WorkingCallers(IdentityFold identity, OwnershipFold ownership) implements Callers {
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
        return new IdentifiedCallers(identity).servesSince(caller);
    }

    @Override
    public boolean promotesItself(long caller) {
        return new IdentifiedCallers(identity).promotesItself(caller);
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
        return new IdentifiedCallers(identity).calledBefore(name, api, time);
    }

    @Override
    public boolean works(long caller) {
        return ownership.works(caller);
    }
}
