package dev.sinew.probe.proof;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Baseline;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.oracle.SensitiveFields;
import dev.sinew.probe.oracle.Strength;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Whose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What objects that are numbered, and of which no list tells anybody, say of whom they belong to: such as a report that names the customer beside its telephone
 * number. Nobody finds what is meant for everybody by counting.
 *
 * <p>Proved is that a caller reads, by counting, of two others each what their own pages show to themselves alone and it saw nowhere else: how they are reached, where
 * they live, what is confidential. Each stands beside the other's name as owner. Controls: a number that never existed and nobody get none of it, it comes back twice. What
 * is about people themselves is left out, as directories are there to be read.
 */
final class OthersContacts {
    private static final int OWNERS = 2;
    private static final int COUNTED = 8;
    private static final Pattern NUMBER = Pattern.compile("(?i)(?:number|mobile_?no|cell|contact(?:_?(?:no|number))?)");
    private static final Set<String> OWNS = Set.of(
            "owner",
            "user",
            "customer",
            "client",
            "patient",
            "guest",
            "passenger",
            "member",
            "holder",
            "buyer",
            "sender",
            "applicant");

    private record Found(Filled filled, Persona owner, String place, String value) {}

    private final Endpoint endpoint;
    private final Trial trial;
    private final Persona reader;

    private OthersContacts(Endpoint endpoint, Trial trial, Persona reader) {
        this.endpoint = endpoint;
        this.trial = trial;
        this.reader = reader;
    }

    /** What counting proves; empty where the endpoint has no such objects, or nothing of two others was found. */
    static Optional<Outcome> of(Endpoint endpoint, Trial trial) {
        if (endpoint.ids().size() != 1
                || !isNumbered(endpoint, trial)
                || Whose.isOfPeople(endpoint)
                || isListed(endpoint, trial)) {
            return Optional.empty();
        }
        return trial.customers().stream()
                .findFirst()
                .flatMap(each -> new OthersContacts(endpoint, trial, each).judge());
    }

    private static boolean isNumbered(Endpoint endpoint, Trial trial) {
        List<Reached> reached = trial.personas().stream()
                .flatMap(each -> each.reached(endpoint).stream())
                .toList();
        return !reached.isEmpty()
                && reached.stream().allMatch(each -> each.filled().last().matches("\\d{1,9}"));
    }

    private static boolean isListed(Endpoint endpoint, Trial trial) {
        String parameter = endpoint.ids().getLast();
        return trial.personas().stream()
                .anyMatch(each -> each.reached(endpoint).stream()
                        .anyMatch(one ->
                                each.isListed(endpoint, parameter, one.filled().last())));
    }

    private Optional<Outcome> judge() {
        Map<Persona, Set<String>> own = new LinkedHashMap<>();
        trial.personas().stream().filter(each -> each != reader).forEach(each -> own.put(each, ownValues(each)));
        if (own.values().stream().filter(each -> !each.isEmpty()).count() < OWNERS) {
            return Optional.empty();
        }
        Filled like = trial.personas().stream()
                .flatMap(each -> each.reached(endpoint).stream())
                .map(Reached::filled)
                .findFirst()
                .orElseThrow();
        Set<String> ids = new LinkedHashSet<>();
        IntStream.rangeClosed(1, COUNTED).forEach(each -> ids.add(Integer.toString(each)));
        Map<Persona, Found> found = new LinkedHashMap<>();
        for (String id : ids) {
            Filled filled = like.withLast(id);
            find(filled, trial.ask(filled.ask(), reader.session()), own)
                    .ifPresent(each -> found.putIfAbsent(each.owner(), each));
        }
        return found.size() < OWNERS ? Optional.empty() : Optional.of(controlled(found.values()));
    }

    /** What a caller's own pages show to it alone of how it is reached, or more personal; not what the reader was shown elsewhere, but for what is named for those who
     * may do more. */
    private Set<String> ownValues(Persona owner) {
        Set<String> shown = new TreeSet<>();
        for (Endpoint each : trial.endpoints()) {
            if (each.isRead() && each.ids().isEmpty()) {
                owner.reached(each)
                        .forEach(reached ->
                                shown.addAll(personal(reached.reply()).values()));
            }
        }
        trial.endpoints().stream()
                .filter(each -> !each.equals(endpoint) && !FunctionForPrivileged.isNamedFor(each, trial, reader))
                .flatMap(each -> reader.reached(each).stream())
                .forEach(each -> each.reply()
                        .json()
                        .ifPresent(json -> shown.removeAll(Scalars.of(json).values())));
        shown.removeIf(each -> Strength.of(each) == 0 || names(owner).contains(each));
        return shown;
    }

