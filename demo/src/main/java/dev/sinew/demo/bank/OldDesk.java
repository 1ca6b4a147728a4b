package dev.sinew.demo.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first version of the API, which everybody forgot. It checks as much as the second one, unless a flaw makes it check nothing. */
final class OldDesk {
    private final Office office;

    OldDesk(Office office) {
        this.office = office;
    }

    List<Route> routes() {
        List<Route> all = new ArrayList<>(List.of(
                Route.get(
                        "/v1/accounts/{accountId}",
                        "One account",
                        call -> Answer.ok(own(call).face())),
                Route.get(
                        "/v1/accounts/{accountId}/transactions",
                        "What was booked",
                        call -> AccountDesk.transactions(own(call), call)),
                Route.get("/v1/customers/{customerId}", "One customer", this::customer)));
        if (!office.settings.has(Twist.IDS_NEED_PARENT)) {
            all.add(Route.put("/v1/cards/{cardId}/pin", "Choose a PIN", 204, this::pin));
        }
        return all.stream().map(Route::forgotten).toList();
    }

    private Account own(Call call) {
        return office.access.own(call, call.number("accountId"));
    }

    private Answer customer(Call call) {
        Optional<Customer> customer = office.ledger.customer(call.uuid("customerId"));
        Customer found = customer.orElseThrow(Refused::missing);
        boolean mine = switch (call.caller()) {
            case Caller.Nobody nobody -> true;
            case Caller.Person person -> person.customer() == found || person.customer().role == Role.STAFF;
            case Caller.Program program -> false;
        };
        if (!mine) {
            throw Refused.forbidden();
        }
        return Answer.ok(found.face(false));
    }

    private Answer pin(Call call) {
        CardDesk.choose(office.access.ownCard(call), call.body(), office);
        return Answer.done();
    }
}
