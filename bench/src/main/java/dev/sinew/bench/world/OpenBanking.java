package dev.sinew.bench.world;

import dev.sinew.bench.world.Label.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Open banking: third parties read users' accounts, each by a consent that its token names; the users' own app calls the same
 * operations. The attackers are third parties.
 */
final class OpenBanking extends Application<OpenBanking.Party> {
    private static final String AISP = "/open-banking/v3.1/aisp";
    private static final int MOST_CONSENTS = 400;
    private static final long HOUR = 3_600_000_000L;

    private final Map<String, Party> owners = new HashMap<>();
    private int calls;

    OpenBanking() {
        super("open-banking", "ob-f.example");
    }

    static final class Party extends Actor {
        private final String subject;
        private final List<String> accounts = new ArrayList<>();
        private final List<Consent> consents = new ArrayList<>();
        private Optional<Consent> current = Optional.empty();

        Party(Seat seat, String subject) {
            super(seat);
            this.subject = subject;
        }

        boolean isThirdParty() {
            return kind != Kind.BENIGN;
        }

        boolean mayRead(String account) {
            return isThirdParty()
                    ? current.isPresent() && current.get().accounts.contains(account)
                    : accounts.contains(account);
        }
    }

    private static final class Consent {
        private final String id;
        private final Party user;
        private final List<String> accounts;
        private String token = "";
        private long until;

        Consent(String id, Party user, List<String> accounts) {
            this.id = id;
            this.user = user;
            this.accounts = List.copyOf(accounts);
        }
    }

    @Override
    Party member(Actor.Seat seat, Dice dice) {
        Party party = new Party(seat, dice.uuid());
        for (int i = dice.between(1, 3); i > 0 && !party.isThirdParty(); i--) {
            String account = dice.digits(14);
            party.accounts.add(account);
            owners.put(account, party);
        }
        if (party.isThirdParty()) {
            List<Party> users =
                    members.stream().filter(p -> !p.accounts.isEmpty()).toList();
            int count = party.is(Kind.ATTACKER) ? dice.between(2, 10) : dice.between(5, 60);
            for (int i = Math.min(count, users.size()); i > 0; i--) {
                consent(party, dice.of(users), dice);
            }
        }
        return party;
    }

    private Consent consent(Party party, Party user, Dice dice) {
        boolean all = dice.oneIn(2);
        Consent consent =
                new Consent("oc-" + dice.uuid(), user, all ? user.accounts : List.of(user.accounts.getFirst()));
        party.consents.add(consent);
        return consent;
    }

    @Override
    void signIn(Visit visit, Party actor) {
        boolean app = actor.isThirdParty();
        String client = app ? "tpp-" + actor.number : "bank-app";
        Json claims = Json.object().put("sub", app ? client : actor.subject).put("azp", client);
        claims.put("scope", "accounts");
        String form = app
                ? "grant_type=client_credentials&client_id=" + client + "&client_secret=" + password(actor)
                : "grant_type=password&username=" + actor.login.replace("@", "%40") + "&password=" + password(actor);
        String token = Tokens.jwt(visit, root, 60, claims);
        actor.current = Optional.empty();
        visit.send(Call.form(root + "/token", form), Reply.ok(Json.object().put("access_token", token)));
        signedIn(visit, actor, token, 60);
    }

    @Override
    Call authorised(Call call, Party actor) {
        String token = actor.current.map(consent -> consent.token).orElse(actor.token);
        return call.with("Authorization", "Bearer " + token)
                .with("x-fapi-interaction-id", Dice.face("fapi", ++calls).uuid());
    }

    @Override
    void home(Visit visit, Party actor) {
        if (actor.isThirdParty()) {
            choose(visit, actor);
        } else {
            list(visit, actor, actor.accounts);
        }
    }

    @Override
    void act(Visit visit, Party actor) {
        Dice dice = visit.dice;
        if (!actor.isThirdParty()) {
            String account = dice.of(actor.accounts);
            switch (dice.below(6)) {
                case 0 -> list(visit, actor, actor.accounts);
                case 1, 2 -> balances(visit, actor, account);
                case 3 -> account(visit, actor, account);
                default -> bookings(visit, actor, account);
            }
            return;
        }
        if (dice.oneIn(30) && actor.consents.size() < MOST_CONSENTS) {
            ask(visit, actor);
        } else if (actor.current.isEmpty() || visit.now() > actor.current.get().until || dice.oneIn(4)) {
            choose(visit, actor);
        } else {
            read(visit, actor, actor.current.get());
        }
    }

    private void read(Visit visit, Party actor, Consent consent) {
        String account = visit.dice.of(consent.accounts);
        switch (visit.dice.below(7)) {
            case 0, 1 -> list(visit, actor, consent.accounts);
            case 2, 3 -> balances(visit, actor, account);
            case 4 -> {
                if (visit.dice.oneIn(30)) {
                    balances(visit, actor, visit.dice.digits(15));
                } else {
                    account(visit, actor, account);
                }
            }
            default -> bookings(visit, actor, account);
        }
    }

