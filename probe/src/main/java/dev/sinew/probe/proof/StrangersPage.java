package dev.sinew.probe.proof;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.oracle.SensitiveFields;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.User;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The page of one user as another reads it, both of whom the run signed up: how the first is reached, such as its address or its telephone number, comes back to the second, who is nobody to it. Whoever counts the numbers
 * of users, or knows their names, gets it of all.
 */
final class StrangersPage {
    private static final Pattern COUNTED = Pattern.compile("\\d{1,9}");

    private StrangersPage() {}

    /** What is said of the address of a user; empty where an endpoint is none, or people are meant to be found there. */
    static Optional<Outcome> of(Endpoint endpoint, Trial trial) {
        boolean page = endpoint.isRead()
                && trial.users().filter(each -> each.isItself(endpoint)).isPresent()
                && !PeopleListed.isOfFound(endpoint.path())
                && !endpoint.summary().toLowerCase(Locale.ROOT).contains("public");
        return page
                ? OthersAccount.at(
                        endpoint, trial, (filled, named) -> (victim, other, all) -> judge(filled, victim, other, trial))
                : Optional.empty();
    }

    private static Outcome judge(Filled read, User victim, User other, Trial trial) {
        Map<String, String> own = reached(trial.askAgain(read.ask(), victim.session()), read);
        if (own.isEmpty()) {
            return Outcome.inconclusive("what " + victim + " reads of itself tells nothing of how it is reached");
        }
        if (!COUNTED.matcher(read.last()).matches() && !read.named().contains(victim.username())) {
            return Outcome.inconclusive("nobody can count or guess what stands in the address");
        }
        Reply reply = trial.askAgain(read.ask(), other.session());
        Map<String, String> theirs = reached(reply, read);
        if (!theirs.equals(own)) {
            return Outcome.refuted(
                    trial.isSuccess(reply)
                            ? other + " is not told how " + victim + " is reached"
                            : other + " was refused: " + reply);
        }
        if (reached(trial.askAgain(read.ask(), Session.NOBODY), read).equals(own)) {
            return Outcome.inconclusive("everybody gets it, also without credentials");
        }
        Filled never = read.withLast(NeverExisted.like(read.last()));
        if (reached(trial.askAgain(never.ask(), other.session()), never).equals(own)) {
            return Outcome.inconclusive("an id that never existed gets the same values");
        }
        if (!reached(trial.askAgain(read.ask(), other.session()), read).equals(own)) {
            return Outcome.inconclusive(other + " got it once and not again");
        }
        return Outcome.confirmed(
                "of two users who signed up, strangers to each other, one reads how the other is reached, twice ("
                        + String.join(", ", own.keySet())
                        + "), as of whoever is named in the address; nobody gets it without credentials",
                List.of(
                        new Outcome.Step(victim.session(), read.ask(), "a user reads its own page"),
                        new Outcome.Step(other.session(), read.ask(), "and so does another")));
    }

    /** What says how somebody is reached, or is more personal, by place, and does not stand in the request. */
    private static Map<String, String> reached(Reply reply, Filled read) {
        return reply.json()
                .filter(json -> reply.succeeded())
                .map(json -> {
                    Map<String, DataClass> classes = SensitiveFields.of(json);
                    Map<String, String> values = Scalars.of(json);
                    values.entrySet()
                            .removeIf(each -> each.getKey().indexOf('[') >= 0
                                    || each.getValue().isEmpty()
                                    || read.named().contains(each.getValue())
                                    || classes.get(each.getKey()) == null
                                    || !SensitiveFields.isOfSomebody(classes.get(each.getKey())));
                    return values;
                })
                .orElseGet(Map::of);
    }
}
