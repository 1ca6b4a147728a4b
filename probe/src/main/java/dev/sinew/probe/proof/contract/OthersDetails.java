package dev.sinew.probe.proof.contract;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.identity.OwnPages;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.oracle.SensitiveFields;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Whose;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * How another is reached, or when it was born, where the specification declares its name alone: the whole account is sent with what somebody wrote. What stands there is known from the other's own
 * page, so that it is no address of a desk.
 */
final class OthersDetails {
    private static final int FILLINGS = 6;
    /** So many kinds of details of one, or one of so many others. */
    private static final int SEVERAL = 2;

    private static final int SHORTEST = 6;
    /** What those who meet need of each other. */
    private static final Set<DataClass> MEETING =
            EnumSet.of(DataClass.EMAIL, DataClass.PHONE, DataClass.POSTAL_ADDRESS);

    private OthersDetails() {}

    /** Where an ordinary caller is told so, twice; empty where it is not so. */
    static Optional<Outcome> shown(Endpoint endpoint, Trial trial) {
        if (!endpoint.isRead() || OwnPages.isOne(endpoint.path())) {
            return Optional.empty();
        }
        Map<Persona, Set<String>> own = new LinkedHashMap<>();
        List<Endpoint> called = pages(trial, each -> OwnPages.isOne(each.path()) && isReached(each, trial));
        List<Endpoint> pages = called.isEmpty() ? pages(trial, each -> tellsOfItself(each, trial)) : called;
        trial.personas().forEach(each -> own.put(each, details(each, pages)));
        for (Persona reader : trial.customers()) {
            for (Reached reached :
                    reader.reached(endpoint).stream().limit(FILLINGS).toList()) {
                SortedMap<String, DataClass> found = found(endpoint, reader, reached.reply(), own);
                if (!found.isEmpty()) {
                    return Optional.of(
                            MEETING.containsAll(found.values()) && !isToldAnother(endpoint, reader, own, trial)
                                    ? Outcome.inconclusive("nobody but " + reader
                                            + " is told how others are reached, and may have to do with them")
                                    : judge(endpoint, reader, reached, found, own, trial));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether one more than a reader is told so of others: who helps somebody is told how the guests are reached. */
    private static boolean isToldAnother(
            Endpoint endpoint, Persona reader, Map<Persona, Set<String>> own, Trial trial) {
        return trial.customers().stream()
                .filter(each -> each != reader)
                .anyMatch(each -> each.reached(endpoint).stream()
                        .limit(FILLINGS)
                        .anyMatch(
                                one -> !found(endpoint, each, one.reply(), own).isEmpty()));
    }

    private static List<Endpoint> pages(Trial trial, Predicate<Endpoint> own) {
        return trial.endpoints().stream()
                .filter(each -> each.isRead() && own.test(each))
                .toList();
    }

    private static boolean isReached(Endpoint endpoint, Trial trial) {
        return trial.personas().stream()
                .anyMatch(each -> !each.reached(endpoint).isEmpty());
    }

    /** Of an API in which no page is called one's own: whether all who reached it, two at least, are told of themselves there, each by another of its names, with nothing that says of whom. */
    private static boolean tellsOfItself(Endpoint endpoint, Trial trial) {
        List<Persona> told = trial.personas().stream()
                .filter(each -> !each.reached(endpoint).isEmpty())
                .toList();
        return endpoint.ids().isEmpty()
                && told.size() >= SEVERAL
                && told.stream().allMatch(each -> tellsOfItself(each, endpoint, told));
    }

    private static boolean tellsOfItself(Persona persona, Endpoint endpoint, List<Persona> all) {
        return persona.reached(endpoint).stream().allMatch(each -> {
            Set<String> values = each.reply().json().filter(JsonNode::isObject).stream()
                    .flatMap(JsonNode::valueStream)
                    .map(value -> value.asString(""))
                    .collect(Collectors.toSet());
            return persona.called().stream().anyMatch(name -> name.length() >= SHORTEST && values.contains(name))
                    && all.stream()
                            .filter(other -> other != persona)
                            .flatMap(other -> other.called().stream())
                            .noneMatch(name -> name.length() >= SHORTEST && values.contains(name));
        });
    }

    /** What a caller's own pages show of how it is reached, or more personal. */
    private static Set<String> details(Persona persona, List<Endpoint> pages) {
        Set<String> details = new HashSet<>();
        pages.stream()
                .flatMap(each -> persona.reached(each).stream())
                .flatMap(each -> each.reply().json().stream())
                .forEach(json -> {
                    Map<String, DataClass> classes = SensitiveFields.of(json);
                    Scalars.of(json).forEach((place, value) -> {
                        DataClass held = classes.get(Scalars.member(place));
                        if (held != null && SensitiveFields.isOfSomebody(held) && value.length() >= SHORTEST) {
                            details.add(value);
                        }
                    });
                });
        return details;
    }

    /** The undeclared fields of an answer that tell so much of others, with their classes; none where it is too little. */
    private static SortedMap<String, DataClass> found(
            Endpoint endpoint, Persona reader, Reply reply, Map<Persona, Set<String>> own) {
        SortedMap<String, DataClass> found = new TreeMap<>();
        Optional<Undeclared> undeclared = reply.json().isEmpty() ? Optional.empty() : Undeclared.of(endpoint, reply);
        if (undeclared.isEmpty()) {
            return found;
        }
        Map<String, DataClass> classes = SensitiveFields.of(reply.json().orElseThrow());
        Set<String> mine = own.getOrDefault(reader, Set.of());
        Map<Persona, Set<DataClass>> told = new LinkedHashMap<>();
        Map<String, String> shown = Scalars.of(reply.json().orElseThrow());
        shown.forEach((place, value) -> {
            String member = Scalars.member(place);
            DataClass held = classes.get(member);
            if (held != null
                    && undeclared.get().has(member)
                    && !mine.contains(value)
                    && !(MEETING.contains(held) && isParty(reader, shown, place))) {
                own.forEach((other, details) -> {
                    if (details.contains(value)) {
                        told.computeIfAbsent(other, each -> EnumSet.noneOf(DataClass.class))
                                .add(held);
                        found.put(member, held);
                    }
                });
            }
        });
        boolean enough = told.size() >= SEVERAL || told.values().stream().anyMatch(each -> each.size() >= SEVERAL);
        return enough ? found : new TreeMap<>();
    }

    /** Whether what stands there is of something that the reader has to do with, as the host of what another booked. */
    private static boolean isParty(Persona reader, Map<String, String> shown, String place) {
        return Whose.names(shown, place.substring(0, place.lastIndexOf(']') + 1), reader);
    }

    private static Outcome judge(
            Endpoint endpoint,
            Persona reader,
            Reached reached,
            SortedMap<String, DataClass> found,
            Map<Persona, Set<String>> own,
            Trial trial) {
        Reply again = trial.askAgain(reached.filled().ask(), reader.session());
        String where = String.join(", ", found.keySet());
        return found(endpoint, reader, again, own).keySet().containsAll(found.keySet())
                ? Outcome.confirmed(
                        "two answers to " + reader
                                + " have of others what their own pages show, and what the specification does not declare: "
                                + where,
                        List.of(new Outcome.Step(
                                reader.session(), reached.filled().ask(), "has " + where)))
                : Outcome.inconclusive("details of others were there once and not again");
    }
}
