package dev.sinew.probe.proof;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Homes;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Ours;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an ordinary caller does to what it created itself, or was given by who may do more, though the description says that only administrators, or those of another role, do so: that it was done is read back.
 */
final class PrivilegedDeeds {
    private static final Pattern HANDING_IN =
            Pattern.compile("(?i)(?:review|submit|submission|request[\\w-]*|send|propose|hand-?_?in|finish|complete)");
    /** What is taken back, as a payment is, was done before. */
    private static final Pattern PAYING = Pattern.compile("(?i)(?:pay|settle|checkout)");

    /** What somebody else says of what was handed in. */
    private static final Pattern GRANTING = Pattern.compile("(?i)(?:approve|accept|confirm|authori[sz]e|release)");

    private static final int STEPS = 3;
    private static final int MOST_WHO_GRANT = 4;

    private PrivilegedDeeds() {}

    /** What is said of a change, a deletion or an action; empty of anything else. */
    static Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        boolean does = Homes.removes(endpoint) || Homes.changes(endpoint) || ActionByAnother.isDeed(endpoint, trial);
        return does && trial.personas().stream().anyMatch(each -> isForOthers(endpoint, each, trial))
                ? Verdicts.better(
                        OnCreated.byOwner(
                                endpoint,
                                trial,
                                made -> made.at(endpoint).isPresent() && isForOthers(endpoint, made.owner(), trial),
                                (made, fixtures) -> judge(made.at(endpoint).orElseThrow(), made, fixtures, trial)),
                        () -> toGiven(endpoint, trial))
                : Optional.empty();
    }

    /** The same to what those of another role created for the caller, as a refund of the invoice that they wrote. */
    private static Optional<Outcome> toGiven(Endpoint endpoint, Trial trial) {
        return Homes.removes(endpoint)
                ? Optional.empty()
                : Verdicts.best(
                        GivenTo.examples(endpoint, trial),
                        like -> Verdicts.best(
                                trial.customers(),
                                caller -> isForOthers(endpoint, caller, trial)
                                        ? toGiven(endpoint, like, caller, trial)
                                        : Optional.empty()));
    }

    private static Optional<Outcome> toGiven(Endpoint endpoint, Made like, Persona caller, Trial trial) {
        Fixtures fixtures = trial.fixtures().orElseThrow();
        return GivenTo.fresh(like, caller, fixtures, trial)
                .map(made -> judge(made.at(endpoint).orElseThrow(), made, fixtures, trial));
    }

    /** Whether its description says that it is for those of another role, or it stands where another operation refuses the caller what it gives to who may do more. */
    private static boolean isForOthers(Endpoint endpoint, Persona persona, Trial trial) {
        return SaidFor.above(endpoint, persona, trial)
                || FunctionForPrivileged.isInLockedArea(endpoint, persona, trial);
    }

    private static Outcome judge(Filled deed, Made made, Fixtures fixtures, Trial trial) {
        Optional<Sight> before = Sight.of(made, trial);
        boolean removes = Homes.removes(deed.endpoint());
        Optional<Ask> ask = removes ? Optional.of(deed.ask()) : fixtures.ask(deed, made.owner());
        if (before.isEmpty() || ask.isEmpty()) {
            return Outcome.inconclusive(
                    made.owner() + " cannot read back what it created, or nothing is known that could be sent");
        }
        Verdicts verdicts = new Verdicts("");
        for (Ask each : removes ? List.of(ask.get()) : ways(ask.get())) {
            if (!verdicts.isDecided()) {
                verdicts.add(judge(each, removes, before.get(), made, fixtures, trial));
            }
        }
        return verdicts.isDecided() || removes ? verdicts.outcome() : after(deed, ask.get(), made, fixtures, trial);
    }

    /** The same once it was handed in, as what is approved is sent for review before, and then once it was granted by those who may: what else its owner may do to it is done first. */
    private static Outcome after(Filled deed, Ask ask, Made made, Fixtures fixtures, Trial trial) {
        Verdicts verdicts = new Verdicts("nothing that " + made.owner() + " reads tells that it was done");
        trial.endpoints().stream()
                .filter(each -> !each.equals(deed.endpoint())
                        && (HANDING_IN.matcher(each.lastSegment()).matches() || isPaying(each))
                        && ActionByAnother.isDeed(each, trial))
                .flatMap(each -> made.at(each).stream())
                .limit(STEPS)
                .forEach(each -> {
                    boolean handed = !verdicts.isConfirmed()
                            && fixtures.ask(each, made.owner())
                                    .filter(step -> !isPaying(each.endpoint())
                                            || Ours.isAll(step, made.owner(), fixtures.made()))
                                    .filter(step -> trial.isSuccess(
                                            trial.askAgain(step, made.owner().session())))
                                    .isPresent();
                    Optional<Sight> before = handed ? Sight.of(made, trial) : Optional.empty();
                    before.ifPresent(sight -> verdicts.add(judge(ask, false, sight, made, fixtures, trial)));
                    if (handed
                            && fixtures.writing().leftovers()
                            && !verdicts.isDecided()
                            && isGranted(deed, made, fixtures, trial)) {
                        Sight.of(made, trial)
                                .ifPresent(sight -> verdicts.add(judge(ask, false, sight, made, fixtures, trial)));
                    }
                });
        return verdicts.outcome();
    }

    /** Whether somebody grants it whom the description of that means, and not its owner. */
    private static boolean isGranted(Filled deed, Made made, Fixtures fixtures, Trial trial) {
        return trial.endpoints().stream()
                .filter(each -> !each.equals(deed.endpoint())
                        && GRANTING.matcher(each.lastSegment()).matches()
                        && ActionByAnother.isDeed(each, trial)
                        && isForOthers(each, made.owner(), trial))
                .flatMap(each -> made.at(each).stream())
                .limit(STEPS)
                .anyMatch(step -> trial.personas().stream()
                        .filter(each -> each != made.owner() && !isForOthers(step.endpoint(), each, trial))
                        .limit(MOST_WHO_GRANT)
                        .anyMatch(each -> fixtures.ask(step, each)
                                .filter(ask -> trial.isSuccess(trial.askAgain(ask, each.session())))
                                .isPresent()));
    }

    /** With what the run created alone. */
    private static boolean isPaying(Endpoint endpoint) {
        return PAYING.matcher(endpoint.lastSegment()).matches();
    }

    /** A request, and the same with the opposite of what it switches on or off, as what is so already cannot be seen to become so. */
    private static List<Ask> ways(Ask ask) {
        String other = switched(ask.body());
        return other.equals(ask.body())
                ? List.of(ask)
                : List.of(ask, new Ask(ask.method(), ask.path(), ask.headers(), other));
    }

    /** A body with the opposite of its members that are true or false; the same where there are none. */
    private static String switched(String body) {
        ObjectNode other = JsonMapper.shared().createObjectNode();
        try {
            JsonMapper.shared()
                    .readTree(body)
                    .properties()
                    .forEach(each -> other.set(
                            each.getKey(),
                            each.getValue().isBoolean()
                                    ? BooleanNode.valueOf(!each.getValue().booleanValue())
                                    : each.getValue()));
        } catch (JacksonException e) {
            // A body that is no JSON has nothing to switch.
            return body;
        }
        return other.properties().stream().anyMatch(each -> each.getValue().isBoolean()) ? other.toString() : body;
    }

    private static Outcome judge(Ask ask, boolean removes, Sight before, Made made, Fixtures fixtures, Trial trial) {
        Persona owner = made.owner();
        Reply reply = trial.askAgain(ask, owner.session());
        boolean gone = before.isGone(owner, trial);
        boolean done = removes
                ? gone
                : Sight.of(made, trial)
                        .filter(after -> !before.changed(after).isEmpty())
                        .isPresent();
        if (!trial.isSuccess(reply) || !done) {
            return reply.isRefusal()
                    ? Outcome.refuted(owner + " was refused: " + reply)
                    : Outcome.inconclusive("nothing that " + owner + " reads tells that it was done: " + reply);
        }
        if (gone) {
            fixtures.deleted(made);
        }
        return Outcome.confirmed(
                owner + " does what is for those of another role, as its description or the area of its path says, with"
                        + " what it created itself or was given in this run, and reads that it was done",
                List.of(
                        new Outcome.Step(owner.session(), ask, owner + " does it"),
                        new Outcome.Step(owner.session(), before.read().ask(), owner + " reads that it was done")));
    }
}
