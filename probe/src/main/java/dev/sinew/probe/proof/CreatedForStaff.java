package dev.sinew.probe.proof;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.run.AccountBody;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Homes;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is created by whom it is not for, where what is created has no address of its own: two texts that were sent, or where it takes none the values, stand in a list afterwards. As nothing deletes it, only where
 * leftovers are allowed.
 */
final class CreatedForStaff {
    private static final int READS = 20;
    private static final String CANARY = "sinew-canary-";

    /** So many values together are no chance where something that was not there before has them all. */
    private static final int ALIKE = 2;

    private static final int DEEPEST = 5;

    private static final Pattern CALLED = Pattern.compile("(?i)(?:\\w+[_-]?)?(?:code|slug|handle|number)");

    private final Endpoint endpoint;
    private final Fixtures fixtures;
    private final Trial trial;

    private CreatedForStaff(Endpoint endpoint, Fixtures fixtures, Trial trial) {
        this.endpoint = endpoint;
        this.fixtures = fixtures;
        this.trial = trial;
    }

    /** By an ordinary caller, where the path or the description says that it is for administrators, of whom the run knows one; empty where it does not. */
    static Optional<Outcome> byOrdinary(Endpoint endpoint, Trial trial) {
        Optional<Persona> ordinary = trial.customers().stream()
                .filter(each -> FunctionForPrivileged.isFor(endpoint, each, trial))
                .findFirst();
        return ordinary.flatMap(each -> of(endpoint, trial)
                .flatMap(one -> one.judge(each, each + ", who may not by its role, creates what is for others")));
    }

    /** By nobody, where the description demands credentials, or path or description say that it is for administrators; empty where they do not. */
    static Optional<Outcome> byNobody(Endpoint endpoint, Trial trial) {
        boolean entrance = endpoint.isOfSessions()
                || trial.users().filter(each -> each.isSignUp(endpoint)).isPresent();
        boolean guarded = endpoint.declaresSecurity() || FunctionForPrivileged.isForAdministrators(endpoint);
        return entrance || endpoint.declaresOpen() || !guarded || !Homes.creates(endpoint)
                ? Optional.empty()
                : of(endpoint, trial)
                        .flatMap(each -> each.judge(trial.nobody(), "without credentials something was created"));
    }

    private static Optional<CreatedForStaff> of(Endpoint endpoint, Trial trial) {
        // Who sends a name and a password there may be logging in, whatever it is called.
        boolean credentials = AccountBody.of(endpoint)
                .filter(each -> !each.isWithoutPassword())
                .isPresent();
        return trial.fixtures()
                .filter(each -> each.writing().leftovers() && !credentials)
                .filter(each -> endpoint.pathParameters().isEmpty()
                        && endpoint.required().isEmpty()
                        && each.made().stream()
                                .noneMatch(made -> made.create().endpoint().equals(endpoint)))
                .map(each -> new CreatedForStaff(endpoint, each, trial));
    }

    private Optional<Outcome> judge(Persona who, String does) {
        Tried first = tried(who);
        if (first.seen().isEmpty()) {
            return first.otherwise();
        }
        Tried second = tried(who);
        return second.seen().isEmpty()
                ? second.otherwise()
                : Optional.of(Outcome.confirmed(
                        does + ": " + second.seen().get().reader() + " reads each of two texts that were sent",
                        List.of(
                                new Outcome.Step(who.session(), second.ask(), who + " creates it"),
                                second.seen().get().step())));
    }

    /**
     * One creation.
     *
     * @param seen where a list shows it
     * @param otherwise what is to be said where none does; empty where there is no text to know it by
     */
    private record Tried(Ask ask, Optional<Seen> seen, Optional<Outcome> otherwise) {}

