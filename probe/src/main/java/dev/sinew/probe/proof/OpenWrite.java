package dev.sinew.probe.proof;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Homes;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What somebody without credentials does to what the run created with them, and what such a one creates.
 *
 * <p>Changing and deleting is the store's keeper's work. It is open by design where the description says so, where a long id that no list tells, or a secret of
 * the creator, stands for credentials, and where what was there before is kept, as a wiki keeps it. Creating is open by design in many more places (sign-ups, contact forms, orders of guests): it
 * counts where the description demands credentials, and where nobody may delete as well what those with credentials created, so that no guest's box is
 * open but the whole store.
 */
final class OpenWrite {
    private static final Pattern HISTORY = Pattern.compile("(?i)/(?:revisions?|versions?|history|changes)");

    private OpenWrite() {}

    /** What it says of an operation that writes; empty where that is none of the three. */
    static Optional<Outcome> of(Endpoint endpoint, Trial trial) {
        if (trial.fixtures().isEmpty()) {
            return Optional.empty();
        }
        boolean changes = Homes.changes(endpoint);
        if (changes || ActionByAnother.isOne(endpoint, trial)) {
            return OnCreated.byOwner(
                    endpoint,
                    trial,
                    made -> made.at(endpoint).isPresent(),
                    (made, fixtures) -> open(endpoint, made, trial)
                            .or(() -> keeps(made, trial))
                            .orElseGet(() -> {
                                Filled asked = made.at(endpoint).orElseThrow();
                                return changes
                                        ? ObjectChangedByAnother.judge(asked, made, trial.nobody(), fixtures, trial)
                                        : ActionByAnother.judge(asked, made, trial.nobody(), fixtures, trial);
                            }));
        }
        if (Homes.removes(endpoint)) {
            return OnCreated.byOwner(
                    endpoint,
                    trial,
                    made -> made.isAddress(endpoint),
                    (made, fixtures) -> deleted(endpoint, made, fixtures, trial));
        }
        return Homes.creates(endpoint) ? created(endpoint, trial.fixtures().get(), trial) : Optional.empty();
    }

    private static Outcome deleted(Endpoint endpoint, Made made, Fixtures fixtures, Trial trial) {
        return open(endpoint, made, trial)
                .orElseGet(() -> ObjectDeletedByAnother.judge(
                        made.at(endpoint).orElseThrow(), made, trial.nobody(), fixtures, trial));
    }

    /** Why it may be open by design; empty where nothing says so. */
    private static Optional<Outcome> open(Endpoint endpoint, Made made, Trial trial) {
        if (endpoint.declaresOpen()) {
            return Optional.of(Outcome.inconclusive("its description says that it takes no credentials"));
        }
        return endpoint.declaresSecurity() || !Sight.isKnownByItsIdAlone(made, trial)
                ? Optional.empty()
                : Optional.of(
                        Outcome.inconclusive(
                                "no list tells of it and who has its id reads it, so that the id may be what proves who may change it, as of a guest's cart"));
    }

    /** Whether what was there before a change is kept beside it, where nothing demands credentials for the change. */
    private static Optional<Outcome> keeps(Made made, Trial trial) {
        Optional<Endpoint> history = trial.endpoints().stream()
                .filter(Endpoint::isRead)
                .filter(each -> made.at(each).isPresent())
                .filter(each -> HISTORY.matcher(
                                each.path().substring(each.path().lastIndexOf('/')))
                        .matches())
                .findFirst();
        boolean demanded = trial.endpoints().stream()
                .anyMatch(each -> each.declaresSecurity() && made.at(each).isPresent());
        return history.filter(each -> !demanded)
                .map(each -> Outcome.inconclusive("what was there before a change is kept (" + each
                        + "), so that it may be meant for everybody, as in a wiki"));
    }

    private static Optional<Outcome> created(Endpoint endpoint, Fixtures fixtures, Trial trial) {
        Optional<Made> like = fixtures.made().stream()
                .filter(each -> each.create().endpoint().equals(endpoint))
                .findFirst();
        boolean entrance = endpoint.isOfSessions()
                || trial.users().filter(each -> each.isSignUp(endpoint)).isPresent();
        if (like.isEmpty() || entrance || endpoint.declaresOpen()) {
            return Optional.empty();
        }
        return endpoint.declaresSecurity() || isOpenToTheEnd(like.get(), fixtures, trial)
                ? Optional.of(created(like.get(), fixtures, trial))
                : Optional.empty();
    }

    /** Whether nobody reads and deletes what was created with credentials. */
    private static boolean isOpenToTheEnd(Made like, Fixtures fixtures, Trial trial) {
        boolean read = Sight.address(like, trial)
                .filter(each -> trial.isSuccess(
                        trial.askAgain(each.ask(), trial.nobody().session())))
                .isPresent();
        return fixtures.removal(like)
                .filter(each -> read)
                .map(Filled::endpoint)
                .flatMap(each -> OnCreated.byOwner(
                        each, trial, made -> made.equals(like), (made, all) -> deleted(each, made, all, trial)))
                .filter(each -> each.verdict() == Verdict.CONFIRMED)
                .isPresent();
    }

    private static Outcome created(Made like, Fixtures fixtures, Trial trial) {
        Persona nobody = trial.nobody();
        Fixtures.Tried tried = fixtures.tried(like, nobody);
        if (!trial.isSuccess(tried.reply())) {
            return Outcome.refuted("refused without credentials: " + tried.reply());
        }
        if (tried.made().isEmpty()) {
            return Outcome.inconclusive(
                    "answered with success without credentials, with no id that leads to anything: " + tried.reply());
        }
        Made made = tried.made().get();
        try {
            Optional<Persona> reader = Stream.concat(Stream.of(like.owner()), trial.personas().stream())
                    .filter(each -> shows(made, each, trial))
                    .filter(each -> shows(made, each, trial))
                    .findFirst();
            return reader.map(each -> confirmed(made, tried, each, trial))
                    .orElseGet(
                            () -> Outcome.inconclusive(
                                    "answered with success without credentials, but nobody with credentials reads the text that was sent"));
        } finally {
            fixtures.discardOpen(made);
        }
    }

    private static Outcome confirmed(Made made, Fixtures.Tried tried, Persona reader, Trial trial) {
        Filled read = Sight.address(made, trial).orElseThrow();
        return Outcome.confirmed(
                "without credentials something was created as with them: " + reader
                        + " reads the text that was sent, twice",
                List.of(
                        new Outcome.Step(trial.nobody().session(), tried.ask(), "it is created without credentials"),
                        new Outcome.Step(reader.session(), read.ask(), reader + " reads it")));
    }

    private static boolean shows(Made made, Persona reader, Trial trial) {
        Optional<Reply> reply = Sight.address(made, trial).map(read -> trial.askAgain(read.ask(), reader.session()));
        return reply.filter(trial::isSuccess).flatMap(Reply::json).stream()
                .flatMap(json -> Scalars.of(json).values().stream())
                .anyMatch(each -> each.contains(made.canary()));
    }
}
