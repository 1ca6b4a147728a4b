package dev.sinew.app;

import dev.sinew.app.analyze.Analysis;
import dev.sinew.app.analyze.Progress;
import dev.sinew.app.config.Configuration;
import dev.sinew.app.config.ConfigurationReader;
import dev.sinew.app.config.WrongConfiguration;
import dev.sinew.app.fold.Specified;
import dev.sinew.app.fold.TrafficFormats;
import dev.sinew.capture.CaptureLimits;
import dev.sinew.capture.Input;
import dev.sinew.capture.Inputs;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.PlainText;
import dev.sinew.report.gate.Judge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
                    + " each also gzipped. Exit code 0 fine, 1 gate failed, 2 wrong usage or unreadable input, 3 internal"
                    + " error."
        })
final class AnalyzeCommand implements Callable<Integer> {
    private final Streams streams;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Files, folders, or - for standard input. None are needed where a specification is given.")
    private List<String> files = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", description = Format.DESCRIPTION)
    private Format format = Format.text;

    @Mixin
    private final ReportOptions options = new ReportOptions();

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
        Configuration configuration = Configuration.NONE;
        Judge judge;
        try {
            judge = options.judge("analyze", streams);
            if (config.isPresent()) {
                configuration = ConfigurationReader.read(config.get());
            }
        } catch (WrongConfiguration e) {
            return refuse(e.getMessage() + "");
        }
        Inputs inputs = Inputs.find(files, streams.folder(), streams.in(), CaptureLimits.DEFAULTS);
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
        AnalysisReport report;
        Analysis analysis;
        try (Progress progress = progress(inputs)) {
            analysis = new Analysis(
                    Version.current(),
                    TrafficFormats.all(),
                    RuleIndex.all(),
                    configuration,
                    Specified.of(specifications),
                    progress,
                    threads);
            report = analysis.run(inputs);
        }
        AnalysisReport judged = report.judged(judge.judge(report.findings(), report.happened(), report.rules()));
        try {
            options.write(streams, (out, look) -> format.write(judged, analysis.learned(), options, out, look));
        } catch (IOException e) {
            return refuse("cannot write to " + options.where() + ": " + e.getMessage());
        }
        if (analysis.unreadable()) {
            return refuse("at least one named input could not be read; see the report's problems");
        }
        return options.gate(judged, spec.commandLine().getErr());
    }

    private int refuse(String why) {
        spec.commandLine().getErr().println("sinew: " + PlainText.of(why));
        return SinewCommand.WRONG_USAGE;
    }

    private static Progress progress(Inputs inputs) {
        long bytes = 0;
        for (Input input : inputs.inputs()) {
            bytes = input.size() < 0 || bytes < 0 ? -1 : bytes + input.size();
        }
        return Terminal.errorIsTerminal() ? new ProgressLine(bytes) : Progress.SILENT;
    }
}
