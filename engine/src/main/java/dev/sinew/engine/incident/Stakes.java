package dev.sinew.engine.incident;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.Incident.Stake;
import dev.sinew.model.Operation;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a change by an operation is about, by the words of its path and selector. */
public final class Stakes {
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
            "refund",
            "refunds",
            "order",
            "orders",
            "checkout",
            "wallet",
            "limit",
            "limits",
            "beneficiary",
            "beneficiaries",
            "payee",
            "payees",
            "mandate",
            "mandates",
            "topup",
            "deposit");
    private static final Set<String> CREDENTIALS = Set.of(
            "pin",
            "password",
            "passwords",
            "passcode",
            "credential",
            "credentials",
            "secret",
            "otp",
            "mfa",
            "2fa",
            "totp",
            "token",
            "tokens",
            "key",
            "keys",
            "role",
            "roles",
            "email",
            "phone",
            "forwarding");

    private Stakes() {}

    /** What a change by an operation is about, may be nothing. */
    public static Set<Stake> of(Operation operation) {
        Set<Stake> stakes = EnumSet.noneOf(Stake.class);
        for (String part : (operation.path() + "/" + operation.selector()).split("/", -1)) {
            List<String> words = part.startsWith("{") ? List.of() : NameTraits.words(part);
            for (String word : words) {
                String lower = word.toLowerCase(Locale.ROOT);
                if (MONEY.contains(lower)) {
                    stakes.add(Stake.MONEY);
                }
                if (CREDENTIALS.contains(lower)) {
                    stakes.add(Stake.CREDENTIALS);
                }
            }
        }
        return stakes;
    }
}