    private Tried tried(Persona who) {
        // Values that are known are taken from whoever is somebody.
        Persona values = trial.personas().isEmpty() ? who : trial.personas().getFirst();
        Optional<Ask> whole = fixtures.ask(Filled.bare(endpoint), values)
                .filter(each -> each.body().contains(CANARY) || sent(each).size() >= ALIKE);
        boolean marked = whole.filter(
                        each -> each.body().contains(CANARY) && called(each).isEmpty())
                .isPresent();
        if (whole.isEmpty() || !marked && seen(whole.get()).isPresent()) {
            return new Tried(Filled.bare(endpoint).ask(), Optional.empty(), Optional.empty());
        }
        Reply reply = trial.askAgain(whole.get(), who.session());
        if (!trial.isSuccess(reply)) {
            return new Tried(
                    whole.get(),
                    Optional.empty(),
                    Optional.of(
                            trial.isRefused(reply)
                                    ? Outcome.refuted("refused: " + reply)
                                    : Outcome.inconclusive(who + " could not create it: " + reply)));
        }
        fixtures.tidy(Filled.bare(endpoint), who, reply);
        return new Tried(
                whole.get(),
                seen(whole.get()),
                Optional.of(Outcome.inconclusive("answered with success, and no list shows what was sent")));
    }

    /** Where something was seen, and by whom. */
    private record Seen(Filled read, Persona reader) {
        Outcome.Step step() {
            return new Outcome.Step(reader.session(), read.ask(), reader + " reads it");
        }
    }

    /** Who reads in a list what a request sent. */
    static Optional<Outcome.Step> seen(Ask ask, Endpoint endpoint, Trial trial) {
        return new CreatedForStaff(endpoint, trial.fixtures().orElseThrow(), trial)
                .seen(ask)
                .map(Seen::step);
    }

    private Optional<Seen> seen(Ask ask) {
        return trial.endpoints().stream()
                .filter(each -> each.isRead() && each.pathParameters().isEmpty())
                .filter(each -> each.required().isEmpty())
                .sorted(Comparator.comparing(each -> !each.path().equals(endpoint.path())))
                .flatMap(each -> readers(each).map(reader -> new Seen(Filled.bare(each), reader)))
                .limit(READS)
                .filter(each ->
                        shows(trial.askAgain(each.read().ask(), each.reader().session()), ask))
                .findFirst();
    }

    private Stream<Persona> readers(Endpoint read) {
        // A list that was empty before told nobody of anything.
        return trial.personas().stream()
                .filter(each -> !each.reached(read).isEmpty()
                        || read.path().equals(endpoint.path())
                                && trial.ask(Filled.bare(read).ask(), each.session())
                                        .succeeded())
                .limit(1);
    }

    /** Whether an answer has the text that was sent, or where there is none, something with the very values that were. */
    private static boolean shows(Reply reply, Ask ask) {
        if (!reply.succeeded()) {
            return false;
        }
        if (ask.body().contains(CANARY)) {
            String text = canary(ask);
            Map<String, String> called = called(ask);
            return reply.json()
                    .filter(json -> Scalars.of(json).values().stream().anyMatch(each -> each.contains(text))
                            || !called.isEmpty() && has(json, called, 0))
                    .isPresent();
        }
        Map<String, String> sent = sent(ask);
        return reply.json().filter(json -> has(json, sent, 0)).isPresent();
    }

    private static boolean has(JsonNode node, Map<String, String> sent, int depth) {
        boolean same = node.isObject()
                && sent.entrySet().stream()
                        .allMatch(each -> node.path(each.getKey()).asString("").equals(each.getValue()));
        return same
                || depth < DEEPEST
                        && node.isContainer()
                        && node.values().stream().anyMatch(each -> has(each, sent, depth + 1));
    }

    /** The plain values of a body that is a JSON object, by member. */
    private static Map<String, String> sent(Ask ask) {
        return ask.body().startsWith("{")
                ? JsonMapper.shared().readTree(ask.body()).properties().stream()
                        .filter(each ->
                                each.getValue().isString() || each.getValue().isNumber())
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, each -> each.getValue().asString("")))
                : Map.of();
    }

    /** What a thing is told apart by from others of its kind, such as its code, where a text that nothing else has is not in it: the server may keep no other of what was sent. */
    private static Map<String, String> called(Ask ask) {
        return sent(ask).entrySet().stream()
                .filter(each -> CALLED.matcher(each.getKey()).matches()
                        && !each.getValue().contains(CANARY))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String canary(Ask ask) {
        String rest = ask.body().substring(ask.body().indexOf(CANARY));
        return rest.split("[^\\w-]", 2)[0];
    }
}
