package dev.sinew.report.junit;

import dev.sinew.model.Evidence;
import dev.sinew.model.Finding;
import dev.sinew.model.Signal;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.PlainText;
import dev.sinew.report.gate.Standing;
import java.util.List;
import java.util.Locale;

/** What a case says: the flaw, where it was seen, what to do. Lines are ours; what comes from traffic stays within one. */
final class CaseText {
    private static final int MAX_LISTED = 10;

    private CaseText() {}

    static String title(Finding finding) {
        return word(finding.rule().severity()) + ": " + finding.rule().title()
                + (finding.field().isEmpty() ? "" : ": " + PlainText.of(finding.field()));
    }

    static String title(AnalysisReport.IncidentRow row) {
        return word(row.incident().severity()) + ": incident by " + PlainText.of(row.actor()) + ", "
                + word(row.incident().stage());
    }

    static String of(Finding finding, Standing standing) {
        StringBuilder text = new StringBuilder();
        text.append(title(finding)).append(" (").append(finding.rule().id()).append(")\n");
        state(text, standing);
        if (!finding.line().file().isEmpty()) {
            text.append("in ").append(PlainText.of(finding.line().file()));
            text.append(finding.line().number() > 0 ? " line " + finding.line().number() : "")
                    .append('\n');
        }
        for (Evidence evidence : head(finding.evidence())) {
            seen(text, evidence.origin().file(), evidence.origin().entry(), evidence.note());
        }
        rest(text, finding.evidence().size());
        if (!finding.cure().isEmpty()) {
            text.append("to fix: ").append(PlainText.of(finding.cure())).append('\n');
        }
        return text.append("fingerprint ").append(finding.fingerprint()).toString();
    }

    static String of(AnalysisReport.IncidentRow row, List<Signal> signals, Standing standing) {
        StringBuilder text = new StringBuilder();
        text.append(title(row)).append(" (").append(row.incident().id()).append(")\n");
        state(text, standing);
        for (Signal signal : head(signals)) {
            text.append(signal.rule().title())
                    .append(", ")
                    .append(word(signal.outcome()))
                    .append(": ");
            seen(text, signal.origin().file(), signal.origin().entry(), signal.note());
        }
        rest(text, signals.size());
        return text.append("fingerprint ").append(row.incident().fingerprint()).toString();
    }

    private static void state(StringBuilder text, Standing standing) {
        standing.accepted()
                .ifPresent(acceptance -> text.append("accepted: ")
                        .append(PlainText.of(acceptance.reason()))
                        .append(acceptance.until().map(day -> ", until " + day).orElse(""))
                        .append('\n'));
        if (!standing.isNew()) {
            text.append("known from the baseline\n");
        }
    }

    private static void seen(StringBuilder text, String file, long entry, String note) {
        text.append(PlainText.of(file)).append(" entry ").append(entry);
        text.append(note.isEmpty() ? "" : ": " + PlainText.of(note)).append('\n');
    }

    private static void rest(StringBuilder text, int size) {
        if (size > MAX_LISTED) {
            text.append("and ").append(size - MAX_LISTED).append(" more\n");
        }
    }

    private static <T> List<T> head(List<T> all) {
        return all.subList(0, Math.min(MAX_LISTED, all.size()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
