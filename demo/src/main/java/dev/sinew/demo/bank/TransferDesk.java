package dev.sinew.demo.bank;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Moving money out of accounts. */
final class TransferDesk {
    private static final BigDecimal MOST = new BigDecimal("10000.00");
    private static final int LONGEST_REFERENCE = 140;
    private static final int LONGEST_IBAN = 34;

    private final Office office;

    TransferDesk(Office office) {
        this.office = office;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v2/transfers", "Send money", 201, this::send)
                        .taking("fromAccountId:integer! toIban:string! amount:number! reference:string")
                        .answering("Transfer"),
                Route.get("/v2/transfers", "What I sent, newest first", this::list)
                        .paged("transfers", "Transfer"),
                Route.get("/v2/transfers/{transferId}", "One transfer of mine", this::one)
                        .answering("Transfer"));
    }

    private Answer send(Call call) {
        Body body = call.body();
        Account from = office.access.account(call, body.integer("fromAccountId"), Flaw.FOREIGN_TRANSFER_SOURCE);
        String iban = body.text("toIban", 1, LONGEST_IBAN);
        BigDecimal amount = body.amount("amount", MOST);
        String reference = body.maybe("reference", 0, LONGEST_REFERENCE).orElse("");
        if (!Iban.isRight(iban) || iban.equals(from.iban)) {
            throw Refused.invalid("toIban is no account number that money can be sent to.");
        }
        if (from.frozen || from.closed) {
            throw Refused.conflict("The account is frozen or closed.");
        }
        if (from.balance.compareTo(amount) < 0) {
            throw Refused.invalid("There is not enough money on the account.");
        }
        Optional<Account> to = Optional.ofNullable(office.ledger.byIban.get(iban));
        if (to.isPresent() && (to.get().closed || !to.get().currency.equals(from.currency))) {
            throw Refused.invalid("toIban cannot take this money.");
        }
        Instant now = office.ledger.now();
        Transfer transfer =
                new Transfer(UUID.randomUUID(), call.person().id, from.id, iban, amount, from.currency, reference, now);
        office.ledger.book(from, now, amount.negate(), iban, reference);
        to.ifPresent(account -> office.ledger.book(account, now, amount, from.iban, reference));
        office.ledger.transfers.put(transfer.id(), transfer);
        return Answer.created("/v2/transfers/" + transfer.id(), transfer.face());
    }

    private Answer list(Call call) {
        UUID me = call.person().id;
        List<Transfer> mine = office.ledger.transfers.values().stream()
                .filter(transfer -> transfer.by().equals(me) && !transfer.at().isAfter(office.visibleUntil()))
                .toList()
                .reversed();
        return Answer.ok(Face.page("transfers", mine, Paging.of(call), Transfer::face));
    }

    /** For who sent it, and for all who hold the account that it left. */
    private Answer one(Call call) {
        Transfer transfer = office.ledger.transfers.get(call.uuid("transferId"));
        if (transfer == null) {
            throw Refused.missing();
        }
        UUID me = call.person().id;
        boolean mine = transfer.by().equals(me)
                || office.ledger.account(transfer.fromAccountId()).holders.contains(me);
        if (!mine) {
            throw Refused.forbidden();
        }
        return Answer.ok(transfer.face());
    }
}
