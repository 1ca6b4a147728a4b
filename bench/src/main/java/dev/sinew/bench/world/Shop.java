package dev.sinew.bench.world;

import dev.sinew.bench.world.Label.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A shop: opaque tokens, small integers that repeat from type to type, a public catalogue, staff without any claims. */
final class Shop extends Application<Shop.Customer> {
    private static final int PRODUCTS = 400;
    private static final int MOST_ORDERS = 40;

    private final Map<Integer, Order> orders = new HashMap<>();
    private int lastOrder = 100;
    private int lastAddress;

    Shop() {
        super("shop", "shop-b.example");
    }

    static final class Customer extends Actor {
        private final int id;
        private final int basket;
        private final List<Integer> addresses = new ArrayList<>();
        private final List<Integer> orders = new ArrayList<>();

        Customer(Seat seat, int id, int basket) {
            super(seat);
            this.id = id;
            this.basket = basket;
        }
    }

    private record Order(int id, Customer by, int address) {}

    @Override
    Customer member(Actor.Seat seat, Dice dice) {
        int id = members.size() + 1;
        Customer customer = new Customer(seat, id, id + 5);
        for (int i = dice.between(1, 2); i > 0 && customer.owns(); i--) {
            customer.addresses.add(++lastAddress);
        }
        for (int i = dice.below(5); i > 0 && customer.owns(); i--) {
            order(customer, customer.addresses.getFirst());
        }
        return customer;
    }

    private Order order(Customer customer, int address) {
        Order order = new Order(++lastOrder, customer, address);
        orders.put(order.id(), order);
        customer.orders.add(order.id());
        return order;
    }

    @Override
    void signIn(Visit visit, Customer actor) {
        Json body = Json.object().put("email", actor.login).put("password", password(actor));
        Call call = Call.json("POST", root + "/rest/user/login", body);
        if (visit.dice.oneIn(25)) {
            visit.send(call, Reply.UNAUTHORIZED);
            return;
        }
        String token = visit.dice.opaque(40);
        Json answer =
                Json.object().put("token", token).put("customerId", actor.id).put("basketId", actor.basket);
        visit.send(call, Reply.ok(Json.object().put("authentication", answer)));
        signedIn(visit, actor, token, 600);
    }

    @Override
    Call authorised(Call call, Customer actor) {
        return actor.token.isEmpty() ? call : call.with("Authorization", "Bearer " + actor.token);
    }

    @Override
    void home(Visit visit, Customer actor) {
        if (actor.works()) {
            open(visit, actor);
            return;
        }
        List<Json> mine = actor.orders.stream().map(this::face).toList();
        send(
                visit,
                actor,
                Call.get(root + "/rest/orders"),
                Reply.ok(Json.object().put("orders", mine)));
    }

    @Override
    void act(Visit visit, Customer actor) {
        Dice dice = visit.dice;
        if (actor.works()) {
            work(visit, actor);
            return;
        }
        switch (dice.below(20)) {
            case 0, 1, 2, 3 -> products(visit, actor);
            case 4, 5, 6 -> product(visit, actor, dice.between(1, PRODUCTS));
            case 7, 8 -> reviews(visit, actor, dice.between(1, PRODUCTS));
            case 9 -> review(visit, actor, dice.between(1, PRODUCTS));
            case 10, 11 -> basket(visit, actor, actor.basket);
            case 12 -> item(visit, actor, actor.basket);
            case 13 -> addresses(visit, actor);
            case 14 -> address(visit, actor, actor, dice.of(actor.addresses));
            case 15 -> {
                if (dice.oneIn(3)) {
                    moved(visit, actor, actor);
                } else if (dice.oneIn(6)) {
                    orderSeen(visit, actor, lastOrder * 10 + dice.below(900_000) + 50_000);
                } else {
                    home(visit, actor);
                }
            }
            case 16 -> buy(visit, actor, actor.basket);
            case 17, 18 ->
                recent(visit, actor).ifPresentOrElse(id -> orderSeen(visit, actor, id), () -> home(visit, actor));
            default -> recent(visit, actor).ifPresentOrElse(id -> invoice(visit, actor, id), () -> home(visit, actor));
        }
    }

    private static Optional<Integer> recent(Visit visit, Customer actor) {
        return actor.orders.isEmpty() ? Optional.empty() : Optional.of(visit.dice.of(actor.orders));
    }

    private void work(Visit visit, Customer actor) {
        Optional<Customer> some = other(visit, actor, c -> !c.orders.isEmpty());
        if (some.isEmpty() || visit.dice.oneIn(5)) {
            open(visit, actor);
            return;
        }
        int id = some.get().orders.getLast();
        switch (visit.dice.below(4)) {
            case 0 -> shipped(visit, actor, id);
            case 1 -> invoice(visit, actor, id);
            default -> orderSeen(visit, actor, id);
        }
    }

