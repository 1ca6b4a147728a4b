package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.LoginBody;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.oracle.PhoneNumber;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.run.AccountBody;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A failed login, or the answer to a forgotten password, tells whether there is such a user.
 *
 * <p>Proved by three rounds of one wrong password for a name that exists and for two that never did: what is the same in all answers for the
 * first (status, and values of the body by place, names blotted out) is otherwise, and the same, in all answers for the others. Nine failed
 * logins, three of them of one identity, which then logs in as before; times are not compared. That the server fails each time for names that never existed, and
 * never for the one that does, tells as much.
 *
 * <p>Where a forgotten password is asked for, the name is that of a user whom the run signed up, and all names are made up in the same way.
 *
 * <p>To fix it, answer both in the same words, with the same status.
 */
@Rule(
        id = "probe.user-enumeration",
        flaw = "user-enumeration",
        title = "An answer to anybody tells whether there is such a user",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {204})
public final class UserEnumeration implements Proof {
    private static final int ROUNDS = 3;

    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        List<Identity> all = LoginTries.at(endpoint, trial);
        if (all.isEmpty()) {
            return trial.users()
                    .filter(each -> Recovery.isRequest(endpoint))
                    .map(users ->
                            OthersAccount.whoever(users, (known, other, every) -> forgotten(endpoint, known, trial)));
        }
        Identity identity = all.getFirst();
        Optional<LoginBody> body = LoginTries.body(identity);
        return Optional.of(
                body.isPresent()
                        ? judge(identity, body.get(), trial)
                        : Outcome.inconclusive("it is not clear which members of the login are name and password"));
    }

    private static Outcome judge(Identity identity, LoginBody body, Trial trial) {
        String name = body.name();
        String never = other(name, 3);
        String neither = other(name, 5);
        List<Map<String, String>> known = new ArrayList<>();
        List<Map<String, String>> unknown = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            for (String each : List.of(name, never, neither)) {
                Reply reply = trial.askAgain(body.ask(each, "sinew-wrong-7f3a9c"), Session.NOBODY);
                // That the server fails for names that never existed, each time, and not for one that does, tells as
                // much.
                boolean failed = reply.status() >= 500 && each.equals(name);
                if (reply.status() == 0 || reply.status() == 429 || reply.status() == 503 || failed) {
                    return Outcome.inconclusive("failed logins were answered with " + reply);
                }
                (each.equals(name) ? known : unknown).add(told(reply, each));
            }
        }
        boolean well = trial.login(identity).isPresent();
        String after = "; after " + ROUNDS + " failed logins " + identity
                + (well ? " logs in as before" : " could NOT log in; it may be locked for a while");
        List<String> differing = differing(known, unknown);
        String status = same(unknown).getOrDefault("status", "");
        if (differing.isEmpty()) {
            return Outcome.refuted("a name that exists and two that never did get the same answers" + after);
        }
        if (!well || status.equals("400") || status.equals("422")) {
            return Outcome.inconclusive("the answers differ, but the form of the name may be what was refused" + after);
        }
        return Outcome.confirmed(
                "in three rounds the answer for a name that exists differs from that for two that never did in "
                        + String.join(", ", differing) + after,
                List.of(
                        new Outcome.Step(Session.NOBODY, body.ask(name, "wrong"), "a name that exists"),
                        new Outcome.Step(Session.NOBODY, body.ask(never, "wrong"), "one that never did")));
    }

    /** Whether it matters for a forgotten password whether one signed up. All names are made up in the same way, so that it is not their form. */
    private static Outcome forgotten(Endpoint endpoint, User user, Trial trial) {
        AccountBody body = AccountBody.of(endpoint).orElseThrow();
        String domain = user.email().substring(user.email().indexOf('@'));
        boolean byAddress = user.username().contains("@");
        boolean byPhone = PhoneNumber.isOne(user.username());
        List<String> nobody = byPhone
                ? List.of(PhoneNumber.like(user.username()), PhoneNumber.like(user.username()))
                : List.of(Fresh.word(), Fresh.word());
        UnaryOperator<String> name = each -> byPhone ? each : "sinew" + each + (byAddress ? domain : "");
        List<Map<String, String>> known = new ArrayList<>();
        List<Map<String, String>> unknown = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            known.add(asked(body.naming(user.username(), user.email()), user.username(), trial));
            for (String each : nobody) {
                Ask ask = body.naming(name.apply(each), "sinew" + each + domain);
                unknown.add(asked(ask, name.apply(each), trial));
            }
        }
        if (known.stream().anyMatch(Map::isEmpty) || unknown.stream().anyMatch(Map::isEmpty)) {
            return Outcome.inconclusive("not all requests for a forgotten password were answered, or they are limited");
        }
        List<String> differing = differing(known, unknown);
        if (differing.isEmpty()) {
            return Outcome.refuted("who signed up and two who never did get the same answers");
        }
        Ask other = body.naming(name.apply(nobody.getFirst()), "sinew" + nobody.getFirst() + domain);
        return Outcome.confirmed(
                "in three rounds the answer for who signed up differs from that for two who never did in "
                        + String.join(", ", differing),
                List.of(
                        new Outcome.Step(
                                Session.NOBODY, body.naming(user.username(), user.email()), "a name that exists"),
                        new Outcome.Step(Session.NOBODY, other, "one that never did")));
    }

    /** What an answer tells; nothing where it is none. */
    private static Map<String, String> asked(Ask ask, String name, Trial trial) {
        Reply reply = trial.askAgain(ask, Session.NOBODY);
        return reply.status() == 0 || reply.status() == 429 || reply.status() >= 500 ? Map.of() : told(reply, name);
    }

    /** What is the same in all of the first, and otherwise in all of the others. */
    private static List<String> differing(List<Map<String, String>> known, List<Map<String, String>> unknown) {
        Map<String, String> first = same(known);
        Map<String, String> second = same(unknown);
        return first.entrySet().stream()
                .filter(each -> !each.getValue().equals(second.getOrDefault(each.getKey(), each.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Status, shape and values of an answer, without the name that was asked for. */
    private static Map<String, String> told(Reply reply, String name) {
        UnaryOperator<String> blot = text -> text.replace(name, "…");
        Map<String, String> told = new HashMap<>();
        told.put("status", Integer.toString(reply.status()));
        reply.json()
                .ifPresentOrElse(
                        json -> {
                            told.put("shape", Scalars.shape(json).toString());
                            Scalars.of(json).forEach((place, value) -> told.put(place, blot.apply(value)));
                        },
                        () -> told.put("body", blot.apply(reply.text())));
        return told;
    }

    private static Map<String, String> same(List<Map<String, String>> all) {
        Map<String, String> same = new java.util.TreeMap<>(all.getFirst());
        for (Map<String, String> each : all) {
            same.entrySet().removeIf(one -> !one.getValue().equals(each.get(one.getKey())));
        }
        return same;
    }

    /** A name of the same form: letters and digits before an at sign moved on. */
    private static String other(String name, int step) {
        if (PhoneNumber.isOne(name)) {
            return PhoneNumber.like(name);
        }
        int at = name.indexOf('@') < 0 ? name.length() : name.indexOf('@');
        StringBuilder other = new StringBuilder();
        for (int i = 0; i < at; i++) {
            char c = name.charAt(i);
            if (c >= 'a' && c <= 'z') {
                other.append((char) ('a' + (c - 'a' + step) % 26));
            } else if (c >= 'A' && c <= 'Z') {
                other.append((char) ('A' + (c - 'A' + step) % 26));
            } else {
                other.append(c >= '0' && c <= '9' ? (char) ('0' + (c - '0' + step) % 10) : c);
            }
        }
        return other + name.substring(at);
    }
}
