package dev.sinew.probe.run;

import dev.sinew.model.RuleEntry;
import dev.sinew.probe.http.Sender;
import java.util.List;

/** Runs the tests of the host as a whole, one after the other. */
final class HostTests {
    private HostTests() {}

    /** Adds what they say to {@code rows}, so that it is kept where the budget ends; {@code proved} where somebody proved himself. */
    static void run(
            List<RuleEntry<Object>> rules,
            Plan plan,
            Manner manner,
            Trial trial,
            boolean proved,
            Sender sender,
            List<TestRow> rows) {
        for (RuleEntry<Object> rule : rules) {
            if (rule.rule() instanceof HostProof proof
                    && proof.manner() == manner
                    && plan.isOfHost(rule.facts())
                    && (proved || !proof.needsProvenIdentity())) {
                int before = sender.sentHere();
                List<HostProof.Placed> said = proof.prove(trial);
                int each = said.isEmpty() ? 0 : (sender.sentHere() - before) / said.size();
                said.forEach(one -> rows.add(new TestRow(rule.facts(), one.operation(), one.outcome(), each)));
            }
        }
    }
}
