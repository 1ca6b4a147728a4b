package dev.sinew.app.analyze;

import dev.sinew.engine.identity.Cohort;
import dev.sinew.engine.identity.IdentityFold;
import dev.sinew.engine.ownership.Callers;
import java.util.Optional;

/** Callers as the identity fold knows them. */
record IdentifiedCallers(IdentityFold identity) implements Callers {
    @Override
    public long now(long caller) {
        return identity.now(caller);
    }

    @Override
    public Optional<Cohort> cohort(long caller) {
        return identity.cohort(caller);
    }
}
