package dev.sinew.probe.run;

import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.Session;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Callers for tests of what follows from who they are alone. */
public final class Personas {
    private Personas() {}

    /** One of whom only its role and its tenant are known. */
    public static Persona of(String role, String tenant) {
        Identity identity = new Identity(role + "-" + tenant, role, tenant, List.of(), Optional.empty());
        return new Persona(new Session(identity, List.of(), Optional.empty()), Set.of());
    }
}
