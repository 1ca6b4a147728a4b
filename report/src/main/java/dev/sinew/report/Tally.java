package dev.sinew.report;

import dev.sinew.model.Finding;
import dev.sinew.model.Incident;
import dev.sinew.report.gate.Judgement;
import dev.sinew.report.gate.Standing;
import java.util.stream.Stream;

/**
 * How many findings and incidents stand how.
 *
 * @param counting those that are new and accepted by nobody
 * @param accepted those that somebody accepted
 */
record Tally(long counting, long accepted) {
    static Tally of(AnalysisReport report) {
        Judgement judgement = report.judgement();
        long counting = 0;
        long accepted = 0;
        Stream<Standing> findings = report.findings().stream().map((Finding each) -> judgement.of(each));
        Stream<Standing> incidents = report.happened().stream().map((Incident each) -> judgement.of(each));
        for (Standing standing : Stream.concat(findings, incidents).toList()) {
            counting += standing.counts() ? 1 : 0;
            accepted += standing.accepted().isPresent() ? 1 : 0;
        }
        return new Tally(counting, accepted);
    }
}
