package dev.sinew.probe.proof.surface;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Carrier;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Marks;
import dev.sinew.probe.proof.contract.BadBodies;
import dev.sinew.probe.run.AccountBody;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Homes;
import dev.sinew.probe.run.HostProof;
import dev.sinew.probe.run.Manner;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Patience;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An error is answered with a stack trace, or with the page that a framework shows to developers.
 *
 * <p>It tells frameworks, files and folders of the server, often queries and values too: a map for whoever looks for a way in.
 *
 * <p>Proved by asking wrongly: a NUL in an id, a parameter or a token that cannot be read, broken JSON; and, where the run may write, broken JSON in the body of
 * what creates things, of which nothing can be made (never of what sets a password, or changes the caller); also by what was asked rightly and failed in the server all the same. Frames of a trace or the signs of such a page must be in an answer of status 400 and
 * above, as {@code posture.stack-trace-exposed} has them, twice. At most 40 requests, once a host.
 *
 * <p>To fix it, answer errors by one handler with a number to find them by, and switch the framework's development mode off.
 */
@Rule(
        id = "probe.stack-trace",
        flaw = "stack-trace-exposed",
        title = "Errors are answered with stack traces",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {209, 497})
public final class StackTrace implements HostProof {
    private static final int MOST = 40;
    private static final int MOST_WRITING = 10;
    private static final int MOST_FAILING = 4;
    private static final String UNREADABLE = "sinew";
    private static final String BROKEN = "{\"sinew\": ";
    private static final Set<String> MARKS = Set.of("posture.stack-trace-exposed", "posture.debug-error-page-exposed");
    private static final Header JSON = new Header("Content-Type", "application/json");

    /** A wrong request; {@code tidy} undoes what an answer with success to it has created. */
    private record Wrong(Session who, Ask ask, String what, Consumer<Reply> tidy) {
        Wrong(Session who, Ask ask, String what) {
            this(who, ask, what, reply -> {});
        }
    }

    @Override
    public Manner manner() {
        return Manner.BREAKING;
    }

    @Override
    public List<Placed> prove(Trial trial) {
        Marks marks = new Marks(trial.target(), MARKS);
        List<Wrong> all = wrong(trial);
        Patience patience = new Patience(trial);
        for (Wrong each : all.subList(0, Math.min(MOST, all.size()))) {
            Reply reply = trial.askOdd(each.ask(), each.who());
            each.tidy().accept(reply);
            Optional<String> found = marks.of(each.ask(), reply);
            if (found.isPresent()) {
                boolean again = marks.of(each.ask(), trial.askAgain(each.ask(), each.who()))
                        .equals(found);
                return Nowhere.host(
                        again
                                ? Outcome.confirmed(
                                        found.get() + " in the answer to " + each.what() + ", twice",
                                        List.of(new Outcome.Step(each.who(), each.ask(), "shows " + found.get())))
                                : Outcome.inconclusive(found.get() + " was there once and not again"),
                        trial);
            }
            if (!patience.isLeft(reply)) {
                // It fails without telling why, each time.
                return Nowhere.host(
                        Outcome.refuted("no failure so far was answered with a stack trace: " + reply), trial);
            }
        }
        return all.isEmpty()
                ? List.of()
                : Nowhere.host(Outcome.refuted("no wrong request was answered with a stack trace"), trial);
    }

