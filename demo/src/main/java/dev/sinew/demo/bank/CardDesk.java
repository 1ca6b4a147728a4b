package dev.sinew.demo.bank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Cards and their PINs, by an id of their own and below their account. */
final class CardDesk {
    private static final String CARD = "/v2/cards/{cardId}";
    private static final String CARDS = "/v2/accounts/{accountId}/cards";
    private static final BigDecimal MOST_LIMIT = new BigDecimal("10000.00");
    private static final int LONGEST_LABEL = 60;
    private static final int MOST_CARDS = 20;
    private static final String PIN = "pin:string!";

    private final Office office;

    CardDesk(Office office) {
        this.office = office;
    }

    List<Route> routes() {
        List<Route> below = List.of(
                Route.get("/v2/cards", "My cards, of all my accounts", this::mine)
                        .answering("cards:[Card]!"),
                Route.get(CARDS, "The cards of an account", this::list).answering("cards:[Card]!"),
                Route.post(CARDS, "Order a card", 201, this::order)
                        .taking("label:string!")
                        .answering("Card"),
                Route.get(CARDS + "/{cardId}", "One card of an account", this::below)
                        .answering("Card"),
                Route.put(CARDS + "/{cardId}/pin", "Choose the PIN of a card of an account", 204, this::pinBelow)
                        .taking(PIN));
        if (office.settings.has(Twist.IDS_NEED_PARENT)) {
            return below;
        }
        List<Route> all = new ArrayList<>(below);
        all.addAll(List.of(
                Route.get(
                                CARD,
                                "One card",
                                call -> Answer.ok(office.access
                                        .card(call, Flaw.FOREIGN_ACCOUNT)
                                        .face()))
                        .answering("Card"),
                Route.patch(CARD, "Change label or limit of a card", this::change)
                        .taking("label:string dailyLimit:number")
                        .answering("Card"),
                Route.put(CARD + "/pin", "Choose the PIN of a card", 204, this::pin)
                        .taking(PIN)));
        return all;
    }

    private Answer list(Call call) {
        Account account = office.access.account(call, call.number("accountId"), Flaw.FOREIGN_ACCOUNT);
        return Answer.ok(Face.list("cards", List.copyOf(account.cards.values()), Card::face));
    }

    private Answer mine(Call call) {
        List<Card> mine = office.ledger.accountsOf(call.person()).stream()
                .flatMap(account -> account.cards.values().stream())
                .toList();
        return Answer.ok(Face.list("cards", mine, Card::face));
    }

    private Answer order(Call call) {
        Account account = office.access.own(call, call.number("accountId"));
        String label = call.body().text("label", 1, LONGEST_LABEL);
        if (account.closed || account.cards.size() >= MOST_CARDS) {
            throw Refused.conflict("There are no more cards for this account.");
        }
        Card card = office.ledger.issue(account, label, office.settings.has(Twist.IDS_NEED_PARENT), UUID.randomUUID());
        String own = "/v2/cards/" + card.id;
        String parent = "/v2/accounts/" + account.id + "/cards/" + card.id;
        return Answer.created(office.settings.has(Twist.IDS_NEED_PARENT) ? parent : own, card.face());
    }

    private Answer below(Call call) {
        return Answer.ok(office.access.cardOfAccount(call, Flaw.FOREIGN_ACCOUNT).face());
    }

    private Answer change(Call call) {
        Card card = office.access.ownCard(call);
        Body body = call.body();
        Optional<BigDecimal> limit =
                body.has("dailyLimit") ? Optional.of(body.amount("dailyLimit", MOST_LIMIT)) : Optional.empty();
        card.label = body.maybe("label", 1, LONGEST_LABEL).orElse(card.label);
        card.dailyLimit = limit.orElse(card.dailyLimit);
        return Answer.ok(card.face());
    }

    private Answer pin(Call call) {
        return choose(office.access.card(call, Flaw.FOREIGN_CARD_PIN), call);
    }

    private Answer pinBelow(Call call) {
        return choose(office.access.cardOfAccount(call, Flaw.FOREIGN_CARD_PIN), call);
    }

    private Answer choose(Card card, Call call) {
        choose(card, call.body(), office);
        return Answer.done();
    }

    static void choose(Card card, Body body, Office office) {
        String pin = body.text("pin", 4, 6);
        if (!pin.matches("[0-9]+")) {
            throw Refused.invalid("pin has 4 to 6 digits.");
        }
        card.pinHash = Passwords.hash(pin);
        card.pinChanges++;
        card.pinChanged = Optional.of(office.ledger.now());
    }
}
