package dev.sinew.engine.rules.posture;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Burst;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.LearnedField;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Codes may be tried, messages sent or money moved as often and as fast as one likes.
 *
 * <p>A code of six digits is guessed in a day at ten tries a second. A reset that sends a mail or a text at each call costs money and
 * floods people. Transfers without a limit empty an account before anybody looks (OWASP API6:2023).
 *
 * <p>It fires on a run of calls, none more than ten seconds after the one before, of which none was refused with 423 or 429, whose
 * refusals do not change and whose answers do not grow slow: more than ten wrong secrets (PIN, one-time code, answer to a question)
 * for one account or caller, or 20 from one client; 20 resets or codes sent for people that the request names; 30 payments or
 * transfers by one person, at least every second second. Which operation is of which kind shows in the data classes of its requests;
 * sending shows in path and request together. Where answers tell of a rate limit, it takes 100. It stays quiet without such a run, for
 * services, staff and third parties that pay in bulk, and for logins, which {@code posture.no-rate-limit-on-login} looks at.
 *
 * <p>To fix it, end a code after a few wrong tries, send to one address a few times an hour, let payments beyond a number ask for a
 * confirmation, and answer 429.
 */
@Rule(
        id = "posture.no-rate-limit-on-sensitive-flow",
        flaw = "no-rate-limit-on-sensitive-flow",
        title = "Sensitive step takes any number of calls",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API6:2023", "API4:2023"},
        cwe = {307, 799})
public final class NoRateLimitOnSensitiveFlow implements Check {
    private static final int MESSAGES = 20;
    private static final int PAYMENTS = 30;
    private static final int DESPITE_LIMIT = 100;
    private static final Set<String> SENDING = Set.of(
            "reset",
            "forgot",
            "forgotten",
            "recover",
            "recovery",
            "resend",
            "otp",
            "sms",
            "mfa",
            "2fa",
            "code",
            "codes",
            "verification",
            "activation");
    private static final Set<String> MONEY = Set.of(
            "transfer",
            "transfers",
            "payment",
            "payments",
            "pay",
            "payout",
            "payouts",
            "withdraw",
            "withdrawal",
            "withdrawals",
            "topup",
            "remittance",
            "remittances");

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        for (OperationPosture each : api.operations()) {
            if (!each.bursts().isEmpty() && !Attempts.isLogin(each)) {
                codes(each).or(() -> messages(each)).or(() -> payments(each)).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Weakness> codes(OperationPosture operation) {
        if (!Attempts.takesCode(operation)) {
            return Optional.empty();
        }
        return Attempts.guessing(operation)
                .map(burst -> weakness(
                        operation,
                        burst,
                        Attempts.failed(operation, burst),
                        "wrong secrets " + Attempts.of(burst),
                        "Let a code or PIN end after 3 to 5 wrong tries, per account and not per address"));
    }

    private static Optional<Weakness> messages(OperationPosture operation) {
        boolean names = Attempts.said(operation)
                .anyMatch(field -> (NameTraits.of(field.path().name()) & NameTraits.LOGIN_NAME) != 0);
        if (!names || !says(operation, SENDING)) {
            return Optional.empty();
        }
        return run(operation, MESSAGES, 3)
                .map(burst -> weakness(
                        operation,
                        burst,
                        burst.succeeded(),
                        "messages asked for " + Attempts.of(burst),
                        "Send to one address 3 times an hour at most, and from one client 10 times"));
    }

    private static Optional<Weakness> payments(OperationPosture operation) {
        if (Attempts.said(operation).noneMatch(NoRateLimitOnSensitiveFlow::isMoney)
                || !says(operation, MONEY)
                || Attempts.isForPrograms(operation)) {
            return Optional.empty();
        }
        return run(operation, PAYMENTS, 2)
                .filter(Burst::account)
                .map(burst -> weakness(
                        operation,
                        burst,
                        burst.succeeded(),
                        "payments by one caller",
                        "Let payments of one person beyond a number and a sum in a time ask for a confirmation"));
    }

    /** Whether a field holds an amount or where money goes. */
    private static boolean isMoney(LearnedField field) {
        boolean financial = field.dataClasses().stream()
                .anyMatch(id -> DataClass.ofId(id)
                        .map(each -> each.category() == DataClass.Category.FINANCIAL)
                        .orElse(false));
        return financial || NameTraits.words(field.path().name()).contains("amount");
    }

    private static Optional<Burst> run(OperationPosture operation, int fewest, long secondsEach) {
        boolean limit = operation.count(Trait.RATE_LIMIT) > 0;
        return operation.bursts().stream()
                .filter(burst -> burst.limited() == 0 && !burst.slowed())
                .filter(burst -> burst.succeeded() >= (limit ? DESPITE_LIMIT : fewest))
                .filter(burst -> burst.seconds() <= secondsEach * burst.calls())
                .max((a, b) -> Boolean.compare(a.account(), b.account()));
    }

    private static boolean says(OperationPosture operation, Set<String> words) {
        String place =
                operation.operation().path() + "/" + operation.operation().selector();
        for (String part : place.split("/", -1)) {
            boolean name = !part.startsWith("{");
            if (name
                    && NameTraits.words(part).stream()
                            .anyMatch(word -> words.contains(word.toLowerCase(Locale.ROOT)))) {
                return true;
            }
        }
        return false;
    }

    private static Weakness weakness(OperationPosture operation, Burst burst, int count, String what, String cure) {
        String note = count + " " + what + " in " + burst.seconds() + " seconds, none refused for being too many";
        return Weakness.of(operation, "", Confidence.LIKELY, burst.origin(), note, count)
                .cured(cure + ". Envoy: a local_ratelimit filter on the route of "
                        + operation.operation().path() + "; answer 429 with Retry-After");
    }
}
