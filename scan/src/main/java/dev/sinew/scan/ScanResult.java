package dev.sinew.scan;

import dev.sinew.model.Finding;
import dev.sinew.model.Problem;
import dev.sinew.scan.engine.Hit;
import java.util.List;

/**
 * What a scan found.
 *
 * @param findings the worst first
 * @param hits what those were made of, in the order of the files
 * @param problems what could not be read, and what was left out
 * @param files how many files were read
 * @param bytes how many bytes those have
 * @param binary how many files are no text
 * @param accepted how many hits were accepted
 * @param refuted how many look like secrets and can be none
 */
public record ScanResult(
        List<Finding> findings,
        List<Hit> hits,
        List<Problem> problems,
        long files,
        long bytes,
        long binary,
        long accepted,
        long refuted) {
    public ScanResult {
        findings = List.copyOf(findings);
        hits = List.copyOf(hits);
        problems = List.copyOf(problems);
    }
}
