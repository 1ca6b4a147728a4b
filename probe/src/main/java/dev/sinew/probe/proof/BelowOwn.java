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

    /** The request about something that was created below a parent, below one that the other created; empty where there is none. */
    static Optional<Filled> of(Filled request, Made made, Persona other, Fixtures fixtures) {
        return made.parent()
                .flatMap(parent -> fixtures.made().stream()
                        .filter(each -> each.owner() == other
                                && each.create()
                                        .endpoint()
                                        .equals(parent.create().endpoint()))
                        .findFirst()
                        .flatMap(own -> below(request, parent, own)));
    }

    private static Optional<Filled> below(Filled request, Made parent, Made own) {
        Map<String, String> bindings = new HashMap<>(request.bindings());
        boolean named = bindings.containsKey(parent.parameter());
        bindings.replaceAll((name, value) -> own.bindings().getOrDefault(name, value));
        return named && !bindings.equals(request.bindings())
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
