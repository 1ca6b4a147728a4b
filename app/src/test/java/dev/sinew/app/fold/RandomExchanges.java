package dev.sinew.app.fold;

import dev.sinew.bytes.Slice;
import dev.sinew.model.Body;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import dev.sinew.model.Origin;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Traffic of a small bank: logins and guesses, lists of one's own accounts, reads of one's own and of others', writes, tokens in
 * URLs, paths that are not there, broken bodies. Drawn from a seed.
 */
final class RandomExchanges {
    private static final long START = 1_769_860_800_000_000L;
    private static final int PEOPLE = 30;
    private static final String HOST = "https://api.bank.example";

    private final Random random;
    private int made;

    RandomExchanges(Random random) {
        this.random = random;
    }

    List<Exchange> some(int count) {
        List<Exchange> some = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            some.add(next());
        }
        return some;
    }

    private Exchange next() {
        int who = random.nextInt(PEOPLE);
        int other = random.nextInt(PEOPLE);
        String own = "" + (10_000 + 7 * who + random.nextInt(3));
        return switch (random.nextInt(10)) {
            case 0 -> call(who, "POST", "/login", login(who), random.nextInt(3) == 0 ? 401 : 200, "{\"ok\":true}");
            case 1 -> call(3, "POST", "/login", login(3), 401, "{\"error\":\"wrong\"}");
            case 2 -> call(who, "GET", "/accounts", "", 200, "{\"accounts\":[" + account(who, own) + "]}");
            case 3 ->
                call(who, "PUT", "/accounts/" + own + "/limit", "{\"limit\":" + random.nextInt(900) + "}", 204, "");
            case 4 -> call(who, "GET", "/accounts/" + (10_000 + 7 * other), "", 200, account(other, own));
            case 5 -> call(who, "GET", "/search?access_token=Zx81kPq0TtWm4RfBn29sLd" + who, "", 200, "{\"hits\":[]}");
            case 6 -> call(who, "GET", "/missing/" + random.nextInt(300), "", 404, "");
            case 7 -> call(who, "POST", "/accounts", "{\"broken\":[1,2", 400, "{\"error\":");
            default -> call(who, "GET", "/accounts/" + own, "", 200, account(who, own));
        };
    }

    private static String login(int who) {
        return "{\"email\":\"person" + who + "@mail.example\",\"password\":\"secret-" + who + "\"}";
    }

    private static String account(int who, String id) {
        return "{\"accountId\":\"" + id + "\",\"ownerId\":\"u" + who
                + "\",\"iban\":\"GB29NWBK60161331926819\",\"state\":\"" + (who % 2 == 0 ? "open" : "frozen") + "\"}";
    }

    private Exchange call(int who, String method, String path, String body, int status, String answer) {
        String claims = "{\"iss\":\"https://id.bank.example\",\"sub\":\"u" + who + "\"}";
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String token = encoder.encodeToString("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2lnbmF0dXJl";
        Headers headers = new Headers.Builder()
                .add("Authorization", "Bearer " + token)
                .add("Content-Type", "application/json")
                .build();
        Headers answered =
                new Headers.Builder().add("Content-Type", "application/json").build();
        made++;
        return new Exchange(
                new Origin("random", made),
                "",
                START + made * 700_000L,
                1_000 + random.nextInt(90_000),
                "203.0.113." + who,
                Direction.INCOMING,
                new Exchange.Request(method, Slice.of(HOST + path), headers, body(body)),
                Optional.of(new Exchange.Response(status, answered, body(answer))));
    }

    private static Body body(String text) {
        return text.isEmpty() ? Body.NONE : Body.whole(Slice.of(text));
    }
}
