package dev.sinew.demo.people;

import dev.sinew.demo.bank.Roster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/** What those do who see many customers' accounts rightly: the staff, and programs with a consent. */
final class Work {
    private final SplittableRandom random;
    private final Runnable pause;

    Work(SplittableRandom random, Runnable pause) {
        this.random = random;
        this.pause = pause;
    }

    /** Looks up customers and their accounts. */
    void atTheBank(Browser browser, Roster.Login employee) {
        if (!browser.logIn(employee).isSuccess()) {
            return;
        }
        List<JsonNode> customers = Visit.list(browser.get("/v2/admin/customers?limit=50&offset=0"), "customers");
        for (int i = 0; i < 4 && !customers.isEmpty(); i++) {
            pause.run();
            JsonNode line = customers.get(random.nextInt(customers.size()));
            Outcome customer =
                    browser.get("/v2/admin/customers/" + line.path("customerId").asString());
            List<JsonNode> accounts = Visit.list(customer, "accounts");
            if (!accounts.isEmpty()) {
                browser.get("/v2/admin/accounts/"
                        + accounts.getFirst().path("accountId").asInt());
            }
        }
    }

    /** Has a customer consent, and then looks at what they consented to. */
    void forACustomer(Browser program, Roster.Client client, Browser browser, Roster.Login customer) {
        if (!program.logIn(client).isSuccess() || !browser.logIn(customer).isSuccess()) {
            return;
        }
        Outcome asked = program.post("/v2/consents", Map.of("permissions", List.of("accounts", "transactions")));
        Optional<String> consent = asked.location();
        List<Integer> accounts = Visit.list(browser.get("/v2/accounts"), "accounts").stream()
                .map(account -> account.path("accountId").asInt())
                .toList();
        if (consent.isEmpty() || accounts.isEmpty()) {
            return;
        }
        pause.run();
        browser.post(consent.get() + "/authorisation", Map.of("accountIds", accounts));
        String id = asked.body().path("consentId").asString();
        program.get("/v2/open-banking/accounts", "X-Consent-Id", id);
        for (int account : accounts) {
            pause.run();
            program.get("/v2/open-banking/accounts/" + account, "X-Consent-Id", id);
            program.get("/v2/open-banking/accounts/" + account + "/transactions?limit=20", "X-Consent-Id", id);
        }
    }
}
