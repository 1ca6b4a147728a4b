package dev.sinew.demo.bank;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/** Fills the ledger with the people of a roster, their accounts, cards and three months of bookings. */
final class Opening {
    private static final List<String> SHOPS = List.of(
            "Harbour Grocers",
            "Northhaven Transport",
            "Bluebird Cinema",
            "Oakford Energy",
            "Lantern Books",
            "Quay Coffee",
            "Port Ellis Pharmacy",
            "Mill Bridge Garage");
    private static final int DAYS = 90;

    private final Office office;
    private final SplittableRandom random;
    private final Instant now;

    private Opening(Office office) {
        this.office = office;
        this.random = new SplittableRandom(office.settings.roster().seed());
        this.now = office.ledger.now();
    }

    static void fill(Office office) {
        Opening opening = new Opening(office);
        Roster roster = office.settings.roster();
        List<Customer> all = new ArrayList<>();
        for (Roster.Login login : roster.customers()) {
            Customer customer = opening.person(login, Role.CUSTOMER);
            opening.accounts(customer);
            all.add(customer);
        }
        opening.share(all);
        for (Roster.Login login : roster.staff()) {
            opening.person(login, Role.STAFF);
        }
        for (Roster.Client client : roster.clients()) {
            office.clientSecrets.put(client.id(), Passwords.hash(client.secret()));
        }
    }

    private Customer person(Roster.Login login, Role role) {
        String email = login.username() + "@post.example";
        Instant since = now.minus(Duration.ofDays(400L + random.nextInt(2_000)));
        Customer customer = new Customer(
                uuid(), login.username(), login.name(), email, Passwords.hash(login.password()), role, since);
        customer.phone = "+44 7700 900" + String.format(Locale.ROOT, "%03d", random.nextInt(1_000));
        customer.address = (1 + random.nextInt(240)) + " Harbour Road, Port Ellis";
        office.ledger.add(customer);
        return customer;
    }

    private void accounts(Customer customer) {
        Instant opened = customer.since;
        account(customer, "Everyday", opened);
        if (random.nextInt(2) == 0) {
            account(customer, "Savings", opened);
        }
        Owned.Beneficiary landlord = new Owned.Beneficiary(
                office.ledger.smallId(), customer.id, "Rent", Iban.of(9_000_000 + random.nextInt(900_000)), opened);
        office.ledger.beneficiaries.add(landlord.id(), landlord);
        Owned.Message message = new Owned.Message(
                uuid(), customer.id, "New address", "Please note that I moved. My papers are enclosed.", opened);
        office.ledger.messages.add(message.id(), message);
    }

    private void account(Customer customer, String name, Instant opened) {
        Account account = office.ledger.open(customer, name, "GBP", opened);
        Instant first = now.minus(Duration.ofDays(DAYS));
        office.ledger.book(account, first, cents(300_000, 900_000), "Opening balance", "");
        int bookings = 12 + random.nextInt(25);
        for (int i = 0; i < bookings; i++) {
            Instant at = first.plus(Duration.ofHours((i + 1L) * DAYS * 24 / (bookings + 2)));
            boolean salary = i % 10 == 9;
            BigDecimal amount =
                    salary ? cents(180_000, 320_000) : cents(300, 9_000).negate();
            String who = salary ? "Tidewater Ltd" : SHOPS.get(random.nextInt(SHOPS.size()));
            office.ledger.book(account, at, amount, who, salary ? "Salary" : "Card payment");
        }
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            office.ledger.issue(
                    account, i == 1 ? "Debit card" : "Second card", office.settings.has(Twist.IDS_NEED_PARENT), uuid());
        }
    }

    /** Some hold the account of the one before them as well. */
    private void share(List<Customer> all) {
        int every = office.settings.has(Twist.SHARED_OBJECTS) ? 2 : 7;
        for (int i = every - 1; i < all.size(); i += every) {
            office.ledger.accountsOf(all.get(i - 1)).getFirst().holders.add(all.get(i).id);
        }
    }

    private BigDecimal cents(int least, int most) {
        return BigDecimal.valueOf(least + random.nextInt(most - least), 2);
    }

    private UUID uuid() {
        // Bits of version 4 and of the variant, as UUID.randomUUID sets them.
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() & ~(3L << 62) | 1L << 63;
        return new UUID(high, low);
    }
}
