package dev.sinew.bench.world;

import dev.sinew.bench.world.Label.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A bank: readable tokens with a subject, accounts by UUID, cards below them, money moved by ids in the body. */
final class Bank extends Application<Bank.Customer> {
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, Transfer> transfers = new HashMap<>();

    Bank() {
        super("bank", "bank-a.example");
    }

    static final class Customer extends Actor {
        private final String subject;
        private final List<Account> accounts = new ArrayList<>();
        private final List<String> transfers = new ArrayList<>();

        Customer(Seat seat, String subject) {
            super(seat);
            this.subject = subject;
        }
    }

    private record Account(String id, List<String> cards, List<Customer> holders) {
        boolean isFor(Customer actor) {
            return holders.contains(actor) || actor.works();
        }
    }

    private record Transfer(Customer by, Json face) {}

    @Override
    Customer member(Actor.Seat seat, Dice dice) {
        Customer customer = new Customer(seat, dice.uuid());
        if (!customer.owns()) {
            return customer;
        }
        for (int i = dice.between(1, 3); i > 0; i--) {
            List<String> cards = new ArrayList<>();
            for (int c = dice.between(1, 2); c > 0; c--) {
                cards.add(dice.digits(8));
            }
            hold(customer, new Account(dice.uuid(), cards, new ArrayList<>()));
        }
        if (!members.isEmpty() && dice.oneIn(7) && members.getLast().owns()) {
            hold(customer, members.getLast().accounts.getFirst());
        }
        return customer;
    }

    private void hold(Customer customer, Account account) {
        customer.accounts.add(account);
        account.holders().add(customer);
        accounts.put(account.id(), account);
    }

    @Override
    void signIn(Visit visit, Customer actor) {
        Json claims = Json.object().put("sub", actor.subject);
        if (actor.is(Kind.SERVICE)) {
            claims =
                    Json.object().put("sub", "ledger-batch-" + actor.number).put("azp", "ledger-batch-" + actor.number);
        } else {
            claims.put("azp", "mobile-app")
                    .put("email", actor.login)
                    .putTexts("roles", List.of(actor.is(Kind.STAFF) ? "teller" : "customer"));
        }
        String token = Tokens.jwt(visit, "https://login.bank-a.example", 30, claims);
        boolean refresh = visit.now() < actor.tokenUntil && visit.dice.oneIn(2) && !actor.works();
        String form = actor.is(Kind.SERVICE)
                ? "grant_type=client_credentials&client_id=ledger-batch-" + actor.number + "&client_secret="
                        + password(actor)
                : "grant_type=password&username=" + actor.login.replace("@", "%40") + "&password=" + password(actor);
        Call call = Call.form("https://login.bank-a.example/oauth2/token", form);
        if (refresh) {
            call = authorised(Call.of("POST", root + "/v1/session/refresh"), actor);
        }
        visit.send(
                call,
                Reply.ok(Json.object()
                        .put("access_token", token)
                        .put("token_type", "Bearer")
                        .put("expires_in", 1800)));
        signedIn(visit, actor, token, 30);
    }

    @Override
    Call authorised(Call call, Customer actor) {
        return call.with("Authorization", "Bearer " + actor.token);
    }

    @Override
    void home(Visit visit, Customer actor) {
        if (actor.works()) {
            customers(visit, actor);
            return;
        }
        List<Json> faces = actor.accounts.stream().map(Bank::face).toList();
        send(
                visit,
                actor,
                Call.get(root + "/v1/accounts"),
                Reply.ok(Json.object().put("accounts", faces)));
    }

    @Override
    void act(Visit visit, Customer actor) {
        if (actor.works()) {
            work(visit, actor);
            return;
        }
        Dice dice = visit.dice;
        Account mine = dice.of(actor.accounts);
        switch (dice.below(16)) {
            case 0, 1 -> me(visit, actor);
            case 2, 3, 4 -> account(visit, actor, mine.id());
            case 5, 6, 7, 8 -> bookings(visit, actor, mine.id());
            case 9, 10 -> cards(visit, actor, mine);
            case 11, 12 -> card(visit, actor, mine.id(), dice.of(mine.cards()));
            case 13 -> {
                if (dice.oneIn(4)) {
                    pin(visit, actor, mine.id(), dice.of(mine.cards()));
                } else if (dice.oneIn(10)) {
                    account(visit, actor, dice.uuid());
                } else {
                    home(visit, actor);
                }
            }
            case 14 ->
                transfer(visit, actor, mine.id(), other(visit, actor, c -> true).orElse(actor));
            default -> {
                if (actor.transfers.isEmpty()) {
                    home(visit, actor);
                } else {
                    transferSeen(visit, actor, dice.of(actor.transfers));
                }
            }
        }
    }

