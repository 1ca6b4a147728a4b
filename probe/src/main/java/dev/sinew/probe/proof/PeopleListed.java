package dev.sinew.probe.proof;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.oracle.SensitiveFields;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.User;
import dev.sinew.probe.run.Users;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Whoever signs up is told the addresses of all who did.
 *
 * <p>A list of users that was made for staff is answered to everybody who is logged in, which is whoever signs up. Such lists are what spam, phishing and guessed logins begin with.
 *
 * <p>Proved with users whom the run signs up, strangers to each other: one asks for the list, another one signs up, and the first then has the e-mail address of the other, which
 * was not there before, twice, among those of two more people at least. Nobody invited anybody, so that they have nothing to do with each other. Where a path speaks
 * of directories, members or contacts, people may be meant to find each other, and nothing is tested; nor where who signs up reaches what else only those reach who may do more.
 *
 * <p>To fix it, ask for the role before the list is made, or leave out how people are reached.
 */
@Rule(
        id = "probe.people-listed",
        flaw = "people-listed",
        title = "Whoever signs up is told the addresses of all others",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API3:2023", "API5:2023"},
        cwe = {359, 285})
public final class PeopleListed implements Proof {
    /** Where people are meant to be found. */
    private static final Pattern FOUND = Pattern.compile(
            "(?i).*(?:director|contact|member|team|colleague|staff|friend|follow|search|discover|explore|public|communit|forum).*");

    /** So many addresses beside the one of who just signed up are no chance. */
    private static final int FEWEST = 2;

    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        boolean lists = endpoint.isRead()
                && endpoint.pathParameters().isEmpty()
                && endpoint.required().isEmpty()
                && !isOfFound(endpoint.path());
        return lists && isOfPeople(endpoint, trial)
                ? trial.users()
                        .map(users -> OthersAccount.with(
                                users, (first, second, all) -> judge(endpoint, first, second, all, trial)))
                : Optional.empty();
    }

    /** Whether a path speaks of where people are meant to be found. */
    static boolean isOfFound(String path) {
        return FOUND.matcher(path).matches();
    }

    /** Whether an ordinary caller was told of several people there. */
    private static boolean isOfPeople(Endpoint endpoint, Trial trial) {
        return trial.customers().stream()
                .flatMap((Persona each) -> each.reached(endpoint).stream())
                .map(Reached::reply)
                .anyMatch(each -> addresses(each).size() >= FEWEST);
    }

    private static Outcome judge(Endpoint list, User first, User second, Users users, Trial trial) {
        Ask ask = Filled.bare(list).ask();
        Reply before = trial.askAgain(ask, second.session());
        if (!trial.isSuccess(before)) {
            return Outcome.refuted(second + ", who signed up, was refused: " + before);
        }
        Optional<User> third = users.signUp();
        try {
            return third.isEmpty()
                    ? Outcome.inconclusive("nobody else could be signed up for this test")
                    : judge(ask, before, first, second, third.get(), trial);
        } finally {
            third.ifPresent(users::discard);
        }
    }

    private static Outcome judge(Ask ask, Reply before, User first, User second, User third, Trial trial) {
        String wanted = third.email().toLowerCase(Locale.ROOT);
        boolean once = addresses(trial.askAgain(ask, second.session())).contains(wanted);
        boolean twice = once && addresses(trial.askAgain(ask, second.session())).contains(wanted);
        Set<String> others = addresses(before);
        boolean known = others.remove(wanted);
        others.remove(second.email().toLowerCase(Locale.ROOT));
        if (!twice || known) {
            return Outcome.refuted(second + ", who signed up, is not told the address of " + third
                    + ", who did so afterwards; pages of a list may have it further on");
        }
        if (others.size() < FEWEST) {
            return Outcome.inconclusive("there are too few others in the list to tell that it is of everybody");
        }
        boolean open = addresses(trial.askAgain(ask, Session.NOBODY)).contains(wanted);
        return Outcome.confirmed(
                second + ", who signed up, is told the address of " + third + ", who signed up afterwards, and of "
                        + others.size() + " more people"
                        + (others.contains(first.email().toLowerCase(Locale.ROOT)) ? ", " + first + " among them" : "")
                        + (open ? "; so is nobody, without credentials" : ""),
                List.of(new Outcome.Step(second.session(), ask, "who just signed up is told of all others")));
    }

    /** The e-mail addresses in a list. */
    private static Set<String> addresses(Reply reply) {
        Set<String> addresses = new TreeSet<>();
        reply.json().ifPresent((JsonNode json) -> {
            Map<String, DataClass> classes = SensitiveFields.of(json);
            Scalars.of(json).forEach((place, value) -> {
                boolean listed = place.contains("[");
                if (listed && classes.get(Scalars.member(place)) == DataClass.EMAIL) {
                    addresses.add(value.toLowerCase(Locale.ROOT));
                }
            });
        });
        return addresses;
    }
}
