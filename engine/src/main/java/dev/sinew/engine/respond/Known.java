package dev.sinew.engine.respond;

import dev.sinew.engine.identity.Cohort;
import dev.sinew.model.Signal;
import java.util.Optional;

/** What the host knows of those that signals are about. */
public interface Known {
    /** The call that a signal is about; nothing where it is remembered no longer. */
    Optional<Sighting> sighting(Signal signal);

    /** The name that an actor is shown under. */
    String name(Signal.Actor actor);

    /** The name that a credential of a fingerprint is shown under. */
    String token(long print);

    /** What kind of caller stands behind a key. */
    Optional<Cohort> cohort(long caller);
}