    private void work(Visit visit, Customer actor) {
        other(visit, actor, c -> true).ifPresent(customer -> {
            String id = visit.dice.of(customer.accounts).id();
            switch (visit.dice.below(actor.is(Kind.SERVICE) ? 6 : 10)) {
                case 0, 1, 2 -> bookings(visit, actor, id);
                case 3, 4, 5 -> account(visit, actor, id);
                case 6 -> limit(visit, actor, id);
                case 7 -> cards(visit, actor, customer.accounts.getFirst());
                default -> customers(visit, actor);
            }
        });
    }

    private void customers(Visit visit, Customer actor) {
        boolean let = visit.admits(actor.works(), "");
        List<Json> found = new ArrayList<>();
        for (int i = 0; let && i < 5; i++) {
            other(visit, actor, c -> true).ifPresent(c -> found.add(profile(c)));
        }
        Call call = Call.get(root + "/v1/customers?name=" + Tokens.encoded(visit.dice.lastName()));
        send(visit, actor, call, let ? Reply.ok(Json.object().put("customers", found)) : Reply.FORBIDDEN);
    }

    private void me(Visit visit, Customer actor) {
        send(visit, actor, Call.get(root + "/v1/me"), Reply.ok(profile(actor)));
    }

    /** Some clients write a UUID in capitals. */
    private void account(Visit visit, Customer actor, String id) {
        Account account = accounts.get(id);
        Reply reply = account == null
                ? visit.missing()
                : visit.admits(account.isFor(actor), "bank.account-read") ? Reply.ok(face(account)) : Reply.FORBIDDEN;
        boolean upper = actor.agent.contains("iPhone");
        String written = upper ? id.toUpperCase(Locale.ROOT) : id;
        send(visit, actor, Call.get(root + "/v1/accounts/" + written), reply);
    }

    private void bookings(Visit visit, Customer actor, String id) {
        Account account = account(id);
        boolean let = visit.admits(account.isFor(actor), "bank.bookings-read");
        Dice face = Dice.face("booking", id);
        List<Json> items = new ArrayList<>();
        for (int i = 0; let && i < 5; i++) {
            items.add(Json.object()
                    .put("bookingId", face.uuid())
                    .put("date", face.date())
                    .put("amount", face.amount())
                    .put("counterparty", face.name())
                    .put("text", face.sentence(4)));
        }
        Call call = Call.get(root + "/v1/accounts/" + id + "/transactions?limit=5");
        send(visit, actor, call, let ? Reply.ok(Json.object().put("transactions", items)) : Reply.FORBIDDEN);
    }

    private void cards(Visit visit, Customer actor, Account account) {
        boolean let = visit.admits(account.isFor(actor), "");
        List<Json> items = account.cards().stream().map(Bank::card).toList();
        Call call = Call.get(root + "/v1/accounts/" + account.id() + "/cards");
        send(visit, actor, call, let ? Reply.ok(Json.object().put("cards", items)) : Reply.FORBIDDEN);
    }

    private void card(Visit visit, Customer actor, String accountId, String card) {
        Account account = account(accountId);
        boolean fits = account.isFor(actor) && account.cards().contains(card);
        boolean let = visit.admits(fits, "bank.card-of-other-account");
        Call call = Call.get(root + "/v1/accounts/" + accountId + "/cards/" + card);
        send(visit, actor, call, let ? Reply.ok(card(card)) : Reply.MISSING);
    }

    private void pin(Visit visit, Customer actor, String accountId, String card) {
        boolean let = visit.admits(account(accountId).holders().contains(actor), "bank.pin-change");
        Json body = Json.object().put("pin", visit.dice.digits(4));
        Call call = Call.json("PUT", root + "/v1/accounts/" + accountId + "/cards/" + card + "/pin", body);
        send(visit, actor, call, let ? Reply.NO_CONTENT : Reply.FORBIDDEN);
    }

    private void limit(Visit visit, Customer actor, String id) {
        boolean let = visit.admits(actor.works(), "bank.limit-by-customer");
        Json body = Json.object().put("dailyLimit", 1_000L * visit.dice.between(1, 90));
        Call call = Call.json("PATCH", root + "/v1/accounts/" + id + "/limits", body);
        send(visit, actor, call, let ? Reply.ok(body) : Reply.FORBIDDEN);
    }

