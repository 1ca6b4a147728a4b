package dev.sinew.probe.proof;

import dev.sinew.model.Location;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.oracle.Baseline;
import dev.sinew.probe.oracle.Strength;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Possessions;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import dev.sinew.spec.DescribedOperation.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A header or a parameter of the query says for whom something is asked: {@code X-On-Behalf-Of: mira}, {@code ?for=mira}. A list of which each caller has its own is asked for by others that way. Who
 * was named to act for somebody may do so, and nothing tells a test who that is: it counts only where everybody who was tried gets what is anybody's else, at least twice, and
 * nobody is refused.
 */
record OnBehalf(Endpoint list, Parameter parameter, Trial trial) {
    private static final Pattern BEHALF = Pattern.compile(
            "(?i)(?:x[-_]?)?(?:(?:(?:acting|act|sent|request(?:ed)?|view)[-_]?)?(?:for|as)(?:[-_]?user)?"
                    + "|(?:on[-_]?)?behalf(?:[-_]?of)?(?:[-_]?user)?"
                    + "|(?:impersonat(?:e|ed|ing)|run[-_]?as|sudo|assume|effective|switch|acting|delegator|delegate[-_]?(?:for|of)|principal)"
                    + "(?:[-_]?(?:user|account|owner|customer|member|host|seller|client|patient))?)(?:[-_]?id)?");

    private static final int MOST_PAIRS = 12;
    private static final int FEWEST = 2;

    /** One who asks for another. */
    private record Pair(Persona owner, Persona other, Baseline baseline, List<String> unique) {}

    /** What is shown of others; empty where no parameter says for whom one asks, or no two callers of one rank have lists that differ. */
    static Optional<Outcome> read(Endpoint endpoint, Trial trial) {
        return !endpoint.isRead() || !endpoint.ids().isEmpty()
                ? Optional.empty()
                : endpoint.described().parameters().stream()
                        .filter(each -> each.location() == Location.HEADER || each.location() == Location.QUERY)
                        .filter(each -> BEHALF.matcher(each.name()).matches())
                        .map(each -> new OnBehalf(endpoint, each, trial).judge())
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    /** For people of one role apart from those of others, as staff may be refused what customers do for each other. */
    private Optional<Outcome> judge() {
        Map<String, List<Pair>> byRole = pairs().stream()
                .collect(Collectors.groupingBy(
                        each -> each.owner().session().identity().role()
                                + '\n'
                                + each.other().session().identity().role(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Verdicts verdicts = new Verdicts("");
        for (List<Pair> each : byRole.values()) {
            if (!verdicts.isConfirmed()) {
                verdicts.add(judge(each));
            }
        }
        return byRole.isEmpty() ? Optional.empty() : Optional.of(verdicts.outcome());
    }

    private Outcome judge(List<Pair> pairs) {
        List<Outcome> confirmed = new ArrayList<>();
        for (Pair each : pairs) {
            Outcome outcome = judge(each);
            if (outcome.verdict() != Verdict.CONFIRMED) {
                return outcome;
            }
            confirmed.add(outcome);
        }
        return confirmed.size() < FEWEST
                ? Outcome.inconclusive(pairs.getFirst().other() + " gets what is "
                        + pairs.getFirst().owner() + "'s, for whom it may be meant to act")
                : Outcome.confirmed(
                        "all " + confirmed.size() + " who were tried: "
                                + confirmed.getFirst().reason(),
                        confirmed.getFirst().steps());
    }

    /** Each caller with the next ones, so that few tries are of many people. */
    private List<Pair> pairs() {
        List<Persona> people = trial.personas().stream()
                .filter(each -> !each.session().identity().isPrivileged())
                .toList();
        List<Pair> pairs = new ArrayList<>();
        for (int step = 1; step < people.size() && pairs.size() < MOST_PAIRS; step++) {
            for (int i = 0; i < people.size() && pairs.size() < MOST_PAIRS; i++) {
                pair(people.get(i), people.get((i + step) % people.size())).ifPresent(pairs::add);
            }
        }
        return pairs;
    }

    private Optional<Pair> pair(Persona owner, Persona other) {
        if (Rank.apart(other, owner)
                || Rank.above(owner, other)
                || owner.names().isEmpty()) {
            return Optional.empty();
        }
        Optional<Baseline> others = own(other).flatMap(each -> Baseline.of(List.of(each.reply())));
        Optional<Baseline> baseline = others.flatMap(each -> own(owner)).flatMap(each -> trial.baseline(owner, each));
        Set<String> common = new HashSet<>(owner.names());
        common.addAll(owner.people());
        others.map(Baseline::values).ifPresent(common::addAll);
        return baseline.map(each -> new Pair(owner, other, each, each.unique(common)))
                .filter(each -> Strength.of(each.unique()) >= Strength.ENOUGH
                        || each.unique().size() >= FEWEST && Possessions.isPrivate(list.path()));
    }

    /** A caller's own list. */
    private Optional<Reached> own(Persona persona) {
        return persona.reached(list).stream()
                .filter(each -> each.filled().query().isEmpty())
                .findFirst();
    }

    /** Of the names that it may be asked by, the first that shows something decides. */
    private Outcome judge(Pair pair) {
        boolean strong = Strength.of(pair.unique()) >= Strength.ENOUGH;
        Verdicts verdicts = new Verdicts("");
        List<String> names = new ArrayList<>(pair.owner().names());
        names.addAll(apart(pair, Persona::people));
        names.addAll(apart(pair, Persona::organisations));
        for (String name : names) {
            ForeignAsk ask = new ForeignAsk(
                    trial, pair.owner(), pair.other(), asking(name), asking(NeverExisted.like(name)), parameter.name());
            if (!verdicts.isConfirmed()) {
                verdicts.add(
                        strong
                                ? ask.judge(pair.baseline(), pair.unique())
                                : ask.whole(
                                        pair.baseline(),
                                        Optional.of(Filled.bare(list).ask())));
            }
        }
        return verdicts.outcome();
    }

    /** What one's own page tells one, and not the other. */
    private static List<String> apart(Pair pair, Function<Persona, List<String>> told) {
        List<String> others = told.apply(pair.other());
        return told.apply(pair.owner()).stream()
                .filter(each -> !others.contains(each))
                .toList();
    }

    private Ask asking(String name) {
        if (parameter.location() == Location.QUERY) {
            return Filled.asking(list, parameter.name(), name).ask();
        }
        return Filled.bare(list).ask().instead(parameter.name(), name);
    }
}
