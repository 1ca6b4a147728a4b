package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.engine.rules.ObjectOfAnotherCaller;
import dev.sinew.model.Confidence;
import dev.sinew.model.Evidence;
import dev.sinew.model.Location;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Signal;
import dev.sinew.model.Trait;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An operation gave or changed the object of somebody else, since it does not look whose it is.
 *
 * <p>Who calls is known, but any id in the path is taken. Whoever counts up or guesses ids reads and changes what is
 * others'.
 *
 * <p>It fires where detection saw it happen: a caller reached another caller's object, walked over ids, or broke the rule that
 * all other callers keep, and the answer says that it worked. That a path has an id is no sign, as most have one. It stays
 * quiet for attempts that were refused.
 *
 * <p>To fix it, look the object up together with its owner, as in {@code where id = ? and owner = ?}, in code that all operations
 * share, and answer 404 where there is none.
 */
@Rule(
        id = "posture.object-id-in-path-without-owner-check",
        flaw = "broken-object-level-authorisation",
        title = "Objects of others can be reached by their id",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API1:2023"},
        cwe = {639})
public final class ObjectIdInPathWithoutOwnerCheck implements Check {
    private static final int EXAMPLES = 5;

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        for (OperationPosture each : api.operations()) {
            List<Signal> reached = each.signals().stream()
                    .filter(signal -> isOfPath(each, signal))
                    .filter(signal -> signal.outcome() == Outcome.EXPOSED || signal.outcome() == Outcome.CHANGED)
                    .toList();
            List<String> ids = parameters(each);
            if (!reached.isEmpty() && !ids.isEmpty()) {
                found.add(weakness(each, reached, ids));
            }
        }
        return found;
    }

    private static Weakness weakness(OperationPosture operation, List<Signal> reached, List<String> ids) {
        List<Evidence> evidence = evidence(reached);
        boolean sure = reached.stream().anyMatch(signal -> signal.confidence() == Confidence.CONFIRMED);
        String id = ids.getLast();
        return new Weakness(
                operation.operation(),
                ids.size() == 1 ? id : "",
                sure ? Confidence.CONFIRMED : Confidence.LIKELY,
                evidence,
                reached.size(),
                "In the code behind " + operation.operation().method() + " "
                        + operation.operation().path() + " look {" + id
                        + "} up together with the caller's own id, and answer 404 where that gives none");
    }

    /** The first that say different things, then more of the same. */
    private static List<Evidence> evidence(List<Signal> reached) {
        Set<String> said = new HashSet<>();
        List<Evidence> first = new ArrayList<>();
        List<Evidence> more = new ArrayList<>();
        for (Signal signal : reached) {
            (said.add(signal.note()) ? first : more).add(new Evidence(signal.origin(), signal.note()));
        }
        first.addAll(more);
        return first.subList(0, Math.min(EXAMPLES, first.size()));
    }

    /**
     * Whether a detector says that the path's object was another's. A walk over ids of an operation that answers everybody is no
     * sign, the object of another may stand in the body instead, and where several callers name objects of others it may be
     * meant.
     */
    private static boolean isOfPath(OperationPosture operation, Signal signal) {
        return switch (signal.rule().id()) {
            case "detect.object-of-another-caller" ->
                signal.note().contains("named in the path") && !signal.note().endsWith(ObjectOfAnotherCaller.NOT_ALL);
            case "detect.owner-invariant-broken" -> !signal.note().contains("in the body as");
            case "detect.object-id-walk" -> operation.count(Trait.BARE_SUCCESS) == 0;
            default -> false;
        };
    }

    private static List<String> parameters(OperationPosture operation) {
        return operation.learned().parameters().stream()
                .filter(field -> field.path().location() == Location.PATH)
                .map(field -> field.path().text())
                .toList();
    }
}
