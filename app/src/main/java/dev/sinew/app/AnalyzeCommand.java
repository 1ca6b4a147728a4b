package dev.sinew.app;

import dev.sinew.app.analyze.Analysis;
import dev.sinew.app.analyze.Progress;
import dev.sinew.app.analyze.Specified;
import dev.sinew.app.config.Configuration;
import dev.sinew.app.config.ConfigurationReader;
import dev.sinew.app.config.WrongConfiguration;
import dev.sinew.capture.CaptureLimits;
import dev.sinew.capture.Formats;
import dev.sinew.capture.Input;
import dev.sinew.capture.Inputs;
import dev.sinew.capture.accesslog.JsonLogFormat;
import dev.sinew.capture.accesslog.TextLogFormat;
import dev.sinew.capture.har.HarFormat;
import dev.sinew.capture.jsonl.JsonLinesFormat;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.JsonReport;
import dev.sinew.report.PlainText;
import dev.sinew.report.Style;
import dev.sinew.report.TextReport;
import dev.sinew.spec.write.OpenApiWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sinew analyze}: traffic files in, the inventory out. */
@Command(
        name = "analyze",
        mixinStandardHelpOptions = true,
        description = {
            "Reads recorded traffic and lists every API operation in it.",
            "Formats are recognised by content: HAR 1.2, Exchange JSON Lines, NGINX and Apache access logs (combined or JSON),"
                    + " each also gzipped. Exit code 0 fine, 2 wrong usage or unreadable input, 3 internal error."
        })
final class AnalyzeCommand implements Callable<Integer> {
    enum Format {
        text,
        json,
        openapi
    }

    private final Streams streams;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Files, folders, or - for standard input. None are needed where a specification is given.")
    private List<String> files = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json, or openapi: what was learned as OpenAPI 3.1 (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Option(names = "--output", paramLabel = "FILE", description = "Write the report there instead of standard output.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--spec",
            paramLabel = "FILE",
            description =
                    "A specification to judge and to compare with: OpenAPI 2, 3.0 or 3.1, Postman 2.1, GraphQL SDL. May be given often.")
    private List<Path> specifications = List.of();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "YAML: what you know of hosts, callers and proxies; see docs/configuration.md.")
    private Optional<Path> config = Optional.empty();

    AnalyzeCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (files.isEmpty() && specifications.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Missing required parameter: 'FILE', or --spec FILE");
        }
        Optional<String> obstacle = output.flatMap(AnalyzeCommand::obstacle);
        if (obstacle.isPresent()) {
            return refuse("cannot write to " + output.get() + ": " + obstacle.get());
        }
        Configuration configuration = Configuration.NONE;
        if (config.isPresent()) {
            try {
                configuration = ConfigurationReader.read(config.get());
            } catch (WrongConfiguration e) {
                return refuse(e.getMessage() + "");
            }
        }
        CaptureLimits limits = CaptureLimits.DEFAULTS;
        Inputs inputs = Inputs.find(files, streams.in(), limits);
        Formats formats = new Formats(
                List.of(new HarFormat(), new JsonLinesFormat(), new JsonLogFormat(), new TextLogFormat()), limits);
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
        AnalysisReport report;
        Analysis analysis;
        try (Progress progress = progress(inputs)) {
            analysis = new Analysis(
                    Version.current(),
                    formats,
                    RuleIndex.all(),
                    configuration,
                    Specified.of(specifications),
                    progress,
                    threads);
            report = analysis.run(inputs);
        }
        try {
            write(analysis, report);
        } catch (IOException e) {
            String where = output.map(Path::toString).orElse("standard output");
            return refuse("cannot write to " + where + ": " + e.getMessage());
        }
        if (analysis.unreadable()) {
            return refuse("at least one named input could not be read; see the report's problems");
        }
        return SinewCommand.FINE;
    }

    private int refuse(String why) {
        spec.commandLine().getErr().println("sinew: " + PlainText.of(why));
        return SinewCommand.WRONG_USAGE;
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

    private static Progress progress(Inputs inputs) {
        long bytes = 0;
        for (Input input : inputs.inputs()) {
            bytes = input.size() < 0 || bytes < 0 ? -1 : bytes + input.size();
        }
        return Terminal.errorIsTerminal() ? new ProgressLine(bytes) : Progress.SILENT;
    }

    private void write(Analysis analysis, AnalysisReport report) throws IOException {
        if (output.isPresent()) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(output.get()))) {
                write(analysis, report, out, Style.PLAIN);
            }
            return;
        }
        Style style = Terminal.outputIsTerminal() ? Style.COLOUR : Style.PLAIN;
        OutputStream out = new BufferedOutputStream(streams.out());
        write(analysis, report, out, style);
        out.flush();
    }

    private void write(Analysis analysis, AnalysisReport report, OutputStream out, Style style) throws IOException {
        switch (format) {
            case json -> new JsonReport().write(report, out);
            case openapi -> out.write(OpenApiWriter.json(analysis.learned()).getBytes(StandardCharsets.UTF_8));
            case text -> out.write(new TextReport(style).write(report).getBytes(StandardCharsets.UTF_8));
        }
    }
}
