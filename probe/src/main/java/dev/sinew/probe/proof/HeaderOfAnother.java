package dev.sinew.probe.proof;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.Location;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Header;
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
import dev.sinew.probe.run.Possessions;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import dev.sinew.spec.DescribedOperation.Parameter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A header says for which organisation, shop or account something is asked for: {@code X-Organisation-Id}. Its owner asks with the id of its own, and another, who was never told that id, asks with the
 * same. Only where the answer is not for all: some ordinary identity is refused it without the header, it tells of people, or is such as one shows to nobody.
 */
record HeaderOfAnother(Endpoint endpoint, Filled asked, String header, Trial trial) {
    /** What only those look at who run something. */
    private static final Set<String> OF_OWNERS = Set.of(
            "sales",
            "revenue",
            "earnings",
            "payouts",
            "audit",
            "billing",
            "usage",
            "statistics",
            "stats",
            "analytics",
            "turnover");

    private static final int TRIES = 3;
    private static final int SHORTEST = 3;
    /** What says that a header names something, and not what. */
    private static final Set<String> SILENT = Set.of(
            "x", "id", "uuid", "key", "context", "scope", "current", "selected", "active", "for", "on", "behalf");

    /** What is shown of others; empty where no header names anything that two callers of one rank are told of apart. */
    static Optional<Outcome> read(Endpoint endpoint, Trial trial) {
        Verdicts verdicts = new Verdicts("");
        boolean tried = false;
        for (Parameter each : endpoint.described().parameters()) {
            List<String> words = each.location() == Location.HEADER ? things(each.name()) : List.of();
            if (words.isEmpty() || !endpoint.isRead()) {
                continue;
            }
            for (Persona owner : trial.personas()) {
                for (Persona other : trial.personas()) {
                    Optional<String> id = owner == other || Rank.apart(other, owner) || verdicts.isConfirmed()
                            ? Optional.empty()
                            : foreign(words, owner, other, trial);
                    Optional<Filled> asked = id.isPresent() ? asked(endpoint, owner) : Optional.empty();
                    if (asked.isPresent()) {
                        tried = true;
                        verdicts.add(new HeaderOfAnother(endpoint, asked.get(), each.name(), trial)
                                .tried(owner, other, id.get()));
                    }
                }
            }
        }
        return tried ? Optional.of(verdicts.outcome()) : Optional.empty();
    }

    /** What is asked for: what its owner reached, where the path has more to say, such as which month. */
    private static Optional<Filled> asked(Endpoint endpoint, Persona owner) {
        return endpoint.pathParameters().isEmpty()
                ? Optional.of(Filled.bare(endpoint))
                : owner.reached(endpoint).stream().map(Reached::filled).findFirst();
    }

    /** What a header names, in words. */
    private static List<String> things(String header) {
        return NameTraits.words(header).stream()
                .filter(each -> each.length() >= SHORTEST && !SILENT.contains(each))
                .toList();
    }

    /** The id of such a thing that a caller's own page tells it, and the other's does not; else one of which the other was never told. */
    private static Optional<String> foreign(List<String> words, Persona owner, Persona other, Trial trial) {
        Predicate<String> kind =
                each -> words.stream().anyMatch(word -> each.startsWith(word) || word.equals(each + "s"));
        List<String> others = trial.idsOf(other, kind, true);
        return trial.idsOf(owner, kind, true).stream()
                .filter(each -> !others.contains(each))
                .findFirst()
                .or(() -> trial.idsOf(owner, kind, false).stream()
                        .filter(each ->
                                !other.seen().contains(each) && !other.called().contains(each))
                        .findFirst())
                .or(() -> listed(kind, owner, other, trial));
    }

    /** The id of one in a list that both get of their own, as {@code /partner/restaurants}, and that is not in the other's. */
    private static Optional<String> listed(Predicate<String> kind, Persona owner, Persona other, Trial trial) {
        return trial.endpoints().stream()
                .filter(each -> each.isRead() && each.pathParameters().isEmpty())
                .filter(each -> !owner.reached(each).isEmpty()
                        && !other.reached(each).isEmpty()
                        && trial.ask(Filled.bare(each).ask(), Session.NOBODY).isRefusal())
                .flatMap(each -> {
                    List<String> its = trial.idsFrom(each, other, kind);
                    return its.isEmpty()
                            ? Stream.<String>empty()
                            : trial.idsFrom(each, owner, kind).stream().filter(id -> !its.contains(id));
                })
                .findFirst();
    }

    private Ask asking(String id) {
        Ask plain = asked.ask();
        List<Header> others = plain.headers().stream()
                .filter(each -> !each.name().equalsIgnoreCase(header))
                .toList();
        return new Ask(plain.method(), plain.path(), others, plain.body()).with(header, id);
    }

    /** Some times, as a list to which much is added meanwhile may be no more the same. */
    private Outcome tried(Persona owner, Persona other, String id) {
        Outcome last = judge(owner, other, id);
        for (int i = 1; i < TRIES && last.verdict() == Verdict.INCONCLUSIVE; i++) {
            last = judge(owner, other, id);
        }
        return last;
    }

    private Outcome judge(Persona owner, Persona other, String id) {
        List<Reply> replies = trial.thrice(asking(id), owner.session());
        Optional<Baseline> baseline = trial.baseline(replies);
        if (baseline.isEmpty()) {
            return Outcome.inconclusive(
                    "the answers to " + owner + " are no JSON, or not all of three succeeded: " + replies.getFirst());
        }
        Set<String> common = elsewhere(other);
        common.add(id);
        List<String> unique = baseline.get().unique(common);
        if (Strength.of(unique) < Strength.ENOUGH) {
            return Outcome.inconclusive(
                    "nothing in the answer to " + owner + " is so much its own that it would prove anything");
        }
        Outcome outcome = new ForeignAsk(trial, owner, other, asking(id), asking(NeverExisted.like(id)), header)
                .judge(baseline.get(), unique);
        return outcome.verdict() == Verdict.CONFIRMED && !isForFew(replies.getFirst())
                ? Outcome.inconclusive("what it shows of " + owner + " may be for others to see")
                : outcome;
    }

    /** What a caller was shown anywhere but here, and without what it was told here, where an example in the description may have asked for another's already. */
    private Set<String> elsewhere(Persona persona) {
        Set<String> shown = new HashSet<>();
        trial.endpoints().stream()
                .filter(each -> !each.equals(endpoint))
                .flatMap(each -> persona.reached(each).stream())
                .filter(each -> persona.couldAsk(each.filled(), endpoint))
                .flatMap(each -> each.reply().json().stream())
                .forEach(each -> shown.addAll(Scalars.of(each).values()));
        return shown;
    }

    private boolean isRequired() {
        return endpoint.headers().stream().anyMatch(each -> each.name().equalsIgnoreCase(header));
    }

    private boolean isForFew(Reply shown) {
        return Possessions.isPrivate(endpoint.path())
                || NameTraits.words(endpoint.lastSegment()).stream().anyMatch(OF_OWNERS::contains)
                || shown.json().filter(SensitiveFields::isPersonal).isPresent()
                || !isRequired()
                        && trial.personas().stream()
                                .filter(each -> !each.session().identity().isPrivileged())
                                .anyMatch(each ->
                                        trial.ask(asked.ask(), each.session()).isRefusalOrMissing());
    }
}