    private void open(Visit visit, Customer actor) {
        visit.admits(actor.works(), "");
        List<Json> some = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            other(visit, actor, c -> !c.orders.isEmpty()).ifPresent(c -> some.add(face(c.orders.getLast())));
        }
        send(
                visit,
                actor,
                Call.get(root + "/rest/fulfilment/open"),
                Reply.ok(Json.object().put("orders", some)));
    }

    private void shipped(Visit visit, Customer actor, int id) {
        boolean let = visit.admits(actor.works(), "shop.status-by-customer");
        Json body = Json.object().put("status", visit.dice.of("SHIPPED", "RETURNED"));
        Call call = Call.json("PATCH", root + "/rest/orders/" + id + "/status", body);
        send(visit, actor, call, let ? Reply.ok(body) : Reply.FORBIDDEN);
    }

    private void products(Visit visit, Customer actor) {
        List<Json> found = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            found.add(product(visit.dice.between(1, PRODUCTS)));
        }
        Call call = Call.get(root + "/rest/products?q=" + visit.dice.of("saw", "lamp", "chair", "rope"));
        open(visit, actor, call, Reply.ok(Json.object().put("products", found)));
    }

    /** Sends to an operation that needs no token, now and then without one. */
    private void open(Visit visit, Customer actor, Call call, Reply reply) {
        visit.send(visit.dice.oneIn(4) ? call : authorised(call, actor), reply);
    }

    private void product(Visit visit, Customer actor, int id) {
        open(visit, actor, Call.get(root + "/rest/products/" + id), Reply.ok(product(id)));
    }

    private void reviews(Visit visit, Customer actor, int id) {
        Dice face = Dice.face("reviews", id);
        List<Json> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(Json.object()
                    .put("reviewId", 10L * id + i)
                    .put("customerId", 1 + face.below(900))
                    .put("author", face.firstName())
                    .put("text", face.sentence(5)));
        }
        open(visit, actor, Call.get(root + "/rest/products/" + id + "/reviews"), Reply.ok(all));
    }

    private void review(Visit visit, Customer actor, int id) {
        Json body = Json.object().put("stars", visit.dice.between(1, 5)).put("text", visit.dice.sentence(6));
        Json made = Json.object().put("reviewId", 10L * id + 4).put("customerId", actor.id);
        String path = "/rest/products/" + id + "/reviews";
        send(visit, actor, Call.json("POST", root + path, body), Reply.created(made, path));
    }

    private void basket(Visit visit, Customer actor, int id) {
        boolean let = visit.admits(id == actor.basket, "shop.basket-read");
        Dice face = Dice.face("basket", id);
        Json basket = Json.object()
                .put("id", id)
                .put("customerId", id - 5)
                .put("items", List.of(product(face.between(1, PRODUCTS)), product(face.between(1, PRODUCTS))));
        send(visit, actor, Call.get(root + "/rest/baskets/" + id), let ? Reply.ok(basket) : Reply.FORBIDDEN);
    }

    private void item(Visit visit, Customer actor, int basket) {
        boolean let = visit.admits(basket == actor.basket, "");
        int product = visit.dice.between(1, PRODUCTS);
        Json body = Json.object().put("productId", product).put("quantity", visit.dice.between(1, 4));
        Call call = Call.json("POST", root + "/rest/baskets/" + basket + "/items", body);
        send(visit, actor, call, let ? Reply.ok(body.put("basketId", basket)) : Reply.FORBIDDEN);
    }

    private void addresses(Visit visit, Customer actor) {
        List<Json> mine = actor.addresses.stream().map(id -> address(actor, id)).toList();
        send(visit, actor, Call.get(root + "/rest/addresses"), Reply.ok(mine));
    }

    private void address(Visit visit, Customer actor, Customer owner, int id) {
        boolean let = visit.admits(owner == actor, "");
        Call call = Call.get(root + "/rest/addresses/" + id);
        send(visit, actor, call, let ? Reply.ok(address(owner, id)) : Reply.MISSING);
    }

    private void moved(Visit visit, Customer actor, Customer owner) {
        int id = owner.addresses.getFirst();
        boolean let = visit.admits(owner == actor, "shop.address-write");
        Json body = Json.object().put("street", visit.dice.street()).put("city", visit.dice.city());
        Call call = Call.json("PUT", root + "/rest/addresses/" + id, body);
        send(visit, actor, call, let ? Reply.ok(Json.object().put("id", id).put("updated", true)) : Reply.MISSING);
    }

    private void buy(Visit visit, Customer actor, int basket) {
        boolean let = visit.admits(basket == actor.basket, "shop.order-of-other-basket");
        Json body = Json.object()
                .put("basketId", basket)
                .put("addressId", visit.dice.of(actor.addresses))
                .put("payment", visit.dice.of("card", "invoice"));
        Call call = Call.json("POST", root + "/rest/orders", body);
        if (!let || actor.orders.size() >= MOST_ORDERS) {
            send(visit, actor, call, Reply.FORBIDDEN);
            return;
        }
        int id = order(actor, actor.addresses.getFirst()).id();
        send(visit, actor, call, Reply.created(face(id), "/rest/orders/" + id));
    }

    private void orderSeen(Visit visit, Customer actor, int id) {
        Order order = orders.get(id);
        Reply reply = Reply.MISSING;
        if (order == null) {
            visit.missing();
        } else if (visit.admits(order.by() == actor || actor.works(), "shop.order-read")) {
            reply = Reply.ok(face(id));
        }
        send(visit, actor, Call.get(root + "/rest/orders/" + id), reply);
    }

    private void invoice(Visit visit, Customer actor, int id) {
        Order order = orders.get(id);
        boolean mine = order != null && (order.by() == actor || actor.works());
        String flaw = visit.anonymous() ? "shop.invoice-without-token" : "shop.invoice-read";
        Reply refused = visit.anonymous() ? Reply.UNAUTHORIZED : Reply.FORBIDDEN;
        Reply reply = visit.admits(mine, flaw) ? Reply.ok(invoice(id)) : refused;
        send(visit, actor, Call.get(root + "/rest/invoices?orderId=" + id), reply);
    }

    private Json face(int id) {
        Dice face = Dice.face("order", id);
        Order order = orders.get(id);
        Json json = Json.object().put("orderId", id);
        if (order != null) {
            json.put("customerId", order.by().id).put("addressId", order.address());
        }
        return json.put("total", face.amount())
                .put("status", face.of("PAID", "SHIPPED", "OPEN"))
                .put("date", face.date());
    }

    private static Json invoice(int id) {
        Dice face = Dice.face("invoice", id);
        return Json.object()
                .put("invoiceNumber", "R-2026-" + face.digits(6))
                .put("orderId", id)
                .put("name", face.name())
                .put("street", face.street())
                .put("total", face.amount());
    }

    private static Json product(int id) {
        Dice face = Dice.face("product", id);
        return Json.object().put("productId", id).put("title", face.sentence(3)).put("price", face.amount());
    }

    private static Json address(Customer owner, int id) {
        Dice face = Dice.face("address", id);
        return Json.object()
                .put("id", id)
                .put("customerId", owner.id)
                .put("name", face.name())
                .put("street", face.street())
                .put("city", face.city())
                .put("phone", face.phone());
    }

    @Override
    List<Scenario<Customer>> scenarios() {
        return List.of(
                new Scenario<>(AttackClass.WALK, (v, a) -> walk(v, a, true)),
                new Scenario<>(AttackClass.WALK, (v, a) -> walk(v, a, false)),
                new Scenario<>(
                        AttackClass.SINGLE_READ,
                        (v, a) -> against(v, a, AttackClass.SINGLE_READ, 1, c -> true, c -> basket(v, a, c.basket))),
                new Scenario<>(
                        AttackClass.WRITE,
                        (v, a) -> against(v, a, AttackClass.WRITE, 1, c -> true, c -> moved(v, a, c))),
                new Scenario<>(
                        AttackClass.BODY_ID,
                        (v, a) -> against(v, a, AttackClass.BODY_ID, 1, c -> true, c -> buy(v, a, c.basket))),
                new Scenario<>(
                        AttackClass.QUERY_ID,
                        (v, a) -> against(
                                v,
                                a,
                                AttackClass.QUERY_ID,
                                2,
                                c -> !c.orders.isEmpty(),
                                c -> invoice(v, a, c.orders.getFirst()))),
                new Scenario<>(
                        AttackClass.UNAUTHENTICATED,
                        (v, a) -> other(v, a, c -> !c.orders.isEmpty())
                                .ifPresent(c -> v.strikeUnknown(
                                        AttackClass.UNAUTHENTICATED, () -> invoice(v, a, c.orders.getFirst())))),
                new Scenario<>(
                        AttackClass.PRIVILEGED,
                        (v, a) -> against(
                                v,
                                a,
                                AttackClass.PRIVILEGED,
                                1,
                                c -> !c.orders.isEmpty(),
                                c -> shipped(v, a, c.orders.getLast()))),
                new Scenario<>(
                        AttackClass.DENIED,
                        (v, a) -> against(
                                v,
                                a,
                                AttackClass.DENIED,
                                3,
                                c -> true,
                                c -> address(v, a, c, c.addresses.getFirst()))));
    }

    /** Steps through baskets or orders, one's own left out. */
    private void walk(Visit visit, Customer actor, boolean baskets) {
        int from =
                baskets ? visit.dice.between(6, Math.max(6, members.size() - 40)) : visit.dice.between(101, lastOrder);
        int to = from + visit.dice.between(25, 90);
        for (int id = from; id < to; id++) {
            int wanted = id;
            if (baskets && id != actor.basket && id <= members.size() + 5) {
                visit.strike(AttackClass.WALK, () -> basket(visit, actor, wanted));
            } else if (!baskets && !actor.orders.contains(id)) {
                visit.strike(AttackClass.WALK, () -> orderSeen(visit, actor, wanted));
            }
        }
    }

    @Override
    Set<String> flaws() {
        return Set.of(
                "shop.order-read",
                "shop.basket-read",
                "shop.address-write",
                "shop.order-of-other-basket",
                "shop.invoice-read",
                "shop.invoice-without-token",
                "shop.status-by-customer");
    }

    @Override
    Set<Kind> employs() {
        return Set.of(Kind.STAFF);
    }
}
