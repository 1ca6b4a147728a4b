package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.LoginBody;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Manner;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One-time codes and PINs of a few digits may be tried without a limit, so that all of them can be.
 *
 * <p>Proved where a login takes a code beside the password and the file of identities has the right one: a bounded number of tries (20 unless told otherwise) of wrong codes of
 * the same length on one identity, the last of the file; all are answered as the first was, none much later, and the right code still works after them. It comes after all
 * other tests.
 *
 * <p>A code that sets a forgotten password is tried on a user whom the run signed up. Where the answer to the request has the right one, it must still set a password after the
 * wrong ones; else, where {@code --login-tries} allows 1,000 and more, all of three digits and then of four are tried: proved where one of them sets the
 * password, with which the user then gets in. Where it is not given and the usual number is no limit, all of them are tried as well, if the target is on this machine and the budget has room. With fewer, and where a code is taken at another operation, nothing can be told.
 *
 * <p>To fix it, end a code after a few wrong ones.
 */
@Rule(
        id = "probe.code-without-limit",
        flaw = "code-without-limit",
        title = "Codes may be tried without a limit",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {307, 799})
public final class CodeWithoutLimit implements Proof {
    private static final Pattern CODE = Pattern.compile(
            "(?i)(?:.*[_-])?(?:otp|totp|pin|mfa|2fa)(?:[_-]?code)?|.*(?:otp|onetime|mfa|verification)code|code");

    private static final Pattern PLACE =
            Pattern.compile("(?i).*/(?:.*(?:otp|2fa|mfa|verif|confirm|two-?factor).*|code|pin)(?:/[^/]*)?");

    @Override
    public boolean isWriting() {
        return true;
    }

    /** Ten thousand tries may be what is left of the budget. */
    @Override
    public Manner manner() {
        return Manner.TIRING;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        List<Identity> all = LoginTries.at(endpoint, trial);
        if (!all.isEmpty()) {
            Identity last = all.getLast();
            return LoginTries.body(last).flatMap(body -> code(body).map(code -> judge(last, body, code, trial)));
        }
        Optional<Recovery> recovery = Recovery.to(endpoint, trial).filter(Recovery::namesUser);
        if (trial.users().isPresent() && recovery.isPresent()) {
            return Optional.of(new GuessedCode(recovery.get(), trial).judge());
        }
        boolean takesCode = trial.fixtures().isPresent()
                && endpoint.operation().method().equals("POST")
                && PLACE.matcher(endpoint.path()).matches()
                && trial.takes(endpoint).stream()
                        .anyMatch(each -> each.properties().keySet().stream()
                                .anyMatch(name -> CODE.matcher(name).matches()));
        return takesCode
                ? Optional.of(
                        Outcome.inconclusive(
                                "the right code is not known, so that it would not be seen whether it still works after wrong ones"))
                : Optional.empty();
    }

    private static Optional<Map.Entry<String, JsonNode>> code(LoginBody body) {
        return body.members().properties().stream()
                .filter(each -> !each.getKey().equals(body.passwordMember())
                        && !each.getKey().equals(body.nameMember()))
                .filter(each -> CODE.matcher(each.getKey()).matches()
                        && each.getValue().asString("").matches("\\d{4,10}"))
                .findFirst();
    }

    private static Outcome judge(Identity identity, LoginBody body, Map.Entry<String, JsonNode> code, Trial trial) {
        String right = code.getValue().asString("");
        long all = Math.round(Math.pow(10, right.length()));
        return new Guesses("code", i -> body.with(code.getKey(), wrong(right, all, i))).judge(identity, trial);
    }

    private static String wrong(String right, long all, int number) {
        return String.format(Locale.ROOT, "%0" + right.length() + "d", (Long.parseLong(right) + 1 + number) % all);
    }
}
