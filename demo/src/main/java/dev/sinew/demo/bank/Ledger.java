package dev.sinew.demo.bank;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** All that the bank remembers, in memory. One call at a time works with it, so that money is neither made nor lost. */
final class Ledger {
    private static final int FIRST_ACCOUNT = 4_100_017;
    private static final int FIRST_SMALL_ID = 311;

    final Map<UUID, Customer> customers = new LinkedHashMap<>();
    final Map<String, Customer> byUsername = new LinkedHashMap<>();
    final Map<Integer, Account> accounts = new LinkedHashMap<>();
    final Map<String, Account> byIban = new LinkedHashMap<>();
    final Map<String, Card> cards = new LinkedHashMap<>();
    final Map<UUID, Transfer> transfers = new LinkedHashMap<>();
    final Shelf<Integer, Owned.Beneficiary> beneficiaries = new Shelf<>();
    final Shelf<UUID, Owned.Message> messages = new Shelf<>();
    final Shelf<Integer, Owned.Webhook> webhooks = new Shelf<>();
    final Map<String, Consent> consents = new LinkedHashMap<>();
    final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private int nextAccount = FIRST_ACCOUNT;
    private int nextSmallId = FIRST_SMALL_ID;
    private long nextBooking = 700_001;

    Ledger(InstantSource clock) {
        this.clock = clock;
    }

    /** Does something while nobody else works with the ledger. */
    <T> T alone(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    Instant now() {
        return clock.instant();
    }

    void add(Customer customer) {
        customers.put(customer.id, customer);
        byUsername.put(customer.username, customer);
    }

    Account open(Customer holder, String name, String currency, Instant at) {
        Account account = new Account(nextAccount++, holder.id, name, currency, at);
        accounts.put(account.id, account);
        byIban.put(account.iban, account);
        return account;
    }

    /** Adds a card, under an id that is its own, or one that counts the cards of its account. */
    Card issue(Account account, String label, boolean idsNeedParent, UUID unique) {
        String id = idsNeedParent ? Integer.toString(account.cards.size() + 1) : unique.toString();
        String masked = "**** **** **** " + (1_000 + Math.floorMod(unique.getLeastSignificantBits(), 9_000));
        Card card = new Card(id, account, label, masked);
        account.cards.put(id, card);
        if (!idsNeedParent) {
            cards.put(id, card);
        }
        return card;
    }

    void book(Account account, Instant at, BigDecimal amount, String counterparty, String reference) {
        account.book(nextBooking++, at, amount, counterparty, reference);
    }

    int smallId() {
        return nextSmallId++;
    }

    Optional<Customer> customer(UUID id) {
        return Optional.ofNullable(customers.get(id));
    }

    Optional<Customer> named(String username) {
        return Optional.ofNullable(byUsername.get(username));
    }

    /** The account, open or closed, or a refusal. */
    Account account(int id) {
        Account account = accounts.get(id);
        if (account == null) {
            throw Refused.missing();
        }
        return account;
    }

    /** The card with an id of its own, or a refusal. */
    Card card(String id) {
        Card card = cards.get(id);
        if (card == null) {
            throw Refused.missing();
        }
        return card;
    }

    /** The accounts that a customer holds and that are open. */
    List<Account> accountsOf(Customer customer) {
        List<Account> held = new ArrayList<>();
        for (Account account : accounts.values()) {
            if (account.holders.contains(customer.id) && !account.closed) {
                held.add(account);
            }
        }
        return held;
    }
}