    private static Set<String> names(Persona persona) {
        Set<String> names = new TreeSet<>(persona.called());
        names.add(persona.session().identity().name());
        return names;
    }

    /** Values of how somebody is reached, or more personal, by place. */
    private static Map<String, String> personal(Reply reply) {
        Map<String, String> personal = new LinkedHashMap<>();
        reply.json().ifPresent(json -> {
            Map<String, DataClass> classes = SensitiveFields.of(json);
            Scalars.of(json).forEach((place, value) -> {
                DataClass held = classes.get(Scalars.member(place));
                boolean told = held != null && SensitiveFields.isOfSomebody(held) && held != DataClass.EMAIL;
                if (told || isNumber(place, value) && hasMail(place, classes)) {
                    personal.put(place, value);
                }
            });
        });
        return personal;
    }

    /** Whether a place is called as that of a telephone may be, and has one by its length. */
    private static boolean isNumber(String place, String value) {
        return NUMBER.matcher(place.substring(place.lastIndexOf('.') + 1)).matches() && value.matches("\\+?\\d{9,13}");
    }

    /** Whether an e-mail address stands beside a place, so that it is about somebody. */
    private static boolean hasMail(String place, Map<String, DataClass> classes) {
        String beside = Scalars.member(place.substring(0, place.lastIndexOf('.') + 1));
        return classes.entrySet().stream()
                .anyMatch(each -> each.getValue() == DataClass.EMAIL
                        && each.getKey().startsWith(beside)
                        && each.getKey().indexOf('.', beside.length()) < 0);
    }

    private Optional<Found> find(Filled filled, Reply reply, Map<Persona, Set<String>> own) {
        if (!trial.isSuccess(reply) || reply.json().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> values = Scalars.of(reply.json().get());
        if (values.values().stream().anyMatch(names(reader)::contains)) {
            return Optional.empty();
        }
        for (Map.Entry<Persona, Set<String>> each : own.entrySet()) {
            boolean named = values.entrySet().stream()
                    .anyMatch(one -> names(each.getKey()).contains(one.getValue()) && isOwner(one.getKey()));
            Optional<Map.Entry<String, String>> told = values.entrySet().stream()
                    .filter(one -> each.getValue().contains(one.getValue()))
                    .findFirst();
            if (named && told.isPresent()) {
                return Optional.of(new Found(
                        filled, each.getKey(), told.get().getKey(), told.get().getValue()));
            }
        }
        return Optional.empty();
    }

    /** Whether a place names an owner, or stands in one: {@code vehicle.owner.email}. */
    private static boolean isOwner(String place) {
        return NameTraits.words(place).stream().anyMatch(OWNS::contains);
    }

    private Outcome controlled(Iterable<Found> found) {
        List<Outcome.Step> steps = new ArrayList<>();
        Set<String> places = new TreeSet<>();
        for (Found each : found) {
            List<String> value = List.of(each.value());
            if (!Baseline.found(value, trial.ask(each.filled().ask(), Session.NOBODY))
                    .isEmpty()) {
                return Outcome.inconclusive("everybody gets it, also without credentials");
            }
            Filled never =
                    each.filled().withLast(NeverExisted.like(each.filled().last()));
            if (!Baseline.found(value, trial.ask(never.ask(), reader.session())).isEmpty()) {
                return Outcome.inconclusive("a number that never existed gets the same values");
            }
            if (Baseline.found(value, trial.askAgain(each.filled().ask(), reader.session()))
                    .isEmpty()) {
                return Outcome.inconclusive(reader + " got it once and not again");
            }
            places.add(each.place());
            steps.add(new Outcome.Step(
                    reader.session(),
                    each.filled().ask(),
                    reader + " gets " + each.place() + " of " + each.owner()
                            + ", as the pages of that one alone show it"));
        }
        return Outcome.confirmed(
                reader + " counts, and gets of " + steps.size() + " others what only their own pages show ("
                        + String.join(", ", places)
                        + "), beside their names as owners; no list tells of these objects, and nobody and a number that never existed got none",
                steps);
    }
}
