package dev.sinew.store;

import dev.sinew.model.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The life of findings: what is new, what was accepted and until when, what was fixed and came back. */
public interface Ledger {
    /**
     * Takes what the rules say now. What they no longer say is fixed where all rules that had said it ran; acceptances that have
     * ended reopen what they covered.
     *
     * @param now all findings there are
     * @param rulesThatRan ids of the rules that would have said so
     * @return what changed its state, in the order of fingerprints
     */
    default List<LedgerEntry> update(List<Finding> now, Set<String> rulesThatRan, Instant at) {
        return update(now, (rule, subject) -> rulesThatRan.contains(rule), at);
    }

    /** The same where rules looked at some places only, as those of a test that reached part of an API. */
    List<LedgerEntry> update(List<Finding> now, Looked looked, Instant at);

    /** Whether a rule looked at what a finding is about, so that its silence says something. */
    interface Looked {
        boolean at(String rule, LedgerEntry.Subject subject);
    }

    /**
     * Somebody lives with a finding.
     *
     * @return the finding as it stands now; empty where it is not known
     */
    Optional<LedgerEntry> accept(String fingerprint, LedgerEntry.Acceptance acceptance, Instant at);

    /** Somebody no longer lives with it. */
    Optional<LedgerEntry> withdraw(String fingerprint, String who, Instant at);

    /** One finding. */
    Optional<LedgerEntry> get(String fingerprint);

    /** All findings in some states, in the order of fingerprints. */
    List<LedgerEntry> all(Set<LedgerEntry.State> states);

    /** What happened to a finding, oldest first. */
    List<LedgerEntry.Step> history(String fingerprint);
}
