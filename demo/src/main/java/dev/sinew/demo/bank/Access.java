package dev.sinew.demo.bank;

/** Whether what is asked for is the caller's. Nobody comes here without a token, unless a flaw let them. */
final class Access {
    private final BankSettings settings;
    private final Ledger ledger;

    Access(BankSettings settings, Ledger ledger) {
        this.settings = settings;
        this.ledger = ledger;
    }

    /** The account, for its holders, and for anybody where there is such a flaw. */
    Account account(Call call, int id, Flaw open) {
        return checked(call, ledger.account(id), settings.has(open));
    }

    /** The account, for its holders. */
    Account own(Call call, int id) {
        return checked(call, ledger.account(id), false);
    }

    /** The card with an id of its own, likewise. */
    Card card(Call call, Flaw open) {
        Card card = ledger.card(call.path("cardId"));
        checked(call, card.account, settings.has(open));
        return card;
    }

    /** The card with an id of its own, for the holders of its account. */
    Card ownCard(Call call) {
        Card card = ledger.card(call.path("cardId"));
        checked(call, card.account, false);
        return card;
    }

    /** The card under the account in the path. */
    Card cardOfAccount(Call call, Flaw open) {
        Account account = account(call, call.number("accountId"), open);
        Card card = account.cards.get(call.path("cardId"));
        if (card != null) {
            return card;
        }
        if (settings.has(Flaw.FOREIGN_PARENT)) {
            return ledger.card(call.path("cardId"));
        }
        throw Refused.missing();
    }

    private Account checked(Call call, Account account, boolean open) {
        boolean holds = switch (call.caller()) {
            case Caller.Nobody nobody -> true;
            case Caller.Person person -> account.holders.contains(person.customer().id);
            case Caller.Program program -> false;
        };
        if (!holds && !open) {
            throw Refused.forbidden();
        }
        if (account.closed && !settings.has(Twist.SOFT_DELETE)) {
            throw Refused.missing();
        }
        return account;
    }
}
