package dev.sinew.app;

import dev.sinew.app.config.IgnoreFileReader;
import dev.sinew.app.config.WrongConfiguration;
import dev.sinew.model.Severity;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.Look;
import dev.sinew.report.PlainText;
import dev.sinew.report.gate.Baseline;
import dev.sinew.report.gate.BaselineReader;
import dev.sinew.report.gate.Gate;
import dev.sinew.report.gate.Ignores;
import dev.sinew.report.gate.Judge;
import dev.sinew.report.gate.UnreadableBaseline;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What all commands that report have in common: where the report goes, what is known already, and what fails the run. */
final class ReportOptions {
    /** Where accepted findings are written down, if nothing else is said. */
    static final String IGNORE_FILE = ".sinewignore";

    enum Threshold {
        low,
        medium,
        high,
        critical;

        Severity severity() {
            return Severity.valueOf(name().toUpperCase(Locale.ROOT));
        }
    }

    /** Writes a report. */
    interface Writing {
        void write(OutputStream out, Look look) throws IOException;
    }

    @Option(names = "--output", paramLabel = "FILE", description = "Write the report there instead of standard output.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description =
                    "End with exit code 1 for new findings and incidents of this severity or above: low, medium, high"
                            + " or critical.")
    private Optional<Threshold> failOn = Optional.empty();

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "An earlier JSON report: what it has is known, and only what it does not have is new.")
    private Optional<Path> baseline = Optional.empty();

    @Option(
            names = "--ignore-file",
            paramLabel = "FILE",
            description = "YAML: what was accepted, with reasons (default: " + IGNORE_FILE
                    + " in the working folder, if there is one); see docs/reports.md.")
    private Optional<Path> ignoreFile = Optional.empty();

    /**
     * Reads what is known and accepted, before any work is done.
     *
     * @throws WrongConfiguration where that cannot be read, or the report could not be written
     */
    Judge judge(String command, Streams streams) throws WrongConfiguration {
        return judge(command, streams, Ignores.NONE);
    }

    /** The same with what a policy accepts, which stands in the place of an ignore file that is not named. */
    Judge judge(String command, Streams streams, Ignores policy) throws WrongConfiguration {
        Optional<String> obstacle = output.flatMap(ReportOptions::obstacle);
        if (obstacle.isPresent()) {
            throw new WrongConfiguration("cannot write to " + where() + ": " + obstacle.get());
        }
        LocalDate today = LocalDate.ofInstant(streams.clock().instant(), ZoneOffset.UTC);
        if (!policy.entries().isEmpty() && ignoreFile.isPresent()) {
            throw new WrongConfiguration(
                    "what is accepted stands in " + policy.file() + " or in --ignore-file, not in both");
        }
        Ignores accepted = policy.entries().isEmpty() ? ignores(streams.folder()) : policy;
        return new Judge(baseline(command), accepted, today);
    }

    private Baseline baseline(String command) throws WrongConfiguration {
        if (baseline.isEmpty()) {
            return Baseline.NONE;
        }
        Path file = baseline.get();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return BaselineReader.read(in, command);
        } catch (UnreadableBaseline e) {
            throw new WrongConfiguration("cannot compare with " + file + ": " + e.getMessage());
        } catch (IOException e) {
            String why = Files.exists(file) ? String.valueOf(e.getMessage()) : "there is no such file";
            throw new WrongConfiguration("cannot compare with " + file + ": " + why);
        }
    }

    private Ignores ignores(Path folder) throws WrongConfiguration {
        if (ignoreFile.isPresent()) {
            return IgnoreFileReader.read(ignoreFile.get());
        }
        Path usual = folder.resolve(IGNORE_FILE);
        return Files.exists(usual) ? IgnoreFileReader.read(usual) : Ignores.NONE;
    }

    /** What will keep a file from being written, as far as it can be told before the work is done. */
    private static Optional<String> obstacle(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            return Optional.of("it is a folder");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            return Optional.of("there is no such folder");
        }
        boolean writable = Files.isWritable(Files.exists(file) ? file : folder);
        return writable ? Optional.empty() : Optional.of("permission denied");
    }

    /** Where the report goes, for messages. */
    String where() {
        return output.map(Path::toString).orElse("standard output");
    }

    /** Writes the report where it was asked for. */
    void write(Streams streams, Writing writing) throws IOException {
        if (output.isPresent()) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(output.get()))) {
                writing.write(out, Look.PLAIN);
            }
            return;
        }
        OutputStream out = new BufferedOutputStream(streams.out());
        writing.write(out, Terminal.look());
        out.flush();
    }

    /** The earlier report that was named. */
    Optional<Path> baseline() {
        return baseline;
    }

    /** Fails on a severity, unless the command line says another. */
    void failOn(Severity severity) {
        failOn = failOn.or(() -> Optional.of(Threshold.valueOf(severity.name().toLowerCase(Locale.ROOT))));
    }

    /** The lowest severity that matters to the caller. */
    Severity least() {
        return failOn.map(Threshold::severity).orElse(Severity.LOW);
    }

    /** The exit code of a run that could be made, and on standard error why it is not 0. */
    int gate(AnalysisReport report, PrintWriter err) {
        Optional<String> failure = failOn.flatMap(threshold ->
                new Gate(threshold.severity()).failure(report.findings(), report.happened(), report.judgement()));
        failure.ifPresent(why -> err.println("sinew: gate failed: " + PlainText.of(why)));
        return failure.isPresent() ? SinewCommand.GATE_FAILED : SinewCommand.FINE;
    }
}
