package dev.sinew.app.fold;

import dev.sinew.engine.profile.Profile;
import dev.sinew.engine.route.RouteLimits;
import dev.sinew.engine.route.RouteView;
import dev.sinew.engine.route.Unattributed;
import dev.sinew.model.Problem;
import java.util.List;

/** What folds took and could not use, each with how often and why. */
final class Leftovers {
    private final List<Problem> into;

    private Leftovers(List<Problem> into) {
        this.into = into;
    }

    /** Adds a problem for each reason that occurred. */
    static void of(Folds folds, RouteView view, List<Problem> into) {
        Leftovers leftovers = new Leftovers(into);
        view.unattributed().forEach(leftovers::unattributed);
        view.operations()
                .forEach((operation, profile) -> leftovers.add(
                        operation.api() + " " + operation.method() + " " + operation.path(),
                        profile.noticesLeftOut(),
                        "with weaknesses in more places than are remembered of one operation: not listed"));
        leftovers.limits(folds);
        leftovers.add(
                "",
                view.operations().values().stream().mapToLong(Profile::unshaped).sum(),
                "whose fields were not learned for lack of room: data and types may lack some");
        long cramped = folds.routes.cramped();
        if (cramped > 0) {
            into.add(new Problem(
                    "",
                    -1,
                    cramped + (cramped == 1 ? " host has" : " hosts have")
                            + " answers with more ids than there is room for: paths may be told apart less surely"));
        }
        long forgotten = folds.identity.forgotten();
        if (forgotten > 0) {
            into.add(new Problem(
                    "", -1, forgotten + " tokens were forgotten for lack of room: callers may count twice"));
        }
    }

    private void limits(Folds folds) {
        long forgotten = folds.signals.forgotten();
        if (forgotten > 0) {
            into.add(new Problem(
                    "",
                    -1,
                    forgotten
                            + " signals of the busiest actors were forgotten for lack of room: how their incidents began"
                            + " and how they go on is shown"));
        }
        add("", folds.routes.badUrls(), "without a usable URL: no operation was learned from them");
        add(
                "",
                folds.routes.beyondApis(),
                "of hosts beyond the limit of " + RouteLimits.DEFAULT.apis() + ": not taken");
        add(
                "",
                folds.ownership.left(),
                "beyond the limit of what is kept to be judged: not looked at again for whose objects they reach");
        add(
                "",
                folds.bursts.beyond(),
                "in runs of operations beyond the limit: not looked at for limits of their rate");
        add("", folds.logins.beyond(), "at places beyond the limit of where people log in: not looked at for guessing");
        add("", folds.logins.forgotten(), "of logins forgotten for lack of room: slow guessing may show late or not");
        add("", folds.uses.left(), "beyond the limit of what is kept to be settled: not looked at for stolen tokens");
        if (folds.uses.forgotten() > 0) {
            into.add(new Problem(
                    "",
                    -1,
                    folds.uses.forgotten() + " tokens were forgotten for lack of room: their theft may not show"));
        }
        add("", folds.partners.left() + folds.partners.forgotten(), "answers and operations of partners found no room");
        add("", folds.usage.left(), "found no room: not compared with what others do");
        long habits = folds.usage.forgotten();
        if (habits > 0) {
            into.add(new Problem(
                    "",
                    -1,
                    "habits of " + habits
                            + " operations and callers were forgotten for lack of room: they are learned anew"));
        }
        add("", folds.flows.left(), "found no room: not looked at for steps that were left out");
        if (folds.flows.forgotten() > 0) {
            into.add(new Problem(
                    "",
                    -1,
                    "what " + folds.flows.forgotten()
                            + " callers did was forgotten for lack of room: steps that others left out may not show"));
        }
        add("", folds.identity.beyond(), "of callers beyond the limit: nothing more is known of these callers");
    }

    private void unattributed(String api, Unattributed counts) {
        add(api, counts.notFound(), "of paths or methods that were never found: no operation was learned from them");
        add(api, counts.failed(), "that only met server errors at unproven paths: no operation was learned from them");
        add(api, counts.scanner(), "of paths that only scanners ask for: no operation was learned from them");
        add(
                api,
                counts.frontPage(),
                "that got the front page of a single-page application, as any path does: no operations");
        add(api, counts.preflight(), "that ask whether another origin may call (CORS preflight): no operations");
        add(api, counts.limit(), "beyond the limit of remembered paths: not attributed to an operation");
    }

    private void add(String where, long count, String what) {
        if (count > 0) {
            String place = where.isEmpty() ? "" : where + ": ";
            into.add(new Problem("", -1, place + count + (count == 1 ? " exchange " : " exchanges ") + what));
        }
    }
}
