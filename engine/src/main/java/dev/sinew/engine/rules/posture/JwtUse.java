package dev.sinew.engine.rules.posture;

import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Claims;
import dev.sinew.model.Credential.Kind;
import dev.sinew.model.Direction;
import dev.sinew.model.Trait;

/** When the claims of a JSON Web Token say something about who issues it and who accepts it. */
final class JwtUse {
    private JwtUse() {}

    /** Whether it proves who calls, its claims could be read, and the call came in and was answered with success. */
    static boolean isAccepted(MarkSubject subject, Credential credential) {
        return subject.status() >= 200
                && subject.status() < 300
                && isReadable(credential)
                && !isUnsigned(credential)
                && subject.exchange().direction() == Direction.INCOMING;
    }

    /** Whether the token says that nobody signed it: what else it says is not its issuer's. */
    static boolean isUnsigned(Credential credential) {
        return credential.claims().algorithm().strip().equalsIgnoreCase("none");
    }

    /** An encrypted token keeps its claims to itself; one without any name or time is not about a session. */
    private static boolean isReadable(Credential credential) {
        Claims claims = credential.claims();
        return credential.kind() != Kind.BASIC
                && !claims.equals(Claims.NONE)
                && !claims.algorithm().startsWith("RSA")
                && !claims.algorithm().startsWith("ECDH")
                && !claims.algorithm().equals("dir")
                && (claims.subject() != 0
                        || claims.issuedAt() != Claims.ABSENT
                        || !claims.issuer().isEmpty());
    }

    /** Whether the operation looked at the token: it never answered anybody without. */
    static boolean isLookedAt(OperationPosture operation) {
        return operation.count(Trait.BARE_SUCCESS) == 0;
    }
}
