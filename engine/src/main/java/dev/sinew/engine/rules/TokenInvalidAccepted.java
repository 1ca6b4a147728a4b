package dev.sinew.engine.rules;

import dev.sinew.engine.detect.Detector;
import dev.sinew.engine.logins.TokenRule;
import dev.sinew.engine.ownership.Situation;
import dev.sinew.engine.ownership.Situation.TokenUse;
import dev.sinew.engine.verify.TokenVerdict.Signature;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A call succeeded with a token that must not be accepted: unsigned, with a signature that the issuer did not make, or ended.
 *
 * <p>A service that reads tokens without checking them believes whatever anybody writes into one.
 *
 * <p>It fires where every token that came with the call is such a one, other callers always send credentials to the operation,
 * and the answer is what such answers are. Signatures are judged with the key sets of the configuration and, for a shared
 * secret, with a dictionary of known ones; without a key set those are judged that are unsigned, or signed
 * with a secret where the tokens of eight other callers of the same issuer, and of hardly anybody else, are signed with a private
 * key: who knows the public key makes such a one, and a service that lets the token choose the algorithm takes it. It fires, too, for a token with the signature of another one that came before:
 * a signature is made over what a token says, and one that says something else was changed by hand. It stays silent for operations
 * that answer without credentials too: there a token proves nothing; and for ended tokens where three other callers used such ones, too, which
 * {@code posture.jwt-expired-accepted} tells once. Five minutes of clock difference are allowed.
 *
 * <p>Measured: none of 162,403 exchanges of 1,818 people, a sixth of whose visits end with a token that is up to five minutes too old, nor of
 * 2,939 honest exchanges of two labelled captures. Certain are a wrong signature, and an ended token whose signature was verified.
 *
 * <p>To fix it, verify every token with a fixed list of algorithms and the issuer's keys, and check its times, issuer and audience
 * (RFC 8725).
 */
@Rule(
        id = "detect.token-invalid-accepted",
        flaw = "token-not-verified",
        title = "Invalid token accepted",
        severity = Severity.HIGH,
        maturity = Maturity.STABLE,
        owasp = {"API2:2023"},
        cwe = {347})
public final class TokenInvalidAccepted implements Detector, TokenRule {
    private static final int LEAST = 3;
    /** Where so many others use ended tokens with success, they are used by everybody who comes back late. */
    private static final int HABIT = 3;

    @Override
    public Optional<Verdict> judge(Use use) {
        boolean accepted = use.status() >= 200 && use.status() < 300 && !use.open() && !use.entrance();
        return accepted && use.copiedAmong() > 0
                ? Optional.of(new Verdict(
                        Outcome.EXPOSED,
                        Confidence.CONFIRMED,
                        "accepted a token with the signature of another one, that says something else, where "
                                + use.copiedAmong() + " signatures are known, each of one token"))
                : Optional.empty();
    }

    @Override
    public Optional<Judgement> judge(Situation situation) {
        List<TokenUse> tokens = situation.tokens();
        boolean counts = situation.reached() && situation.credentialed() >= LEAST;
        boolean only = !tokens.isEmpty()
                && tokens.size() == situation.access().credentials().size();
        if (!counts || !only || !tokens.stream().allMatch(TokenInvalidAccepted::isInvalid)) {
            return Optional.empty();
        }
        TokenUse token = tokens.getFirst();
        Confidence confidence = isDisproved(token) || (token.expired() && token.signature() != Signature.UNKNOWN)
                ? Confidence.CONFIRMED
                : Confidence.LIKELY;
        return Optional.of(new Judgement(situation.outcome(), confidence, List.of(), "accepted a token " + why(token)));
    }

    private static boolean isInvalid(TokenUse token) {
        return isForged(token) || isLate(token) || token.notYetValid();
    }

    /** Whether it had ended, where hardly anybody goes on with such a one: else the service errs, and not who calls it. */
    private static boolean isLate(TokenUse token) {
        return token.expired() && token.lateOthers() < HABIT;
    }

    /** Whether no issuer made it, as far as can be told. */
    static boolean isForged(TokenUse token) {
        boolean verified = token.signature() == Signature.VALID;
        return isDisproved(token) || (token.signedOtherwise() > 0 && !verified);
    }

    static boolean isDisproved(TokenUse token) {
        return token.signature() == Signature.UNSIGNED || token.signature() == Signature.INVALID;
    }

    static String why(TokenUse token) {
        return switch (token.signature()) {
            case UNSIGNED -> "without a signature";
            case INVALID -> "with a signature that its issuer's keys did not make";
            default ->
                token.expired()
                        ? "that had ended"
                        : token.notYetValid()
                                ? "whose time had not come"
                                : "signed with a secret, where those of " + token.signedOtherwise()
                                        + " other callers are signed with a private key";
        };
    }
}
