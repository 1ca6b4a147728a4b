package dev.sinew.app.fold;

import dev.sinew.app.config.Configuration;
import dev.sinew.engine.incident.Incidents;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Posture;
import dev.sinew.engine.posture.Postures;
import dev.sinew.engine.profile.Learned;
import dev.sinew.engine.route.RouteView;
import dev.sinew.model.Finding;
import dev.sinew.model.Findings;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.Problem;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Signal;
import dev.sinew.report.AnalysisReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads a report off folds: what they know, with what the user and specifications tell. */
public final class Results {
    private final String version;
    private final String command;
    private final List<RuleEntry<Object>> rules;
    private final Configuration configuration;
    private final Specified specified;
    private final Learned learned;
    private final ActorNames names;

    /** Results for a command; {@code version} is Sinew's. */
    public Results(
            String version,
            String command,
            List<RuleEntry<Object>> rules,
            Configuration configuration,
            Specified specified,
            ActorNames names) {
        this.names = names;
        this.version = version;
        this.command = command;
        this.rules = List.copyOf(rules);
        this.configuration = configuration;
        this.specified = specified;
        this.learned = new Learned(configuration.dataClasses());
    }

    /** What was learned of each operation, in order. */
    public List<LearnedOperation> learned(RouteView view) {
        List<LearnedOperation> all = new ArrayList<>();
        view.operations().forEach((operation, profile) -> all.add(learned.of(operation, profile)));
        return all;
    }

    /** The report of what folds know at a view; {@code more} are problems that others had. */
    public AnalysisReport report(Folds folds, RouteView view, List<Problem> more) {
        if (specified.given()) {
            specified.compare(learned(view));
        }
        InventoryRows inventory = new InventoryRows(folds.identity);
        List<Signal> said = folds.signals();
        OutsideProfiles outside = new OutsideProfiles(
                configuration, inventory, specified, folds.bursts.view(view.finder()), folds.tokens);
        List<ApiPosture> postures = new Postures(learned, outside).of(view.operations(), said);
        List<Finding> all = new ArrayList<>(Posture.of(rules, postures));
        all.addAll(specified.findings());
        List<Finding> findings = Findings.merged(all);
        Risks risks = new Risks(configuration, postures, findings);
        List<AnalysisReport.Row> rows = rows(view, inventory, risks);
        return new AnalysisReport(
                version,
                command,
                folds.exchanges(),
                folds.identity.count(),
                rows,
                Risks.apis(configuration, rows, risks),
                inventory.cohorts(),
                findings,
                inventory.named(Incidents.of(said), names),
                problems(folds, view, more),
                ran());
    }

    /** The busiest callers, at most so many. */
    public List<AnalysisReport.Caller> callers(Folds folds, int most) {
        return new InventoryRows(folds.identity).busiest(most, names);
    }

    private List<AnalysisReport.Row> rows(RouteView view, InventoryRows inventory, Risks risks) {
        List<AnalysisReport.Row> rows = new ArrayList<>();
        view.operations()
                .forEach((operation, profile) -> rows.add(inventory.row(
                        learned.of(operation, profile), profile, specified.of(operation), risks.of(operation))));
        specified.orphans().forEach(orphan -> rows.add(InventoryRows.orphan(orphan.operation())));
        rows.sort(Comparator.comparing(AnalysisReport.Row::operation));
        return rows;
    }

    private List<Problem> problems(Folds folds, RouteView view, List<Problem> more) {
        List<Problem> problems = new ArrayList<>(specified.problems());
        problems.addAll(folds.problems.all());
        Leftovers.of(folds, view, problems);
        problems.addAll(more);
        return problems;
    }

    /** The facts of all rules that looked at something. */
    private List<RuleFacts> ran() {
        List<RuleFacts> ran = new ArrayList<>(specified.rules());
        rules.forEach(rule -> ran.add(rule.facts()));
        ran.sort(Comparator.comparing(RuleFacts::id));
        return ran;
    }
}
