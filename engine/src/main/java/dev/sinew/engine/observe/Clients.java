package dev.sinew.engine.observe;

import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.model.Observation;
import dev.sinew.model.Sealed;
import org.jspecify.annotations.Nullable;

/** Encrypts client addresses and login names; recent ones are kept, as encryption costs more than the rest of a request. */
final class Clients {
    private static final int SLOTS = 1 << 12;

    private final PrivacyKey key;
    private final @Nullable String[] addresses = new @Nullable String[SLOTS];
    private final Observation.Client[] clients = new Observation.Client[SLOTS];
    private final @Nullable String[] names = new @Nullable String[SLOTS];
    private final Sealed[] sealed = new Sealed[SLOTS];

    Clients(PrivacyKey key) {
        this.key = key;
    }

    Observation.Client of(String address, String agent) {
        if (address.isEmpty() && agent.isEmpty()) {
            return Observation.Client.UNKNOWN;
        }
        int slot = slot(address);
        if (!address.equals(addresses[slot])) {
            long print = address.isEmpty() ? 0 : key.print(address);
            Sealed cipher = address.isEmpty() ? Sealed.NONE : key.seal(address);
            clients[slot] = new Observation.Client(print, cipher, agent);
            addresses[slot] = address;
        }
        Observation.Client held = clients[slot];
        if (!held.agent().equals(agent)) {
            held = new Observation.Client(held.print(), held.address(), agent);
            clients[slot] = held;
        }
        return held;
    }

    Sealed seal(String name) {
        int slot = slot(name);
        if (!name.equals(names[slot])) {
            sealed[slot] = key.seal(name);
            names[slot] = name;
        }
        return sealed[slot];
    }

    private static int slot(String text) {
        int hash = text.hashCode();
        return (hash ^ hash >>> 12) & (SLOTS - 1);
    }
}