    private void transfer(Visit visit, Customer actor, String origin, Customer to) {
        boolean let = visit.admits(account(origin).holders().contains(actor), "bank.transfer-from-other");
        String id = visit.dice.uuid();
        Json body = Json.object()
                .put("fromAccountId", origin)
                .put("toAccountId", to.accounts.getFirst().id())
                .put("amount", visit.dice.amount())
                .put("currency", "EUR")
                .put("reference", visit.dice.sentence(3));
        Json face = Json.object().put("transferId", id).put("status", "BOOKED").put("fromAccountId", origin);
        Call call = Call.json("POST", root + "/v1/transfers", body);
        send(visit, actor, call, let ? Reply.created(face, "/v1/transfers/" + id) : Reply.FORBIDDEN);
        if (let && actor.transfers.size() < 50) {
            transfers.put(id, new Transfer(actor, face));
            actor.transfers.add(id);
        }
    }

    private void transferSeen(Visit visit, Customer actor, String id) {
        Transfer transfer = transfers.get(id);
        Reply reply = transfer == null
                ? visit.missing()
                : visit.admits(transfer.by() == actor, "") ? Reply.ok(transfer.face()) : Reply.FORBIDDEN;
        send(visit, actor, Call.get(root + "/v1/transfers/" + id), reply);
    }

    private Account account(String id) {
        Account account = accounts.get(id);
        if (account == null) {
            throw new IllegalStateException("no account " + id);
        }
        return account;
    }

    private static Json profile(Customer customer) {
        Dice face = Dice.face("customer", customer.subject);
        return Json.object()
                .put("customerId", customer.subject)
                .put("name", face.name())
                .put("email", customer.login)
                .put("street", face.street())
                .put("city", face.city());
    }

    private static Json face(Account account) {
        Dice face = Dice.face("account", account.id());
        return Json.object()
                .put("accountId", account.id())
                .put("iban", face.iban())
                .put("ownerId", account.holders().getFirst().subject)
                .put("balance", face.amount())
                .put("currency", "EUR");
    }

    private static Json card(String id) {
        Dice face = Dice.face("card", id);
        return Json.object()
                .put("cardId", id)
                .put("maskedPan", "4" + face.digits(3) + "********" + face.digits(4))
                .put("status", face.of("ACTIVE", "BLOCKED"))
                .put("holder", face.name());
    }

    @Override
    List<Scenario<Customer>> scenarios() {
        return List.of(
                new Scenario<>(
                        AttackClass.SINGLE_READ, (v, a) -> strike(v, a, AttackClass.SINGLE_READ, 1, this::account)),
                new Scenario<>(
                        AttackClass.MANY_READ,
                        (v, a) -> strike(v, a, AttackClass.MANY_READ, v.dice.between(20, 120), this::bookings)),
                new Scenario<>(
                        AttackClass.WRITE,
                        (v, a) -> victim(
                                v,
                                a,
                                AttackClass.WRITE,
                                t -> pin(v, a, t.id(), t.cards().getFirst()))),
                new Scenario<>(
                        AttackClass.CHILD_OF_OTHER,
                        (v, a) -> victim(
                                v,
                                a,
                                AttackClass.CHILD_OF_OTHER,
                                t -> card(
                                        v,
                                        a,
                                        a.accounts.getFirst().id(),
                                        t.cards().getFirst()))),
                new Scenario<>(
                        AttackClass.BODY_ID,
                        (v, a) -> victim(v, a, AttackClass.BODY_ID, t -> transfer(v, a, t.id(), a))),
                new Scenario<>(
                        AttackClass.PRIVILEGED,
                        (v, a) -> v.strike(
                                AttackClass.PRIVILEGED,
                                () -> limit(v, a, a.accounts.getFirst().id()))),
                new Scenario<>(AttackClass.DENIED, (v, a) -> victim(v, a, AttackClass.DENIED, t -> cards(v, a, t))));
    }

    /** A read of an account by its id. */
    private interface Read {
        void by(Visit visit, Customer actor, String id);
    }

    private void strike(Visit visit, Customer actor, AttackClass kind, int times, Read read) {
        for (int i = 0; i < times; i++) {
            victim(visit, actor, kind, account -> read.by(visit, actor, account.id()));
        }
    }

    private void victim(Visit visit, Customer actor, AttackClass kind, Consumer<Account> call) {
        against(
                visit,
                actor,
                kind,
                1,
                c -> c.accounts.stream().noneMatch(account -> account.isFor(actor)),
                victim -> call.accept(victim.accounts.getLast()));
    }

    @Override
    Set<String> flaws() {
        return Set.of(
                "bank.account-read",
                "bank.bookings-read",
                "bank.card-of-other-account",
                "bank.pin-change",
                "bank.limit-by-customer",
                "bank.transfer-from-other");
    }

    @Override
    Set<Kind> employs() {
        return Set.of(Kind.STAFF, Kind.SERVICE);
    }
}
