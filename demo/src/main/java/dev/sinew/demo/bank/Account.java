package dev.sinew.demo.bank;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** An account of one customer, or of several together. */
final class Account {
    final int id;
    final String iban;
    final String currency;
    final Instant opened;
    final Set<UUID> holders = new LinkedHashSet<>();
    final List<Booking> bookings = new ArrayList<>();
    final Map<String, Card> cards = new LinkedHashMap<>();
    String name;
    BigDecimal balance = BigDecimal.ZERO.setScale(2);
    boolean frozen;
    boolean closed;

    Account(int id, UUID holder, String name, String currency, Instant opened) {
        this.id = id;
        this.iban = Iban.of(id);
        this.name = name;
        this.currency = currency;
        this.opened = opened;
        holders.add(holder);
    }

    /** Books an amount, negative for money that leaves. */
    void book(long bookingId, Instant at, BigDecimal amount, String counterparty, String reference) {
        balance = balance.add(amount);
        bookings.add(new Booking(bookingId, at, amount, balance, counterparty, reference));
    }

    Map<String, Object> face() {
        return Face.of(
                "accountId",
                id,
                "iban",
                iban,
                "name",
                name,
                "currency",
                currency,
                "balance",
                balance,
                "status",
                closed ? "closed" : frozen ? "frozen" : "active",
                "joint",
                holders.size() > 1,
                "opened",
                opened);
    }
}
