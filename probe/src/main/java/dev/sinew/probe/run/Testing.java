package dev.sinew.probe.run;

import dev.sinew.model.RuleEntry;
import dev.sinew.probe.http.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Runs proofs over operations and keeps what they say in the order of operations and rules, however they were run: what only reads, all
 * operations at once; what needs quiet, one after the other.
 */
final class Testing {
    private final Sender sender;
    private final List<Endpoint> endpoints;
    private final List<RuleEntry<Object>> rules;
    private final Predicate<Proof> mayRun;
    private final Consumer<String> progress;
    private final Map<Integer, TestRow> rows = new ConcurrentSkipListMap<>();

    /** {@code mayRun} says which proofs are run at all. */
    Testing(
            Sender sender,
            List<Endpoint> endpoints,
            List<RuleEntry<Object>> rules,
            Predicate<Proof> mayRun,
            Consumer<String> progress) {
        this.sender = sender;
        this.endpoints = endpoints;
        this.rules = rules;
        this.mayRun = mayRun;
        this.progress = progress;
    }

    /** Runs the proofs that disturb nobody, at the same time. */
    void together(List<Endpoint> some, Trial trial) {
        List<Endpoint> beside =
                some.stream().filter(each -> isBeside(each, trial)).toList();
        Together.map(beside, endpoint -> {
            test(endpoint, trial, proof -> !proof.needsQuiet());
            return endpoint;
        });
    }

    /** Runs those that others would disturb, one after the other. */
    void alone(List<Endpoint> some, Trial trial) {
        some.forEach(endpoint -> test(endpoint, trial, proof -> proof.needsQuiet() || !isBeside(endpoint, trial)));
    }

    /** Whether nothing that is asked of an endpoint changes anything. */
    private static boolean isBeside(Endpoint endpoint, Trial trial) {
        return endpoint.isRead() || trial.fixtures().isEmpty();
    }

    private void test(Endpoint endpoint, Trial trial, Predicate<Proof> kind) {
        progress.accept("testing " + endpoint);
        for (int i = 0; i < rules.size(); i++) {
            RuleEntry<Object> rule = rules.get(i);
            if (rule.rule() instanceof Proof proof && kind.test(proof) && mayRun.test(proof)) {
                int place = endpoints.indexOf(endpoint) * rules.size() + i;
                int before = sender.sentHere();
                proof.prove(endpoint, trial)
                        .ifPresent(each -> rows.put(
                                place,
                                new TestRow(rule.facts(), endpoint.operation(), each, sender.sentHere() - before)));
            }
        }
    }

    /** What the proofs say, so far. */
    List<TestRow> rows() {
        return new ArrayList<>(rows.values());
    }
}
