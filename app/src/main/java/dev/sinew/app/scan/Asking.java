package dev.sinew.app.scan;

import dev.sinew.app.config.WrongConfiguration;
import dev.sinew.model.Finding;
import dev.sinew.report.AskedIssuer;
import dev.sinew.report.gate.Judge;
import dev.sinew.scan.Issuers;
import dev.sinew.scan.ask.AskedBefore;
import dev.sinew.scan.ask.AskingIssuers;
import dev.sinew.scan.ask.Patience;
import dev.sinew.scan.rules.RuleSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** The asking of issuers in one run, which remembers in a file what it sent. Nothing else makes what connects to them. */
public final class Asking implements AutoCloseable {
    private final Path file;
    private final AskedBefore before;
    private final AskingIssuers issuers;

    private Asking(Path file, AskedBefore before, AskingIssuers issuers) {
        this.file = file;
        this.before = before;
        this.issuers = issuers;
    }

    /**
     * Opens the file.
     *
     * @param rules whose questions are asked
     * @param judge tells what is accepted or known, which is not asked about
     * @param file remembers what was sent
     * @param today the day that it is remembered under
     * @param version of Sinew, which issuers are told
     */
    public static Asking begin(RuleSet rules, Judge judge, Path file, LocalDate today, String version)
            throws WrongConfiguration {
        try {
            AskedBefore before = AskedBefore.open(file, today);
            return new Asking(
                    file,
                    before,
                    new AskingIssuers(rules, each -> counts(judge, each), before, "Sinew/" + version, Patience.USUAL));
        } catch (IOException e) {
            throw new WrongConfiguration("cannot remember in " + file + " what was asked: " + e.getMessage());
        }
    }

    private static boolean counts(Judge judge, Finding finding) {
        return judge.judge(List.of(finding), List.of(), List.of()).of(finding).counts();
    }

    /** Who is asked. */
    public Issuers issuers() {
        return issuers;
    }

    /** Whom was asked how much. */
    public List<AskedIssuer> asked() {
        return issuers.asked().stream()
                .map(each -> new AskedIssuer(
                        each.host(), each.sent(), each.remembered(), each.works(), each.refused(), each.open()))
                .toList();
    }

    /** That the file could not be written, so that nothing more was sent. */
    public WrongConfiguration unwritten(UncheckedIOException e) {
        return new WrongConfiguration("cannot write into " + file + " what is asked: " + e.getMessage());
    }

    @Override
    public void close() throws IOException {
        before.close();
    }
}
