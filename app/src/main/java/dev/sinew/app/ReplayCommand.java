package dev.sinew.app;

import dev.sinew.app.config.Configuration;
import dev.sinew.app.config.ConfigurationReader;
import dev.sinew.app.config.WrongConfiguration;
import dev.sinew.app.fold.Specified;
import dev.sinew.app.serve.History;
import dev.sinew.app.serve.PolicyInForce;
import dev.sinew.app.serve.Preview;
import dev.sinew.app.serve.PreviewText;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.PlainText;
import dev.sinew.report.gate.Judge;
import dev.sinew.store.Store;
import dev.sinew.store.StoreUnavailable;
import dev.sinew.store.sql.Stores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sinew replay}: today's rules over what a service took before. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Runs today's rules, configuration and specifications over what a service took in the last days, and reports.",
            "It changes nothing and works beside the running service: compare with --baseline before you switch to a new version."
        })
final class ReplayCommand implements Callable<Integer> {
    private final Streams streams;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Option(
            names = "--days",
            paramLabel = "DAYS",
            defaultValue = "7",
            description = "How far back (default: ${DEFAULT-VALUE}).")
    private int days = 7;

    @Option(
            names = "--preview",
            description =
                    "Shows instead whom the response rules of the configuration (serve.respond) and of the service"
                            + " would have kept out, and which calls that would have refused; as text or json.")
    private boolean preview;

    @Option(names = "--format", paramLabel = "FORMAT", description = Format.DESCRIPTION)
    private Format format = Format.text;

    @Mixin
    private final ReportOptions options = new ReportOptions();

    @Mixin
    private final StoreOptions where = new StoreOptions();

    @Option(names = "--spec", paramLabel = "FILE", description = "A specification to compare with. May be given often.")
    private List<Path> specifications = List.of();

    @Option(names = "--config", paramLabel = "FILE", description = "YAML; see docs/configuration.md.")
    private Optional<Path> config = Optional.empty();

    ReplayCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (days < 1) {
            throw new ParameterException(spec.commandLine(), "--days is " + days + "; it must be positive");
        }
        if (preview && format != Format.text && format != Format.json) {
            throw new ParameterException(spec.commandLine(), "--format is " + format + "; a preview is text or json");
        }
        try (Store store = Stores.visit(where.address())) {
            Judge judge = options.judge("replay", streams);
            Configuration configuration =
                    config.isPresent() ? ConfigurationReader.read(config.get()) : Configuration.NONE;
            if (preview) {
                preview(store, configuration);
                return SinewCommand.FINE;
            }
            History history = new History(
                    store,
                    streams.clock().instant().minus(Duration.ofDays(days)),
                    Version.current(),
                    configuration,
                    Specified.of(specifications));
            AnalysisReport report = history.report();
            AnalysisReport judged = report.judged(judge.judge(report.findings(), report.happened(), report.rules()));
            options.write(streams, (out, look) -> format.write(judged, history.learned(), options, out, look));
            return options.gate(judged, spec.commandLine().getErr());
        } catch (StoreUnavailable | WrongConfiguration e) {
            return refuse(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return refuse("cannot write to " + options.where() + ": " + e.getMessage());
        }
    }

    private void preview(Store store, Configuration configuration) throws IOException {
        PolicyInForce force = PolicyInForce.of(
                store, configuration, where.data(), streams.clock().instant());
        Preview made = new Preview(
                store,
                streams.clock().instant().minus(Duration.ofDays(days)),
                configuration,
                Specified.of(specifications).descriptions(),
                force.rules(),
                force.allowances(),
                force.addresses());
        byte[] shown = format == Format.json
                ? PreviewText.json(made.hits(), made.calls())
                : PreviewText.text(made.hits(), made.calls()).getBytes(StandardCharsets.UTF_8);
        options.write(streams, (out, look) -> out.write(shown));
    }

    private int refuse(String why) {
        spec.commandLine().getErr().println("sinew: " + PlainText.of(why));
        return SinewCommand.WRONG_USAGE;
    }
}
