package dev.sinew.demo.bank;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * One movement of an account.
 *
 * @param amount negative for money that left
 * @param balance after it
 */
record Booking(long id, Instant at, BigDecimal amount, BigDecimal balance, String counterparty, String reference) {
    Map<String, Object> face() {
        return Face.of(
                "transactionId",
                id,
                "bookedAt",
                at,
                "amount",
                amount,
                "balanceAfter",
                balance,
                "counterparty",
                counterparty,
                "reference",
                reference);
    }
}
