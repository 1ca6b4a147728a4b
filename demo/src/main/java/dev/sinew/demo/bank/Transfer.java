package dev.sinew.demo.bank;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Money that was moved out of an account, and who did it. */
record Transfer(
        UUID id,
        UUID by,
        int fromAccountId,
        String toIban,
        BigDecimal amount,
        String currency,
        String reference,
        Instant at) {
    Map<String, Object> face() {
        return Face.of(
                "transferId",
                id,
                "fromAccountId",
                fromAccountId,
                "toIban",
                toIban,
                "amount",
                amount,
                "currency",
                currency,
                "reference",
                reference,
                "status",
                "executed",
                "executedAt",
                at);
    }
}
