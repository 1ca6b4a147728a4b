package dev.sinew.probe.proof;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.classify.OrganisationNouns;
import dev.sinew.model.Location;
import dev.sinew.probe.http.Ask;
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
 * A header or a parameter of the query says of which organisation, shop, account or pet something is asked for: {@code X-Organisation-Id}, {@code ?accountNumber=}. Its owner asks with the id of its
 * own, and another, who was never told that id, asks with the same. Only where the answer is not for all: some ordinary identity is refused it without the parameter, it tells of people, is
 * such as one shows to nobody, or has something that is refused to the other at its own address.
 */
record ParameterOfAnother(Endpoint endpoint, Filled asked, Parameter parameter, Trial trial) {
    /** What only those look at who run something. */
    private static final Set<String> OF_OWNERS = Set.of(
            "sales",
            "revenue",
            "profit",
            "loss",
            "earnings",
            "payouts",
            "audit",
            "billing",
            "usage",
            "statistics",
            "stats",
            "analytics",
            "turnover",
            "balance",
            "balances",
            "holdings",
            "portfolio");

    private static final int TRIES = 3;
    /** Of so many things of its owner's it is tried: of some there may be nothing to show. */
    private static final int MOST = 3;

    private static final int SHORTEST = 3;
    private static final int FEWEST = 2;
    /** What says that a header names something, and not what. */
    private static final Set<String> SILENT = Set.of(
            "x",
            "id",
            "uuid",
            "context",
            "scope",
            "current",
            "selected",
            "active",
            "number",
            "slug",
            "for",
            "on",
            "behalf");
    /** What says that whoever knows it may have what it stands for, or that it is no thing at all. */
    private static final Set<String> KEYS =
            Set.of("key", "code", "token", "secret", "signature", "sig", "cursor", "after", "before", "page", "sort");

    /** What is shown of others; empty where no parameter names anything that two callers of one rank are told of apart. */
    static Optional<Outcome> read(Endpoint endpoint, Trial trial) {
        List<Parameter> parameters = endpoint.isRead() ? endpoint.described().parameters() : List.of();
        return Verdicts.best(parameters, each -> {
            List<String> words = isAsked(each) ? things(each.name()) : List.of();
            return words.isEmpty() ? Optional.empty() : read(each, words, endpoint, trial);
        });
    }

    private static Optional<Outcome> read(Parameter parameter, List<String> words, Endpoint endpoint, Trial trial) {
        return Pairs.of(trial.personas(), each -> !each.reached(endpoint).isEmpty(), (owner, other) -> {
            Optional<Filled> asked = asked(endpoint, owner);
            List<String> ids = asked.isEmpty() ? List.of() : foreign(parameter, words, owner, other, endpoint, trial);
            return asked.filter(each -> !ids.isEmpty())
                    .map(each ->
                            () -> new ParameterOfAnother(endpoint, each, parameter, trial).tried(owner, other, ids));
        });
    }

    /** Whether it is a header, or a parameter that need not be there and names no person: such are tried otherwise. An account may be either. */
    private static boolean isAsked(Parameter parameter) {
        return parameter.location() == Location.HEADER
                || parameter.location() == Location.QUERY
                        && !parameter.required()
                        && (!Possessions.isOwner(parameter.name()) || isAccount(parameter));
    }

    private static boolean isAccount(Parameter parameter) {
        return things(parameter.name()).equals(List.of("account"));
    }

    /** What is asked for: what its owner reached, where the path has more to say, such as which month. */
    private static Optional<Filled> asked(Endpoint endpoint, Persona owner) {
        return endpoint.pathParameters().isEmpty()
                ? Optional.of(Filled.bare(endpoint))
                : owner.reached(endpoint).stream().map(Reached::filled).findFirst();
    }

    /** What a parameter names, in words; nothing where it is a key. */
    private static List<String> things(String parameter) {
        List<String> words = NameTraits.words(parameter);
        return words.stream().anyMatch(KEYS::contains)
                ? List.of()
                : words.stream()
                        .filter(each -> each.length() >= SHORTEST && !SILENT.contains(each))
                        .toList();
    }

    /**
     * The ids of such things of which the other was never told: those that the owner's own list names under the parameter's name, else one that the owner's own page tells it and not the other's, else
     * one of any.
     */
    private static List<String> foreign(
            Parameter parameter, List<String> words, Persona owner, Persona other, Endpoint endpoint, Trial trial) {
        Predicate<String> unknown =
                each -> !other.seen().contains(each) && !other.called().contains(each);
        List<String> listed = ListedUnder.values(parameter.name(), endpoint, owner).stream()
                .filter(unknown)
                .limit(MOST)
                .toList();
        if (!listed.isEmpty() || parameter.location() == Location.QUERY && isAccount(parameter)) {
            return listed;
        }
        Predicate<String> kind =
                each -> words.stream().anyMatch(word -> each.startsWith(word) || word.equals(each + "s"));
        List<String> others = trial.idsOf(other, kind, true);
        Stream<String> ids = trial.idsOf(owner, kind, true).stream()
                .filter(each -> !others.contains(each))
                .limit(1);
        // One and the same may be called by its number and by a word on the same page.
        Stream<String> organisations = words.stream().anyMatch(OrganisationNouns::isOne)
                ? Stream.concat(owner.organisations().stream(), tenant(owner, other))
                        .filter(each -> !other.organisations().contains(each))
                : Stream.empty();
        List<String> pages =
                Stream.concat(ids, organisations).distinct().limit(MOST).toList();
        if (!pages.isEmpty()) {
            return pages;
        }
        List<String> own = apart(words, owner, other, trial);
        if (!own.isEmpty()) {
            return own;
        }
        return trial.idsOf(owner, kind, false).stream()
                .filter(unknown)
                .findFirst()
                .or(() -> listed(kind, owner, other, trial))
                .map(List::of)
                .orElse(List.of());
    }

