package dev.sinew.demo.bank;

import java.util.List;
import java.util.Locale;

/** What those who work at the bank do with everybody's accounts. */
final class AdminDesk {
    private static final String ACCOUNT = "/v2/admin/accounts/{accountId}";

    private final Office office;

    AdminDesk(Office office) {
        this.office = office;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v2/admin/customers", "All customers", this::customers)
                        .by(Needs.STAFF)
                        .paged("customers", "CustomerLine")
                        .asking("q:string limit:integer offset:integer"),
                Route.get("/v2/admin/customers/{customerId}", "One customer", this::customer)
                        .by(Needs.STAFF)
                        .answering("customer:Customer! accounts:[Account]!"),
                Route.get(
                                ACCOUNT,
                                "Any account",
                                call -> Answer.ok(account(call).face()))
                        .by(Needs.STAFF)
                        .answering("Account"),
                Route.post(ACCOUNT + "/freeze", "Let no money leave an account", 200, call -> freeze(call, true))
                        .by(Needs.STAFF)
                        .answering("Account"),
                Route.post(ACCOUNT + "/unfreeze", "Let money leave it again", 200, call -> freeze(call, false))
                        .by(Needs.STAFF)
                        .answering("Account"));
    }

    private Answer customers(Call call) {
        String wanted = call.query("q").orElse("").toLowerCase(Locale.ROOT);
        List<Customer> found = office.ledger.customers.values().stream()
                .filter(customer -> customer.role == Role.CUSTOMER)
                .filter(customer -> customer.name.toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        return Answer.ok(Face.page("customers", found, Paging.of(call), Customer::line));
    }

    private Answer customer(Call call) {
        Customer customer = office.ledger.customer(call.uuid("customerId")).orElseThrow(Refused::missing);
        return Answer.ok(Face.of(
                "customer",
                customer.face(false),
                "accounts",
                office.ledger.accountsOf(customer).stream().map(Account::face).toList()));
    }

    private Account account(Call call) {
        return office.ledger.account(call.number("accountId"));
    }

    private Answer freeze(Call call, boolean frozen) {
        Account account = account(call);
        account.frozen = frozen;
        return Answer.ok(account.face());
    }
}
