package dev.sinew.demo.people;

import dev.sinew.demo.bank.Roster;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/**
 * One session of a customer: logs in, looks around, sometimes does something, and sometimes mistypes. Some still have an app that
 * knows the first version of the API.
 */
final class Visit {
    private final Browser browser;
    private final Roster.Login me;
    private final boolean old;
    private final SplittableRandom random;
    private final Runnable pause;

    Visit(Browser browser, Roster.Login me, boolean old, SplittableRandom random, Runnable pause) {
        this.browser = browser;
        this.me = me;
        this.old = old;
        this.random = random;
        this.pause = pause;
    }

    void run() {
        if (oneIn(5)) {
            look("/v2/rates");
        }
        if (oneIn(8)) {
            browser.logIn(new Roster.Login(me.name(), me.username(), me.password() + "x"));
            pause.run();
        }
        if (!browser.logIn(me).isSuccess()) {
            return;
        }
        pause.run();
        Outcome profile = look("/v2/me");
        List<JsonNode> accounts = list(look("/v2/accounts"), "accounts");
        if (accounts.isEmpty()) {
            return;
        }
        if (old) {
            look("/v1/customers/" + profile.body().path("customerId").asString());
        }
        for (int i = 2 + random.nextInt(4); i > 0; i--) {
            act(accounts.get(random.nextInt(accounts.size())));
        }
        if (oneIn(3)) {
            browser.post("/v2/logout", Map.of());
        }
    }

    private void act(JsonNode account) {
        String path = "/v2/accounts/" + account.path("accountId").asInt();
        if (old) {
            String before = path.replace("/v2/", "/v1/");
            look(before);
            look(before + "/transactions?limit=20&offset=0");
        }
        switch (random.nextInt(12)) {
            case 0, 1 -> look(path);
            case 2, 3, 4 -> look(path + "/transactions?limit=" + (oneIn(2) ? 10 : 20) + "&offset=0");
            case 5 -> statement(path);
            case 6, 7 -> cards(path);
            case 8, 9 -> transfer(account);
            case 10 -> mistype(account);
            default -> desk();
        }
    }

    private void statement(String path) {
        List<JsonNode> months = list(look(path + "/statements"), "statements");
        if (!months.isEmpty()) {
            look(path + "/statements/"
                    + months.get(random.nextInt(months.size())).path("month").asString());
        }
    }

    private void cards(String path) {
        List<JsonNode> cards = list(look(oneIn(3) ? path + "/cards" : "/v2/cards"), "cards");
        if (cards.isEmpty()) {
            return;
        }
        JsonNode one = cards.get(random.nextInt(cards.size()));
        String card = one.path("cardId").asString();
        look(
                oneIn(2)
                        ? "/v2/cards/" + card
                        : "/v2/accounts/" + one.path("accountId").asInt() + "/cards/" + card);
        if (oneIn(2)) {
            browser.put("/v2/cards/" + card + "/pin", Map.of("pin", digits(4)));
            pause.run();
        }
    }

    private void transfer(JsonNode account) {
        List<JsonNode> beneficiaries = list(look("/v2/beneficiaries"), "beneficiaries");
        if (beneficiaries.isEmpty()) {
            return;
        }
        Outcome sent = browser.post(
                "/v2/transfers",
                Map.of(
                        "fromAccountId",
                        account.path("accountId").asInt(),
                        "toIban",
                        beneficiaries.getFirst().path("iban").asString(),
                        "amount",
                        BigDecimal.valueOf(100 + random.nextInt(9_000), 2),
                        "reference",
                        "Thank you"));
        pause.run();
        Optional<String> transfer = sent.location();
        if (sent.isSuccess() && transfer.isPresent()) {
            look(transfer.get());
        }
    }

    /** A key that was hit twice: an account that does not exist. */
    private void mistype(JsonNode account) {
        String id = Integer.toString(account.path("accountId").asInt());
        int at = random.nextInt(id.length());
        look("/v2/accounts/" + id.substring(0, at) + id.charAt(at) + id.substring(at));
    }

    private void desk() {
        switch (random.nextInt(4)) {
            case 0 -> {
                browser.post(
                        "/v2/messages",
                        Map.of("subject", "A question", "text", "When is the branch open on Saturday?"));
                pause.run();
                look("/v2/messages?limit=20&offset=0");
            }
            case 1 -> look("/v2/transfers?limit=20&offset=0");
            case 2 -> {
                browser.patch("/v2/me", Map.of("phone", "+44 7700 900" + digits(3)));
                pause.run();
            }
            default -> look("/v2/branches");
        }
    }

    private Outcome look(String path) {
        Outcome outcome = browser.get(path);
        pause.run();
        return outcome;
    }

    static List<JsonNode> list(Outcome outcome, String name) {
        List<JsonNode> all = new ArrayList<>();
        outcome.body().path(name).forEach(all::add);
        return all;
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    private String digits(int count) {
        int bound = (int) Math.pow(10, count);
        return String.format(Locale.ROOT, "%0" + count + "d", random.nextInt(bound));
    }
}
