package dev.sinew.probe.cases;

import com.sun.net.httpserver.Headers;
import dev.sinew.probe.cases.FirmThings.Call;
import dev.sinew.probe.cases.FirmThings.Thing;
import dev.sinew.probe.cases.FirmThings.User;
import dev.sinew.probe.cases.StudioServer.Way;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who has an account at a studio's service, by what it is known, and what it has there of its own: a page, keys, a purse, an address that is called. */
final class StudioPeople implements AutoCloseable {
    static final String OPERATIONS = """
            POST /v2/auth/register email! password! displayName
            POST /v2/auth/login email! password!
            GET /v2/me
            PATCH /v2/me displayName!
            GET /v2/me/notifications
            PUT /v2/me/notifications webhookUrl:uri!
            POST /v2/me/notifications/test
            GET /v2/api-keys
            POST /v2/api-keys label!
            DELETE /v2/api-keys/{keyId}
            POST /v2/transfers recipientId:integer! amount:integer!
            GET /v2/admin/users
            """;

    private static final int FIRST = 52_011;
    private static final int SHORTEST = 12;
    private static final int MOST = 100;
    private static final Set<String> TIERS = Set.of("free", "plus", "pro");
    private static final Set<String> ROLES = Set.of("guest", "engineer", "owner", "admin");
    /** Somebody, and what the own page shows. */
    private record Account(User user, ObjectNode page) {}

    private final List<Account> accounts = new ArrayList<>();
    private final Map<String, User> sessions = new HashMap<>();
    private final Map<String, User> keys = new HashMap<>();
    /** The secrets of keys by their numbers. */
    private final Map<Integer, String> secrets = new HashMap<>();

    private final Map<String, String> called = new HashMap<>();
    private final FirmThings things = new FirmThings(FIRST);
    private final HookCaller hooks;
    private final Set<Way> ways;
    private int next = 71_440;

    StudioPeople(Set<Way> ways) {
        this.ways = ways;
        hooks = new HookCaller(ways.contains(Way.NOTIFICATIONS_LEAD_ANYWHERE));
        add("anna@studio.example", "Rivermoss-8121", "Anna of the north room", "user", "8301");
        add("bob@studio.example", "Tundra-4417x", "Bob of the south room", "user", "8302");
        add("clerk@studio.example", "Quarry-Swift-902", "The clerk at the desk", "admin", "8303");
    }

    /** Those who were there at first. */
    List<User> seeded() {
        return accounts.stream().map(Account::user).toList();
    }

    private Account add(String email, String password, String name, String role, String studio) {
        User user = new User(String.valueOf(next), email, password, role, studio);
        ObjectNode page = FirmThings.object().put("id", next++).put("email", email);
        page.put("displayName", name).put("tier", "free");
        page.putObject("membership").put("role", studio.isEmpty() ? "guest" : "engineer");
        page.putObject("balance").put("amount", studio.isEmpty() ? 0 : 500).put("currency", "EUR");
        if (!studio.isEmpty()) {
            page.putObject("studio").put("id", Integer.parseInt(studio));
        }
        Account account = new Account(user, page);
        accounts.add(account);
        return account;
    }

    Answer register(JsonNode body) {
        String email = body.path("email").asString("");
        String password = body.path("password").asString("");
        boolean strong = password.length() >= SHORTEST && password.matches(".*\\d.*") && password.matches(".*\\W.*");
        if (!email.matches("[^@\\s]+@[^@\\s]+") || !strong || withEmail(email).isPresent()) {
            return FirmThings.invalid("e-mail or password");
        }
        Account account = add(email, password, body.path("displayName").asString("Somebody new"), "user", "");
        return Answer.of(201, account.page().toString());
    }

    private Optional<Account> withEmail(String email) {
        return accounts.stream()
                .filter(each -> each.user().email().equals(email))
                .findFirst();
    }

    Answer login(JsonNode body) {
        return withEmail(body.path("email").asString(""))
                .filter(each ->
                        each.user().password().equals(body.path("password").asString("")))
                .map(each -> {
                    String token = "st." + UUID.randomUUID();
                    sessions.put(token, each.user());
                    return Answer.of(
                            200, FirmThings.object().put("accessToken", token).toString());
                })
                .orElse(Answer.of(401, "{\"error\":\"name or password are wrong\"}"));
    }

    /** Who calls, by a session or a key. */
    Optional<User> caller(Headers headers) {
        String token = String.valueOf(headers.getFirst("Authorization")).replaceFirst("^Bearer ", "");
        return Optional.ofNullable(sessions.get(token))
                .or(() -> Optional.ofNullable(keys.get(String.valueOf(headers.getFirst("X-Studio-Key")))));
    }

