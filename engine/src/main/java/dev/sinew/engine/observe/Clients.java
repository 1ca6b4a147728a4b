package dev.sinew.engine.observe;

import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.model.Observation;
import dev.sinew.model.Sealed;
import dev.sinew.model.Trait;

/** Encrypts client addresses and login names; recent ones are kept, as encryption costs more than the rest of a request. */
final class Clients {
    private final PrivacyKey key;
    private final RecentTexts<Address> addresses = new RecentTexts<>(this::address);
    private final RecentTexts<Sealed> names;
    private long traits;

    /** An address, with the client that was seen there last. */
    private static final class Address {
        private Observation.Client client;
        private final long traits;

        Address(Observation.Client client, long traits) {
            this.client = client;
            this.traits = traits;
        }
    }

    Clients(PrivacyKey key) {
        this.key = key;
        this.names = new RecentTexts<>(key::seal);
    }

    Observation.Client of(String address, String agent) {
        if (address.isEmpty() && agent.isEmpty()) {
            traits = 0;
            return Observation.Client.UNKNOWN;
        }
        Address known = addresses.of(address);
        traits = known.traits;
        Observation.Client held = known.client;
        if (!held.agent().equals(agent)) {
            held = new Observation.Client(held.print(), held.address(), agent);
            known.client = held;
        }
        return held;
    }

    /** The bits of {@link Trait}s that tell which kind of network the last client's address is of. */
    long traits() {
        return traits;
    }

    Sealed seal(String name) {
        return names.of(name);
    }

    private static long network(String address) {
        return IpLiteral.bytes(address)
                .map(IpLiteral::isPrivate)
                .map(inside -> (inside ? Trait.PRIVATE_CLIENT : Trait.PUBLIC_CLIENT).bit())
                .orElse(0L);
    }

    private Address address(String address) {
        long print = address.isEmpty() ? 0 : key.print(address);
        Sealed cipher = address.isEmpty() ? Sealed.NONE : key.seal(address);
        return new Address(new Observation.Client(print, cipher, ""), network(address));
    }
}
