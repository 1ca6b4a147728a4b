package dev.sinew.engine.route;

import dev.sinew.engine.Call;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.Observation;
import java.util.Random;

/**
 * Calls of a few hosts: names and ids at several depths, ids that answers hand out and repeat, slugs, selectors, paths that are
 * not found and later are, scanners, a front page, preflights, more names than are remembered. Drawn from a seed.
 */
final class RandomPaths {
    private static final long START = 1_769_860_800_000_000L;
    private static final String[] HOSTS = {"api.bank.example", "shop.example", "app.example"};
    private static final String[] KINDS = {"users", "orders", "accounts", "cards", "rates", "posts"};
    private static final int[] STATUSES = {200, 200, 200, 201, 400, 403, 404, 404, 500};

    private final Random random;
    private final Observer observer = new Observer(Call.KEY, new MarkSet(RuleIndex.all()), ObserveLimits.DEFAULT);
    private int made;

    RandomPaths(Random random) {
        this.random = random;
    }

    Observation next() {
        String host = "https://" + HOSTS[random.nextInt(HOSTS.length)];
        Call call = switch (random.nextInt(12)) {
            case 0 ->
                Call.post(host + "/graphql")
                        .json("{\"query\":\"{ " + word(random.nextInt(5)) + " { id } }\"}")
                        .answerJson("{\"data\":{}}");
            case 1 -> Call.get(host + "/" + word(random.nextInt(900))).status(random.nextBoolean() ? 404 : 200);
            case 2 ->
                Call.get("https://app.example/" + (random.nextBoolean() ? "" : word(random.nextInt(9))))
                        .answer("text/html", "<html><body>the application</body></html>");
            case 3 -> Call.get(host + "/.git/config").status(404);
            case 4 -> Call.of("OPTIONS", host + "/users").header("Access-Control-Request-Method", "PUT");
            case 5 -> Call.get("https://h" + random.nextInt(40) + ".example/a").answerJson("{\"a\":1}");
            default -> resource(host);
        };
        return observer.observe(call.at(START + 1_000_000L * made).entry(made++).exchange());
    }

    private Call resource(String host) {
        String kind = KINDS[random.nextInt(KINDS.length)];
        int status = STATUSES[random.nextInt(STATUSES.length)];
        String id = random.nextInt(4) == 0 ? "slug-of-" + word(random.nextInt(60)) : "" + (1_000 + random.nextInt(700));
        String path = host + (random.nextBoolean() ? "/api/v1/" : "/") + kind;
        String method = random.nextInt(4) == 0 ? "PUT" : "GET";
        return switch (random.nextInt(4)) {
            case 0 ->
                Call.get(path + (random.nextInt(5) == 0 ? "/" : ""))
                        .answer(status, "application/json", "{\"items\":[{\"id\":\"" + id + "\"},{\"id\":1007}]}");
            case 1 ->
                Call.of(method, path + "/" + id + "/items/" + random.nextInt(5_000))
                        .json("{\"field" + word(random.nextInt(30)) + "\":true}")
                        .answer(status, "application/json", "{\"id\":\"" + id + "\",\"state\":\"open\"}");
            default ->
                Call.of(method, path + "/" + id)
                        .answer(status, "application/json", "{\"id\":\"" + id + "\",\"currency\":\"" + id + "\"}");
        };
    }

    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        for (int left = number; left > 0 || word.length() < 3; left /= 20) {
            word.append((char) ('a' + left % 20)).append(left % 2 == 0 ? 'o' : 'e');
        }
        return word.toString();
    }
}
