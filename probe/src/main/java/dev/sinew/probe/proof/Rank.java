package dev.sinew.probe.proof;

import dev.sinew.probe.run.Persona;

/** Who may do more than whom. */
final class Rank {
    private Rank() {}

    /** Whether the first may do more than the second, so that it sees the second's objects by right. */
    static boolean above(Persona first, Persona second) {
        return first.session().identity().isPrivileged()
                && !second.session().identity().isPrivileged();
    }
}
