package dev.sinew.probe.run;

import dev.sinew.probe.identity.Identity;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Has callers create one of everything, parents before children, so that others can be tried on it. */
record Planting(Fixtures fixtures, List<Endpoint> endpoints, Ledger ledger, Lacks lacks) {
    /** Below so many of what is shown it is tried: below some it may be there already. */
    private static final int MOST_SHOWN = 6;

    void all(List<Persona> personas) {
        List<Endpoint> collections = endpoints.stream()
                .filter(Homes::creates)
                .filter(each -> Homes.parameter(each, endpoints).isPresent())
                .sorted(Comparator.comparingInt(each -> each.pathParameters().size()))
                .toList();
        for (Persona persona : personas) {
            if (persona.isCreator(personas)) {
                collections.stream().filter(fixtures::isOpen).forEach(each -> one(each, persona, personas));
            }
        }
        collections.forEach(each -> byPrivileged(each, personas));
        ledger.showAwaited();
    }

    /** What ordinary callers are refused to create, as a catalogue, the first who may do more and succeeds creates, so that the others are tried on it. */
    private void byPrivileged(Endpoint collection, List<Persona> personas) {
        for (Persona persona : personas) {
            if (persona.session().identity().isPrivileged()
                    && fixtures.isForbidden(collection)
                    && fixtures.isOpen(collection)
                    && ledger.entries().stream()
                            .noneMatch(each -> each.create().endpoint().equals(collection))) {
                one(collection, persona, personas);
            }
        }
    }

    private void one(Endpoint collection, Persona persona, List<Persona> personas) {
        Optional<Filled> alone = collection.pathParameters().isEmpty()
                ? Optional.of(new Filled(collection, Map.of(), "", true, true))
                : Whose.own(collection, persona, endpoints);
        if (alone.isPresent()) {
            fixtures.first(alone.get(), persona).ifPresent(ledger::show);
            return;
        }
        Optional<Made> parent = ledger.entries().stream()
                .filter(each -> each.owner() == persona && each.at(collection).isPresent())
                .findFirst();
        // What colleagues do with each other's things shows where they are together, and not in a company of one's own.
        Optional<Filled> together = parent.flatMap(each -> belowTogether(collection, persona, personas));
        if (together.flatMap(each -> fixtures.first(each, persona))
                .map(this::shown)
                .isPresent()) {
            return;
        }
        if (parent.isPresent()) {
            fixtures.first(collection, parent.get()).ifPresent(ledger::show);
            return;
        }
        List<Filled> below =
                belowOwn(collection, persona, personas).map(List::of).orElseGet(() -> belowShown(collection, persona));
        if (below.isEmpty()) {
            lacks.parentless(collection);
        }
        below.stream()
                .flatMap(each -> fixtures.first(each, persona).stream())
                .findFirst()
                .ifPresent(ledger::show);
    }

    /**
     * The request of a collection below what was there before and is the caller's alone, such as a shop that only the console of the service opens: a list tells the caller of it, and others of
     * the same role get other things there, or its own page does, as of the company that it works for.
     */
    private Optional<Filled> belowOwn(Endpoint collection, Persona persona, List<Persona> personas) {
        List<String> names = collection.pathParameters();
        if (names.size() != 1) {
            return Optional.empty();
        }
        String above = collection.path().substring(0, collection.path().indexOf("/{"));
        Predicate<String> kind = above(collection)::equals;
        List<Persona> others = personas.stream()
                .filter(each -> each != persona
                        && each.session()
                                .identity()
                                .role()
                                .equals(persona.session().identity().role()))
                .toList();
        return apart(persona, others, each -> each.idsFrom(above, kind).stream())
                .or(() -> apart(persona, others, each -> Planting.own(each, kind)))
                .map(id -> new Filled(collection, Map.of(names.getFirst(), id), "", true, true));
    }

    private Made shown(Made made) {
        ledger.show(made);
        return made;
    }

    /** The request of a collection below what was there before, to which another of the caller's role and tenant belongs as well, as both their own pages tell. */
    private Optional<Filled> belowTogether(Endpoint collection, Persona persona, List<Persona> personas) {
        List<String> names = collection.pathParameters();
        Identity identity = persona.session().identity();
        if (names.size() != 1 || identity.tenant().isEmpty()) {
            return Optional.empty();
        }
        Predicate<String> kind = above(collection)::equals;
        List<Persona> colleagues = personas.stream()
                .filter(each -> each != persona
                        && each.session().identity().tenant().equals(identity.tenant())
                        && each.session().identity().role().equals(identity.role()))
                .toList();
        return own(persona, kind)
                .filter(id ->
                        colleagues.stream().anyMatch(each -> own(each, kind).anyMatch(id::equals)))
                .findFirst()
                .map(id -> new Filled(collection, Map.of(names.getFirst(), id), "", true, true));
    }

    /** What a collection stands below one of, in singular. */
    private static String above(Endpoint collection) {
        String path = collection.path().substring(0, collection.path().indexOf("/{"));
        return Nouns.singular(path.substring(path.lastIndexOf('/') + 1));
    }

    /**
     * The requests of a collection below what the caller was shown and may be of several, as one hands in work below a task of the course, or reviews a thing of a shop: nothing is done to that, but something is
     * added below it, which must have an address of its own. Not below people, whose things are theirs.
     */
    private List<Filled> belowShown(Endpoint collection, Persona persona) {
        List<String> names = collection.pathParameters();
        if (names.size() != 1 || !Homes.isOfSeveral(collection)) {
            return List.of();
        }
        String kind = above(collection);
        String called = names.getFirst().toLowerCase(Locale.ROOT);
        return Nouns.isPerson(kind)
                ? List.of()
                : persona.known().stream()
                        .filter(each -> each.kind().equals(kind)
                                && (Nouns.alike(each.member(), "id") || Nouns.alike(each.member(), called)))
                        .map(Known::value)
                        .distinct()
                        .limit(MOST_SHOWN)
                        .map(id -> new Filled(collection, Map.of(names.getFirst(), id), "", true, true))
                        .toList();
    }

    /** An id that somebody has, and of the others, who have some, nobody. */
    private static Optional<String> apart(
            Persona persona, List<Persona> others, Function<Persona, Stream<String>> ids) {
        Set<String> theirs = others.stream().flatMap(ids).collect(Collectors.toSet());
        return theirs.isEmpty()
                ? Optional.empty()
                : ids.apply(persona).filter(each -> !theirs.contains(each)).findFirst();
    }

    /** The ids of things of a kind that its own page tells somebody, as of the company that it works for: {@code companyId}, or {@code {"company": "bakery"}}. */
    private static Stream<String> own(Persona persona, Predicate<String> kind) {
        return persona.known().stream()
                .filter(each ->
                        Nouns.isNameOfThing(each.member()) && kind.test(each.kind()) || kind.test(each.member()))
                .filter(persona::isOnOwnPage)
                .map(Known::value);
    }
}
