package dev.sinew.engine.posture;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.incident.Stakes;
import dev.sinew.model.ApiFacts;
import dev.sinew.model.Confidence;
import dev.sinew.model.Finding;
import dev.sinew.model.Incident.Stake;
import dev.sinew.model.LearnedField;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.LearnedOperation.LearnedAnswer;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Severity;
import dev.sinew.model.Signal;
import dev.sinew.model.Trait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How much of a risk an operation is: likelihood (exposure, authentication, findings, attacks) times impact (data, changes, money,
 * what its flaws open). What has no impact is no risk, however open it is.
 *
 * @param score from 0 to 10 with one decimal
 * @param reasons in words, the weightiest first
 */
public record Risk(double score, List<String> reasons) {
    /** None at all. */
    public static final Risk NONE = new Risk(0, List.of());

    /** Each further finding weighs so much of the one before. */
    private static final double FURTHER_FINDING = 0.7;

    private static final double FURTHER_CLASS = 0.5;
    /** What is true of a whole host is shared by its operations. */
    private static final double OF_API = 0.5;

    private static final long MANY_RECORDS = 20;

    public Risk {
        reasons = List.copyOf(reasons);
    }

    /**
     * The risk of an operation.
     *
     * @param findings about it and about its api as a whole
     * @param severities how bad a data class is, by its id
     */
    public static Risk of(
            OperationPosture operation,
            List<Finding> findings,
            ApiFacts facts,
            Function<String, Severity> severities,
            RiskWeights weights) {
        Factors factors = new Factors();
        exposure(factors, operation, facts, weights);
        authentication(factors, operation, weights);
        status(factors, operation, weights);
        findings(factors, findings, weights);
        attacks(factors, operation.signals(), weights);
        data(factors, operation, severities, weights);
        effects(factors, operation, weights);
        return factors.risk();
    }

    private static void exposure(Factors factors, OperationPosture operation, ApiFacts facts, RiskWeights weights) {
        boolean seen = operation.count(Trait.PUBLIC_CLIENT) > 0;
        switch (facts.exposure()) {
            case "internet" -> factors.likely(weights.of(RiskWeight.INTERNET), "open to the internet");
            case "partner" -> factors.likely(weights.of(RiskWeight.PARTNER), "open to partners");
            case "internal" -> factors.likely(weights.of(RiskWeight.INTERNAL), "open to the internal network");
            default ->
                factors.likely(
                        weights.of(seen ? RiskWeight.INTERNET : RiskWeight.ANYWHERE),
                        seen ? "called from the internet" : "nobody told how far it is open");
        }
    }

    /** A login is called without credentials by its nature. */
    private static void authentication(Factors factors, OperationPosture operation, RiskWeights weights) {
        if (operation.count(Trait.LOGIN) > 0) {
            factors.likely(weights.of(RiskWeight.ALWAYS), "");
            return;
        }
        switch (operation.isGuarded() ? "always" : operation.learned().authentication()) {
            case "never" -> factors.likely(weights.of(RiskWeight.NEVER), "answers without credentials");
            case "mixed" -> factors.likely(weights.of(RiskWeight.MIXED), "called with and without credentials");
            case "always" -> factors.likely(weights.of(RiskWeight.ALWAYS), "anybody with an account may try");
            default -> factors.likely(weights.of(RiskWeight.UNTOLD), "unknown whether it takes credentials");
        }
    }

    private static void status(Factors factors, OperationPosture operation, RiskWeights weights) {
        if (operation.status().equals("shadow")) {
            factors.likely(weights.of(RiskWeight.SHADOW), "nobody described it");
        } else if (operation.status().equals("zombie")) {
            factors.likely(weights.of(RiskWeight.ZOMBIE), "it should have been retired");
        }
    }

    /** A finding weighs by its severity and how sure it is; the worst in full, further ones less and less. */
    private static void findings(Factors factors, List<Finding> findings, RiskWeights weights) {
        List<Finding> ordered = new ArrayList<>(findings);
        ordered.sort(Comparator.comparingDouble((Finding each) -> -share(each, weights))
                .thenComparing(Finding.WORST_FIRST));
        double further = 1;
        for (Finding each : ordered) {
            factors.likely(
                    further * share(each, weights), "finding: " + each.rule().title());
            further *= FURTHER_FINDING;
        }
        ordered.removeIf(Finding::ofApi);
        ordered.sort(Comparator.comparingDouble((Finding each) -> -flaw(each, weights))
                .thenComparing(Finding.WORST_FIRST));
        further = 1;
        for (Finding each : ordered) {
            factors.bad(further * flaw(each, weights), "finding: " + each.rule().title());
            further *= FURTHER_FINDING;
        }
    }

    private static double share(Finding finding, RiskWeights weights) {
        double whole = weights.of(RiskWeight.finding(finding.rule().severity())) * sure(finding.confidence());
        return finding.ofApi() ? OF_API * whole : whole;
    }

