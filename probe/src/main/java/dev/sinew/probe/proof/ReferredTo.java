package dev.sinew.probe.proof;

import dev.sinew.probe.oracle.SensitiveFields;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Whose;
import java.util.Optional;

/**
 * Reads what the owner's own list has, and the other only knows of as something else refers to it, such as a post that names its author's vehicle. That it is
 * referred to may mean that others look at it: only what one shows to nobody counts, and where somebody's own vehicle or device is.
 */
final class ReferredTo {
    private ReferredTo() {}

    /** What others get of it; empty where no caller has such a thing. */
    static Optional<Outcome> read(Endpoint endpoint, Trial trial) {
        for (Persona owner : trial.personas()) {
            for (Persona other : trial.personas()) {
                if (owner == other || Rank.apart(other, owner)) {
                    continue;
                }
                Optional<Outcome> read = Scope.ownListed(endpoint, owner, other).stream()
                        .filter(each -> isPrivate(endpoint, each))
                        .findFirst()
                        .map(each -> new ForeignRead(trial, owner, other)
                                .judge(
                                        each,
                                        other.seenBut(endpoint, each.filled().last()::equals)));
                if (read.isPresent()) {
                    return read;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isPrivate(Endpoint endpoint, Reached reached) {
        return reached.reply()
                .json()
                .filter(json ->
                        SensitiveFields.isPersonal(json) || Whose.isCarried(endpoint) && SensitiveFields.isPlaced(json))
                .isPresent();
    }
}
