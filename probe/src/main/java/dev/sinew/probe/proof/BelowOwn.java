package dev.sinew.probe.proof;

import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An address in which a caller names what is another's below something of its own: whose the parent is gets checked, and the child is looked up by its own id alone. */
final class BelowOwn {
    private BelowOwn() {}

    /**
     * The request about something that was created below a parent, below one that the other created, or, where it stands below what was there before, below that where the other created the like;
     * else, as more need not be creatable there, where it lists the like; empty where there is none.
     */
    static Optional<Filled> of(Filled request, Made made, Persona other, Fixtures fixtures, Trial trial) {
        return made.parent().isPresent()
                ? made.parent()
                        .filter(parent -> request.bindings().containsKey(parent.parameter()))
                        .flatMap(parent -> first(parent, other, fixtures))
                        .flatMap(own -> below(request, own.bindings()))
                : first(made, other, fixtures)
                        .flatMap(own -> below(request, own.create().bindings()))
                        .or(() -> listed(request, made, other, trial));
    }

    /** Below what the other reads a list of such things of, and the owner of this one does not. */
    private static Optional<Filled> listed(Filled request, Made made, Persona other, Trial trial) {
        return trial.endpoints().stream()
                .filter(each -> each.isRead()
                        && !each.pathParameters().isEmpty()
                        && each.path().equals(made.create().endpoint().path()))
                .flatMap(each -> other.reached(each).stream()
                        .filter(reached -> made.owner().reached(each).stream()
                                .noneMatch(own -> own.filled()
                                        .bindings()
                                        .equals(reached.filled().bindings()))))
                .flatMap(each -> below(request, each.filled().bindings()).stream())
                .findFirst();
    }

    private static Optional<Made> first(Made like, Persona owner, Fixtures fixtures) {
        return fixtures.made().stream()
                .filter(each -> each.owner() == owner
                        && each.create().endpoint().equals(like.create().endpoint()))
                .findFirst();
    }

    private static Optional<Filled> below(Filled request, Map<String, String> place) {
        Map<String, String> bindings = new HashMap<>(request.bindings());
        bindings.replaceAll(place::getOrDefault);
        return !bindings.equals(request.bindings())
                ? Optional.of(new Filled(
                        request.endpoint(),
                        bindings,
                        request.query(),
                        request.scoped(),
                        request.listed(),
                        request.body()))
                : Optional.empty();
    }
}
