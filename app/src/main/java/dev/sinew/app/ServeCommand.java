package dev.sinew.app;

import dev.sinew.app.config.Configuration;
import dev.sinew.app.config.ConfigurationReader;
import dev.sinew.app.config.Enforcing;
import dev.sinew.app.config.IgnoreFileReader;
import dev.sinew.app.config.ServeOptions;
import dev.sinew.app.config.WrongConfiguration;
import dev.sinew.app.fold.Specified;
import dev.sinew.app.serve.CannotServe;
import dev.sinew.app.serve.ServeSettings;
import dev.sinew.app.serve.Serving;
import dev.sinew.capture.Inputs;
import dev.sinew.console.ListenAddress;
import dev.sinew.inline.ProxyAddress;
import dev.sinew.report.PlainText;
import dev.sinew.report.gate.Ignores;
import dev.sinew.store.StoreUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code sinew serve}: the service that is left running. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Takes traffic, learns from it and shows what is known, until it is told to stop.",
            "Exchanges come in as JSON Lines by POST to /api/v1/exchanges of the intake; the console has the page and the"
                    + " read API. Both want a token: see `sinew token create`."
        })
final class ServeCommand implements Callable<Integer> {
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private final Streams streams;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private final StoreOptions where = new StoreOptions();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "YAML: what you know of hosts, callers and proxies; see docs/configuration.md.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--spec",
            paramLabel = "FILE",
            description = "A specification to compare traffic with. May be given often.")
    private List<Path> specifications = List.of();

    @Option(
            names = "--console",
            paramLabel = "HOST:PORT",
            description = "Where the page and the read API listen (default: 127.0.0.1:8470).")
    private Optional<String> console = Optional.empty();

    @Option(
            names = "--intake",
            paramLabel = "HOST:PORT",
            description = "Where exchanges come in (default: 127.0.0.1:8471).")
    private Optional<String> intake = Optional.empty();

    @Option(
            names = "--watch",
            paramLabel = "DIR",
            description =
                    "A folder whose files are read as they come, in all formats of analyze; - is standard input. May be"
                            + " given often.")
    private List<Path> watched = List.of();

    @Option(
            names = "--proxy",
            paramLabel = "LISTEN=UPSTREAM",
            description =
                    "Stands in front of an API and sees what passes, such as 127.0.0.1:8080=http://127.0.0.1:9000."
                            + " May be given often.")
    private List<String> proxies = List.of();

    @Option(
            names = "--enforce",
            paramLabel = "MODE",
            converter = ModeReader.class,
            description = "What proxies do about a request for an object that is certainly another caller's: monitor"
                    + " (nothing; the default), dry-run (count it) or block (refuse it).")
    private Optional<Enforcing.Mode> enforce = Optional.empty();

    /** Reads a mode as the configuration writes it. */
    static final class ModeReader implements ITypeConverter<Enforcing.Mode> {
        @Override
        public Enforcing.Mode convert(String text) {
            return Enforcing.Mode.of(text)
                    .orElseThrow(() ->
                            new TypeConversionException("is " + text + ", which is none of " + Enforcing.Mode.names()));
        }
    }

    @Option(
            names = "--check",
            paramLabel = "HOST:PORT",
            description = "Where other proxies ask whether a request may pass: NGINX with auth_request, Traefik with"
                    + " forwardAuth, Envoy with ext_authz over HTTP.")
    private Optional<String> check = Optional.empty();

    @Option(
            names = "--ignore-file",
            paramLabel = "FILE",
            description = "YAML: what was accepted, with reasons (default: " + ReportOptions.IGNORE_FILE
                    + " in the data folder, if there is one); read at the start. See docs/reports.md.")
    private Optional<Path> ignoreFile = Optional.empty();

    ServeCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            Configuration configuration =
                    config.isPresent() ? ConfigurationReader.read(config.get()) : Configuration.NONE;
            ServeOptions told = configuration.serve();
            List<Path> folders = new ArrayList<>(watched);
            told.watch().forEach(folder -> folders.add(Path.of(folder)));
            ServeSettings settings = new ServeSettings(
                    where.data(),
                    where.address(),
                    address("--console", console.orElse(told.console())),
                    address("--intake", intake.orElse(told.intake())),
                    configuration,
                    Specified.of(specifications),
                    ignores(),
                    folders.stream().filter(folder -> !isPipe(folder)).toList(),
                    Stream.concat(told.proxies().stream(), proxies.stream().map(this::proxy))
                            .toList(),
                    enforce.map(mode -> told.enforcing().in(mode)).orElse(told.enforcing()),
                    check.or(told::check).map(text -> address("--check", text)),
                    folders.stream().anyMatch(ServeCommand::isPipe) ? Optional.of(streams.in()) : Optional.empty());
            serve(settings);
            return SinewCommand.FINE;
        } catch (WrongConfiguration | CannotServe | StoreUnavailable e) {
            spec.commandLine().getErr().println("sinew: " + PlainText.of(String.valueOf(e.getMessage())));
            return SinewCommand.WRONG_USAGE;
        }
    }

    private static boolean isPipe(Path folder) {
        return folder.toString().equals(Inputs.STANDARD_INPUT);
    }

    private void serve(ServeSettings settings) throws CannotServe, InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        try (Serving serving = Serving.start(settings, Version.current(), streams.clock())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stop, stopped), "stop"));
            spec.commandLine()
                    .getErr()
                    .println("sinew: serving. Page and read API: http://" + serving.consoleAddress()
                            + "/  Intake: http://" + serving.intakeAddress() + "/api/v1/exchanges  Data: "
                            + settings.store());
            serving.proxyAddresses()
                    .forEach(each -> spec.commandLine()
                            .getErr()
                            .println("sinew: passing on what comes to " + each.host() + ":" + each.port() + " to "
                                    + each.upstream()));
            stop.await();
        }
        stopped.countDown();
    }

    /** Runs when the process is told to end: has everything closed, and then ends it as a command that went well. */
    private static void end(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            if (stopped.await(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(SinewCommand.FINE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Ignores ignores() throws WrongConfiguration {
        Path usual = where.data().resolve(ReportOptions.IGNORE_FILE);
        if (ignoreFile.isPresent()) {
            return IgnoreFileReader.read(ignoreFile.get());
        }
        return Files.exists(usual) ? IgnoreFileReader.read(usual) : Ignores.NONE;
    }

    private ProxyAddress proxy(String text) {
        return ProxyAddress.parse(text)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--proxy is " + text
                                + ", which is no LISTEN=UPSTREAM such as 127.0.0.1:8080=http://127.0.0.1:9000"));
    }

    private ListenAddress address(String option, String text) {
        return ListenAddress.parse(text)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), option + " is " + text + ", which is no HOST:PORT such as 127.0.0.1:8470"));
    }
}
