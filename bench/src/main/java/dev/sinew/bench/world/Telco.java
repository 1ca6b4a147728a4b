package dev.sinew.bench.world;

import dev.sinew.bench.world.Label.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A telephone company: the customer's number in a header or a body, encoded relay ids, forms, a billing program with a key. */
final class Telco extends Application<Telco.Customer> {
    private final Map<Integer, Customer> subscriptions = new HashMap<>();
    private int last = 40_000;

    Telco() {
        super("telco", "telco-g.example");
    }

    static final class Customer extends Actor {
        private final String customerNumber;
        private final String msisdn;
        private final List<Integer> subscriptions = new ArrayList<>();

        Customer(Seat seat, String customerNumber, String msisdn) {
            super(seat);
            this.customerNumber = customerNumber;
            this.msisdn = msisdn;
        }
    }

    @Override
    Customer member(Actor.Seat seat, Dice dice) {
        Customer customer = new Customer(seat, "K" + dice.digits(9), "4917" + dice.digits(8));
        for (int i = dice.oneIn(4) ? 3 : 1; i > 0 && customer.owns(); i--) {
            customer.subscriptions.add(++last);
            subscriptions.put(last, customer);
        }
        return customer;
    }

    @Override
    void signIn(Visit visit, Customer actor) {
        if (actor.is(Kind.SERVICE)) {
            signedIn(visit, actor, Dice.face("key", actor.number).hex(32), 10_000_000);
            home(visit, actor);
            return;
        }
        String token = visit.dice.opaque(44);
        Call call = Call.form(
                root + "/selfcare/login",
                "username=" + actor.login.replace("@", "%40") + "&password=" + password(actor) + "&remember=1");
        Json answer = Json.object().put("customerNumber", actor.customerNumber).put("msisdn", actor.msisdn);
        visit.send(call, Reply.ok(answer).with("Set-Cookie", "TSESSION=" + token + "; Path=/; HttpOnly; Secure"));
        signedIn(visit, actor, token, 1_440);
    }

    @Override
    Call authorised(Call call, Customer actor) {
        return actor.is(Kind.SERVICE)
                ? call.with("X-API-Key", actor.token)
                : call.with("Cookie", "consent=all; TSESSION=" + actor.token);
    }

    @Override
    void home(Visit visit, Customer actor) {
        if (actor.works()) {
            other(visit, actor, c -> true)
                    .ifPresentOrElse(
                            c -> usage(visit, actor, c.customerNumber),
                            () -> usage(visit, actor, actor.customerNumber));
            return;
        }
        List<Json> all = actor.subscriptions.stream().map(id -> face(actor, id)).toList();
        send(
                visit,
                actor,
                Call.get(root + "/api/subscriptions"),
                Reply.ok(Json.object().put("nodes", all)));
    }

    @Override
    void act(Visit visit, Customer actor) {
        Dice dice = visit.dice;
        Customer who = actor.works() ? other(visit, actor, c -> true).orElse(actor) : actor;
        if (who.subscriptions.isEmpty()) {
            home(visit, actor);
            return;
        }
        int id = dice.of(who.subscriptions);
        switch (dice.below(actor.works() ? 8 : 12)) {
            case 0, 1 -> usage(visit, actor, who.customerNumber);
            case 2, 3 -> contract(visit, actor, who.customerNumber);
            case 4, 5, 6 -> subscription(visit, actor, id);
            case 7, 8 -> home(visit, actor);
            case 9 -> {
                if (dice.oneIn(15)) {
                    subscription(visit, actor, last * 10 + dice.below(5_000));
                } else {
                    bills(visit, actor, who.customerNumber);
                }
            }
            case 10 ->
                topUp(
                        visit,
                        actor,
                        dice.oneIn(3) ? other(visit, actor, c -> true).orElse(actor) : actor);
            default -> {
                if (dice.oneIn(4)) {
                    forward(visit, actor, id);
                } else {
                    bills(visit, actor, who.customerNumber);
                }
            }
        }
    }

    private boolean isFor(Customer actor, String customerNumber) {
        return actor.works() || actor.customerNumber.equals(customerNumber);
    }

    private void usage(Visit visit, Customer actor, String number) {
        boolean let = visit.admits(isFor(actor, number), "telco.customer-in-body");
        Json body = Json.object().put("customerNumber", number).put("from", "2026-09-01");
        Dice face = Dice.face("usage", number);
        Json usage = Json.object()
                .put("customerNumber", number)
                .put("megabytes", face.below(40_000))
                .put("minutes", face.below(900));
        Call call = Call.json("POST", root + "/selfcare/usage", body);
        send(visit, actor, call, let ? Reply.ok(usage) : Reply.FORBIDDEN);
    }

