package dev.sinew.spec.drift;

import dev.sinew.model.BodyKind;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.LearnedOperation.LearnedAnswer;
import dev.sinew.model.LearnedOperation.LearnedBody;
import dev.sinew.spec.DescribedOperation.Answer;
import dev.sinew.spec.DescribedOperation.RequestBody;
import dev.sinew.spec.drift.BodySchemas.Typed;
import dev.sinew.spec.match.Described;
import dev.sinew.spec.match.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the bodies of a match's messages show against their descriptions. */
final class Bodies {
    private Bodies() {}

    /** The learned operation of a match that can be compared. */
    static Optional<LearnedOperation> comparable(Match match) {
        return match.comparable() && match.described().isPresent() ? match.learned() : Optional.empty();
    }

    /** How many calls did not succeed, as far as is known; those without a recorded status count as such. */
    static long unsuccessful(LearnedOperation learned) {
        return learned.requests() - learned.answeredWith(1) - learned.answeredWith(2) - learned.answeredWith(3);
    }

    /** Discrepancies of requests. Those that failed calls alone may have are left out. */
    static List<Discrepancy> ofRequests(Match match) {
        return comparable(match).map(learned -> ofRequests(match, learned)).orElse(List.of());
    }

    private static List<Discrepancy> ofRequests(Match match, LearnedOperation learned) {
        LearnedBody body = learned.requestBody();
        if (!BodySchemas.isWalked(body)) {
            return List.of();
        }
        List<Typed> schemas = new ArrayList<>();
        boolean described = false;
        for (Described each : match.candidates()) {
            Optional<RequestBody> written = each.operation().requestBody();
            if (written.isPresent()) {
                described = true;
                Optional<List<Typed>> own = BodySchemas.of(each, written.get().content(), body);
                if (own.isEmpty()) {
                    return List.of();
                }
                schemas.addAll(own.get());
            }
        }
        long failed = unsuccessful(learned);
        if (!described) {
            return body.present() > failed ? bodiless(body, "request") : List.of();
        }
        return BodyWalk.walk(body, schemas, false, Certainty.cannotSayNull(match)).stream()
                .filter(each -> failed == 0 || (each.count() > failed && (each.oncePerMessage() || isExtra(each))))
                .toList();
    }

    private static boolean isExtra(Discrepancy discrepancy) {
        return discrepancy.kind() == Discrepancy.Kind.UNDOCUMENTED;
    }

    /** Discrepancies of answers by status. Answers that are not described at all are left to the rule over statuses. */
    static SortedMap<Integer, List<Discrepancy>> ofAnswers(Match match) {
        SortedMap<Integer, List<Discrepancy>> all = new TreeMap<>();
        comparable(match)
                .ifPresent(learned -> learned.answers().forEach((status, answer) -> {
                    List<Discrepancy> found = ofAnswer(match, status, answer);
                    if (!found.isEmpty()) {
                        all.put(status, found);
                    }
                }));
        return all;
    }

    private static List<Discrepancy> ofAnswer(Match match, int status, LearnedAnswer learned) {
        LearnedBody body = learned.body();
        if (status < 100 || !BodySchemas.isWalked(body)) {
            return List.of();
        }
        List<Typed> schemas = new ArrayList<>();
        boolean described = false;
        boolean content = false;
        for (Described each : match.candidates()) {
            Optional<Answer> written = each.operation().answer(status);
            if (written.isPresent()) {
                described = true;
                content |= !written.get().content().isEmpty();
                Optional<List<Typed>> own = BodySchemas.of(each, written.get().content(), body);
                if (own.isEmpty() && !written.get().content().isEmpty()) {
                    return List.of();
                }
                schemas.addAll(own.orElse(List.of()));
            }
        }
        if (described && !content) {
            return status / 100 == 2 && !Certainty.isExamples(match) ? bodiless(body, "answer") : List.of();
        }
        return described ? BodyWalk.walk(body, schemas, true, Certainty.cannotSayNull(match)) : List.of();
    }

    /** A body with fields where none is described. */
    private static List<Discrepancy> bodiless(LearnedBody body, String what) {
        boolean json = body.kinds().contains(BodyKind.JSON) || body.kinds().contains(BodyKind.FORM);
        return json
                ? List.of(new Discrepancy(
                        Discrepancy.Kind.UNDOCUMENTED,
                        "",
                        body.fields().getFirst(),
                        body.present(),
                        "the " + what + " has a body with " + body.fields().size() + " fields, none is described"))
                : List.of();
    }
}
