package dev.sinew.probe.place;

import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Ours;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds who sends requests of an endpoint, and with which values in the path, so that they are not refused for that alone. */
record Asker(Endpoint endpoint, Trial trial) {
    /** A request, without body, and who sends it. */
    record Who(Filled filled, Persona persona) {}

    /** A request that succeeded for somebody, else one that is not refused for who asks, else one that can be made. */
    Optional<Who> usual() {
        return first(who -> true);
    }

    /** The first of those that may be sent. */
    private Optional<Who> first(Predicate<Who> may) {
        for (Persona persona : trial.personas()) {
            Optional<Who> reached = persona.reached(endpoint).stream()
                    .limit(1)
                    .map(each -> new Who(each.filled(), persona))
                    .filter(may)
                    .findFirst();
            if (reached.isPresent()) {
                return reached;
            }
        }
        Optional<Who> refused = Optional.empty();
        for (Persona persona : endpoint.isRead() ? trial.personas() : atHome()) {
            Optional<Who> filling = atHome(persona)
                    .or(() -> trial.fillings(endpoint, persona).stream().findFirst())
                    .map(each -> new Who(each, persona))
                    .filter(may);
            if (filling.isPresent()) {
                Who who = filling.get();
                if (isAdmitted(who)) {
                    return Optional.of(who);
                }
                refused = refused.or(() -> Optional.of(who));
            }
        }
        return refused;
    }

    /** Whether somebody is not refused for who asks. */
    boolean isAdmitted(Who who) {
        return endpoint.isRead()
                ? !trial.ask(who.filled().ask(), who.persona().session()).isRefusal()
                : trial.admits(who.filled(), who.persona());
    }

    /**
     * A request that changes nothing but what the run created: it names nothing, else one of that, in its path as in its body. What is done to things, such as
     * accepting or resolving them, is not done to what was there before.
     */
    Optional<Who> ofThisRun() {
        if (!endpoint.pathParameters().isEmpty()) {
            return trial.fixtures().stream()
                    .flatMap(each -> each.made().stream())
                    .flatMap(each -> each.at(endpoint).map(at -> new Who(at, each.owner())).stream())
                    .findFirst();
        }
        return first(each -> trial.whole(each.filled(), each.persona())
                .filter(ask -> !Ours.isAll(
                        ask, each.persona(), trial.fixtures().orElseThrow().made()))
                .isEmpty());
    }

    /** The request with the ids that a caller reached something else with at the same place. */
    private Optional<Filled> atHome(Persona persona) {
        List<String> names = endpoint.pathParameters();
        String prefix = prefix();
        return endpoint.isRead() || names.isEmpty()
                ? Optional.empty()
                : trial.endpoints().stream()
                        .filter(one -> one.path().startsWith(prefix) && one.isRead())
                        .flatMap(one -> persona.reached(one).stream())
                        .map(one -> one.filled().bindings())
                        .filter(one -> one.keySet().containsAll(names))
                        .findFirst()
                        .map(one -> {
                            Map<String, String> bindings = new HashMap<>(one);
                            bindings.keySet().retainAll(names);
                            return new Filled(endpoint, bindings, "", true, true);
                        });
    }

    private String prefix() {
        return endpoint.path().replaceAll("\\{.*", "");
    }

    /** All callers, first those who reached most of what stands at the same place, as only owners of shops do below {@code /partner}. */
    private List<Persona> atHome() {
        String prefix = prefix();
        return trial.personas().stream()
                .sorted(Comparator.comparingLong(each -> -trial.endpoints().stream()
                        .filter(one -> one.path().startsWith(prefix) && one.isRead())
                        .filter(one -> !each.reached(one).isEmpty())
                        .count()))
                .toList();
    }
}
