package dev.sinew.app.demo;

import dev.sinew.app.config.Configuration;
import dev.sinew.app.config.Enforcing;
import dev.sinew.app.config.ServeOptions;
import dev.sinew.app.fold.Specified;
import dev.sinew.app.serve.CannotServe;
import dev.sinew.app.serve.ServeSettings;
import dev.sinew.app.serve.Serving;
import dev.sinew.console.ListenAddress;
import dev.sinew.demo.bank.Bank;
import dev.sinew.demo.bank.BankSettings;
import dev.sinew.demo.bank.Flaw;
import dev.sinew.demo.bank.Roster;
import dev.sinew.demo.people.Attack;
import dev.sinew.demo.people.Crowd;
import dev.sinew.demo.people.Pace;
import dev.sinew.demo.people.Witness;
import dev.sinew.inline.ProxyAddress;
import dev.sinew.report.gate.Ignores;
import dev.sinew.store.Store;
import dev.sinew.store.StoreAddress;
import dev.sinew.store.sql.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the story happens on: a bank with flaws, Sinew with a proxy in front of it, and the crowd before the proxy. */
final class Stage implements AutoCloseable {
    private static final Duration PUBLISH_EVERY = Duration.ofMillis(250);

    final Roster roster;
    final Bank bank;
    final Serving serving;
    final ReadApi sinew;
    final Crowd crowd;
    final URI door;

    private Stage(Roster roster, Bank bank, Serving serving, ReadApi sinew, Crowd crowd, URI door) {
        this.roster = roster;
        this.bank = bank;
        this.serving = serving;
        this.sinew = sinew;
        this.crowd = crowd;
        this.door = door;
    }

    /** Opens everything, with what Sinew keeps in a folder. */
    static Stage open(DemoSettings settings, Path folder, Witness witness) throws CannotServe {
        Roster roster = Roster.of(settings.seed(), settings.customers());
        Flaw[] flaws = Stream.of(Attack.values()).map(Attack::flaw).toArray(Flaw[]::new);
        Bank bank = Bank.open(BankSettings.correct(roster).with(flaws));
        try {
            Path description = description(bank, folder);
            Serving serving =
                    Serving.start(serving(bank, folder, description), settings.version(), InstantSource.system());
            ProxyAddress proxy = serving.proxyAddresses().getFirst();
            URI door = URI.create("http://" + proxy.host() + ":" + proxy.port());
            Pace pace = settings.fast() ? Pace.FAST : Pace.LIVELY;
            ReadApi sinew = new ReadApi(serving.consoleAddress(), token(folder));
            return new Stage(roster, bank, serving, sinew, new Crowd(door, roster, pace, witness), door);
        } catch (CannotServe | RuntimeException e) {
            bank.close();
            throw e;
        }
    }

    /** The bank's description of itself, as its developers would hand it over. */
    private static Path description(Bank bank, Path folder) {
        Path file = folder.resolve("openapi.json");
        try (InputStream in =
                URI.create(bank.address() + "/openapi.json").toURL().openStream()) {
            Files.write(file, in.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the bank's description", e);
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static ServeSettings serving(Bank bank, Path folder, Path description) {
        ListenAddress any = new ListenAddress(ListenAddress.LOOPBACK, 0);
        return new ServeSettings(
                folder,
                new StoreAddress.Folder(folder),
                any,
                any,
                configuration(),
                Specified.of(List.of(description)),
                Ignores.NONE,
                List.of(),
                List.of(new ProxyAddress(ListenAddress.LOOPBACK, 0, bank.address())),
                // Busy machines are slow, and nobody else waits here.
                new Enforcing(Enforcing.Mode.MONITOR, Enforcing.USUAL.staleAfter(), PATIENCE, false),
                Optional.empty(),
                Optional.empty());
    }

    /** As it is without a configuration, but shown more often, as nobody wants to wait here. */
    private static Configuration configuration() {
        Configuration none = Configuration.NONE;
        ServeOptions usual = none.serve();
        return new Configuration(
                none.hosts(),
                none.cohorts(),
                none.keySets(),
                none.trustedProxies(),
                none.dataClasses(),
                none.risk(),
                new ServeOptions(
                        usual.console(),
                        usual.intake(),
                        usual.check(),
                        usual.watch(),
                        usual.proxies(),
                        PUBLISH_EVERY,
                        usual.postBytes(),
                        usual.heldBytes(),
                        usual.keepFor(),
                        usual.keepBytes(),
                        usual.enforcing(),
                        usual.responding(),
                        usual.snapshotEvery()));
    }

    private static String token(Path folder) {
        try (Store store = Stores.visit(new StoreAddress.Folder(folder))) {
            return store.tokens()
                    .create("demo", Set.of("read", "block"), Instant.now())
                    .secret()
                    .text();
        }
    }

    @Override
    public void close() {
        crowd.close();
        sinew.close();
        serving.close();
        bank.close();
    }
}
