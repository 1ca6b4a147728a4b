package dev.sinew.app;

import dev.sinew.app.config.WrongConfiguration;
import dev.sinew.app.scan.Apps;
import dev.sinew.app.scan.Asking;
import dev.sinew.app.scan.Inventory;
import dev.sinew.app.scan.OfferedRoutes;
import dev.sinew.model.Problem;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.AskedIssuer;
import dev.sinew.report.PlainText;
import dev.sinew.report.gate.Judge;
import dev.sinew.scan.Scan;
import dev.sinew.scan.ScanResult;
import dev.sinew.scan.ScanSettings;
import dev.sinew.scan.app.AppResult;
import dev.sinew.scan.engine.Suppressed;
import dev.sinew.scan.leak.RuleIndex;
import dev.sinew.scan.route.Route;
import dev.sinew.scan.route.RoutesDocument;
import dev.sinew.scan.rules.RuleSet;
import dev.sinew.scan.rules.RuleSetReader;
import dev.sinew.store.Store;
import dev.sinew.store.StoreAddress;
import dev.sinew.store.StoreUnavailable;
import dev.sinew.store.sql.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sinew scan}: files in, the secrets in them out, masked. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = {
            "Finds keys, tokens and passwords in files and in mobile apps (APK, APKS, XAPK, AAB, IPA), and what else is"
                    + " wrong with those. Nobody is asked whether secrets work unless --ask-issuers says so; no report shows them.",
            "Exit code 0 fine, 1 gate failed, 2 wrong usage or unreadable input, 3 internal error."
        })
final class ScanCommand implements Callable<Integer> {
    private static final String IGNORE_FILE = ".gitleaksignore";
    private static final int MOST_MEGABYTES = 512;

