package dev.sinew.probe.run;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.oracle.FailureShapes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings something that the run created to where something can be created below it: payments are of an invoice that was sent, entries of a contest that is open. What is refused because of the
 * state of things (409) is tried once more below another one, after the first step that a thing of its kind has and that its owner succeeds with.
 */
final class Advance {
    private static final int CONFLICT = 409;
    /** Steps that lead on, and end nothing. */
    private static final Set<String> STEPS = Set.of(
            "send",
            "submit",
            "publish",
            "activate",
            "open",
            "start",
            "confirm",
            "issue",
            "finalize",
            "finalise",
            "enable",
            "launch",
            "release",
            "accept",
            "approve");

    private final List<Endpoint> endpoints;
    private final Sender sender;
    private final FailureShapes failures;
    private final Requests requests;
    private final Set<Endpoint> conflicts = new HashSet<>();

    Advance(List<Endpoint> endpoints, Sender sender, FailureShapes failures, Requests requests) {
        this.endpoints = endpoints;
        this.sender = sender;
        this.failures = failures;
        this.requests = requests;
    }

    /** Takes how a creation was refused. */
    void refused(Endpoint create, Reply reply) {
        if (reply.status() == CONFLICT) {
            conflicts.add(create);
        }
    }

    /** Whether a creation was refused because of the state of things. */
    boolean isConflict(Endpoint create) {
        return conflicts.contains(create);
    }

    /** Whether a step of something succeeded. */
    boolean isStepTaken(Made made) {
        return endpoints.stream()
                .filter(Advance::isStep)
                .flatMap(each -> made.at(each).stream())
                .anyMatch(each -> isTaken(each, made));
    }

    private static boolean isStep(Endpoint endpoint) {
        String last = endpoint.lastSegment();
        List<String> words = NameTraits.words(last);
        return !endpoint.isRead() && words.size() == 1 && STEPS.contains(words.getFirst());
    }

    private boolean isTaken(Filled step, Made parent) {
        Optional<Ask> ask = requests.ask(step, parent.owner(), new Samples(parent.canary(), 1));
        return ask.filter(each -> failures.isSuccess(
                        sender.send(each, parent.owner().session().headers())))
                .isPresent();
    }
}
