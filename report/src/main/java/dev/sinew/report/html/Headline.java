package dev.sinew.report.html;

import dev.sinew.model.Incident;
import dev.sinew.model.Severity;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.FindingGroup;
import dev.sinew.report.Tested;
import dev.sinew.report.Words;
import java.util.ArrayList;
import java.util.List;

/** Says a report in a few sentences. */
final class Headline {
    private Headline() {}

    static List<String> of(AnalysisReport report) {
        List<String> sentences = new ArrayList<>();
        sentences.add(exists(report));
        incidents(sentences, report.happened());
        findings(sentences, report);
        open(sentences, report.operations());
        if (report.judgement().compared()) {
            long fresh = report.findings().stream()
                    .filter(each -> report.judgement().of(each).isNew())
                    .count();
            sentences.add("Compared with the baseline, " + Words.grouped(fresh)
                    + (fresh == 1 ? " finding is" : " findings are") + " new and "
                    + Words.grouped(report.judgement().fixed()) + " of the earlier ones were not found again.");
        }
        return sentences;
    }

    private static String exists(AnalysisReport report) {
        if (PageView.isTest(report)) {
            Tested tested = report.tested();
            return Words.counted(tested.coverage().size(), "operation") + " tested with "
                    + Words.counted(tested.requests(), "request") + ", of which "
                    + Words.grouped(tested.reached()) + " could be reached.";
        }
        if (PageView.isScan(report)) {
            return "Files and apps were scanned; " + Words.counted(PageView.files(report), "file") + " with findings.";
        }
        long apis = report.operations().stream()
                .map(row -> row.operation().api())
                .distinct()
                .count();
        String callers =
                report.callers() == 0 ? "." : ", used by " + Words.counted(report.callers(), "known caller") + ".";
        return Words.counted(apis, "API") + " with "
                + Words.counted(report.operations().size(), "operation") + " in "
                + Words.counted(report.exchanges(), "recorded exchange") + callers;
    }

    private static void incidents(List<String> sentences, List<Incident> incidents) {
        long through = incidents.stream()
                .filter(each -> each.stage() == Incident.Stage.SUCCESS || each.stage() == Incident.Stage.EXTRACTION)
                .count();
        long tried = incidents.size() - through;
        if (through > 0) {
            sentences.add(Words.counted(through, "actor") + " reached or changed what they had no right to"
                    + (tried > 0 ? "; " + Words.grouped(tried) + " more tried." : "."));
        } else if (tried > 0) {
            sentences.add(
                    Words.counted(tried, "actor") + " tried to reach what they had no right to, and did not succeed.");
        }
    }

    private static void findings(List<String> sentences, AnalysisReport report) {
        if (report.findings().isEmpty()) {
            sentences.add("None of the " + Words.counted(report.rules().size(), "rule")
                    + " that ran found a weakness. The last section says what was not looked at.");
            return;
        }
        List<FindingGroup> groups = FindingGroup.of(report.findings());
        long grave = groups.stream()
                .filter(group -> group.rule().severity().compareTo(Severity.HIGH) >= 0)
                .count();
        sentences.add(Words.counted(groups.size(), "weakness").replace("weaknesss", "weaknesses") + " in "
                + Words.counted(report.findings().size(), "place") + ", "
                + (grave == 0 ? "none of high severity." : Words.grouped(grave) + " of high or critical severity."));
    }

    private static void open(List<String> sentences, List<AnalysisReport.Row> rows) {
        long open = rows.stream()
                .filter(row -> row.authentication().equals("never")
                        && !row.dataClasses().isEmpty())
                .count();
        if (open > 0) {
            sentences.add(Words.counted(open, "operation") + " with sensitive data " + (open == 1 ? "was" : "were")
                    + " called without any credentials.");
        }
    }
}
