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
        return !other.isPrivileged() && (one.isPrivileged() || isSpecial(one, other)) || runsAll(one, other);
    }

    /** Whether the first may do more than others and belongs to no tenant, as who runs the service for all of them does. */
    private static boolean runsAll(Identity one, Identity other) {
        return one.isPrivileged()
                && one.tenant().isEmpty()
                && !other.tenant().isEmpty()
                && !one.role().equalsIgnoreCase(other.role());
    }

    /**
     * Whether the first may do more than the second or something else, so that nothing says that the second's objects are none of its business: what support or personnel may do with an administrator's is
     * not known either. Who is said to work for another tenant has no business there.
     */
    static boolean apart(Persona first, Persona second) {
        Identity one = first.session().identity();
        Identity other = second.session().identity();
        boolean strangers = !one.tenant().isEmpty()
                && !other.tenant().isEmpty()
                && !one.tenant().equals(other.tenant());
        return above(first, second) || (isSpecial(one, other) && !strangers);
    }

    private static boolean isSpecial(Identity one, Identity other) {
        return !one.isOrdinary() && !one.role().equalsIgnoreCase(other.role());
    }
}
