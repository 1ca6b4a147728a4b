package dev.sinew.app;

import dev.sinew.app.config.TestPolicy;
import dev.sinew.app.config.TestPolicyReader;
import dev.sinew.app.config.WrongConfiguration;
import dev.sinew.app.fold.TestFindings;
import dev.sinew.app.test.ActiveTest;
import dev.sinew.app.test.Choice;
import dev.sinew.app.test.Earlier;
import dev.sinew.app.test.IncidentPlan;
import dev.sinew.app.test.TestInputs;
import dev.sinew.app.test.TestSettings;
import dev.sinew.capture.Inputs;
import dev.sinew.console.api.Resource;
import dev.sinew.model.Problem;
import dev.sinew.probe.http.Budget;
import dev.sinew.probe.http.Pace;
import dev.sinew.probe.identity.IdentityFile;
import dev.sinew.probe.identity.IdentityReading;
import dev.sinew.probe.run.JUnitSource;
import dev.sinew.probe.run.Writing;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.PlainText;
import dev.sinew.report.Tested;
import dev.sinew.report.gate.Judge;
import dev.sinew.store.Store;
import dev.sinew.store.StoreAddress;
import dev.sinew.store.StoreUnavailable;
import dev.sinew.store.sql.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sinew test}: a running API in, proofs out. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Tests a running API as several users and proves what is wrong with it, or says why it cannot.",
            "Reads only, unless --allow-writes is given.",
            "Exit code 0 fine, 1 gate failed or nothing was really tested, 2 wrong usage or unreadable input, 3 internal error."
        })
