package dev.sinew.app.serve;

import dev.sinew.model.Finding;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.gate.Acceptance;
import dev.sinew.report.gate.Baseline;
import dev.sinew.report.gate.Ignores;
import dev.sinew.report.gate.Judge;
import dev.sinew.report.gate.Judgement;
import dev.sinew.store.Ledger;
import dev.sinew.store.LedgerEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Carries what a suppression file accepts into the ledger, and takes back what it no longer accepts. */
final class Accepting {
    /** Who accepted, in the ledger. */
    private static final String WHO = ".sinewignore";

    private static final Instant ALWAYS = Instant.parse("9999-12-31T00:00:00Z");

    private final Ignores ignores;

    Accepting(Ignores ignores) {
        this.ignores = ignores;
    }

    void apply(AnalysisReport report, Ledger ledger, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Judgement judged =
                new Judge(Baseline.NONE, ignores, today).judge(report.findings(), report.happened(), report.rules());
        Set<String> accepted = new HashSet<>();
        for (Finding finding : report.findings()) {
            Optional<Acceptance> acceptance = judged.of(finding).accepted();
            acceptance.ifPresent(given -> accepted.add(accept(ledger, finding.fingerprint(), given, now)));
        }
        for (LedgerEntry entry : ledger.all(EnumSet.of(LedgerEntry.State.ACCEPTED))) {
            boolean ours =
                    entry.acceptance().filter(given -> given.who().equals(WHO)).isPresent();
            if (ours && !accepted.contains(entry.fingerprint())) {
                ledger.withdraw(entry.fingerprint(), WHO, now);
            }
        }
    }

    private static String accept(Ledger ledger, String fingerprint, Acceptance given, Instant now) {
        Instant until = given.until()
                .map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .orElse(ALWAYS);
        LedgerEntry.Acceptance wanted = new LedgerEntry.Acceptance(given.reason(), WHO, until);
        boolean stands = ledger.get(fingerprint)
                .filter(entry -> entry.state() == LedgerEntry.State.ACCEPTED)
                .isPresent();
        if (!stands) {
            ledger.accept(fingerprint, wanted, now);
        }
        return fingerprint;
    }
}