    Answer answer(Call call) {
        Account account = accounts.stream()
                .filter(each -> each.user().equals(call.who()))
                .findFirst()
                .orElseThrow();
        return switch (call.what()) {
            case "GET /v2/me" -> Answer.of(200, account.page().toString());
            case "PATCH /v2/me" -> change(account.page(), call);
            case "GET /v2/admin/users" -> users();
            case "POST /v2/transfers" -> transfer(account, call.body());
            case "GET /v2/api-keys" -> FirmThings.list(things.all("key", each -> isBy(each, call)));
            case "POST /v2/api-keys" ->
                call.text("label").map(each -> newKey(call.who(), each)).orElse(FirmThings.invalid("label"));
            case "DELETE /v2/api-keys/{}" ->
                things.find("key", call.id())
                        .filter(each -> isBy(each, call))
                        .map(this::deleteKey)
                        .orElse(FirmThings.NOTHING);
            default -> notifications(call);
        };
    }

    private static boolean isBy(Thing thing, Call call) {
        return thing.by().equals(call.who());
    }

    private Answer change(ObjectNode page, Call call) {
        Optional<String> name = call.text("displayName");
        String tier = call.body().path("tier").asString("");
        String role = call.body().path("membership").path("role").asString("");
        boolean tiers = ways.contains(Way.TIERS_ARE_TAKEN) && TIERS.contains(tier);
        boolean roles = ways.contains(Way.ROLES_ARE_TAKEN) && ROLES.contains(role);
        if (name.isEmpty()) {
            return FirmThings.invalid("displayName");
        }
        page.put("displayName", name.get());
        if (tiers) {
            page.put("tier", tier);
        }
        if (roles) {
            page.withObjectProperty("membership").put("role", role);
        }
        return Answer.of(200, page.toString());
    }

    /** All of them, who signed up last first. */
    private Answer users() {
        return Answer.of(
                200,
                accounts.reversed().stream()
                        .map(each -> FirmThings.object()
                                .put("id", Integer.parseInt(each.user().id()))
                                .put("email", each.user().email())
                                .put(
                                        "displayName",
                                        each.page().path("displayName").asString(""))
                                .toString())
                        .collect(Collectors.joining(",", "[", "]")));
    }

    private Answer newKey(User who, String label) {
        Thing key = things.add("key", who, 0, FirmThings.object().put("label", label));
        String secret = "studio_" + UUID.randomUUID().toString().replace("-", "");
        keys.put(secret, who);
        secrets.put(key.id(), secret);
        return Answer.of(201, key.shown().deepCopy().put("key", secret).toString());
    }

    private Answer deleteKey(Thing key) {
        things.remove(key);
        if (!ways.contains(Way.DELETED_KEYS_COUNT)) {
            keys.remove(secrets.getOrDefault(key.id(), ""));
        }
        return FirmThings.done();
    }

    private Answer transfer(Account from, JsonNode body) {
        String recipient = String.valueOf(body.path("recipientId").asInt(0));
        int amount = body.path("amount").asInt(0);
        Optional<Account> to = accounts.stream()
                .filter(each -> each.user().id().equals(recipient) && !each.equals(from))
                .findFirst();
        boolean below = amount < 0 && ways.contains(Way.TRANSFERS_BELOW_ZERO);
        boolean possible = Math.abs(amount) <= MOST && amount <= balance(from);
        if (to.isEmpty() || !possible || amount <= 0 && !below) {
            return FirmThings.invalid("recipientId or amount");
        }
        pay(from, -amount);
        pay(to.get(), amount);
        return FirmThings.done();
    }

    private static int balance(Account of) {
        return of.page().path("balance").path("amount").asInt(0);
    }

    private static void pay(Account to, int amount) {
        to.page().withObjectProperty("balance").put("amount", balance(to) + amount);
    }

    private Answer notifications(Call call) {
        String url = called.getOrDefault(call.who().id(), "");
        return switch (call.what()) {
            case "GET /v2/me/notifications" -> shown(url);
            case "PUT /v2/me/notifications" -> {
                Optional<String> other = call.text("webhookUrl")
                        .filter(each -> each.matches("https?://[\\w.-]+(?::\\d{1,5})?(?:/[\\w./-]*)?"));
                other.ifPresent(each -> called.put(call.who().id(), each));
                yield other.map(StudioPeople::shown).orElse(FirmThings.invalid("webhookUrl"));
            }
            case "POST /v2/me/notifications/test" ->
                url.isEmpty() ? FirmThings.conflict("there is no address") : hooks.test(URI.create(url), "webhookUrl");
            default -> FirmThings.NOTHING;
        };
    }

    private static Answer shown(String url) {
        return Answer.of(200, FirmThings.object().put("webhookUrl", url).toString());
    }

    @Override
    public void close() {
        hooks.close();
    }
}
