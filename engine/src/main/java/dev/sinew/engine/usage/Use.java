package dev.sinew.engine.usage;

import dev.sinew.model.MarkHit;
import dev.sinew.model.Origin;
import dev.sinew.model.Segment;
import dev.sinew.model.Signal;
import dev.sinew.model.Standing;
import dev.sinew.model.Violation;
import java.util.List;
import java.util.Set;

/**
 * How one exchange used an operation: what may be unusual of it, and nothing else of it.
 *
 * @param origin where it was read
 * @param timeMicros when, in microseconds since 1970 UTC
 * @param api the lower-case authority
 * @param method the method in upper case
 * @param selector what the body asked for, or empty
 * @param segments the path
 * @param status the answer's status
 * @param actor the caller, or the client where nothing tells a caller
 * @param rights fields of a write's body that are named for what the server or staff decide
 * @param claimed the first of them that says what staff is: a role of staff, or that one is an administrator; or empty
 * @param names where there are such, whom the write names: fingerprints of names that people log in with
 * @param kept the same fields in the answer to a write
 * @param codes what a write that succeeded gave to have something for it, once: the code of a voucher
 * @param amounts parameters that say how much is wanted
 * @param records how many records the answer holds, as far as its largest list goes
 * @param revealed the kinds of sensitive values in the answer, with how many
 * @param leaks what an error's answer leaked, as rules of posture noticed it
 * @param notices what rules over habits noticed in it while its bytes were at hand
 * @param override whether a header or parameter names another method
 * @param tool whether the client says that it is a scanner
 * @param scan whether the path is one that scanners ask every server for
 * @param bare whether it proved nothing, and succeeded so or was refused
 * @param standing how a call that succeeded stands to specifications
 * @param violations where the request of such a call is not as they say
 * @param forms where they do not speak of such a call that writes: the forms of the fields that it sent, by topic
 */
public record Use(
        Origin origin,
        long timeMicros,
        String api,
        String method,
        String selector,
        List<Segment> segments,
        int status,
        Signal.Actor actor,
        List<Named> rights,
        String claimed,
        List<Long> names,
        List<Named> kept,
        List<Named> codes,
        List<Named> amounts,
        int records,
        List<Named> revealed,
        List<String> leaks,
        List<MarkHit> notices,
        boolean override,
        boolean tool,
        boolean scan,
        boolean bare,
        Standing standing,
        List<Violation> violations,
        List<Named> forms) {
    private static final Set<String> USUAL = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    public Use {
        segments = List.copyOf(segments);
        rights = List.copyOf(rights);
        names = List.copyOf(names);
        kept = List.copyOf(kept);
        codes = List.copyOf(codes);
        amounts = List.copyOf(amounts);
        revealed = List.copyOf(revealed);
        leaks = List.copyOf(leaks);
        notices = List.copyOf(notices);
        violations = List.copyOf(violations);
        forms = List.copyOf(forms);
    }

    /**
     * A number under a name.
     *
     * @param name of a field, parameter or class of data
     * @param value a value's fingerprint, an amount, or how many there are
     */
    public record Named(String name, long value) {}

    /** Whether the answer says that it worked. */
    public boolean succeeded() {
        return status >= 200 && status < 300;
    }

    /** Whether it has anything that could be unusual, but for how many there are: most calls have not. */
    boolean isTelling() {
        return override
                || !USUAL.contains(method)
                || !rights.isEmpty()
                || !codes.isEmpty()
                || !amounts.isEmpty()
                || !revealed.isEmpty()
                || !leaks.isEmpty()
                || !notices.isEmpty()
                || !violations.isEmpty()
                || !forms.isEmpty()
                || isOutside();
    }

    /** Whether specifications do not have it, or no more. */
    boolean isOutside() {
        return standing.kind() == Standing.Kind.MISSING || standing.kind() == Standing.Kind.RETIRED;
    }

    /** Whether the method changes something. */
    public boolean writes() {
        return switch (method) {
            case "POST", "PUT", "PATCH", "DELETE" -> true;
            default -> false;
        };
    }

    /** The same by a caller under its key of today. */
    Use by(long caller) {
        return new Use(
                origin,
                timeMicros,
                api,
                method,
                selector,
                segments,
                status,
                new Signal.Actor(caller, true),
                rights,
                claimed,
                names,
                kept,
                codes,
                amounts,
                records,
                revealed,
                leaks,
                notices,
                override,
                tool,
                scan,
                bare,
                standing,
                violations,
                forms);
    }
}