final class TestCommand implements Callable<Integer> {
    private final Streams streams;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Option(
            names = "--target",
            required = true,
            paramLabel = "URL",
            description = "Where the API runs; nothing else is called.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private String target;

    @Option(
            names = "--spec",
            paramLabel = "FILE",
            description = "What there is to test: OpenAPI 2, 3.0 or 3.1, Postman 2.1, GraphQL. May be given often.")
    private List<Path> specifications = List.of();

    @Option(names = "--postman", paramLabel = "FILE", description = "The same as --spec.")
    private List<Path> collections = List.of();

    @Option(
            names = "--traffic",
            paramLabel = "FILE",
            description = {
                "Recorded traffic that tells of operations and of values to fill requests with: all that analyze reads.",
                "Credentials in it are not used. May be given often."
            })
    private List<String> traffic = List.of();

    @Option(names = "--data", paramLabel = "DIR", description = "An installation whose inventory tells of operations.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description =
                    "Under which host traffic and inventory know the target (default: its own, else the only one).")
    private String host = "";

    @Option(
            names = "--identities",
            required = true,
            paramLabel = "FILE",
            description =
                    "Who to be: the authentication file of Web Fuzzing Commons (YAML), with role and tenant; see docs/testing.md.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private Path identities;

    @Option(
            names = "--reproduce",
            paramLabel = "DIR",
            description =
                    "Write a JUnit 5 test there for each confirmed finding; it fails as long as the flaw is there.")
    private Optional<Path> reproduce = Optional.empty();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "What the team has agreed on (YAML): which rules and operations, what fails the run, and exceptions with "
                            + "reason and end; see docs/testing.md.")
    private Optional<Path> policy = Optional.empty();

    @Option(
            names = "--retest",
            paramLabel = "FINGERPRINT",
            description =
                    "Test one finding of the earlier report in --baseline again: exit code 0 where it is refuted, "
                            + "1 where it is still so or cannot be told.")
    private Optional<String> retest = Optional.empty();

    @Option(
            names = "--from-incident",
            paramLabel = "ID",
            description =
                    "Test what an incident of --data says, and nothing else: at its operations the rules that prove what its "
                            + "signals tell.")
    private Optional<String> incident = Optional.empty();

    @Option(names = "--dry-run", description = "Print what would be asked of whom, and send nothing.")
    private boolean dryRun;

    @Option(
            names = "--allow-writes",
            description = "Also create objects, change them as others, and delete them again; end sessions of its own, "
                    + "and try wrong passwords on the identities. For test systems.")
    private boolean allowWrites;

    @Option(
            names = "--allow-leftovers",
            description =
                    "With --allow-writes: also create objects and users that no operation deletes; the report lists what is "
                            + "left. For test systems whose data is thrown away.")
    private boolean allowLeftovers;

    @Option(
            names = "--login-tries",
            paramLabel = "N",
            description = "How many wrong passwords are tried on the last identity (default: ${DEFAULT-VALUE}).")
    private int loginTries = Writing.USUAL_TRIES;

    @Option(
            names = "--callback",
            paramLabel = "HOST:PORT",
            description =
                    "Where the target can call this machine, to prove that it calls addresses of a request; all addresses of this machine "
                            + "listen at that port (default: a free port on loopback, where the target is on this machine).")
    private Optional<String> callback = Optional.empty();

    @Option(
            names = "--min-coverage",
            paramLabel = "PERCENT",
            description = "End with exit code 1 where fewer of the operations that only read were reached.")
    private int minCoverage;

    @Option(
            names = "--max-requests",
            paramLabel = "N",
            description = "Send no more than that (default: ${DEFAULT-VALUE}).")
    private int maxRequests = Budget.DEFAULT.requests();

    @Option(
            names = "--max-minutes",
            paramLabel = "N",
            description = "Begin no request after that long (default: ${DEFAULT-VALUE}).")
    private int maxMinutes = (int) Budget.DEFAULT.time().toMinutes();

    @Option(
            names = "--at-once",
            paramLabel = "N",
            description = "Send so many requests at the same time (default: ${DEFAULT-VALUE}).")
    private int atOnce = Pace.DEFAULT.atOnce();

    @Option(
            names = "--per-second",
            paramLabel = "N",
            description = "Begin no more requests in a second; 0 for no limit (default: ${DEFAULT-VALUE}).")
    private int perSecond = Pace.DEFAULT.perSecond();

    @Option(names = "--format", paramLabel = "FORMAT", description = TestFormat.DESCRIPTION)
    private TestFormat format = TestFormat.text;

    @Mixin
    private final ReportOptions options = new ReportOptions();

    TestCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        try {
            TestPolicy agreed = policy.isPresent() ? TestPolicyReader.read(policy.get()) : TestPolicy.NONE;
            agreed.failOn().ifPresent(options::failOn);
            Judge judge = options.judge("test", streams, agreed.exceptions());
            IdentityReading read = identities();
            List<Problem> problems = new ArrayList<>(read.problems());
            ActiveTest test = new ActiveTest(settings(read, agreed), problems);
            if (dryRun) {
                spec.commandLine().getOut().print(test.plan());
                spec.commandLine().getOut().flush();
                return SinewCommand.FINE;
            }
            AnalysisReport report = test.run(this::progress);
            write(test.sources());
            keep(report);
            AnalysisReport judged = report.judged(judge.judge(report.findings(), List.of(), report.rules()));
            options.write(streams, (out, look) -> format.write(judged, options, out, look));
            if (retest.isPresent() && judged.tested().with(Tested.Verdict.CONFIRMED) > 0) {
                spec.commandLine().getErr().println("sinew: gate failed: the finding is still there");
                return SinewCommand.GATE_FAILED;
            }
            int gate = options.gate(judged, spec.commandLine().getErr());
            return gate != SinewCommand.FINE ? gate : proven(test, judged, agreed);
        } catch (WrongConfiguration e) {
            return refuse(e.getMessage() + "");
        } catch (IOException e) {
            return refuse("cannot write to " + options.where() + ": " + e.getMessage());
        }
    }

    /** What was told goes to the installation that was named, so that it stands beside what traffic shows. */
    private void keep(AnalysisReport report) throws WrongConfiguration {
        if (data.isPresent()) {
            try (Store store = Stores.visit(address(data.get()))) {
                TestFindings.keep(store, report, streams.clock().instant());
            } catch (StoreUnavailable e) {
                throw new WrongConfiguration(String.valueOf(e.getMessage()));
            }
        }
    }

    private void write(List<JUnitSource> sources) throws WrongConfiguration {
        if (reproduce.isPresent()) {
            try {
                Path folder = Files.createDirectories(reproduce.get());
                for (JUnitSource source : sources) {
                    Files.writeString(folder.resolve(source.className() + ".java"), source.text());
                }
            } catch (IOException e) {
                throw new WrongConfiguration("cannot write to " + reproduce.get() + ": " + e.getMessage());
            }
        }
    }

    private IdentityReading identities() throws WrongConfiguration {
        try {
            return IdentityFile.read(Files.readString(identities), identities.toString());
        } catch (IOException e) {
            String why = Files.exists(identities) ? "it is no text that can be read" : "there is no such file";
            throw new WrongConfiguration("cannot read identities from " + identities + ": " + why);
        }
    }

