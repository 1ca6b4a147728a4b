package dev.sinew.probe.proof;

import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import java.util.Locale;
import java.util.Set;

/** Who may do more than whom, or something else. */
final class Rank {
    /** What those are called who only do what is theirs. */
    private static final Set<String> ORDINARY = Set.of(
            "",
            "user",
            "customer",
            "client",
            "member",
            "guest",
            "buyer",
            "patient",
            "student",
            "regular",
            "normal",
            "standard",
            "basic");

    private Rank() {}

    /** Whether somebody may do more than another caller of the run, so that rights that it sets are its to set. */
    static boolean aboveSomebody(Persona persona, Trial trial) {
        return persona.session().identity().isPrivileged()
                && trial.personas().stream().anyMatch(each -> above(persona, each));
    }

    /**
     * Whether the first may do more than the second, so that it sees the second's objects by right: its role is named for that, or for something that the second is
     * not, as a mechanic, a seller or a doctor, of whom nothing says what they are meant to see.
     */
    static boolean above(Persona first, Persona second) {
        Identity one = first.session().identity();
        Identity other = second.session().identity();
        String role = one.role().toLowerCase(Locale.ROOT);
        boolean special = !ORDINARY.contains(role) && !role.equalsIgnoreCase(other.role());
        return !other.isPrivileged() && (one.isPrivileged() || special);
    }
}