    private void contract(Visit visit, Customer actor, String number) {
        boolean let = visit.admits(isFor(actor, number), "telco.customer-in-header");
        Dice face = Dice.face("contract", number);
        Json contract = Json.object()
                .put("customerNumber", number)
                .put("name", face.name())
                .put("street", face.street())
                .put("iban", face.iban());
        Call call = Call.get(root + "/selfcare/contract").with("X-Customer-Number", number);
        send(visit, actor, call, let ? Reply.ok(contract) : Reply.FORBIDDEN);
    }

    private void bills(Visit visit, Customer actor, String number) {
        boolean let = visit.admits(isFor(actor, number), "");
        Dice face = Dice.face("bills", number);
        Json bill = Json.object()
                .put("billId", face.hex(12))
                .put("total", face.amount())
                .put("date", face.date());
        Call call = Call.get(root + "/selfcare/bills?customer=" + number);
        send(visit, actor, call, let ? Reply.ok(List.of(bill)) : Reply.FORBIDDEN);
    }

    private void subscription(Visit visit, Customer actor, int id) {
        Customer owner = subscriptions.get(id);
        Reply reply = Reply.MISSING;
        if (owner == null) {
            visit.missing();
        } else if (visit.admits(owner == actor || actor.works(), "telco.subscription-read")) {
            reply = Reply.ok(face(owner, id));
        }
        send(visit, actor, Call.get(root + "/api/subscriptions/" + relay(id)), reply);
    }

    /** Money for any number, which is a gift where it is another's. */
    private void topUp(Visit visit, Customer actor, Customer to) {
        int euros = 5 * visit.dice.between(1, 6);
        Call call = Call.form(root + "/selfcare/topup", "msisdn=" + to.msisdn + "&amount=" + euros);
        send(
                visit,
                actor,
                call,
                Reply.ok(Json.object().put("receipt", visit.dice.hex(16)).put("amount", euros)));
    }

    private void forward(Visit visit, Customer actor, int id) {
        boolean let = visit.admits(actor.subscriptions.contains(id), "telco.forwarding-write");
        Call call = Call.form(
                root + "/selfcare/forwarding", "subscription=" + relay(id) + "&to=4930" + visit.dice.digits(7));
        Json done = Json.object().put("subscription", relay(id)).put("active", true);
        send(visit, actor, call, let ? Reply.ok(done) : Reply.FORBIDDEN);
    }

    private static String relay(int id) {
        byte[] text = ("Subscription:" + id).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    private static Json face(Customer owner, int id) {
        Dice face = Dice.face("subscription", id);
        return Json.object()
                .put("id", relay(id))
                .put("tariff", face.of("S", "M", "L", "Unlimited"))
                .put("sim", "8949" + face.digits(15))
                .put("msisdn", "4915" + face.digits(8))
                .put("customer", Json.object().put("customerNumber", owner.customerNumber));
    }

    @Override
    List<Scenario<Customer>> scenarios() {
        return List.of(
                scenario(AttackClass.BODY_ID, 1, (v, a, c) -> usage(v, a, c.customerNumber)),
                scenario(AttackClass.HEADER_ID, 1, (v, a, c) -> contract(v, a, c.customerNumber)),
                scenario(AttackClass.SINGLE_READ, 1, (v, a, c) -> subscription(v, a, c.subscriptions.getFirst())),
                scenario(AttackClass.MANY_READ, 80, (v, a, c) -> usage(v, a, c.customerNumber)),
                scenario(AttackClass.WRITE, 1, (v, a, c) -> forward(v, a, c.subscriptions.getFirst())),
                scenario(AttackClass.DENIED, 2, (v, a, c) -> bills(v, a, c.customerNumber)),
                new Scenario<>(AttackClass.WALK, this::walk));
    }

    private interface Use {
        void of(Visit visit, Customer actor, Customer victim);
    }

    private Scenario<Customer> scenario(AttackClass kind, int most, Use use) {
        return new Scenario<>(kind, (visit, actor) -> {
            int times = most == 1 ? 1 : visit.dice.between(most / 4, most);
            against(visit, actor, kind, times, c -> true, c -> use.of(visit, actor, c));
        });
    }

    /** Steps through the numbers inside the relay ids, one's own left out. */
    private void walk(Visit visit, Customer actor) {
        int from = visit.dice.between(40_001, last);
        int to = from + visit.dice.between(25, 90);
        for (int id = from; id < to; id++) {
            int wanted = id;
            if (!actor.subscriptions.contains(id)) {
                visit.strike(AttackClass.WALK, () -> subscription(visit, actor, wanted));
            }
        }
    }

    @Override
    Set<String> flaws() {
        return Set.of(
                "telco.customer-in-body",
                "telco.customer-in-header",
                "telco.subscription-read",
                "telco.forwarding-write");
    }

    @Override
    Set<Kind> employs() {
        return Set.of(Kind.STAFF, Kind.SERVICE);
    }
}
