package dev.sinew.scan.app;

import dev.sinew.model.Finding;
import dev.sinew.model.Problem;
import dev.sinew.scan.app.api.Endpoint;
import dev.sinew.scan.engine.Hit;
import java.util.List;

/**
 * What was found in an app.
 *
 * @param file the file, as it was named
 * @param id the app's own name
 * @param version its version for people
 * @param kind what kind of package it is
 * @param findings the worst first
 * @param hits the secrets, with where they stand as their file
 * @param answers one for each question, in their order
 * @param endpoints what it calls, in order
 * @param problems what could not be read
 * @param files how many files of it were read
 * @param bytes how many bytes those have, unpacked
 * @param accepted how many secrets were accepted
 */
public record AppResult(
        String file,
        String id,
        String version,
        AppKind kind,
        List<Finding> findings,
        List<Hit> hits,
        List<Answer> answers,
        List<Endpoint> endpoints,
        List<Problem> problems,
        long files,
        long bytes,
        long accepted) {
    public AppResult {
        findings = List.copyOf(findings);
        hits = List.copyOf(hits);
        answers = List.copyOf(answers);
        endpoints = List.copyOf(endpoints);
        problems = List.copyOf(problems);
    }
}
