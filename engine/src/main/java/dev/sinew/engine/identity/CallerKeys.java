package dev.sinew.engine.identity;

import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Claims;
import org.jspecify.annotations.Nullable;

/** The keys of callers: of whom a token names, and of whom a host knows by a name. */
final class CallerKeys {
    private CallerKeys() {}

    static int issuer(Claims claims, int home) {
        // Without an issuer every tenant may count its people from one.
        return claims.issuer().isEmpty()
                ? 31 * home + Long.hashCode(claims.tenant())
                : claims.issuer().hashCode();
    }

    /** The key of whom a credential names, where it was first seen at this api, or 0. */
    static long subjectKey(Credential credential, String api) {
        return subjectKey(credential, api.hashCode());
    }

    static long subjectKey(Credential credential, int home) {
        Claims claims = credential.claims();
        return claims.subject() == 0 ? 0 : mix(claims.subject(), issuer(claims, home));
    }

    /** Where a name is known that a token says which was first seen on a host, where it was. */
    static int home(@Nullable String known, String api) {
        return (known != null && Sites.of(known).equals(Sites.of(api)) ? known : api).hashCode();
    }

    /** The key of whoever an api knows by a name. */
    static long mix(long name, String api) {
        return mix(name, 31 * api.hashCode());
    }

    static long mix(long print, int scope) {
        long mixed = (print ^ (long) scope << 17) * 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 31;
    }
}
