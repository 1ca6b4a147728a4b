package dev.sinew.app;

import dev.sinew.app.notify.Delivery;
import dev.sinew.app.notify.Destination;
import dev.sinew.app.notify.DestinationReader;
import dev.sinew.app.notify.Patience;
import dev.sinew.app.notify.Sinks;
import dev.sinew.app.notify.TargetKind;
import dev.sinew.app.notify.WrongDestination;
import dev.sinew.app.serve.CannotServe;
import dev.sinew.app.serve.KeyFile;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.model.Severity;
import dev.sinew.report.PlainText;
import dev.sinew.report.message.Notice;
import dev.sinew.report.message.NoticeJson;
import dev.sinew.report.message.Notices;
import dev.sinew.store.Audit;
import dev.sinew.store.Outbox;
import dev.sinew.store.Store;
import dev.sinew.store.StoreUnavailable;
import dev.sinew.store.Targets.Target;
import dev.sinew.store.sql.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sinew target}: who is told what happens. Works beside a running service. */
@Command(
        name = "target",
        mixinStandardHelpOptions = true,
        description = "Adds, lists, tries and removes whom the service tells of incidents, findings and blocks.")
final class TargetCommand implements Runnable {
    private static final int MOST_TARGETS = 50;

    private final Streams streams;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    TargetCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what: sinew target add NAME, list, test NAME, retry NAME, or remove NAME");
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description =
                    "Adds a target. Its address and secrets are read from a file or from standard input: arguments"
                            + " are seen by other users of the machine.")
    int add(
            @Parameters(paramLabel = "NAME", description = "Letters, digits and hyphens.") String name,
            @Option(
                            names = "--kind",
                            required = true,
                            paramLabel = "KIND",
                            description = "webhook, slack, teams, jira, pagerduty or ocsf.")
                    String kindWord,
            @Option(
                            names = "--min-severity",
                            paramLabel = "SEVERITY",
                            defaultValue = "high",
                            description = "Nothing below it is told (default: ${DEFAULT-VALUE}).")
                    String least,
            @Option(
                            names = "--events",
                            paramLabel = "EVENT",
                            split = ",",
                            defaultValue = EventNames.USUAL,
                            description = "incident-opened, incident-raised, finding-opened, finding-raised,"
                                    + " finding-reopened, block-added, block-ended, block-proposed, response-stopped, or all (${DEFAULT-VALUE}:"
                                    + " those of incidents and findings; for jira without those that got worse).")
                    List<String> events,
            @Option(
                            names = "--settings",
                            paramLabel = "FILE",
                            defaultValue = "-",
                            description =
                                    "Lines such as url: https://…, secret: … and header: Name: value; - for standard"
                                            + " input (default).")
                    String settings,
            @Mixin StoreOptions where) {
        TargetKind kind = TargetKind.of(kindWord)
                .orElseThrow(() -> wrong("--kind takes webhook, slack, teams, jira, pagerduty or ocsf"));
        Set<String> wanted = EventNames.of(kind, events)
                .orElseThrow(() -> wrong("--events takes " + String.join(", ", EventNames.ALL) + ", or all"));
        Severity severity = EventNames.severity(least)
                .orElseThrow(() -> wrong("--min-severity takes low, medium, high or critical"));
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9-]{0,39}")) {
            throw wrong("a name has 1 to 40 letters, digits and hyphens");
        }
        return with(where, store -> {
            Destination destination = DestinationReader.read(kind, read(settings));
            PrivacyKey key = KeyFile.existing(where.data());
            Instant now = streams.clock().instant();
            Target target = new Target(
                    name,
                    kind.word(),
                    severity,
                    wanted,
                    destination.shown(),
                    now,
                    key.id(),
                    key.seal(destination.text()));
            if (store.targets().all().size() >= MOST_TARGETS || !store.targets().add(target)) {
                return refuse("there is a target " + name + " already, or there are " + MOST_TARGETS);
            }
            audit(store, "target added", name, kind.word() + " at " + target.shown());
            spec.commandLine()
                    .getOut()
                    .println("target " + name + " is told " + String.join(", ", wanted) + " from " + least + " on, at "
                            + PlainText.of(target.shown()) + ". Try it: sinew target test " + name);
            return SinewCommand.FINE;
        });
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all targets, without their secrets.")
    int list(@Mixin StoreOptions where) {
        return with(where, store -> {
            Map<String, Outbox.Standing> standings = store.outbox().standings();
            for (Target target : store.targets().all()) {
                Outbox.Standing standing = standings.getOrDefault(target.name(), Outbox.Standing.EMPTY);
                spec.commandLine()
                        .getOut()
                        .printf(
                                "%-20s %-9s from %-8s %s  waiting %d, given up %d%s%n    %s%n",
                                target.name(),
                                target.kind(),
                                target.least().name().toLowerCase(Locale.ROOT),
                                PlainText.of(target.shown()),
                                standing.waiting(),
                                standing.dead(),
                                standing.why().isEmpty() ? "" : ": " + PlainText.of(standing.why()),
                                String.join(", ", target.events()));
            }
            return SinewCommand.FINE;
        });
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Removes a target, with all that it was still to be told.")
    int remove(
            @Parameters(paramLabel = "NAME", description = "As list shows it.") String name,
            @Mixin StoreOptions where) {
        return with(where, store -> {
            if (!store.targets().remove(name)) {
                return refuse("there is no target " + PlainText.of(name));
            }
            audit(store, "target removed", name, "");
            return SinewCommand.FINE;
        });
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = "Has all messages that were given up sent again, or takes them away.")
    int retry(
            @Parameters(paramLabel = "NAME", description = "As list shows it.") String name,
            @Option(names = "--forget", description = "Takes them away instead.") boolean forget,
            @Mixin StoreOptions where) {
        return with(where, store -> {
            if (store.targets().get(name).isEmpty()) {
                return refuse("there is no target " + PlainText.of(name));
            }
            long count = forget
                    ? store.outbox().clear(name)
                    : store.outbox().retry(name, streams.clock().instant());
            audit(store, forget ? "messages forgotten" : "messages sent again", name, Long.toString(count));
            spec.commandLine().getOut().println(count + (forget ? " messages are forgotten" : " messages wait again"));
            return SinewCommand.FINE;
        });
    }

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = "Sends a message that says that it is a test, once, and tells what became of it.")
    int test(
            @Parameters(paramLabel = "NAME", description = "As list shows it.") String name,
            @Mixin StoreOptions where) {
        return with(where, store -> {
            Target target = store.targets().get(name).orElse(null);
            if (target == null) {
                return refuse("there is no target " + PlainText.of(name));
            }
            Instant now = streams.clock().instant();
            Notice notice = Notices.test("evt-" + UUID.randomUUID(), now);
            try (Sinks sinks = new Sinks(KeyFile.existing(where.data()), Version.current(), Patience.USUAL)) {
                Delivery delivery = sinks.send(target, notice, NoticeJson.of(notice), now);
                spec.commandLine().getOut().println(name + ": " + delivery.shown());
                return delivery instanceof Delivery.Arrived ? SinewCommand.FINE : SinewCommand.GATE_FAILED;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return SinewCommand.INTERNAL_ERROR;
            }
        });
    }

    private interface Work {
        int with(Store store) throws CannotServe, WrongDestination, IOException;
    }

    private int with(StoreOptions where, Work work) {
        try (Store store = Stores.visit(where.address())) {
            return work.with(store);
        } catch (StoreUnavailable | CannotServe | WrongDestination e) {
            return refuse(PlainText.of(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return refuse("the settings cannot be read: " + PlainText.of(String.valueOf(e.getMessage())));
        }
    }

    private String read(String settings) throws IOException {
        int most = DestinationReader.MOST_CHARACTERS * 4;
        if (settings.equals("-")) {
            return new String(streams.in().readNBytes(most), StandardCharsets.UTF_8);
        }
        try (InputStream in = Files.newInputStream(Path.of(settings))) {
            return new String(in.readNBytes(most), StandardCharsets.UTF_8);
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    private int refuse(String why) {
        spec.commandLine().getErr().println("sinew: " + why);
        return SinewCommand.WRONG_USAGE;
    }

    private void audit(Store store, String what, String subject, String detail) {
        String who = "command line (" + System.getProperty("user.name", "?") + ")";
        store.audit().record(new Audit.Deed(streams.clock().instant(), who, what, subject, detail));
    }
}
