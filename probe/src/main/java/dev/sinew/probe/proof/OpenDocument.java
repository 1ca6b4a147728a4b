package dev.sinew.probe.proof;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.oracle.Strength;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Outcome.Step;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A document of an object, such as an invoice to be printed, that comes back without credentials where the object's own address, just above, refuses whoever has none. Proved by
 * values of the object that stand in the document, which an id that never existed does not have; where none stand in it, by the whole of it, if the description demands credentials.
 */
final class OpenDocument {
    private static final int SHORTEST = 16;

    private OpenDocument() {}

    /** What is said of an endpoint; empty where it is no document of an object that somebody reached. */
    static Optional<Outcome> of(Endpoint endpoint, Trial trial) {
        int end = endpoint.path().lastIndexOf('/');
        boolean below = end > 0
                && endpoint.path().startsWith("}", end - 1)
                && !endpoint.path().endsWith("}");
        if (!endpoint.isRead() || !below || !endpoint.required().isEmpty()) {
            return Optional.empty();
        }
        Optional<Endpoint> object = trial.endpoints().stream()
                .filter(each ->
                        each.isRead() && each.path().equals(endpoint.path().substring(0, end)))
                .findFirst();
        return object.flatMap(each -> trial.personas().stream()
                .flatMap(persona -> persona.reached(endpoint).stream()
                        .filter(reached -> reached.reply().json().isEmpty())
                        .limit(1)
                        .flatMap(reached -> judge(
                                reached.filled(),
                                new Filled(each, reached.filled().bindings(), "", true, true),
                                persona,
                                trial)
                                .stream()))
                .findFirst());
    }

    /**
     * The same of a table or a log that the path or the description keeps for administrators and for which the description demands credentials; empty where it is none, or no privileged
     * identity got one.
     */
    static Optional<Outcome> forAdministrators(Endpoint endpoint, Trial trial) {
        return endpoint.declaresSecurity()
                        && endpoint.pathParameters().isEmpty()
                        && FunctionForPrivileged.isForAdministrators(endpoint)
                ? trial.personas().stream()
                        .filter(each -> each.session().identity().isPrivileged())
                        .flatMap(each -> each.reached(endpoint).stream()
                                .limit(1)
                                .flatMap(reached -> lines(reached.filled(), each, trial).stream()))
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Outcome> lines(Filled table, Persona privileged, Trial trial) {
        Set<String> wanted = FunctionForPrivileged.lines(trial.askAgain(table.ask(), privileged.session()));
        if (wanted.size() < FunctionForPrivileged.LINES) {
            return Optional.empty();
        }
        Reply open = trial.askAgain(table.ask(), Session.NOBODY);
        Set<String> got = FunctionForPrivileged.lines(open);
        got.retainAll(wanted);
        got.retainAll(FunctionForPrivileged.lines(trial.askAgain(table.ask(), Session.NOBODY)));
        return Optional.of(
                got.size() < FunctionForPrivileged.LINES
                        ? Outcome.refuted("refused without credentials, or otherwise: " + open)
                        : Outcome.confirmed(
                                "without credentials come " + got.size() + " lines of what is for " + privileged
                                        + ", twice, for which the description demands credentials",
                                List.of(
                                        new Step(privileged.session(), table.ask(), privileged + " gets this"),
                                        new Step(Session.NOBODY, table.ask(), "nobody gets it as well"))));
    }

    private static Optional<Outcome> judge(Filled document, Filled object, Persona owner, Trial trial) {
        Reply whole = trial.ask(object.ask(), owner.session());
        Reply printed = trial.askAgain(document.ask(), owner.session());
        Set<String> values = whole.json().stream()
                .filter(each -> trial.isSuccess(whole))
                .flatMap(each -> Scalars.of(each).values().stream())
                .filter(each -> Strength.of(each) > 0 && printed.text().contains(each))
                .filter(each -> !document.named().contains(each))
                .collect(Collectors.toSet());
        if (!trial.isSuccess(printed)
                || !trial.ask(object.ask(), Session.NOBODY).isRefusal()) {
            return Optional.empty();
        }
        if (Strength.of(values) < Strength.ENOUGH) {
            return document.endpoint().declaresSecurity()
                    ? whole(document, object, printed, owner, trial)
                    : Optional.empty();
        }
        Reply open = trial.ask(document.ask(), Session.NOBODY);
        if (!has(open, values, trial)) {
            return Optional.of(Outcome.refuted("refused without credentials, or otherwise: " + open));
        }
        Reply never =
                trial.ask(document.withLast(NeverExisted.like(document.last())).ask(), Session.NOBODY);
        if (values.stream().anyMatch(each -> never.text().contains(each))
                || !has(trial.askAgain(document.ask(), Session.NOBODY), values, trial)) {
            return Optional.of(
                    Outcome.inconclusive("an id that never existed gets the same, or it came once and not again"));
        }
        return Optional.of(Outcome.confirmed(
                "without credentials comes the document of what " + object.endpoint()
                        + " refuses to whoever has none, with " + values.size()
                        + " values of it, twice; for an id that never existed come none",
                List.of(
                        new Step(owner.session(), object.ask(), owner + " gets the object"),
                        new Step(Session.NOBODY, document.ask(), "nobody gets its document"))));
    }

    /** Where nothing of the object stands in the document, such as a picture, and the description demands credentials for it: nobody gets the very same, twice, and for what never existed another answer. */
    private static Optional<Outcome> whole(Filled document, Filled object, Reply printed, Persona owner, Trial trial) {
        String text = printed.text();
        if (text.length() < SHORTEST
                || !text.equals(trial.askAgain(document.ask(), owner.session()).text())) {
            return Optional.empty();
        }
        Reply open = trial.askAgain(document.ask(), Session.NOBODY);
        if (!trial.isSuccess(open) || !open.text().equals(text)) {
            return Optional.of(Outcome.refuted("refused without credentials, or otherwise: " + open));
        }
        Reply never =
                trial.ask(document.withLast(NeverExisted.like(document.last())).ask(), Session.NOBODY);
        boolean again = trial.askAgain(document.ask(), Session.NOBODY).text().equals(text);
        return Optional.of(
                !again || trial.isSuccess(never)
                        ? Outcome.inconclusive(
                                "an id that never existed gets something, too, or it came once and not again")
                        : Outcome.confirmed(
                                "without credentials comes the very document that " + owner
                                        + " gets, twice, for which the"
                                        + " description demands them, and of which " + object.endpoint()
                                        + " refuses to tell whoever has none; for an id that never existed comes none",
                                List.of(
                                        new Step(owner.session(), document.ask(), owner + " gets the document"),
                                        new Step(Session.NOBODY, document.ask(), "nobody gets it as well"))));
    }

    private static boolean has(Reply reply, Set<String> values, Trial trial) {
        return trial.isSuccess(reply)
                && values.stream().allMatch(each -> reply.text().contains(each));
    }
}
