package dev.sinew.demo.bank;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A card of an account. Its PIN cannot be read, but how often it was changed can. */
final class Card {
    final String id;
    final Account account;
    final String maskedNumber;
    String label;
    BigDecimal dailyLimit = new BigDecimal("500.00");
    String pinHash = "";
    int pinChanges;
    Optional<Instant> pinChanged = Optional.empty();

    Card(String id, Account account, String label, String maskedNumber) {
        this.id = id;
        this.account = account;
        this.label = label;
        this.maskedNumber = maskedNumber;
    }

    Map<String, Object> face() {
        return Face.of(
                "cardId",
                id,
                "accountId",
                account.id,
                "label",
                label,
                "maskedNumber",
                maskedNumber,
                "dailyLimit",
                dailyLimit,
                "pinChanges",
                pinChanges,
                "pinChangedAt",
                pinChanged);
    }
}