    /** Turns to another consent, with a new token where the old one is over. */
    private void choose(Visit visit, Party actor) {
        if (actor.consents.isEmpty()) {
            actor.current = Optional.empty();
            ask(visit, actor);
            return;
        }
        Consent consent = visit.dice.of(actor.consents);
        if (visit.now() < consent.until) {
            actor.current = Optional.of(consent);
            list(visit, actor, consent.accounts);
            return;
        }
        String client = "tpp-" + actor.number;
        Json claims = Json.object()
                .put("sub", consent.user.subject)
                .put("azp", client)
                .put("openbanking_intent_id", consent.id)
                .put("scope", "openid accounts");
        consent.token = Tokens.jwt(visit, root, 60, claims);
        consent.until = visit.now() + HOUR;
        String form = "grant_type=refresh_token&client_id=" + client + "&refresh_token="
                + Dice.face("refresh", consent.id).opaque(40);
        visit.send(Call.form(root + "/token", form), Reply.ok(Json.object().put("access_token", consent.token)));
        actor.current = Optional.of(consent);
    }

    /** Asks for a consent of a user, under the third party's own token. */
    private void ask(Visit visit, Party actor) {
        Optional<Party> user = other(visit, actor, p -> !p.accounts.isEmpty());
        if (user.isEmpty()) {
            list(visit, actor, List.of());
            return;
        }
        actor.current = Optional.empty();
        Consent consent = consent(actor, user.get(), visit.dice);
        Json body = Json.object()
                .put("Data", Json.object().putTexts("Permissions", List.of("ReadAccountsDetail", "ReadBalances")));
        Json answer = Json.object()
                .put("Data", Json.object().put("ConsentId", consent.id).put("Status", "AwaitingAuthorisation"));
        String path = AISP + "/account-access-consents";
        Call call = Call.json("POST", root + path, body);
        send(visit, actor, call, Reply.created(answer, path + "/" + consent.id));
    }

    private void list(Visit visit, Party actor, List<String> accounts) {
        List<Json> faces = accounts.stream().map(OpenBanking::face).toList();
        send(visit, actor, Call.get(root + AISP + "/accounts"), wrapped("Account", faces));
    }

    private void account(Visit visit, Party actor, String id) {
        boolean let = visit.admits(actor.mayRead(id), "open-banking.account-beyond-consent");
        Call call = Call.get(root + AISP + "/accounts/" + id);
        send(visit, actor, call, let ? wrapped("Account", List.of(face(id))) : Reply.FORBIDDEN);
    }

    private void balances(Visit visit, Party actor, String id) {
        Reply reply = Reply.MISSING;
        if (!owners.containsKey(id)) {
            visit.missing();
        } else if (visit.admits(actor.mayRead(id), "open-banking.balance-beyond-consent")) {
            Json balance = Json.object()
                    .put("AccountId", id)
                    .put("Type", "InterimAvailable")
                    .put(
                            "Amount",
                            Json.object()
                                    .put("Amount", Dice.face("balance", id).amount())
                                    .put("Currency", "EUR"));
            reply = wrapped("Balance", List.of(balance));
        }
        send(visit, actor, Call.get(root + AISP + "/accounts/" + id + "/balances"), reply);
    }

    private void bookings(Visit visit, Party actor, String id) {
        boolean let = visit.admits(actor.mayRead(id), "");
        Dice face = Dice.face("transactions", id);
        List<Json> all = new ArrayList<>();
        for (int i = 0; let && i < 4; i++) {
            all.add(Json.object()
                    .put("AccountId", id)
                    .put("TransactionId", face.hex(20))
                    .put("Amount", face.amount())
                    .put("BookingDate", face.date())
                    .put("TransactionInformation", face.sentence(4)));
        }
        String url = root + AISP + "/accounts/" + id + "/transactions?fromBookingDateTime=2026-08-01";
        send(visit, actor, Call.get(url), let ? wrapped("Transaction", all) : Reply.FORBIDDEN);
    }

    private static Reply wrapped(String name, List<Json> items) {
        return Reply.ok(Json.object().put("Data", Json.object().put(name, items)));
    }

    private static Json face(String id) {
        Dice face = Dice.face("ob-account", id);
        return Json.object()
                .put("AccountId", id)
                .put("Currency", "EUR")
                .put("AccountType", "Personal")
                .put(
                        "Account",
                        Json.object()
                                .put("SchemeName", "IBAN")
                                .put("Identification", face.iban())
                                .put("Name", face.name()));
    }

    @Override
    List<Scenario<Party>> scenarios() {
        return List.of(
                scenario(AttackClass.SINGLE_READ, 1, this::account),
                scenario(AttackClass.MANY_READ, 60, this::balances),
                scenario(AttackClass.DENIED, 3, this::bookings));
    }

    private interface Read {
        void by(Visit visit, Party actor, String account);
    }

    /** Reads accounts that the consent in hand does not cover. */
    private Scenario<Party> scenario(AttackClass kind, int most, Read read) {
        return new Scenario<>(kind, (visit, actor) -> {
            visit.then(() -> choose(visit, actor));
            against(
                    visit,
                    actor,
                    kind,
                    most == 1 ? 1 : visit.dice.between(most / 3, most),
                    p -> !p.accounts.isEmpty(),
                    p -> {
                        Optional<String> foreign = p.accounts.stream()
                                .filter(id -> !actor.mayRead(id))
                                .findFirst();
                        read.by(visit, actor, foreign.orElse(p.accounts.getFirst()));
                    });
        });
    }

    @Override
    Set<String> flaws() {
        return Set.of("open-banking.account-beyond-consent", "open-banking.balance-beyond-consent");
    }

    @Override
    Set<Kind> employs() {
        return Set.of(Kind.THIRD_PARTY);
    }
}
