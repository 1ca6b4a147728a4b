package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.model.Confidence;
import dev.sinew.model.Trait;

/**
 * What calls in the clear tell. A source behind the proxy that ends TLS sees all calls in the clear, which says nothing of the
 * way to the client.
 */
final class Cleartext {
    private Cleartext() {}

    /**
     * Whether TLS ends before the source: answers in the clear carry {@code Strict-Transport-Security}, which servers must not
     * send over connections in the clear (RFC 6797, section 7.2).
     */
    static boolean endsBefore(ApiPosture api) {
        return api.operations().stream()
                .anyMatch(each -> Reach.both(each, each.count(Trait.HSTS), each.count(Trait.CLEARTEXT)) > 0);
    }

    /** How sure it is that calls of an operation cross a network that others read. */
    static Confidence confidence(OperationPosture operation) {
        if (Reach.publicWith(operation, Trait.CLEARTEXT) > 0) {
            return Confidence.CONFIRMED;
        }
        boolean inside = operation.count(Trait.PRIVATE_CLIENT) > 0 && operation.count(Trait.PUBLIC_CLIENT) == 0;
        return inside && operation.count(Trait.OUTGOING) == 0 ? Confidence.POSSIBLE : Confidence.LIKELY;
    }
}
