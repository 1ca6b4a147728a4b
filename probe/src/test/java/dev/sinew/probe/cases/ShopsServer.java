package dev.sinew.probe.cases;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sinew.probe.cases.FirmThings.Call;
import dev.sinew.probe.cases.FirmThings.Thing;
import dev.sinew.probe.cases.FirmThings.User;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lets customers order dishes from shops, whose owners keep their menus. Correct, but for what it is told to do wrong. */
final class ShopsServer implements AutoCloseable {
    /** What it does wrong, or otherwise. */
    enum Way {
        CARDS_OF_OTHERS_ARE_DELETED,
        /** An order goes to an address of somebody else, and tells it. */
        ADDRESSES_OF_OTHERS_ARE_TAKEN,
        /** Everybody saved an address before the service is tested. */
        ADDRESSES_WERE_SAVED_BEFORE,
        /** The shop that an address names is checked, and the dish that is changed or deleted is looked up by its own number alone. */
        DISHES_ARE_LOOKED_UP_BY_THEIR_ID,
        /** Which shop a header names is not compared with that of its owner. */
        PAYOUTS_OF_ANY_SHOP,
        /** Where a feed is fetched from is refused by how the host is written. */
        BLOCKED_BY_SPELLING,
        /** A signature is checked where there is one. */
        SIGNATURES_MAY_BE_MISSING
    }

    static final String BASE = "/api/v2";
    /** How many dishes an order has at most, and how many of each. */
    static final int MOST = 20;

    private static final String OWNER = "shop_owner";
    private static final String SUPPORT = "support";
    private static final int DEAREST = 100_000;
    private static final int FIRST = 640_201;
    private static final List<User> USERS = List.of(
            new User("8101", "anna@shops.example", "Rivermoss-8121", "customer", ""),
            new User("8102", "bert@shops.example", "Tundra-4417x", "customer", ""),
            new User("8103", "olga@shops.example", "Hops-Lantern-551", OWNER, "11"),
            new User("8104", "otto@shops.example", "Quarry-Swift-902", OWNER, "12"),
            new User("8105", "sven@shops.example", "Ledger-Plum-377", SUPPORT, ""));

    private static final Pattern NUMBER = Pattern.compile("(?<=/)\\d{1,9}(?=/|$)");
    private static final Answer WHO = Answer.of(401, "{\"error\":\"who are you\"}");

    private final Map<String, User> sessions = new HashMap<>();

    private final FirmThings things = new FirmThings(FIRST);
    private final Set<Way> ways;
    private final ShopsFeeds feeds;
    private final ShopsPayments payments;
    private final HttpServer server;

