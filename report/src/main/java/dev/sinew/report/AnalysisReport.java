package dev.sinew.report;

import dev.sinew.model.Finding;
import dev.sinew.model.Incident;
import dev.sinew.model.Operation;
import dev.sinew.model.Problem;
import dev.sinew.model.RuleFacts;
import dev.sinew.report.gate.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of a command, ready to be shown.
 *
 * @param version of Sinew
 * @param command which command made it
 * @param exchanges how many exchanges were taken
 * @param callers how many distinct callers made them
 * @param operations in the order of api, path, method
 * @param apis what is told of apis, in the order of their names
 * @param cohorts callers by what kind they are
 * @param findings in the order of severity and operation
 * @param incidents what was done to whose objects, worst first
 * @param problems what could not be read or attributed, in the order met
 * @param rules the facts of all rules that ran, whatever they found
 * @param judgement how findings and incidents stand against a baseline and what was accepted
 * @param tested what active tests said
 * @param apps mobile apps that were scanned, in the order of their files
 * @param issuers who was asked about keys and tokens, in the order of their names
 */
public record AnalysisReport(
        String version,
        String command,
        long exchanges,
        long callers,
        List<Row> operations,
        List<Api> apis,
        List<Cohort> cohorts,
        List<Finding> findings,
        List<IncidentRow> incidents,
        List<Problem> problems,
        List<RuleFacts> rules,
        Judgement judgement,
        Tested tested,
        List<ScannedApp> apps,
        List<AskedIssuer> issuers) {
    public AnalysisReport {
        operations = List.copyOf(operations);
        apis = List.copyOf(apis);
        cohorts = List.copyOf(cohorts);
        findings = List.copyOf(findings);
        incidents = List.copyOf(incidents);
        problems = List.copyOf(problems);
        rules = List.copyOf(rules);
        apps = List.copyOf(apps);
        issuers = List.copyOf(issuers);
    }

    /** A report that nobody has judged yet: all is new. */
    public AnalysisReport(
            String version,
            String command,
            long exchanges,
            long callers,
            List<Row> operations,
            List<Api> apis,
            List<Cohort> cohorts,
            List<Finding> findings,
            List<IncidentRow> incidents,
            List<Problem> problems,
            List<RuleFacts> rules) {
        this(
                version,
                command,
                exchanges,
                callers,
                operations,
                apis,
                cohorts,
                findings,
                incidents,
                problems,
                rules,
                Judgement.NONE,
                Tested.NOTHING,
                List.of(),
                List.of());
    }

    /** The same report, judged. */
    public AnalysisReport judged(Judgement by) {
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(by.problems());
        return new AnalysisReport(
                version,
                command,
                exchanges,
                callers,
                operations,
                apis,
                cohorts,
                findings,
                incidents,
                all,
                rules,
                by,
                tested,
                apps,
                issuers);
    }

    /** The same report with what active tests said. */
    public AnalysisReport tested(Tested by) {
        return with(by, apps, issuers);
    }

    /** The same report with apps. */
    public AnalysisReport scanned(List<ScannedApp> these) {
        return with(tested, these, issuers);
    }

    /** The same report with issuers that were asked. */
    public AnalysisReport asked(List<AskedIssuer> whom) {
        return with(tested, apps, whom);
    }

    private AnalysisReport with(Tested by, List<ScannedApp> these, List<AskedIssuer> whom) {
        return new AnalysisReport(
                version,
                command,
                exchanges,
                callers,
                operations,
                apis,
                cohorts,
                findings,
                incidents,
                problems,
                rules,
                judgement,
                by,
                these,
                whom);
    }

    /** The incidents as such, worst first. */
    public List<Incident> happened() {
        return incidents.stream().map(IncidentRow::incident).toList();
    }

    /**
     * An incident.
     *
     * @param incident what happened
     * @param actor a name for who did it, good within this report
     * @param agents families of user agents that the actor used
     */
    public record IncidentRow(Incident incident, String actor, List<String> agents) {
        public IncidentRow {
            agents = List.copyOf(agents);
        }
    }

    /**
     * What the configuration tells of an api; empty where it tells nothing.
     *
     * @param name the lower-case authority
     * @param environment {@code production}, {@code test} …
     * @param owner who answers for it
     * @param exposure {@code internet}, {@code partner} or {@code internal}
     * @param tags words to find it by
     * @param risk from 0 to 10, 0 where none was computed
     * @param riskReasons what makes the risk, the weightiest first
     */
    public record Api(
            String name,
            String environment,
            String owner,
            String exposure,
            List<String> tags,
            double risk,
            List<String> riskReasons) {
        public Api {
            tags = List.copyOf(tags);
            riskReasons = List.copyOf(riskReasons);
        }
    }

    /**
     * One caller.
     *
     * @param name a name for it that tells nothing of who it is
     * @param cohort {@code user}, {@code third party}, {@code staff} or {@code service}
     * @param because what that was concluded from
     * @param requests how many calls it made
     * @param authenticationTypes the kinds of its credentials, in order
     * @param agents families of its user agents, in order
     * @param applications how many applications it used, by its tokens
     * @param tenants how many tenants its tokens named
     * @param consents how many consents its tokens named
     * @param firstSeenMicros its first call in microseconds since 1970 UTC, or {@link Long#MIN_VALUE}
     * @param lastSeenMicros its last call, likewise
     */
    public record Caller(
            String name,
            String cohort,
            String because,
            long requests,
            List<String> authenticationTypes,
            List<String> agents,
            int applications,
            int tenants,
            int consents,
            long firstSeenMicros,
            long lastSeenMicros) {
        public Caller {
            authenticationTypes = List.copyOf(authenticationTypes);
            agents = List.copyOf(agents);
        }
    }

    /**
     * The callers of one kind.
     *
     * @param name {@code user}, {@code third party}, {@code staff} or {@code service}
     * @param callers how many
     * @param requests how many calls they made
     * @param authenticationTypes the kinds of their credentials, in order
     * @param agents families of their user agents, the most used first
     * @param reasons what the kind was concluded from, the most frequent first
     */
    public record Cohort(
            String name,
            long callers,
            long requests,
            List<String> authenticationTypes,
            List<String> agents,
            List<String> reasons) {
        public Cohort {
            authenticationTypes = List.copyOf(authenticationTypes);
            agents = List.copyOf(agents);
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A field that holds sensitive values.
     *
     * @param side {@code request} or {@code answer}
     * @param place {@code path}, {@code query}, {@code header}, {@code cookie} or {@code body}
     * @param name its path
     * @param classes ids, in order
     * @param sample a masked value, or empty
     */
    public record Field(String side, String place, String name, List<String> classes, String sample) {
        public Field {
            classes = List.copyOf(classes);
        }
    }

    /**
     * One operation.
     *
     * @param operation which
     * @param requests how many calls
     * @param callers how many distinct callers
     * @param authentication {@code always}, {@code mixed}, {@code never} or {@code unknown}
     * @param authenticationTypes kinds of credentials seen, in order
     * @param dataClasses classes of sensitive values seen, in order
     * @param fields the fields that hold those, in order
     * @param cohorts kinds of callers, in order
     * @param documented whether a specification has it; empty without a specification
     * @param status {@code active}, {@code shadow}, {@code zombie} or {@code orphan}
     * @param firstSeenMicros the first call's time in microseconds since 1970 UTC, or {@link Long#MIN_VALUE}
     * @param lastSeenMicros the last call's time, likewise
     * @param errors how many calls were answered with a status of 400 or above
     * @param risk from 0 to 10, 0 where none was computed
     * @param riskReasons what makes the risk, the weightiest first
     */
    public record Row(
            Operation operation,
            long requests,
            long callers,
            String authentication,
            List<String> authenticationTypes,
            List<String> dataClasses,
            List<Field> fields,
            List<String> cohorts,
            Optional<Boolean> documented,
            String status,
            long firstSeenMicros,
            long lastSeenMicros,
            long errors,
            double risk,
            List<String> riskReasons) {
        public Row {
            authenticationTypes = List.copyOf(authenticationTypes);
            dataClasses = List.copyOf(dataClasses);
            fields = List.copyOf(fields);
            cohorts = List.copyOf(cohorts);
            riskReasons = List.copyOf(riskReasons);
        }
    }
}
