package dev.sinew.probe.proof;

import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;

/** Who may do more than whom, or something else. */
final class Rank {
    private Rank() {}

    /** Whether somebody may do more than another caller of the run, so that rights that it sets are its to set. */
    static boolean aboveSomebody(Persona persona, Trial trial) {
        return persona.session().identity().isPrivileged()
                && trial.personas().stream().anyMatch(each -> above(persona, each));
    }

    /** Whether somebody is called nothing but one of those who only do what is theirs, or the lowest of all. */
    static boolean isOrdinary(Persona persona) {
        return persona.session().identity().isOrdinary();
    }

    /**
     * Whether the first may do more than the second, so that it sees the second's objects by right: its role is named for that, or for something that the second is
     * not, as a mechanic, a seller or a doctor, of whom nothing says what they are meant to see.
     */
    static boolean above(Persona first, Persona second) {
        Identity one = first.session().identity();
        Identity other = second.session().identity();
        boolean special = !one.isOrdinary() && !one.role().equalsIgnoreCase(other.role());
        return !other.isPrivileged() && (one.isPrivileged() || special);
    }
}
