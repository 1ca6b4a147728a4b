package dev.sinew.probe.proof;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Baseline;
import dev.sinew.probe.oracle.SensitiveFields;
import dev.sinew.probe.oracle.Strength;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Whose;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What somebody reached with good credentials, and what comes back with others. */
record OpenRead(Persona persona, Reached reached, Baseline baseline) {
    /** One value alone may be what a server says to everybody, such as that it is well; not where it is asked for one object. */
    private static final int FEWEST = 2;
    /** Where so many operations are said to demand credentials, those that are not were left out by intent. */
    private static final int DEMANDING = 3;

    private static final Pattern SECRETS = Pattern.compile("(?i).*/(?:secrets?|credentials?)");

    /**
     * A request that needs credentials by right: the specification says so and the target does not serve whoever sends none by design, or values in the answer are the caller's own, or such as nobody may
     * see, like passwords. Empty where there is none, such as at a public catalogue.
     */
    static Optional<OpenRead> of(Endpoint endpoint, Trial trial) {
        return reached(
                endpoint,
                trial,
                each -> endpoint.declaresSecurity() && !each.isOptional(trial)
                        || !each.isLookup() && (each.isOwn(trial) || each.isPrivate(trial))
                        || each.isPageOfGuarded(trial)
                        || each.isGuardedElsewhere(trial)
                        || each.isSecret());
    }

    /**
     * Whether credentials are optional by design, as of a public article that says to its readers whether they like it: bad ones are looked at and refused, none are needed, and the
     * answer tells of nobody how to reach them. A check that somebody forgot looks at no credentials.
     */
    boolean isOptional(Trial trial) {
        return trial.isSuccess(as(Session.NOBODY, trial))
                && as(Forged.garbage(persona.session()), trial).isRefusal()
                && reached.reply().json().filter(SensitiveFields::isOfSomebody).isEmpty();
    }

