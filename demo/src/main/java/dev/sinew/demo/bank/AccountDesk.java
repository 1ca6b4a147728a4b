package dev.sinew.demo.bank;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Accounts, what was booked on them, and who holds them. */
final class AccountDesk {
    /** The operation that a flaw opens to everybody. */
    static final String STATEMENT = "/v2/accounts/{accountId}/statements/{month}";

    private static final String ACCOUNT = "/v2/accounts/{accountId}";
    private static final Set<String> CURRENCIES = Set.of("GBP", "EUR", "USD");
    private static final int LONGEST_NAME = 60;
    private static final int MOST_ACCOUNTS = 20;
    private static final int MOST_HOLDERS = 5;
    private static final BigDecimal MOST_BALANCE = new BigDecimal("1000000000.00");

    private final Office office;

    AccountDesk(Office office) {
        this.office = office;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v2/accounts", "My accounts, also those that I share", this::list)
                        .answering("accounts:[Account]!"),
                Route.post("/v2/accounts", "Open an account", 201, this::open)
                        .taking("name:string! currency:string!")
                        .answering("Account"),
                Route.get(ACCOUNT, "One account", call -> Answer.ok(read(call).face()))
                        .answering("Account"),
                Route.patch(ACCOUNT, "Rename an account", this::change)
                        .taking("name:string")
                        .answering("Account"),
                Route.delete(ACCOUNT, "Close an account that is empty", this::close),
                Route.get(ACCOUNT + "/transactions", "What was booked, newest first", this::transactions)
                        .paged("transactions", "Transaction"),
                Route.get(ACCOUNT + "/statements", "The months with bookings", this::statements)
                        .answering("statements:[Statement]!"),
                Route.get(STATEMENT, "One month", this::statement).answering("Statement"),
                Route.get(ACCOUNT + "/holders", "Who holds the account", this::holders)
                        .answering("holders:[Holder]!"),
                Route.post(ACCOUNT + "/holders", "Share the account with somebody", 201, this::share)
                        .taking("username:string!")
                        .answering("holders:[Holder]!"));
    }

    private Account read(Call call) {
        return office.access.account(call, call.number("accountId"), Flaw.FOREIGN_ACCOUNT);
    }

    private Account own(Call call) {
        Account account = office.access.own(call, call.number("accountId"));
        if (account.closed) {
            throw Refused.conflict("The account is closed.");
        }
        return account;
    }

    private Answer list(Call call) {
        return Answer.ok(Face.list(
                "accounts",
                office.ledger.accountsOf(call.person()).stream()
                        .filter(account -> !account.opened.isAfter(office.visibleUntil()))
                        .toList(),
                Account::face));
    }

    private Answer open(Call call) {
        Customer me = call.person();
        Body body = call.body();
        String name = body.text("name", 1, LONGEST_NAME);
        String currency = body.text("currency", 3, 3);
        if (!CURRENCIES.contains(currency)) {
            throw Refused.invalid("currency is one of EUR, GBP, USD.");
        }
        if (office.ledger.accountsOf(me).size() >= MOST_ACCOUNTS) {
            throw Refused.conflict("There are " + MOST_ACCOUNTS + " accounts already.");
        }
        Account account = office.ledger.open(me, name, currency, office.ledger.now());
        return Answer.created("/v2/accounts/" + account.id, account.face());
    }

    private Answer change(Call call) {
        Account account = own(call);
        Body body = call.body();
        account.name = body.maybe("name", 1, LONGEST_NAME).orElse(account.name);
        if (office.settings.has(Flaw.MASS_ASSIGNMENT) && body.has("balance")) {
            account.balance = body.amount("balance", MOST_BALANCE);
        }
        return Answer.ok(account.face());
    }

    private Answer close(Call call) {
        Account account = own(call);
        if (account.balance.signum() != 0) {
            throw Refused.conflict("There is money on the account.");
        }
        account.closed = true;
        return Answer.done();
    }

    private Answer transactions(Call call) {
        return transactions(read(call), call);
    }

    static Answer transactions(Account account, Call call) {
        return Answer.ok(Face.page("transactions", account.bookings.reversed(), Paging.of(call), Booking::face));
    }

    private Answer statements(Call call) {
        Account account = read(call);
        List<Map<String, Object>> all = new ArrayList<>();
        byMonth(account).forEach((month, bookings) -> all.add(statement(account, month, bookings)));
        return Answer.ok(Face.of("statements", all));
    }

    private Answer statement(Call call) {
        Account account = read(call);
        return byMonth(account).entrySet().stream()
                .filter(each -> each.getKey().toString().equals(call.path("month")))
                .findFirst()
                .map(each -> Answer.ok(statement(account, each.getKey(), each.getValue())))
                .orElseThrow(Refused::missing);
    }

    private static Map<YearMonth, List<Booking>> byMonth(Account account) {
        Map<YearMonth, List<Booking>> months = new TreeMap<>();
        for (Booking booking : account.bookings) {
            YearMonth month = YearMonth.from(booking.at().atOffset(ZoneOffset.UTC));
            months.computeIfAbsent(month, first -> new ArrayList<>()).add(booking);
        }
        return months;
    }

    private static Map<String, Object> statement(Account account, YearMonth month, List<Booking> bookings) {
        Booking first = bookings.getFirst();
        return Face.of(
                "month",
                month,
                "accountId",
                account.id,
                "iban",
                account.iban,
                "openingBalance",
                first.balance().subtract(first.amount()),
                "closingBalance",
                bookings.getLast().balance(),
                "bookings",
                bookings.size());
    }

    private Answer holders(Call call) {
        return Answer.ok(holders(read(call)));
    }

    /** Says the same whether there is such a user or not. */
    private Answer share(Call call) {
        Account account = own(call);
        String username = call.body().text("username", 1, LONGEST_NAME);
        Customer with = office.ledger
                .named(username)
                .filter(there -> there.role == Role.CUSTOMER)
                .orElseThrow(() -> Refused.invalid("The account cannot be shared with this user."));
        if (account.holders.size() >= MOST_HOLDERS) {
            throw Refused.conflict("The account has " + MOST_HOLDERS + " holders already.");
        }
        account.holders.add(with.id);
        return Answer.created("/v2/accounts/" + account.id + "/holders", holders(account));
    }

    private Map<String, Object> holders(Account account) {
        return Face.of(
                "holders",
                account.holders.stream()
                        .flatMap(id -> office.ledger.customer(id).stream())
                        .map(holder -> Face.of("customerId", holder.id, "name", holder.name))
                        .toList());
    }
}