    private TestSettings settings(IdentityReading read, TestPolicy agreed) throws WrongConfiguration {
        if (atOnce < 1 || perSecond < 0) {
            throw new WrongConfiguration("--at-once must be 1 or more, --per-second 0 or more");
        }
        Budget budget = new Budget(
                maxRequests,
                Duration.ofMinutes(maxMinutes),
                Budget.DEFAULT.each(),
                Budget.DEFAULT.storm(),
                new Pace(atOnce, perSecond));
        if (read.identities().isEmpty()) {
            throw new WrongConfiguration(identities + " has no identity that can be used; see docs/testing.md");
        }
        Optional<IncidentPlan> ofIncident = ofIncident();
        return new TestSettings(
                Version.current(),
                TestAddresses.target(target, spec.commandLine()),
                inputs(),
                read.identities(),
                budget,
                streams.clock(),
                writing(read),
                choice(agreed, ofIncident),
                ofIncident,
                TestAddresses.callback(callback, spec.commandLine()));
    }

    private Choice choice(TestPolicy agreed, Optional<IncidentPlan> ofIncident) throws WrongConfiguration {
        Choice choice =
                new Choice((operation, rule) -> agreed.tests(operation) && agreed.runs(rule.id()), each -> false);
        if (retest.isPresent()) {
            if (options.baseline().isEmpty()) {
                throw new WrongConfiguration("--retest needs the earlier report: --baseline FILE");
            }
            choice = choice.and(Earlier.finding(options.baseline().get(), retest.get()));
        }
        return ofIncident.map(IncidentPlan::choice).map(choice::and).orElse(choice);
    }

    private Optional<IncidentPlan> ofIncident() throws WrongConfiguration {
        if (incident.isEmpty()) {
            return Optional.empty();
        }
        if (data.isEmpty()) {
            throw new WrongConfiguration("--from-incident needs the installation that has it: --data DIR");
        }
        try (Store store = Stores.visit(address(data.get()))) {
            return Optional.of(store.views()
                    .get(Resource.INCIDENTS.view(), incident.get())
                    .map(document -> IncidentPlan.of(document.json()))
                    .filter(plan -> !plan.isEmpty())
                    .orElseThrow(() -> new WrongConfiguration(data.get() + " has no incident " + incident.get()
                            + " with operations; GET /api/v1/incidents lists them")));
        } catch (StoreUnavailable e) {
            throw new WrongConfiguration(String.valueOf(e.getMessage()));
        }
    }

    private static StoreAddress address(Path folder) {
        return new StoreAddress.Folder(folder.toAbsolutePath().normalize());
    }

    private TestInputs inputs() throws WrongConfiguration {
        List<Path> described = new ArrayList<>(specifications);
        described.addAll(collections);
        if (traffic.contains(Inputs.STANDARD_INPUT)) {
            throw new WrongConfiguration("--traffic is read twice, so that it must be a file or a folder");
        }
        TestInputs inputs = new TestInputs(described, traffic, data.map(TestCommand::address), host);
        if (inputs.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Missing what there is to test: --spec, --traffic or --data");
        }
        return inputs;
    }

    private Optional<Writing> writing(IdentityReading read) {
        if (allowLeftovers && !allowWrites) {
            throw new ParameterException(
                    spec.commandLine(), "--allow-leftovers says what may be created: it needs --allow-writes");
        }
        // Texts of one run are told from those of another by the second in which it began.
        String run = Long.toString(streams.clock().instant().getEpochSecond(), Character.MAX_RADIX);
        return allowWrites
                ? Optional.of(new Writing(run, loginTries, allowLeftovers, read.signUp()))
                : Optional.empty();
    }

    private void progress(String line) {
        if (Terminal.errorIsTerminal()) {
            spec.commandLine().getErr().print("\r\u001b[K" + PlainText.of(line));
            spec.commandLine().getErr().flush();
        }
    }

    /** The exit code of a run that the gate lets pass: one that tested nothing, or less than it should, is no success. */
    private int proven(ActiveTest test, AnalysisReport report, TestPolicy agreed) {
        int least = retest.isPresent() ? 0 : Math.max(minCoverage, agreed.minCoverage());
        Optional<String> unproven = test.unproven(report, least, retest.isPresent());
        unproven.ifPresent(why -> spec.commandLine().getErr().println("sinew: not proved: " + PlainText.of(why)));
        return unproven.isPresent() ? SinewCommand.GATE_FAILED : SinewCommand.FINE;
    }

    private int refuse(String why) {
        spec.commandLine().getErr().println("sinew: " + PlainText.of(why));
        return SinewCommand.WRONG_USAGE;
    }
}
