package dev.sinew.app.serve;

import dev.sinew.app.config.Configuration;
import dev.sinew.app.config.Enforcing;
import dev.sinew.app.config.Responding;
import dev.sinew.app.config.ServeOptions;
import dev.sinew.app.fold.Specified;
import dev.sinew.console.ListenAddress;
import dev.sinew.console.intake.IntakeLimits;
import dev.sinew.inline.ProxyAddress;
import dev.sinew.report.gate.Ignores;
import dev.sinew.store.Store;
import dev.sinew.store.StoreAddress;
import dev.sinew.store.sql.Stores;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A service on this machine, as tests start it. */
final class Running implements AutoCloseable {
    private final Serving serving;
    final Client sender;
    final Client reader;
    final Client decider;
    final Client blocker;
    final Client lawmaker;
    final Client nobody;
    final Client intruder;

    private Running(Serving serving, String send, String read, String write, String block, String policy) {
        this.serving = serving;
        this.sender = new Client(serving.intakeAddress(), send);
        this.reader = new Client(serving.consoleAddress(), read);
        this.decider = new Client(serving.consoleAddress(), write);
        this.blocker = new Client(serving.consoleAddress(), block);
        this.lawmaker = new Client(serving.consoleAddress(), policy);
        this.nobody = new Client(serving.consoleAddress(), "");
        this.intruder = new Client(serving.intakeAddress(), read);
    }

    static Running over(Path folder) throws CannotServe {
        return over(folder, IntakeLimits.DEFAULT);
    }

    static Running over(Path folder, IntakeLimits limits) throws CannotServe {
        return start(folder, settings(folder, limits, List.of(), List.of(), Enforcing.USUAL, Optional.empty()));
    }

    static Running watching(Path folder, Path watched) throws CannotServe {
        return start(
                folder,
                settings(folder, IntakeLimits.DEFAULT, List.of(watched), List.of(), Enforcing.USUAL, Optional.empty()));
    }

    static Running proxying(Path folder, URI upstream) throws CannotServe {
        return enforcing(folder, upstream, Enforcing.Mode.MONITOR);
    }

    /** In front of an API, with time enough to look at what passed on the slowest machine. */
    static Running enforcing(Path folder, URI upstream, Enforcing.Mode mode) throws CannotServe {
        return start(
                folder,
                settings(
                        folder,
                        IntakeLimits.DEFAULT,
                        List.of(),
                        List.of(new ProxyAddress(ListenAddress.LOOPBACK, 0, upstream)),
                        new Enforcing(mode, Duration.ofMinutes(1), Duration.ofSeconds(10), false),
                        Optional.empty()));
    }

    /** In front of an API, with something to be done about incidents. */
    static Running responding(Path folder, URI upstream, Responding responding) throws CannotServe {
        ServeSettings usual = settings(
                folder,
                IntakeLimits.DEFAULT,
                List.of(),
                List.of(new ProxyAddress(ListenAddress.LOOPBACK, 0, upstream)),
                Enforcing.USUAL,
                Optional.empty());
        return start(
                folder,
                new ServeSettings(
                        usual.data(),
                        usual.store(),
                        usual.console(),
                        usual.intake(),
                        configuration(IntakeLimits.DEFAULT, responding),
                        usual.specified(),
                        usual.ignores(),
                        usual.watched(),
                        usual.proxies(),
                        usual.enforcing(),
                        usual.check(),
                        usual.piped()));
    }

    /** With specifications of what it watches. */
    static Running specified(Path folder, Specified specified) throws CannotServe {
        ServeSettings usual =
                settings(folder, IntakeLimits.DEFAULT, List.of(), List.of(), Enforcing.USUAL, Optional.empty());
        return start(
                folder,
                new ServeSettings(
                        usual.data(),
                        usual.store(),
                        usual.console(),
                        usual.intake(),
                        usual.configuration(),
                        specified,
                        usual.ignores(),
                        usual.watched(),
                        usual.proxies(),
                        usual.enforcing(),
                        usual.check(),
                        usual.piped()));
    }

    static Running piped(Path folder, InputStream stream) throws CannotServe {
        return start(
                folder,
                settings(folder, IntakeLimits.DEFAULT, List.of(), List.of(), Enforcing.USUAL, Optional.of(stream)));
    }

    private static Running start(Path folder, ServeSettings settings) throws CannotServe {
        Serving serving = Serving.start(settings, "test", InstantSource.system());
        return new Running(
                serving,
                token(folder, TokenScopes.SEND),
                token(folder, TokenScopes.READ),
                token(folder, TokenScopes.WRITE),
                token(folder, TokenScopes.BLOCK),
                token(folder, TokenScopes.POLICY));
    }

    private static ServeSettings settings(
            Path folder,
            IntakeLimits limits,
            List<Path> watched,
            List<ProxyAddress> proxies,
            Enforcing enforcing,
            Optional<InputStream> piped) {
        return new ServeSettings(
                folder,
                new StoreAddress.Folder(folder),
                new ListenAddress(ListenAddress.LOOPBACK, 0),
                new ListenAddress(ListenAddress.LOOPBACK, 0),
                configuration(limits, Responding.NONE),
                Specified.of(List.of()),
                Ignores.NONE,
                watched,
                proxies,
                enforcing,
                proxies.isEmpty() ? Optional.empty() : Optional.of(new ListenAddress(ListenAddress.LOOPBACK, 0)),
                piped);
    }

    private static Configuration configuration(IntakeLimits limits, Responding responding) {
        Configuration none = Configuration.NONE;
        ServeOptions usual = none.serve();
        ServeOptions serve = new ServeOptions(
                usual.console(),
                usual.intake(),
                usual.check(),
                List.of(),
                List.of(),
                Duration.ofMillis(200),
                limits.postBytes(),
                limits.heldBytes(),
                usual.keepFor(),
                usual.keepBytes(),
                usual.enforcing(),
                responding,
                1_000);
        return new Configuration(
                none.hosts(),
                none.cohorts(),
                none.keySets(),
                none.trustedProxies(),
                none.dataClasses(),
                none.risk(),
                serve);
    }

    /** A new token, made beside the running service as the command does. */
    static String token(Path folder, String scope) {
        try (Store store = Stores.visit(new StoreAddress.Folder(folder))) {
            return store.tokens()
                    .create("test " + scope, Set.of(scope), Instant.now())
                    .secret()
                    .text();
        }
    }

    /** What was done, oldest first. */
    static List<String> deeds(Path folder) {
        try (Store store = Stores.visit(new StoreAddress.Folder(folder))) {
            return store.audit().newest(Long.MAX_VALUE, 100).reversed().stream()
                    .map(line -> line.deed().what())
                    .toList();
        }
    }

    /** Takes all tokens back. */
    static void revokeAll(Path folder) {
        try (Store store = Stores.visit(new StoreAddress.Folder(folder))) {
            store.tokens().all().forEach(token -> store.tokens().revoke(token.id(), Instant.now()));
        }
    }

    Serving serving() {
        return serving;
    }

    @Override
    public void close() {
        serving.close();
    }
}