    private final Streams streams;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            defaultValue = ".",
            description = "Files and folders (default: the working folder).")
    private List<Path> paths = List.of();

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "Rules in gitleaks' TOML form instead of Sinew's own; extend.useDefault takes those as well.")
    private Optional<Path> rules = Optional.empty();

    @Option(
            names = "--gitleaks-baseline",
            paramLabel = "FILE",
            description =
                    "An earlier JSON report of gitleaks, or a baseline of detect-secrets: what it has is left out.")
    private Optional<Path> gitleaksBaseline = Optional.empty();

    @Option(
            names = "--history",
            description = "Read all that the git repositories of the paths ever held, not the files that lie there.")
    private boolean history;

    @Option(
            names = "--staged",
            description = "Read what the next commit would bring, as before a commit; the path is the repository.")
    private boolean staged;

    @Option(
            names = "--ask-issuers",
            description =
                    "Send each key or token whose issuer can be asked to that issuer (such as api.github.com), over TLS, to learn"
                            + " whether it works; none a second time, in whatever run. What was accepted or is in the baseline is not"
                            + " sent. Issuers see the secret, your address and that somebody tries it. Without this nothing is sent to"
                            + " anybody.")
    private boolean askIssuers;

    @Option(
            names = "--asked",
            paramLabel = "FILE",
            description =
                    "With --ask-issuers: the file that remembers, by keyed hashes, which secrets were sent (default:"
                            + " sinew/asked in the folder of the user for state, $XDG_STATE_HOME or ~/.local/state).")
    private Optional<Path> asked = Optional.empty();

    @Option(
            names = "--max-file-mb",
            paramLabel = "N",
            description = "Leave out longer files and say so (default: ${DEFAULT-VALUE}).")
    private int maxMegabytes = ScanSettings.MAX_BYTES >> 20;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder of a service's data: what apps call is looked up in its inventory.")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--format", paramLabel = "FORMAT", description = ScanFormat.DESCRIPTION)
    private ScanFormat format = ScanFormat.text;

    @Mixin
    private final ReportOptions options = new ReportOptions();

    ScanCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        try {
            Judge judge = options.judge("scan", streams);
            ScanSettings settings = settings();
            if (format == ScanFormat.openapi) {
                return routes();
            }
            if (!askIssuers) {
                if (asked.isPresent()) {
                    throw new WrongConfiguration("--asked says where --ask-issuers remembers: give both");
                }
                return scanned(settings, judge, List::of);
            }
            Path memory = asked.orElseGet(() -> streams.state().resolve("asked"));
            LocalDate today = LocalDate.ofInstant(streams.clock().instant(), ZoneOffset.UTC);
            try (Asking asking = Asking.begin(settings.rules(), judge, memory, today, Version.current())) {
                try {
                    return scanned(settings.asking(asking.issuers()), judge, asking::asked);
                } catch (UncheckedIOException e) {
                    throw asking.unwritten(e);
                }
            }
        } catch (WrongConfiguration e) {
            return refuse(e.getMessage() + "");
        } catch (IOException e) {
            return refuse("cannot write to " + options.where() + ": " + e.getMessage());
        }
    }

    private int scanned(ScanSettings settings, Judge judge, Supplier<List<AskedIssuer>> issuers)
            throws WrongConfiguration, IOException {
        Optional<Inventory> inventory = inventory();
        List<Problem> problems = new ArrayList<>();
        Scan scan = new Scan(settings);
        ScanResult files = scanned(scan);
        List<AppResult> apps = Apps.scan(settings, scan.apps(), problems);
        ScanResult result = Apps.joined(files, apps, problems);
        AnalysisReport report = report(result)
                .scanned(apps.stream().map(each -> Apps.shown(each, inventory)).toList())
                .asked(issuers.get());
        AnalysisReport judged = report.judged(judge.judge(report.findings(), List.of(), report.rules()));
        options.write(streams, (out, look) -> format.write(judged, result, out, look));
        return options.gate(judged, spec.commandLine().getErr());
    }

    private ScanResult scanned(Scan scan) throws WrongConfiguration {
        if (history && staged) {
            throw new WrongConfiguration("--history and --staged are two ways to scan: give one");
        }
        return history ? scan.history() : staged ? scan.staged() : scan.run();
    }

    /** Writes what servers offer instead of a report. */
    private int routes() throws IOException {
        List<Problem> problems = new ArrayList<>();
        List<Route> routes = OfferedRoutes.of(paths, problems);
        for (Problem each : problems) {
            spec.commandLine().getErr().println("sinew: " + PlainText.of(each.file() + ": " + each.what()));
        }
        if (routes.isEmpty()) {
            spec.commandLine().getErr().println("sinew: no routes were found; Java sources, classes and jars are read");
        }
        String title = String.valueOf(paths.getFirst().getFileName());
        byte[] document = RoutesDocument.json(routes, title).getBytes(StandardCharsets.UTF_8);
        options.write(streams, (out, look) -> out.write(document));
        return SinewCommand.FINE;
    }

    private Optional<Inventory> inventory() throws WrongConfiguration {
        if (data.isEmpty()) {
            return Optional.empty();
        }
        try (Store store =
                Stores.visit(new StoreAddress.Folder(data.get().toAbsolutePath().normalize()))) {
            return Optional.of(Inventory.of(store));
        } catch (StoreUnavailable e) {
            throw new WrongConfiguration("cannot read the inventory: " + e.getMessage());
        }
    }

    private ScanSettings settings() throws WrongConfiguration {
        for (Path path : paths) {
            if (!Files.isReadable(path)) {
                throw new WrongConfiguration("cannot read " + path + ": "
                        + (Files.exists(path) ? "permission denied" : "there is no such file"));
            }
        }
        if (maxMegabytes < 1 || maxMegabytes > MOST_MEGABYTES) {
            throw new WrongConfiguration("--max-file-mb is from 1 to " + MOST_MEGABYTES);
        }
        int threads = Runtime.getRuntime().availableProcessors();
        return new ScanSettings(paths, rules(), suppressed(), streams.clock().instant(), maxMegabytes << 20, threads);
    }

    private RuleSet rules() throws WrongConfiguration {
        if (rules.isEmpty()) {
            return RuleSetReader.ours();
        }
        try {
            RuleSet set = RuleSetReader.read(rules.get());
            if (set.rules().isEmpty()) {
                String why = set.problems().isEmpty()
                        ? ""
                        : ": " + set.problems().getFirst().what();
                throw new WrongConfiguration("no rule can be used of " + rules.get() + why);
            }
            return set;
        } catch (IOException e) {
            throw new WrongConfiguration("cannot read rules from " + rules.get() + ": " + e.getMessage());
        }
    }

    private Suppressed suppressed() throws WrongConfiguration {
        Suppressed suppressed = new Suppressed();
        try {
            Path usual = streams.folder().resolve(IGNORE_FILE);
            if (Files.isRegularFile(usual)) {
                suppressed.ignore(usual);
            }
            for (Path root : paths) {
                Path beside = root.resolve(IGNORE_FILE);
                if (Files.isRegularFile(beside)) {
                    suppressed.ignore(beside);
                }
            }
            if (gitleaksBaseline.isPresent() && !suppressed.baseline(gitleaksBaseline.get())) {
                throw new WrongConfiguration(gitleaksBaseline.get()
                        + " is neither a JSON report of gitleaks nor a baseline of detect-secrets");
            }
            return suppressed;
        } catch (IOException e) {
            throw new WrongConfiguration("cannot read what was accepted: " + e.getMessage());
        }
    }

    private static AnalysisReport report(ScanResult result) {
        return new AnalysisReport(
                Version.current(),
                "scan",
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                result.findings(),
                List.of(),
                result.problems(),
                RuleIndex.all().stream().map(entry -> entry.facts()).toList());
    }

    private int refuse(String why) {
        spec.commandLine().getErr().println("sinew: " + PlainText.of(why));
        return SinewCommand.WRONG_USAGE;
    }
}
