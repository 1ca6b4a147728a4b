package dev.sinew.demo.bank;

import dev.sinew.demo.people.Browser;
import dev.sinew.demo.people.Outcome;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A bank that is open, with two customers who share nothing, one of the staff and a third party. */
final class Scene implements AutoCloseable {
    static final Roster ROSTER = Roster.of(11, 8);

    final Bank bank;
    final Browser anna;
    final Browser bruno;
    final Browser staff;
    final Browser program;
    final Browser nobody;
    final int account;
    final String card;
    private final HttpClient http = Browser.client();

    private Scene(BankSettings settings) {
        bank = Bank.open(settings);
        anna = as(ROSTER.customers().get(0));
        bruno = as(ROSTER.customers().get(3));
        staff = as(ROSTER.staff().getFirst());
        program = browser("program");
        program.logIn(ROSTER.clients().getFirst());
        nobody = browser("nobody");
        account = accountOf(anna);
        card = cardOf(anna, account);
    }

    static Scene correct() {
        return with(settings -> settings);
    }

    static Scene with(Flaw flaw) {
        return with(settings -> settings.with(flaw));
    }

    static Scene with(Twist twist) {
        return with(settings -> settings.with(twist));
    }

    static Scene with(UnaryOperator<BankSettings> change) {
        return new Scene(change.apply(BankSettings.correct(ROSTER)));
    }

    Browser browser(String who) {
        return new Browser(http, bank.address(), who, "test", outcome -> {});
    }

    Browser as(Roster.Login login) {
        Browser browser = browser(login.username());
        if (!browser.logIn(login).isSuccess()) {
            throw new IllegalStateException(login + " cannot log in");
        }
        return browser;
    }

    static int accountOf(Browser browser) {
        return browser.get("/v2/accounts")
                .body()
                .path("accounts")
                .path(0)
                .path("accountId")
                .asInt();
    }

    static String cardOf(Browser browser, int account) {
        return browser.get("/v2/accounts/" + account + "/cards")
                .body()
                .path("cards")
                .path(0)
                .path("cardId")
                .asString();
    }

    static BigDecimal balance(Browser browser, int account) {
        return browser.get("/v2/accounts/" + account).body().path("balance").decimalValue();
    }

    static int pinChanges(Browser browser, int account, String card) {
        return browser.get("/v2/accounts/" + account + "/cards/" + card)
                .body()
                .path("pinChanges")
                .asInt();
    }

    Outcome pay(Browser who, int from, String to, Object amount) {
        return who.post("/v2/transfers", Map.of("fromAccountId", from, "toIban", to, "amount", amount));
    }

    /** A consent of Anna's for her first account, given to the program. */
    String consent() {
        String id = program.post("/v2/consents", Map.of("permissions", List.of("accounts", "transactions")))
                .body()
                .path("consentId")
                .asString();
        anna.post("/v2/consents/" + id + "/authorisation", Map.of("accountIds", List.of(account)));
        return id;
    }

    /** The same as somebody, with another token. */
    Browser holding(String token) {
        Browser browser = browser("holder");
        browser.use(Optional.of(token));
        return browser;
    }

    @Override
    public void close() {
        http.shutdownNow();
        bank.close();
    }
}
