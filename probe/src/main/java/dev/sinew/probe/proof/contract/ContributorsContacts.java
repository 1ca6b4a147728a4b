package dev.sinew.probe.proof.contract;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.oracle.SensitiveFields;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How those are reached who wrote something that everybody may read: an address for mail beside each review. Who writes a review gives its name at most; how a shop is reached stands with the shop, and not with
 * what its customers say of it.
 */
final class ContributorsContacts {
    private static final Set<String> CONTRIBUTIONS =
            Set.of("reviews", "ratings", "comments", "feedback", "testimonials", "questions", "answers", "replies");
    private static final Set<String> PEOPLE = Set.of(
            "author", "user", "customer", "reviewer", "by", "patient", "guest", "member", "client", "writer", "buyer");
    private static final int SEVERAL = 2;
    private static final int FILLINGS = 6;

    private ContributorsContacts() {}

    /** Where nobody is told of two writers at least how they are reached, twice; empty where it is not so. */
    static Optional<Outcome> shown(Endpoint endpoint, Trial trial) {
        if (!endpoint.isRead() || !CONTRIBUTIONS.contains(endpoint.lastSegment())) {
            return Optional.empty();
        }
        return trial.personas().stream()
                .flatMap(each -> each.reached(endpoint).stream())
                .map(Reached::filled)
                .distinct()
                .limit(FILLINGS)
                .flatMap(each -> judge(each, trial).stream())
                .findFirst();
    }

    private static Optional<Outcome> judge(Filled filled, Trial trial) {
        Set<String> contacts = contacts(trial.ask(filled.ask(), Session.NOBODY), trial);
        if (contacts.size() < SEVERAL
                || !contacts.equals(contacts(trial.askAgain(filled.ask(), Session.NOBODY), trial))) {
            return Optional.empty();
        }
        return Optional.of(Outcome.confirmed(
                "two answers to nobody have the addresses for mail of " + contacts.size()
                        + " who wrote what stands there",
                List.of(new Outcome.Step(Session.NOBODY, filled.ask(), "has the addresses of those who wrote"))));
    }

    /** The different addresses for mail that stand in the elements of a list, in them or in who wrote them. */
    private static Set<String> contacts(Reply reply, Trial trial) {
        Set<String> contacts = new TreeSet<>();
        if (trial.isSuccess(reply)) {
            reply.json().ifPresent(json -> {
                var classes = SensitiveFields.of(json);
                Scalars.of(json).forEach((place, value) -> {
                    String plain = Scalars.member(place);
                    if (classes.get(plain) == DataClass.EMAIL && isOfWriter(plain)) {
                        contacts.add(value);
                    }
                });
            });
        }
        return contacts;
    }

    private static boolean isOfWriter(String place) {
        int element = place.lastIndexOf("[]");
        if (element < 0) {
            return false;
        }
        List<String> words = NameTraits.words(place.substring(element + 2));
        return words.size() == 1 || words.stream().anyMatch(PEOPLE::contains);
    }
}