    ShopsServer(Set<Way> ways) throws IOException {
        this.ways = Set.copyOf(ways);
        payments = new ShopsPayments(this.ways.contains(Way.SIGNATURES_MAY_BE_MISSING));
        feeds = new ShopsFeeds(this.ways.contains(Way.BLOCKED_BY_SPELLING));
        for (User each : USERS) {
            if (each.role().equals(OWNER)) {
                open(each);
            }
            if (this.ways.contains(Way.ADDRESSES_WERE_SAVED_BEFORE)) {
                things.add("address", each, 0, home(each));
            }
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What a new shop has: two dishes, and a first payout. */
    private void open(User owner) {
        String name = name(owner);
        int shop = Integer.parseInt(owner.company());
        things.add("dish", owner, shop, dish("Soup of " + name, 690));
        things.add("dish", owner, shop, dish("Pie of " + name, 1_150));
        things.add(
                "payout",
                owner,
                shop,
                FirmThings.object()
                        .put("amountCents", 41_000 + shop * 137)
                        .put("bankReference", "SEPA-" + name.toUpperCase(Locale.ROOT) + "-20260" + shop)
                        .put("paidOn", "2026-03-0" + shop % 10));
    }

    private static ObjectNode home(User who) {
        return FirmThings.object()
                .put("label", "home")
                .put("street", who.id().substring(2) + " Lane of Saint " + name(who))
                .put("city", "Lindau");
    }

    private static String name(User who) {
        return who.email().replaceFirst("@.*", "");
    }

    private static ObjectNode dish(String name, int price) {
        return FirmThings.object().put("name", name).put("priceCents", price);
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        Exchanges.serve(exchange, this::answer);
    }

    private Answer answer(HttpExchange exchange, JsonNode body) {
        String path = exchange.getRequestURI().getPath();
        if (!path.startsWith(BASE + "/")) {
            return FirmThings.NOTHING;
        }
        String below = path.substring(BASE.length());
        String what = exchange.getRequestMethod() + " " + NUMBER.matcher(below).replaceAll("{}");
        List<Integer> ids = NUMBER.matcher(below)
                .results()
                .map(each -> Integer.parseInt(each.group()))
                .toList();
        Headers headers = exchange.getRequestHeaders();
        String shop = Optional.ofNullable(headers.getFirst("X-Shop-Id")).orElse("");
        return switch (what) {
            case "POST /auth/login" -> login(body);
            case "GET /shops" -> shops(USERS);
            case "GET /shops/{}/menu" -> menu(ids.getFirst());
            case "POST /webhooks/payments" ->
                payments.paid(Optional.ofNullable(headers.getFirst("X-Pay-Signature")), body);
            default ->
                caller(headers)
                        .map(each -> answer(new Call(what, ids, each, body, shop)))
                        .orElse(WHO);
        };
    }

    private Answer answer(Call call) {
        if (call.what().equals("GET /me")) {
            return Answer.of(
                    200,
                    FirmThings.object()
                            .put("id", Integer.parseInt(call.who().id()))
                            .put("email", call.who().email())
                            .put("role", call.who().role())
                            .toString());
        }
        return call.what().contains(" /partner/") ? partner(call) : customer(call);
    }

    private Answer login(JsonNode body) {
        return USERS.stream()
                .filter(each -> each.email().equals(body.path("email").asString(""))
                        && each.password().equals(body.path("password").asString("")))
                .findFirst()
                .map(each -> {
                    String token = "sh." + UUID.randomUUID();
                    sessions.put(token, each);
                    return Answer.of(
                            200, FirmThings.object().put("accessToken", token).toString());
                })
                .orElse(Answer.of(401, "{\"error\":\"name or password are wrong\"}"));
    }

    private Optional<User> caller(Headers headers) {
        return Optional.ofNullable(headers.getFirst("Authorization"))
                .map(each -> sessions.get(each.replaceFirst("^Bearer ", "")));
    }

    /** The shops of those of them who have one. */
    private static Answer shops(List<User> owners) {
        ArrayNode shops = FirmThings.object().putArray("shops");
        owners.stream()
                .filter(each -> !each.company().isEmpty())
                .forEach(each -> shops.addObject()
                        .put("id", Integer.parseInt(each.company()))
                        .put("name", "The kitchen of " + name(each)));
        return Answer.of(200, shops.toString());
    }

    private Answer menu(int shop) {
        return isShop(String.valueOf(shop)) ? below("dish", shop) : FirmThings.NOTHING;
    }

    private static boolean isShop(String number) {
        return !number.isEmpty()
                && USERS.stream().anyMatch(each -> each.company().equals(number));
    }

    private Answer below(String kind, int shop) {
        return FirmThings.list(things.all(kind, each -> each.above() == shop));
    }

    private Answer customer(Call call) {
        return switch (call.what()) {
            case "GET /me/addresses" -> own("address", call);
            case "GET /me/cards" -> own("card", call);
            case "GET /orders" -> own("order", call);
            case "POST /me/addresses" -> add("address", call, "label", "street", "city");
            case "POST /me/cards" ->
                call.body().path("last4").asString("").matches("\\d{4}")
                        ? add("card", call, "brand", "last4", "holder")
                        : FirmThings.invalid("last4");
            case "POST /orders" -> order(call);
            case "DELETE /me/addresses/{}" -> delete("address", call, false);
            case "DELETE /me/cards/{}" -> delete("card", call, ways.contains(Way.CARDS_OF_OTHERS_ARE_DELETED));
            case "DELETE /orders/{}" -> delete("order", call, false);
            case "GET /orders/{}" ->
                of("order", call.id(), call, false).map(Thing::answer).orElse(FirmThings.NOTHING);
            default -> FirmThings.NOTHING;
        };
    }

    private Answer own(String kind, Call call) {
        return FirmThings.list(things.all(kind, each -> each.by().equals(call.who())));
    }

    private Optional<Thing> of(String kind, int id, Call call, boolean any) {
        return things.find(kind, id).filter(each -> any || each.by().equals(call.who()));
    }

    private Answer add(String kind, Call call, String... members) {
        ObjectNode shown = FirmThings.object();
        for (String each : members) {
            Optional<String> text = call.text(each);
            if (text.isEmpty()) {
                return FirmThings.invalid(each);
            }
            shown.put(each, text.get());
        }
        return FirmThings.created(things.add(kind, call.who(), 0, shown));
    }

    private Answer delete(String kind, Call call, boolean any) {
        Optional<Thing> one = of(kind, call.id(), call, any);
        one.ifPresent(things::remove);
        return one.isPresent() ? FirmThings.done() : FirmThings.NOTHING;
    }

    private Answer order(Call call) {
        JsonNode body = call.body();
        int shop = body.path("shopId").asInt(0);
        Optional<Thing> address =
                of("address", body.path("addressId").asInt(0), call, ways.contains(Way.ADDRESSES_OF_OTHERS_ARE_TAKEN));
        if (of("card", body.path("cardId").asInt(0), call, false).isEmpty()) {
            return refused("choose one of your saved cards");
        }
        if (address.isEmpty()) {
            return refused("choose one of your addresses");
        }
        if (!body.path("voucherCode").isMissingNode()) {
            return refused("the voucher needs a larger order");
        }
        JsonNode items = body.path("items");
        if (!items.isArray() || items.isEmpty() || items.size() > MOST) {
            return FirmThings.invalid("items");
        }
        ObjectNode shown = FirmThings.object().put("shopId", shop).put("status", "placed");
        for (JsonNode each : items) {
            if (!isOrdered(each, shop, shown)) {
                return refused("a dish is not of this shop, or too many or too few are ordered");
            }
        }
        JsonNode to = address.get().shown();
        shown.putObject("shipTo")
                .put("street", to.path("street").asString())
                .put("city", to.path("city").asString());
        Thing order = things.add("order", call.who(), shop, shown);
        payments.expect(order);
        return FirmThings.created(order);
    }

    /** Whether a dish is of that shop, and as many can be ordered, and then stand in the order. */
    private boolean isOrdered(JsonNode item, int shop, ObjectNode order) {
        Optional<Thing> dish = things.find("dish", item.path("dishId").asInt(0)).filter(each -> each.above() == shop);
        int quantity = item.path("quantity").asInt(0);
        boolean possible = dish.isPresent() && quantity > 0 && quantity <= MOST;
        if (possible) {
            int price = dish.get().shown().path("priceCents").asInt();
            order.put("totalCents", order.path("totalCents").asInt(0) + quantity * price);
            order.withArrayProperty("items")
                    .addObject()
                    .put("dishId", dish.get().id())
                    .put("quantity", quantity);
        }
        return possible;
    }

    private static Answer refused(String why) {
        return Answer.of(422, "{\"error\":\"" + why + "\"}");
    }

    private Answer partner(Call call) {
        boolean owner = call.who().role().equals(OWNER);
        if (call.what().equals("GET /partner/payouts")) {
            return owner || call.who().role().equals(SUPPORT) ? payouts(call, owner) : FirmThings.FORBIDDEN;
        }
        if (!owner) {
            return FirmThings.FORBIDDEN;
        }
        if (call.what().equals("GET /partner/shops")) {
            return shops(List.of(call.who()));
        }
        return call.who().company().equals(String.valueOf(call.id())) ? ofShop(call) : FirmThings.NOTHING;
    }

    private Answer payouts(Call call, boolean owner) {
        String own = call.who().company();
        String shop = call.asked().isEmpty() ? own : call.asked();
        if (owner && !shop.equals(own) && !ways.contains(Way.PAYOUTS_OF_ANY_SHOP)) {
            return FirmThings.FORBIDDEN;
        }
        return isShop(shop) ? below("payout", Integer.parseInt(shop)) : FirmThings.invalid("X-Shop-Id");
    }

    /** What an owner does in the own shop. */
    private Answer ofShop(Call call) {
        int dish = call.ids().size() > 1 ? call.ids().get(1) : 0;
        boolean write = !call.what().startsWith("GET");
        Optional<Thing> one = of("dish", dish, call, write && ways.contains(Way.DISHES_ARE_LOOKED_UP_BY_THEIR_ID));
        return switch (call.what()) {
            case "GET /partner/shops/{}/dishes" -> below("dish", call.id());
            case "POST /partner/shops/{}/dishes" -> newDish(call);
            case "GET /partner/shops/{}/dishes/{}" -> one.map(Thing::answer).orElse(FirmThings.NOTHING);
            case "PATCH /partner/shops/{}/dishes/{}" ->
                one.map(each -> change(each, call)).orElse(FirmThings.NOTHING);
            case "DELETE /partner/shops/{}/dishes/{}" -> {
                one.ifPresent(things::remove);
                yield one.isPresent() ? FirmThings.done() : FirmThings.NOTHING;
            }
            case "POST /partner/shops/{}/menu/import" ->
                call.text("feedUrl").map(feeds::fetch).orElse(FirmThings.invalid("feedUrl"));
            default -> FirmThings.NOTHING;
        };
    }

    private Answer newDish(Call call) {
        Optional<String> name = call.text("name");
        int price = call.body().path("priceCents").asInt(0);
        return name.isEmpty() || !isPrice(price)
                ? FirmThings.invalid("name or priceCents")
                : FirmThings.created(things.add("dish", call.who(), call.id(), dish(name.get(), price)));
    }

    private static boolean isPrice(int cents) {
        return cents > 0 && cents <= DEAREST;
    }

    private static Answer change(Thing dish, Call call) {
        String name = call.text("name").orElse(dish.shown().path("name").asString());
        int price = call.body()
                .path("priceCents")
                .asInt(dish.shown().path("priceCents").asInt());
        if (!isPrice(price)) {
            return FirmThings.invalid("priceCents");
        }
        dish.shown().put("name", name).put("priceCents", price);
        return dish.answer();
    }

    @Override
    public void close() {
        server.stop(0);
        feeds.close();
    }
}
