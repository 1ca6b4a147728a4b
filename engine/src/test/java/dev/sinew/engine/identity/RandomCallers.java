package dev.sinew.engine.identity;

import dev.sinew.engine.Call;
import dev.sinew.model.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Calls by a few dozen people over several hosts: logins, refreshed tokens, tokens with claims, shared tokens, keys of
 * applications, basic authentication, refusals. Drawn from a seed.
 */
final class RandomCallers {
    private static final long START = 1_769_860_800_000_000L;
    private static final int PEOPLE = 40;
    private static final String[] HOSTS = {"api.bank.example", "id.bank.example", "shop.example", "10.0.0.7:8080"};

    private final Random random;
    private final List<String> tokens = new ArrayList<>(List.of("opaque-token-aaaaaaaaaaaa"));
    private int made;

    RandomCallers(Random random) {
        this.random = random;
    }

    Observation next() {
        int who = random.nextInt(PEOPLE);
        String host = "https://" + HOSTS[random.nextInt(HOSTS.length)];
        Call call = switch (random.nextInt(8)) {
            case 0 -> login(host, who);
            case 1 -> refresh(host);
            case 2 -> Call.get(host + "/me").header("Authorization", "Bearer " + claims(who));
            case 3 -> Call.get(host + "/rates").header("X-Api-Key", "key-of-application-" + who % 3);
            case 4 -> Call.get(host + "/me").header("Authorization", "Basic YW5uYTpwYXNzd29yZA==");
            default -> Call.get(host + "/me").header("Authorization", "Bearer " + any());
        };
        int[] statuses = {200, 200, 200, 401, 403, 500};
        call.header("User-Agent", random.nextBoolean() ? "okhttp/4.12.0" : "curl/8.5." + random.nextInt(30));
        return call.status(statuses[random.nextInt(statuses.length)])
                .at(START + 1_000_000L * made)
                .entry(made++)
                .observe();
    }

    private Call login(String host, int who) {
        String name = random.nextInt(6) == 0 ? "person" + random.nextInt(PEOPLE) : "person" + who;
        String token = random.nextInt(5) == 0 ? any() : random.nextBoolean() ? claims(who) : fresh();
        tokens.add(token);
        return Call.post(host + "/login")
                .json("{\"username\":\"" + name + "\",\"password\":\"x\"}")
                .answerJson("{\"access_token\":\"" + token + "\"}");
    }

    private Call refresh(String host) {
        String token = fresh();
        String old = any();
        tokens.add(token);
        return Call.post(host + "/refresh")
                .json("{\"refresh_token\":\"" + old + "\"}")
                .answerJson("{\"access_token\":\"" + token + "\"}");
    }

    private String fresh() {
        return "opaque-token-" + Long.toHexString(random.nextLong() | 1L << 62);
    }

    private String any() {
        return tokens.get(random.nextInt(tokens.size()));
    }

    private String claims(int who) {
        String issuer = who % 3 == 0 ? "" : "\"iss\":\"https://id" + who % 4 + ".example\",";
        return Call.jwt("{" + issuer + "\"sub\":\"s" + who + "\",\"client_id\":\"c" + random.nextInt(12)
                + "\",\"scope\":\"a" + random.nextInt(40) + " b\",\"tenant\":\"t" + who % 2 + "\"}");
    }
}
