package dev.sinew.demo.people;

import dev.sinew.demo.bank.Roster;
import tools.jackson.databind.JsonNode;

/**
 * What attackers came to know of a victim, from a screenshot or a letter: ids, no secrets.
 *
 * @param customerId of the victim
 * @param accountId of an account of theirs
 * @param cardId of a card of that account
 */
public record Prey(String customerId, int accountId, String cardId) {
    /** What the victim sees when they log in. */
    public static Prey of(Browser victim, Roster.Login login) {
        victim.logIn(login);
        String customer = victim.get("/v2/me").body().path("customerId").asString();
        JsonNode card = Visit.list(victim.get("/v2/cards"), "cards").getFirst();
        int account = card.path("accountId").asInt();
        victim.get("/v2/accounts");
        victim.get("/v2/accounts/" + account);
        return new Prey(customer, account, card.path("cardId").asString());
    }
}
