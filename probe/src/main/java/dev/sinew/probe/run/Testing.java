package dev.sinew.probe.run;

import dev.sinew.model.RuleEntry;
import dev.sinew.probe.graph.GraphPath;
import dev.sinew.probe.http.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Runs proofs over operations and keeps what they say in the order of operations and rules, however they were run: what only reads, all
 * operations at once; what needs quiet, one after the other.
 */
final class Testing {
    private final Sender sender;
    private final Plan plan;
    private final List<Endpoint> endpoints;
    private final List<RuleEntry<Object>> rules;
    private final Predicate<Proof> mayRun;
    private final Consumer<String> progress;
    private final Map<Integer, TestRow> rows = new ConcurrentSkipListMap<>();

    /** {@code mayRun} says which proofs are run at all. */
    Testing(
            Sender sender,
            Plan plan,
            List<RuleEntry<Object>> rules,
            Predicate<Proof> mayRun,
            Consumer<String> progress) {
        this.sender = sender;
        this.plan = plan;
        this.endpoints = plan.endpoints();
        this.rules = rules;
        this.mayRun = mayRun;
        this.progress = progress;
    }

    /** Runs the proofs that disturb nobody, at the same time. */
    void together(List<Endpoint> some, Trial trial, Set<Manner> manners) {
        List<Endpoint> beside =
                some.stream().filter(each -> isBeside(each, trial)).toList();
        Together.map(beside, endpoint -> {
            test(endpoint, trial, proof -> manners.contains(proof.manner()) && !isAlone(proof, trial));
            return endpoint;
        });
    }

    /** Runs those that others would disturb, one after the other. */
    void alone(List<Endpoint> some, Trial trial, Set<Manner> manners) {
        some.forEach(endpoint -> test(
                endpoint,
                trial,
                proof -> manners.contains(proof.manner()) && (isAlone(proof, trial) || !isBeside(endpoint, trial))));
    }

    /**
     * Runs those that the target may not survive, one after the other, and ends where it does not answer any more: the test that was on then says so.
     *
     * @param silence says since when the target does not answer; empty where it does
     * @return what {@code silence} said
     */
    Optional<String> last(List<Endpoint> some, Trial trial, Supplier<Optional<String>> silence) {
        for (Endpoint endpoint : some) {
            progress.accept("testing " + endpoint);
            for (int i = 0; i < rules.size(); i++) {
                if (rules.get(i).rule() instanceof Proof proof
                        && proof.manner() == Manner.BREAKING
                        && mayRun(endpoint, i, proof)) {
                    test(endpoint, trial, i, proof);
                    Optional<String> ended = silence.get();
                    if (ended.isPresent()) {
                        String why = "the target stopped answering while this was tested, which cannot be repeated: ";
                        enter(endpoint, i, Outcome.inconclusive(why + ended.get()), 0);
                        return ended;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Whether nothing that is asked of an endpoint changes anything. */
    private static boolean isBeside(Endpoint endpoint, Trial trial) {
        return endpoint.isRead() || trial.fixtures().isEmpty();
    }

    private static boolean isAlone(Proof proof, Trial trial) {
        return proof.needsQuiet() || proof.creates() && trial.fixtures().isPresent();
    }

    private void test(Endpoint endpoint, Trial trial, Predicate<Proof> kind) {
        progress.accept("testing " + endpoint);
        for (int i = 0; i < rules.size(); i++) {
            RuleEntry<Object> rule = rules.get(i);
            if (rule.rule() instanceof Proof proof && kind.test(proof) && mayRun(endpoint, i, proof)) {
                test(endpoint, trial, i, proof);
            }
        }
    }

    private boolean mayRun(Endpoint endpoint, int rule, Proof proof) {
        return mayRun.test(proof)
                && !(proof.isOfAddress() && GraphPath.isField(endpoint.path()))
                && plan.tests().test(endpoint.operation(), rules.get(rule).facts());
    }

    private void test(Endpoint endpoint, Trial trial, int rule, Proof proof) {
        int before = sender.sentHere();
        proof.prove(endpoint, trial).ifPresent(each -> enter(endpoint, rule, each, sender.sentHere() - before));
    }

    private void enter(Endpoint endpoint, int rule, Outcome outcome, int requests) {
        int place = endpoints.indexOf(endpoint) * rules.size() + rule;
        int sent = requests
                + Optional.ofNullable(rows.get(place)).map(TestRow::requests).orElse(0);
        rows.put(place, new TestRow(rules.get(rule).facts(), endpoint.operation(), outcome, sent));
    }

    /** What the proofs say, so far. */
    List<TestRow> rows() {
        return new ArrayList<>(rows.values());
    }
}
