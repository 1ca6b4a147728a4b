package dev.sinew.engine.usage;

import dev.sinew.engine.identity.Cohort;
import dev.sinew.engine.ownership.Callers;
import java.util.Optional;

/** Callers of whom each is a user, and stays who it is. */
class AllUsers implements Callers {
    @Override
    public long now(long caller) {
        return caller;
    }

    @Override
    public Optional<Cohort> cohort(long caller) {
        return Optional.of(Cohort.USER);
    }
}
