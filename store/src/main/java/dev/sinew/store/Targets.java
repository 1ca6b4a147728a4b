package dev.sinew.store;

import dev.sinew.model.Sealed;
import dev.sinew.model.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whom to tell of what. Addresses and secrets are one text that is sealed with the privacy key before it comes here; the store
 * never sees it.
 */
public interface Targets {
    /**
     * A target.
     *
     * @param name what a person called it, unique
     * @param kind the form of its messages, in the app's words
     * @param least nothing below this is told
     * @param events what is told, in the app's words, in order
     * @param shown where it is, without anything secret, for people
     * @param created when
     * @param keyId the privacy key that the settings are sealed with
     * @param settings its address and secrets
     */
    record Target(
            String name,
            String kind,
            Severity least,
            Set<String> events,
            String shown,
            Instant created,
            int keyId,
            Sealed settings) {
        public Target {
            events = Collections.unmodifiableSortedSet(new TreeSet<>(events));
        }

        /** The same with settings that are sealed anew. */
        public Target sealed(int key, Sealed anew) {
            return new Target(name, kind, least, events, shown, created, key, anew);
        }

        /** Whether it wants to know. */
        public boolean wants(String event, Severity severity) {
            return events.contains(event) && severity.compareTo(least) >= 0;
        }
    }

    /**
     * Adds a target.
     *
     * @return false where there is one of this name already, which stays as it is
     */
    boolean add(Target target);

    /** One target. */
    Optional<Target> get(String name);

    /** All, by name. */
    List<Target> all();

    /** Takes a target away, with all that it was still to be told. Says whether there was one. */
    boolean remove(String name);

    /** Puts settings that are sealed anew in the place of the old ones, of all these targets or of none. */
    void reseal(List<Target> targets);
}