    /** What one's own page says that one belongs to under the parameter's own name, as {@code memberships[].shop}, where the other's page tells it of its own and not of that: the name may be known to all. */
    private static List<String> apart(List<String> words, Persona owner, Persona other, Trial trial) {
        List<String> others = trial.ownAs(other, words);
        return others.isEmpty()
                ? List.of()
                : trial.ownAs(owner, words).stream()
                        .filter(each -> !others.contains(each))
                        .limit(MOST)
                        .toList();
    }

    /** The tenant that the file of identities gives one and not the other, where the target itself calls it so. */
    private static Stream<String> tenant(Persona owner, Persona other) {
        String tenant = owner.session().identity().tenant();
        return Stream.of(tenant)
                .filter(each -> !each.isEmpty()
                        && !each.equals(other.session().identity().tenant())
                        && owner.seen().contains(each));
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
        if (parameter.location() == Location.QUERY) {
            return asked.also(parameter.name(), id).ask();
        }
        return asked.ask().instead(parameter.name(), id);
    }

    /** Some times, as a list to which much is added meanwhile may be no more the same. */
    private Outcome tried(Persona owner, Persona other, List<String> ids) {
        Verdicts verdicts = new Verdicts("");
        for (String id : ids) {
            Outcome last = judge(owner, other, id);
            for (int i = 1; i < TRIES && last.verdict() == Verdict.INCONCLUSIVE; i++) {
                last = judge(owner, other, id);
            }
            verdicts.add(last);
            if (verdicts.isConfirmed()) {
                break;
            }
        }
        return verdicts.outcome();
    }

    private Outcome judge(Persona owner, Persona other, String id) {
        List<Reply> replies = trial.thrice(asking(id), owner.session());
        Optional<Baseline> baseline = trial.baseline(replies);
        if (baseline.isEmpty()) {
            return Outcome.inconclusive(
                    "the answers to " + owner + " are no JSON, or not all of three succeeded: " + replies.getFirst());
        }
        Ask never = asking(NeverExisted.like(id));
        Set<String> common = elsewhere(other);
        common.add(id);
        // What is shown of what never existed is shown of all.
        Baseline.of(List.of(trial.askAgain(never, other.session())))
                .map(Baseline::values)
                .ifPresent(common::addAll);
        // Nor what comes without asking for it: it is the other's own, or everybody's.
        Optional.of(asked.ask())
                .filter(each -> !isRequired() && !each.path().contains(parameter.name() + "="))
                .flatMap(each -> Baseline.of(List.of(trial.askAgain(each, other.session()))))
                .map(Baseline::values)
                .ifPresent(common::addAll);
        List<String> unique = baseline.get().unique(common);
        ForeignAsk ask = new ForeignAsk(trial, owner, other, asking(id), never, parameter.name());
        boolean strong = Strength.of(unique) >= Strength.ENOUGH;
        // A header says for whom the whole answer is, a parameter may only choose from what is for all.
        if (!strong && unique.size() < FEWEST && parameter.location() != Location.HEADER) {
            return Outcome.inconclusive(
                    "nothing in the answer to " + owner + " is so much its own that it would prove anything");
        }
        Outcome outcome =
                strong ? ask.judge(baseline.get(), unique) : ask.whole(baseline.get(), Optional.of(asked.ask()));
        return outcome.verdict() == Verdict.CONFIRMED
                        && !isForFew(replies.getFirst())
                        && !OwnedList.isRefusedAlone(endpoint, owner, other, replies.getFirst(), trial)
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
        return endpoint.headers().stream().anyMatch(each -> each.name().equalsIgnoreCase(parameter.name()));
    }

    private boolean isForFew(Reply shown) {
        return Possessions.isPrivate(endpoint.path())
                || SaidFor.ofCaller(endpoint)
                || NameTraits.words(endpoint.lastSegment()).stream().anyMatch(OF_OWNERS::contains)
                || shown.json().filter(SensitiveFields::isPersonal).isPresent()
                || !isRequired()
                        && trial.personas().stream()
                                .filter(each -> !each.session().identity().isPrivileged())
                                .anyMatch(each ->
                                        trial.ask(asked.ask(), each.session()).isRefusalOrMissing());
    }
}
