package dev.sinew.probe.proof.bypass;

import dev.sinew.model.Operation;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.HostProof.Placed;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Patience;
import dev.sinew.probe.run.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Tries other spellings of what is refused, for some operations of each part of an API, as guards stand before parts. */
final class Variants {
    /**
     * A spelling.
     *
     * @param path with its query
     * @param how in words for the report
     * @param nowhere a path like it that leads nowhere, where another shape of the same may come back; else empty
     * @param moved whether it is another place, where whoever is refused the first one may see what is its own: only values that its holder alone was shown count
     */
    record Variant(String path, String how, String nowhere, boolean moved) {
        /** One that leads to the very same. */
        Variant(String path, String how) {
            this(path, how, "", false);
        }
    }

    /** In so many operations of a part, for each that is tried, something that is refused is looked for. */
    private static final int MOST_LOOKED = 10;

    private Variants() {}

    /**
     * What is said of the host: what came back, or that nothing did.
     *
     * @param part of which a guard may stand before all, or empty where the endpoint is none to be tried
     * @param most operations of each part and kind of guard
     */
    static List<Placed> judge(
            Trial trial, Function<Endpoint, String> part, int most, Function<Guarded, List<Variant>> spellings) {
        Map<String, Integer> looked = new HashMap<>();
        Map<String, Integer> tried = new HashMap<>();
        List<Placed> found = new ArrayList<>();
        for (Endpoint endpoint : trial.endpoints()) {
            String key = part.apply(endpoint);
            boolean looks =
                    !key.isEmpty() && endpoint.isRead() && looked.merge(key, 1, Integer::sum) <= MOST_LOOKED * most;
            for (Guarded guarded : looks ? Guarded.of(endpoint, trial) : List.<Guarded>of()) {
                String kind = key
                        + '\n'
                        + guarded.refused().headers().isEmpty()
                        + guarded.holder().session().identity().isPrivileged();
                if (tried.merge(kind, 1, Integer::sum) <= most) {
                    Optional<Outcome> outcome = first(guarded, spellings.apply(guarded), trial);
                    outcome.ifPresent(each -> found.add(new Placed(endpoint.operation(), each)));
                    if (outcome.isPresent()) {
                        break;
                    }
                }
            }
        }
        if (!found.isEmpty() || tried.isEmpty()) {
            return found;
        }
        return List.of(new Placed(
                Operation.ofApi(trial.api()),
                Outcome.refuted("what is refused does not come back in another spelling")));
    }

    private static Optional<Outcome> first(Guarded guarded, List<Variant> variants, Trial trial) {
        Patience patience = new Patience(trial);
        for (Variant each : variants) {
            Ask ask = Ask.get(each.path());
            Reply reply = trial.askOdd(ask, guarded.refused());
            Optional<Outcome> whole = each.moved() ? Optional.empty() : guarded.judge(ask, reply, each.how(), trial);
            Optional<Outcome> outcome = whole.or(() -> each.nowhere().isEmpty()
                    ? Optional.empty()
                    : guarded.part(ask, Ask.get(each.nowhere()), reply, each.how(), trial));
            if (outcome.isPresent() || !patience.isLeft(reply)) {
                return outcome;
            }
        }
        return Optional.empty();
    }
}
