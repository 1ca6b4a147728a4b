package dev.sinew.engine.observe;

import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.model.Observation;
import dev.sinew.model.Sealed;

/** Encrypts client addresses and login names; recent ones are kept, as encryption costs more than the rest of a request. */
final class Clients {
    private final PrivacyKey key;
    private final RecentTexts<Address> addresses = new RecentTexts<>(this::address);
    private final RecentTexts<Sealed> names;

    /** An address, with the client that was seen there last. */
    private static final class Address {
        private Observation.Client client;

        Address(Observation.Client client) {
            this.client = client;
        }
    }

    Clients(PrivacyKey key) {
        this.key = key;
        this.names = new RecentTexts<>(key::seal);
    }

    Observation.Client of(String address, String agent) {
        if (address.isEmpty() && agent.isEmpty()) {
            return Observation.Client.UNKNOWN;
        }
        Address known = addresses.of(address);
        Observation.Client held = known.client;
        if (!held.agent().equals(agent)) {
            held = new Observation.Client(held.print(), held.address(), agent);
            known.client = held;
        }
        return held;
    }

    Sealed seal(String name) {
        return names.of(name);
    }

    private Address address(String address) {
        long print = address.isEmpty() ? 0 : key.print(address);
        Sealed cipher = address.isEmpty() ? Sealed.NONE : key.seal(address);
        return new Address(new Observation.Client(print, cipher, ""));
    }
}
