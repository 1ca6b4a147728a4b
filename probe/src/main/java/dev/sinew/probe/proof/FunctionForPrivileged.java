package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Baseline;
import dev.sinew.probe.oracle.Strength;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An operation for the privileged answers an ordinary caller.
 *
 * <p>That somebody is logged in is checked, and not what he may do: customers see what is for staff.
 *
 * <p>Proved by the data: a privileged identity (its {@code role} in the file of identities) and an ordinary one get the same values, of which the
 * ordinary one saw none elsewhere, twice, and nobody gets them without credentials. That the operation is for the privileged is not guessed from
 * the answer: its path says so ({@code admin}, {@code staff}, {@code internal} …), and not that of most of what the
 * ordinary one reaches, or the specification demands another scheme there than everywhere the ordinary caller gets on; where neither is so,
 * nothing is tested.
 *
 * <p>To fix it, ask for the role where the operation begins, and deny where none is named.
 */
@Rule(
        id = "probe.function-for-privileged",
        flaw = "broken-function-level-authorisation",
        title = "An operation for the privileged answers an ordinary caller",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API5:2023"},
        cwe = {285, 862})
public final class FunctionForPrivileged implements Proof {
    private static final Set<String> WORDS =
            Set.of("admin", "administration", "staff", "internal", "management", "backoffice", "operator", "superuser");

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        if (!endpoint.isRead()) {
            return Optional.empty();
        }
        Verdicts verdicts = new Verdicts("no privileged identity reached it");
        boolean asked = false;
        for (Persona privileged : trial.personas()) {
            for (Persona ordinary : trial.personas()) {
                if (privileged.session().identity().isPrivileged()
                        && Rank.above(privileged, ordinary)
                        && isForPrivileged(endpoint, trial, ordinary)) {
                    asked = true;
                    if (area(endpoint)
                            .filter(each -> !isApart(each, trial, ordinary))
                            .isPresent()) {
                        verdicts.add(Outcome.inconclusive(
                                "its path speaks of the privileged, but so does that of most of what " + ordinary
                                        + " reaches"));
                        continue;
                    }
                    privileged.reached(endpoint).stream()
                            .limit(1)
                            .forEach(reached -> verdicts.add(judge(endpoint, trial, privileged, reached, ordinary)));
                }
            }
        }
        return asked ? Optional.of(verdicts.outcome()) : Optional.empty();
    }

    private static Outcome judge(
            Endpoint endpoint, Trial trial, Persona privileged, Reached reached, Persona ordinary) {
        Optional<Baseline> baseline = trial.baseline(privileged, reached);
        Reply reply = trial.ask(reached.filled().ask(), ordinary.session());
        if (!trial.isSuccess(reply)) {
            return Outcome.refuted(ordinary + " was refused: " + reply);
        }
        if (baseline.isEmpty() || !baseline.get().isSame(reply)) {
            return Outcome.refuted(ordinary + " got another answer than " + privileged);
        }
        Set<String> elsewhere = new HashSet<>(reached.filled().named());
        trial.endpoints().stream()
                .filter(each -> !each.equals(endpoint))
                .flatMap(each -> ordinary.told(each).stream())
                .filter(each -> ordinary.couldAsk(each.filled(), endpoint))
                .forEach(each -> elsewhere.addAll(
                        Baseline.of(List.of(each.reply())).map(Baseline::values).orElse(Set.of())));
        List<String> unique = baseline.get().unique(elsewhere);
        boolean open = !Baseline.found(unique, trial.ask(reached.filled().ask(), Session.NOBODY))
                .isEmpty();
        if (Strength.of(unique) < Strength.ENOUGH || open) {
            return Outcome.inconclusive(
                    open
                            ? "everybody gets it, also without credentials"
                            : "nothing in the answer is so special that it would prove anything");
        }
        if (!baseline.get().isSame(trial.askAgain(reached.filled().ask(), ordinary.session()))) {
            return Outcome.inconclusive(ordinary + " got the same once and not again");
        }
        return Outcome.confirmed(
                ordinary + " gets what is for " + privileged + ": " + unique.size() + " values seen nowhere else ("
                        + Shown.places(baseline.get(), unique) + ")",
                List.of(
                        new Outcome.Step(privileged.session(), reached.filled().ask(), privileged + " gets this"),
                        new Outcome.Step(ordinary.session(), reached.filled().ask(), ordinary + " gets the same")));
    }

    private static boolean isForPrivileged(Endpoint endpoint, Trial trial, Persona ordinary) {
        if (area(endpoint).isPresent()) {
            return true;
        }
        if (!endpoint.declaresSecurity()) {
            return false;
        }
        Set<String> own = new HashSet<>();
        endpoint.described().security().forEach(own::addAll);
        return trial.endpoints().stream()
                .filter(each -> !each.equals(endpoint) && each.declaresSecurity())
                .filter(each -> !ordinary.reached(each).isEmpty())
                .flatMap(each -> each.described().security().stream())
                .flatMap(List::stream)
                .noneMatch(own::contains);
    }

    /** Whether a path speaks of the privileged, and not that of most of what somebody reaches. */
    static boolean isNamedFor(Endpoint endpoint, Trial trial, Persona ordinary) {
        return area(endpoint).filter(each -> isApart(each, trial, ordinary)).isPresent();
    }

    /** The path up to a word that speaks of the privileged; empty where there is none. */
    private static Optional<String> area(Endpoint endpoint) {
        StringBuilder area = new StringBuilder();
        for (String segment : endpoint.path().split("/", -1)) {
            area.append(segment).append('/');
            if (WORDS.contains(segment.toLowerCase(Locale.ROOT))) {
                return Optional.of(area.toString());
            }
        }
        return Optional.empty();
    }

    /**
     * Whether such a word tells the privileged apart. It does not where ordinary callers do most of what they do below it, as where all of an
     * application's own pages are called admin.
     */
    private static boolean isApart(String area, Trial trial, Persona ordinary) {
        List<Endpoint> reached = trial.endpoints().stream()
                .filter(each -> !ordinary.reached(each).isEmpty())
                .toList();
        long below = reached.stream()
                .filter(each -> (each.path() + "/").startsWith(area))
                .count();
        return 2 * below <= reached.size();
    }
}