    private static double flaw(Finding finding, RiskWeights weights) {
        return weights.of(RiskWeight.flaw(finding.rule().severity())) * sure(finding.confidence());
    }

    private static double sure(Confidence confidence) {
        return switch (confidence) {
            case POSSIBLE -> 0.4;
            case LIKELY -> 0.75;
            case CONFIRMED -> 1;
        };
    }

    private static void attacks(Factors factors, List<Signal> signals, RiskWeights weights) {
        List<Signal> ordered = new ArrayList<>(signals);
        ordered.sort(Comparator.comparingDouble((Signal each) -> -share(each, weights)));
        long reached = signals.stream().filter(Risk::isReached).count();
        double further = 1;
        for (Signal each : ordered) {
            String reason = isReached(each)
                    ? "attacked: " + reached + (reached == 1 ? " call" : " calls") + " reached or changed something"
                    : "attacked without success so far";
            factors.likely(further * share(each, weights), reason);
            if (isReached(each)) {
                factors.bad(further * sure(each.confidence()) * weights.of(RiskWeight.HARM), reason);
            }
            further *= FURTHER_FINDING;
        }
    }

    private static double share(Signal signal, RiskWeights weights) {
        return weights.of(isReached(signal) ? RiskWeight.REACHED : RiskWeight.TRIED) * sure(signal.confidence());
    }

    private static boolean isReached(Signal signal) {
        return signal.outcome() == Outcome.EXPOSED || signal.outcome() == Outcome.CHANGED;
    }

    /** Classes weigh by their severity, those that are only sent less; the worst in full, further ones half of the one before. */
    private static void data(
            Factors factors, OperationPosture operation, Function<String, Severity> severities, RiskWeights weights) {
        LearnedOperation learned = operation.learned();
        Map<String, Double> given = new TreeMap<>();
        double sent = weights.of(RiskWeight.SENT_DATA);
        learned.parameters().forEach(field -> add(given, field, sent, severities, weights));
        learned.requestBody().fields().forEach(field -> add(given, field, sent, severities, weights));
        for (Map.Entry<Integer, LearnedAnswer> answer : learned.answers().entrySet()) {
            boolean success = answer.getKey() < 400;
            answer.getValue().headers().forEach(field -> add(given, field, success ? 1 : sent, severities, weights));
            answer.getValue()
                    .body()
                    .fields()
                    .forEach(field -> add(given, field, success ? 1 : sent, severities, weights));
        }
        List<Map.Entry<String, Double>> ordered = new ArrayList<>(given.entrySet());
        ordered.sort(Map.Entry.<String, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        double further = 1;
        for (Map.Entry<String, Double> each : ordered) {
            factors.bad(further * each.getValue(), "carries " + each.getKey());
            further *= FURTHER_CLASS;
        }
        double most = ordered.isEmpty() ? 0 : ordered.getFirst().getValue();
        if (most >= weights.of(RiskWeight.MEDIUM_DATA)
                && operation.lists().most().value() >= MANY_RECORDS) {
            factors.bad(weights.of(RiskWeight.MANY), "gives many records at once");
        }
    }

    private static void add(
            Map<String, Double> to,
            LearnedField field,
            double share,
            Function<String, Severity> severities,
            RiskWeights weights) {
        for (String id : field.dataClasses()) {
            to.merge(id, share * weights.of(RiskWeight.data(severities.apply(id))), Math::max);
        }
    }

    /** What a call changes. A login changes nothing that is worth more than what it gives. */
    private static void effects(Factors factors, OperationPosture operation, RiskWeights weights) {
        if (operation.successes() == 0 || operation.count(Trait.LOGIN) > 0) {
            return;
        }
        Set<Stake> stakes = Stakes.of(operation.operation());
        if (!operation.isUnsafe()) {
            double about = stakes.isEmpty() ? 0 : weights.of(RiskWeight.ABOUT);
            factors.bad(about, "tells of money or of how people log in");
            return;
        }
        factors.bad(weights.of(RiskWeight.CHANGE), "changes something");
        if (stakes.contains(Stake.MONEY) || movesMoney(operation)) {
            factors.bad(weights.of(RiskWeight.MONEY), "is about money");
        }
        if (stakes.contains(Stake.CREDENTIALS)) {
            factors.bad(weights.of(RiskWeight.CREDENTIALS), "changes how people log in or what they may do");
        }
    }

    /** Whether requests name an amount, or an account or card. */
    private static boolean movesMoney(OperationPosture operation) {
        return operation.learned().requestBody().fields().stream()
                .flatMap(field -> field.dataClasses().stream())
                .map(DataClass::ofId)
                .anyMatch(found -> found.filter(each -> each.category() == DataClass.Category.FINANCIAL)
                        .isPresent());
    }
}
