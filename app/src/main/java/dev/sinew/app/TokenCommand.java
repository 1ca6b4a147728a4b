package dev.sinew.app;

import dev.sinew.app.serve.TokenScopes;
import dev.sinew.report.PlainText;
import dev.sinew.store.Audit;
import dev.sinew.store.Store;
import dev.sinew.store.StoreUnavailable;
import dev.sinew.store.Tokens;
import dev.sinew.store.sql.Stores;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sinew token}: what programs prove themselves with. Works beside a running service. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Makes, lists and takes back the tokens that senders and readers need.")
final class TokenCommand implements Runnable {
    private static final int LONGEST_NAME = 100;

    private final Streams streams;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    TokenCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what: sinew token create NAME, list, or revoke ID");
    }

    @Command(name = "create", mixinStandardHelpOptions = true, description = "Makes a token and shows it, once.")
    int create(
            @Parameters(paramLabel = "NAME", description = "What it is for, for people.") String name,
            @Option(
                            names = "--scope",
                            paramLabel = "SCOPE",
                            split = ",",
                            defaultValue = TokenScopes.SEND,
                            description =
                                    "send (exchanges), read (all that is known), metrics, write (accept findings), block"
                                            + " (keep callers out), policy (say what is done about incidents) or check"
                                            + " (ask what may pass); several with commas (default: ${DEFAULT-VALUE}).")
                    List<String> scopes,
            @Option(names = "--days", paramLabel = "DAYS", description = "How long it works (default: until revoked).")
                    Optional<Integer> days,
            @Mixin StoreOptions where) {
        Set<String> wanted = new TreeSet<>(scopes);
        if (!TokenScopes.ALL.containsAll(wanted)) {
            throw new ParameterException(
                    spec.commandLine(), "--scope takes " + String.join(", ", TokenScopes.ALL) + ", not " + wanted);
        }
        if (name.isBlank() || name.length() > LONGEST_NAME || days.orElse(1) < 1) {
            throw new ParameterException(
                    spec.commandLine(), "a name has 1 to " + LONGEST_NAME + " characters, and --days is positive");
        }
        return with(where, store -> {
            Instant now = streams.clock().instant();
            Instant expires =
                    days.map(count -> now.plus(Duration.ofDays(count))).orElse(Instant.MAX);
            Tokens.Issued issued = store.tokens().create(name, wanted, now, expires);
            audit(store, now, "token created", issued.token().id(), name + " " + wanted);
            spec.commandLine().getOut().println(issued.secret().text());
            spec.commandLine()
                    .getErr()
                    .println("sinew: token " + issued.token().id() + " for " + PlainText.of(name) + " may "
                            + String.join(", ", wanted) + ". It is not shown again; only its hash is kept.");
            return SinewCommand.FINE;
        });
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all tokens, without their secrets.")
    int list(@Mixin StoreOptions where) {
        return with(where, store -> {
            PrintWriter out = spec.commandLine().getOut();
            Instant now = streams.clock().instant();
            for (Tokens.Token token : store.tokens().all()) {
                String state = token.revoked().isPresent() ? "revoked" : token.works(now) ? "works" : "expired";
                out.printf(
                        "%s  %-8s %-20s %s%s%n",
                        token.id(),
                        state,
                        String.join(",", token.scopes()),
                        PlainText.of(token.name()),
                        token.lastUsed().map(at -> "  last used " + at).orElse(""));
            }
            return SinewCommand.FINE;
        });
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "Takes a token back, at once and for ever.")
    int revoke(@Parameters(paramLabel = "ID", description = "As list shows it.") String id, @Mixin StoreOptions where) {
        return with(where, store -> {
            Instant now = streams.clock().instant();
            if (!store.tokens().revoke(id, now)) {
                spec.commandLine().getErr().println("sinew: there is no token " + PlainText.of(id));
                return SinewCommand.WRONG_USAGE;
            }
            audit(store, now, "token revoked", id, "");
            return SinewCommand.FINE;
        });
    }

    private int with(StoreOptions where, ToIntFunction<Store> work) {
        try (Store store = Stores.visit(where.address())) {
            return work.applyAsInt(store);
        } catch (StoreUnavailable e) {
            spec.commandLine().getErr().println("sinew: " + PlainText.of(String.valueOf(e.getMessage())));
            return SinewCommand.WRONG_USAGE;
        }
    }

    private static void audit(Store store, Instant at, String what, String subject, String detail) {
        String who = "command line (" + System.getProperty("user.name", "?") + ")";
        store.audit().record(new Audit.Deed(at, who, what, subject, detail));
    }
}
