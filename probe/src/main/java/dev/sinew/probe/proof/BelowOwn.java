package dev.sinew.probe.proof;

import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Persona;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An address in which a caller names what is another's below something of its own: whose the parent is gets checked, and the child is looked up by its own id alone. */
final class BelowOwn {
    private BelowOwn() {}

    /**
     * The request about something that was created below a parent, below one that the other created, or, where it stands below what was there before, below that where the other created the like;
     * empty where there is none.
     */
    static Optional<Filled> of(Filled request, Made made, Persona other, Fixtures fixtures) {
        return made.parent().isPresent()
                ? made.parent()
                        .filter(parent -> request.bindings().containsKey(parent.parameter()))
                        .flatMap(parent -> first(parent, other, fixtures))
                        .flatMap(own -> below(request, own.bindings()))
                : first(made, other, fixtures)
                        .flatMap(own -> below(request, own.create().bindings()));
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
