package dev.sinew.probe.run;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has callers create one of everything, parents before children, so that others can be tried on it. */
record Planting(Fixtures fixtures, List<Endpoint> endpoints, Ledger ledger, Lacks lacks) {
    void all(List<Persona> personas) {
        List<Endpoint> collections = endpoints.stream()
                .filter(Homes::creates)
                .filter(each -> Homes.parameter(each, endpoints).isPresent())
                .sorted(Comparator.comparingInt(each -> each.pathParameters().size()))
                .toList();
        for (Persona persona : personas) {
            if (persona.isCreator(personas)) {
                collections.stream().filter(fixtures::isOpen).forEach(each -> one(each, persona));
            }
        }
        collections.forEach(each -> byPrivileged(each, personas));
    }

    /** What ordinary callers are refused to create, as a catalogue, the first who may do more and succeeds creates, so that the others are tried on it. */
    private void byPrivileged(Endpoint collection, List<Persona> personas) {
        for (Persona persona : personas) {
            if (persona.session().identity().isPrivileged()
                    && fixtures.isForbidden(collection)
                    && fixtures.isOpen(collection)
                    && ledger.entries().stream()
                            .noneMatch(each -> each.create().endpoint().equals(collection))) {
                one(collection, persona);
            }
        }
    }

    private void one(Endpoint collection, Persona persona) {
        Optional<Filled> alone = collection.pathParameters().isEmpty()
                ? Optional.of(new Filled(collection, Map.of(), "", true, true))
                : Whose.own(collection, persona, endpoints);
        if (alone.isPresent()) {
            fixtures.first(alone.get(), persona).ifPresent(ledger::show);
            return;
        }
        ledger.entries().stream()
                .filter(each -> each.owner() == persona && each.at(collection).isPresent())
                .findFirst()
                .ifPresentOrElse(
                        parent -> fixtures.first(collection, parent).ifPresent(ledger::show),
                        () -> lacks.parentless(collection));
    }
}