    private static List<Wrong> wrong(Trial trial) {
        List<Wrong> writing = new ArrayList<>();
        List<Wrong> reading = new ArrayList<>();
        List<Wrong> failing = new ArrayList<>();
        for (Persona persona : trial.personas()) {
            for (Endpoint endpoint : trial.endpoints()) {
                // What changes the caller itself would do so with what is left of it, as an empty password.
                boolean takes = trial.fixtures().isPresent()
                        && !endpoint.isOfSessions()
                        && Homes.creates(endpoint)
                        && endpoint.carrier() == Carrier.JSON
                        && AccountBody.of(endpoint)
                                .filter(each -> !each.isWithoutPassword())
                                .isEmpty()
                        && endpoint.described().requestBody().isPresent();
                if (endpoint.isRead() && persona.reached(endpoint).isEmpty()) {
                    trial.filled(endpoint, persona).stream()
                            .limit(failing.size() < MOST_FAILING ? 1 : 0)
                            .filter(each ->
                                    trial.ask(each.ask(), persona.session()).status() >= 500)
                            .forEach(each -> failing.add(
                                    new Wrong(persona.session(), each.ask(), "a request as it is described")));
                } else if (endpoint.isRead()) {
                    persona.reached(endpoint).stream()
                            .limit(1)
                            .forEach(each -> reading(each, persona.session(), reading));
                } else if (takes && writing.size() < MOST_WRITING) {
                    filled(endpoint, persona, trial)
                            .limit(1)
                            .forEach(each -> writing.add(new Wrong(
                                    persona.session(),
                                    each.ask(BROKEN),
                                    "broken JSON",
                                    reply -> tidy(each, persona, reply, trial))));
                }
            }
        }
        for (Endpoint endpoint : trial.endpoints()) {
            BadBodies.like(endpoint, trial)
                    .ifPresent(like -> BadBodies.of(like).stream()
                            .filter(each -> writing.size() < 2 * MOST_WRITING)
                            .limit(2)
                            .forEach(each -> writing.add(new Wrong(
                                    like.owner().session(),
                                    each.ask(),
                                    each.kind() + " in " + each.member(),
                                    reply -> tidy(like.create(), like.owner(), reply, trial)))));
        }
        List<Wrong> all = new ArrayList<>();
        all.add(new Wrong(Session.NOBODY, Ask.get("/%ff%fe"), "a path that is no text"));
        misread(trial).ifPresent(all::add);
        all.addAll(failing);
        all.addAll(writing);
        all.addAll(reading);
        return all;
    }

    /** What somebody reads, with a token that cannot be read: what looks at tokens is elsewhere than what looks at values. */
    private static Optional<Wrong> misread(Trial trial) {
        return trial.personas().stream()
                .filter(each -> each.session().token().isPresent())
                .flatMap(persona -> trial.endpoints().stream()
                        .filter(Endpoint::isRead)
                        .flatMap(each -> persona.reached(each).stream())
                        .map(Reached::filled)
                        .filter(each -> trial.ask(each.ask(), Session.NOBODY).isRefusal())
                        .limit(1)
                        .map(each -> new Wrong(
                                persona.session().withToken(UNREADABLE), each.ask(), "a token that cannot be read")))
                .findFirst();
    }

    /** What is done to things is done to what the run created alone: some servers do it whatever the body says. */
    private static Stream<Filled> filled(Endpoint endpoint, Persona persona, Trial trial) {
        return endpoint.pathParameters().isEmpty() || Homes.isOfSeveral(endpoint)
                ? trial.filled(endpoint, persona).stream()
                : trial.fixtures().orElseThrow().made().stream()
                        .filter(each -> each.owner() == persona)
                        .flatMap(each -> each.at(endpoint).stream());
    }

    /** Some servers create something of broken JSON. */
    private static void tidy(Filled filled, Persona persona, Reply reply, Trial trial) {
        if (filled.endpoint().operation().method().equals("POST")) {
            trial.fixtures().ifPresent(each -> each.tidy(filled, persona, reply));
        }
    }

    private static void reading(Reached reached, Session who, List<Wrong> all) {
        Ask good = reached.filled().ask();
        if (!reached.filled().last().isEmpty()) {
            all.add(new Wrong(who, reached.filled().withLast("sinew\0").ask(), "a NUL in an id"));
        }
        String query = good.path() + (good.path().indexOf('?') < 0 ? "?" : "&") + "sinew%5B=%ff&limit=-1&page=x";
        all.add(new Wrong(who, Ask.get(query), "a query that cannot be read"));
        all.add(new Wrong(who, new Ask("GET", good.path(), List.of(JSON), BROKEN), "broken JSON"));
    }
}
