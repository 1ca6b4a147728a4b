package dev.sinew.store.sql;

import dev.sinew.model.Confidence;
import dev.sinew.model.Finding;
import dev.sinew.model.Maturity;
import dev.sinew.model.Operation;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Severity;
import dev.sinew.store.LedgerEntry;
import dev.sinew.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Findings for tests that are about something else. */
final class Samples {
    private static final String RULE = "posture.one";

    private Samples() {}

    /** A finding that is open, one that is accepted, one that is fixed. */
    static void fillLedger(Store store, Instant at) {
        List<Finding> all = List.of(finding("/a"), finding("/b"), finding("/c"));
        store.findings().update(all, Set.of(RULE), at);
        LedgerEntry.Acceptance acceptance = new LedgerEntry.Acceptance("known", "ana", at.plusSeconds(1_000));
        store.findings().accept(all.get(1).fingerprint(), acceptance, at.plusSeconds(1));
        store.findings().update(all.subList(0, 2), Set.of(RULE), at.plusSeconds(2));
    }

    private static Finding finding(String path) {
        RuleFacts facts = new RuleFacts(
                RULE, "flaw", "A title", Severity.HIGH, Maturity.STABLE, List.of(), List.of(), List.of(), "");
        Operation operation = new Operation("api.bank.example", "GET", path, "");
        return new Finding(facts, operation, "", Confidence.LIKELY, List.of(), 1);
    }
}
