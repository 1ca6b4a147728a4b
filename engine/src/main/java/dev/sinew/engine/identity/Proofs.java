package dev.sinew.engine.identity;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Kind;
import dev.sinew.model.Fields;
import dev.sinew.model.Link;
import dev.sinew.model.Observation;
import java.util.List;
import java.util.Set;

/** What credentials prove of whom. */
final class Proofs {
    /** Words of places where an application's key is sent, whoever uses it. */
    private static final Set<String> OF_APPLICATIONS =
            Set.of("api", "apikey", "key", "subscription", "client", "app", "application");

    private Proofs() {}

    /**
     * The fingerprint of the credential that most likely is one person's: an application's key is sent with every user's session. 0 where there
     * is none: whoever was given a signed address may have passed it on.
     */
    static long most(List<Credential> credentials) {
        long any = 0;
        for (Credential credential : credentials) {
            if (credential.isOfAddress()) {
                continue;
            }
            boolean key = credential.kind() == Kind.API_KEY_HEADER || credential.kind() == Kind.API_KEY_QUERY;
            if (!key || NameTraits.words(credential.place()).stream().noneMatch(OF_APPLICATIONS::contains)) {
                return credential.print();
            }
            any = any == 0 ? credential.print() : any;
        }
        return any;
    }

    private static boolean isNone(Link.Kind kind) {
        return kind == Link.Kind.OPENED || kind == Link.Kind.CHALLENGED;
    }

    /** Whether an application asks for a token of its own (RFC 6749, section 4.4). */
    static boolean isGrant(Observation observation) {
        if (observation.links().isEmpty()
                || isNone(observation.links().getFirst().kind())) {
            return false;
        }
        Fields asked = observation.request();
        for (int row = 0; row < asked.count(); row++) {
            if (asked.text(row).equals("client_credentials")) {
                return true;
            }
        }
        return false;
    }

    /** Whether a session goes on under a new value of its cookie: nobody comes in. */
    static boolean goesOn(Link link, Observation observation) {
        return link.kind() == Link.Kind.REFRESH
                && observation.credentials().stream()
                        .anyMatch(each ->
                                each.print() == link.from() && each.place().equalsIgnoreCase(link.place()));
    }

    /** Whether a credential names nobody, or somebody whom anybody may name. */
    static boolean isClaimedOnly(Credential credential) {
        return credential.claims().subject() == 0 || credential.kind() == Kind.BASIC;
    }
}