    /** The first request to an endpoint with an answer of some substance that a condition holds for. */
    static Optional<OpenRead> reached(Endpoint endpoint, Trial trial, Predicate<OpenRead> condition) {
        if (!endpoint.isRead()) {
            return Optional.empty();
        }
        for (Persona persona : trial.personas()) {
            for (Reached reached : persona.reached(endpoint)) {
                Optional<OpenRead> found = trial.baseline(persona, reached)
                        .map(baseline -> new OpenRead(persona, reached, baseline))
                        .filter(each -> each.baseline().strength() >= Strength.ENOUGH)
                        .filter(each -> each.baseline().telling() >= FEWEST || each.isOfAnObject(trial))
                        .filter(condition);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Whether guests look something up by all that they know of it, as an order by its number and the address that it was placed with: the query names two things, of which one is a name of
     * the caller's, and the path none. That it is asked for so is what proves who may know it.
     */
    private boolean isLookup() {
        Filled filled = reached.filled();
        return filled.endpoint().pathParameters().isEmpty()
                && filled.named().size() > 1
                && filled.named().stream().anyMatch(persona::isOwn)
                && !filled.named().stream().allMatch(persona::isOwn);
    }

    /** Whether the answer is about the object that the request names: one that never existed has none, or nothing of it below it. */
    private boolean isOfAnObject(Trial trial) {
        Filled filled = reached.filled();
        if (filled.last().isEmpty()) {
            return false;
        }
        Reply never =
                trial.ask(filled.withLast(NeverExisted.like(filled.last())).ask(), persona.session());
        List<String> own = baseline.unique(new HashSet<>(filled.named()));
        return !trial.isSuccess(never)
                || Strength.of(own) >= Strength.ENOUGH
                        && Baseline.found(own, never).isEmpty();
    }

    /** Whether nobody else was told of it; where it is described that all may ask for it, that says nothing. */
    private boolean isOwn(Trial trial) {
        boolean kept = SaidFor.isKept(reached.filled().endpoint());
        if (trial.personas().size() < 2 || reached.filled().endpoint().saysOpen() && !kept) {
            return false;
        }
        if (isLeftOpen(reached.filled().endpoint(), trial)
                && reached.reply().json().filter(SensitiveFields::isOfSomebody).isEmpty()
                && !SensitiveFields.isConfidential(
                        reached.reply(), reached.filled().named())) {
            return false;
        }
        Optional<Made> made = created(trial);
        if (made.isPresent()) {
            // It was not there when the others looked around: whether lists tell them of it is asked now.
            boolean says = kept
                    && reached.reply()
                            .json()
                            .flatMap(json -> Belongings.owner(json, persona))
                            .isPresent();
            return trial.personas().stream()
                    .filter(each -> each != persona)
                    .anyMatch(each -> says
                            ? !Sight.isTold(made.get(), each, trial)
                            : Sight.shared(made.get(), each, trial).isEmpty());
        }
        Set<String> others = new HashSet<>(reached.filled().named());
        trial.personas().stream().filter(each -> each != persona).forEach(each -> others.addAll(each.seen()));
        return Strength.of(baseline.unique(others)) >= Strength.ENOUGH;
    }

    /** Whether the description demands credentials of others by name, and not here: what it shows of nobody may be there for all. */
    static boolean isLeftOpen(Endpoint endpoint, Trial trial) {
        return !endpoint.declaresSecurity()
                && trial.endpoints().stream().filter(Endpoint::declaresSecurity).count() >= DEMANDING;
    }

    /**
     * Whether it may be there for all to read: it stands at one of the caller's names, or is found by a text, so that nobody else was told of it says nothing, and neither the
     * description nor what it is or tells speaks against it.
     */
    boolean mayBeForAll(Trial trial) {
        Endpoint endpoint = reached.filled().endpoint();
        List<String> named = reached.filled().named();
        boolean searched = Whose.isSearch(endpoint);
        if (searched && SensitiveFields.isConfidential(reached.reply(), named)) {
            return false;
        }
        return !named.isEmpty()
                && (searched || persona.called().containsAll(named))
                && !(endpoint.declaresSecurity() && !isOptional(trial))
                && !isPrivate(trial)
                && !isPageOfGuarded(trial)
                && !isGuardedElsewhere(trial)
                && !isSecret();
    }

    /**
     * Whether nothing but the description speaks for credentials: all who are logged in are shown the same, and it tells of nobody, nor what opens anything. So is a catalogue, which its
     * server may show to everybody whatever was described; with one caller alone it is not known.
     */
    boolean isSharedByAll(Trial trial) {
        return trial.personas().size() > 1
                && !isOwn(trial)
                && !isPrivate(trial)
                && !isPageOfGuarded(trial)
                && !isGuardedElsewhere(trial)
                && !isSecret()
                && reached.reply()
                        .json()
                        .filter(json -> !SensitiveFields.isOfSomebody(json) && !SensitiveFields.hasKeys(json))
                        .isPresent()
                && trial.personas().stream()
                        .filter(each -> each != persona)
                        .allMatch(each -> baseline.isSame(as(each.session(), trial)));
    }

    /** Whether who sends nothing is refused what is shared by all alike at some operation that is described like this one: there it is meant. */
    static boolean isSharedGuarded(Endpoint endpoint, Trial trial) {
        return trial.endpoints().stream()
                .filter(each -> !each.equals(endpoint) && each.declaresSecurity())
                .flatMap(each -> reached(each, trial, one -> one.isSharedByAll(trial)).stream())
                .anyMatch(each -> each.as(Session.NOBODY, trial).isRefusal());
    }

    /** What the run created that the request is about. */
    private Optional<Made> created(Trial trial) {
        return trial.fixtures().flatMap(each -> each.about(persona, reached.filled()));
    }

    /** Whether it stands below the caller, as the address says, and is such as one shows to nobody. */
    private boolean isPrivate(Trial trial) {
        return trial.personas().stream().anyMatch(each -> Whose.isBelow(reached.filled(), persona, each))
                && OwnPlace.isPrivate(reached);
    }

    /** Whether it is the caller's page among people of whom the collection tells nobody without credentials, and says how to reach the caller. */
    private boolean isPageOfGuarded(Trial trial) {
        String path = reached.filled().endpoint().path();
        return trial.personas().stream()
                        .anyMatch(each -> each != persona && Whose.isPage(reached.filled(), persona, each))
                && reached.reply().json().filter(SensitiveFields::isOfSomebody).isPresent()
                && trial.endpoints().stream()
                        .filter(each -> each.isRead() && path.startsWith(each.path() + "/{"))
                        .flatMap(each -> persona.reached(each).stream().limit(1))
                        .anyMatch(each ->
                                trial.ask(each.filled().ask(), Session.NOBODY).isRefusal());
    }

    /** Whether it says how the caller is reached, and all that it tells stands on another page of the caller, by one of its names as well, which is refused without credentials. */
    private boolean isGuardedElsewhere(Trial trial) {
        Endpoint endpoint = reached.filled().endpoint();
        return isNamed(reached.filled())
                && reached.reply().json().filter(SensitiveFields::isOfSomebody).isPresent()
                && trial.endpoints().stream()
                        .filter(each -> !each.equals(endpoint) && each.path().endsWith("}"))
                        .flatMap(each -> persona.reached(each).stream())
                        .filter(each -> isNamed(each.filled()))
                        .filter(each -> Baseline.of(List.of(each.reply()))
                                .filter(one -> one.values().containsAll(baseline.values()))
                                .isPresent())
                        .anyMatch(each ->
                                trial.ask(each.filled().ask(), Session.NOBODY).isRefusal());
    }

    private boolean isNamed(Filled filled) {
        return filled.named().size() == 1 && persona.called().contains(filled.last());
    }

    /** Whether the answer shows what proves somebody or opens an account, whomever it is shown to; also keys, where the path says that secrets are here. */
    private boolean isSecret() {
        return reached.reply()
                .json()
                .filter(json -> SensitiveFields.opens(json)
                        || SECRETS.matcher(reached.filled().endpoint().path()).matches()
                                && SensitiveFields.hasKeys(json))
                .isPresent();
    }

    Reply as(Session who, Trial trial) {
        return trial.ask(reached.filled().ask(), who);
    }

    /** Confirmed where the same comes back, and comes back again. */
    Outcome judge(Session who, Trial trial, String how) {
        return judge(who, trial, trial::ask, trial::askAgain, how);
    }

    /** The same with a session that may be over, and is not begun anew for it. */
    Outcome judgeAsItIs(Session who, Trial trial, String how) {
        return judge(who, trial, trial::askAsItIs, trial::askAsItIs, how);
    }

    private Outcome judge(
            Session who,
            Trial trial,
            BiFunction<Ask, Session, Reply> first,
            BiFunction<Ask, Session, Reply> again,
            String how) {
        Reply reply = first.apply(reached.filled().ask(), who);
        if (!baseline.isSame(reply)) {
            return Outcome.refuted(
                    trial.isSuccess(reply)
                            ? "the answer " + how + " is another than that to " + persona
                            : "refused " + how + ": " + reply);
        }
        if (!baseline.isSame(again.apply(reached.filled().ask(), who))) {
            return Outcome.inconclusive("the same came back " + how + " once and not again");
        }
        return Outcome.confirmed(
                "the answer " + how + " has all " + baseline.stable().size()
                        + " values that stay the same in the answers to " + persona,
                List.of(
                        new Outcome.Step(persona.session(), reached.filled().ask(), persona + " gets this"),
                        new Outcome.Step(who, reached.filled().ask(), "the same comes back " + how)));
    }
}
