package dev.sinew.app;

import dev.sinew.app.serve.CannotServe;
import dev.sinew.app.serve.KeyFile;
import dev.sinew.report.PlainText;
import dev.sinew.store.Audit;
import dev.sinew.store.Backups;
import dev.sinew.store.Store;
import dev.sinew.store.StoreUnavailable;
import dev.sinew.store.sql.Stores;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Commands over what an installation keeps: copies of it, and the key that it is read with. */
final class KeepingCommands {
    private KeepingCommands() {}

    private static int refuse(CommandSpec spec, Exception why) {
        spec.commandLine().getErr().println("sinew: " + PlainText.of(String.valueOf(why.getMessage())));
        return SinewCommand.WRONG_USAGE;
    }

    private static void tell(CommandSpec spec, String done, Backups.Made made) {
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: %,d rows, %,d bytes, journal up to entry %d%n",
                        done, made.rows(), made.bytes(), made.lastSequence());
    }

    /** {@code sinew backup DIR}. */
    @Command(
            name = "backup",
            mixinStandardHelpOptions = true,
            description = {
                "Copies everything that is kept into an empty folder, while a service may be running.",
                "The key file is not part of it: keep a copy of that apart, or the backup cannot be read."
            })
    static final class Backup implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call
        private CommandSpec spec;

        @Parameters(paramLabel = "DIR", description = "Where to; empty, or not there yet.")
        private Path folder = Path.of("");

        @Mixin
        private final StoreOptions where = new StoreOptions();

        private final Streams streams;

        Backup(Streams streams) {
            this.streams = streams;
        }

        @Override
        public Integer call() {
            try (Store store = Stores.visit(where.address())) {
                tell(
                        spec,
                        "backed up to " + folder,
                        store.backups().backup(folder, streams.clock().instant()));
                return SinewCommand.FINE;
            } catch (StoreUnavailable e) {
                return refuse(spec, e);
            }
        }
    }

    /** {@code sinew restore DIR}. */
    @Command(
            name = "restore",
            mixinStandardHelpOptions = true,
            description = "Fills an empty store, of either database, from a backup.")
    static final class Restore implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call
        private CommandSpec spec;

        @Parameters(paramLabel = "DIR", description = "What backup made.")
        private Path folder = Path.of("");

        @Mixin
        private final StoreOptions where = new StoreOptions();

        @Override
        public Integer call() {
            try {
                tell(spec, "restored into " + where.address(), Stores.restore(folder, where.address()));
                return SinewCommand.FINE;
            } catch (StoreUnavailable e) {
                return refuse(spec, e);
            }
        }
    }

    /** {@code sinew key}. */
    @Command(
            name = "key",
            mixinStandardHelpOptions = true,
            description = "Tells of the privacy key of an installation, and replaces it.")
    static final class Key implements Runnable {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before run
        private CommandSpec spec;

        private final Streams streams;

        Key(Streams streams) {
            this.streams = streams;
        }

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "Say what: sinew key show-id, or rotate");
        }

        @Command(
                name = "show-id",
                mixinStandardHelpOptions = true,
                description =
                        "Shows which key it is, without telling the key. Collectors of one installation show the same.")
        int showId(@Mixin StoreOptions where) {
            try {
                String id = KeyFile.idOf(where.data().resolve(KeyFile.NAME));
                spec.commandLine().getOut().println(id);
                return SinewCommand.FINE;
            } catch (CannotServe e) {
                return refuse(spec, e);
            }
        }

        @Command(
                name = "rotate",
                mixinStandardHelpOptions = true,
                description = {
                    "Replaces the key, in two steps. The first makes the next key: from its next start on the service observes"
                            + " everything under both, and shows what it knows under the old one.",
                    "The second, with the service stopped, goes over to the next key. What is known then is what came while both"
                            + " were used: leave a week or more between the steps."
                })
        int rotate(
                @Option(names = "--finish", description = "Goes over to the next key; the service must be stopped.")
                        boolean finish,
                @Mixin StoreOptions where) {
            return finish ? finished(where) : begun(where);
        }

        private int begun(StoreOptions where) {
            try (Store store = Stores.visit(where.address())) {
                KeyFile.Rotation rotation = KeyFile.begin(where.data());
                audit(store, "key rotation begun", rotation);
                spec.commandLine()
                        .getOut()
                        .println("key " + rotation.fresh() + " will replace " + rotation.old()
                                + ". Restart the service: it then uses both. Later, `sinew key rotate --finish`.");
                return SinewCommand.FINE;
            } catch (CannotServe | StoreUnavailable e) {
                return refuse(spec, e);
            }
        }

        private int finished(StoreOptions where) {
            try (Store store = Stores.open(where.address())) {
                KeyFile.Rotation rotation = KeyFile.finish(where.data(), store);
                audit(store, "key rotation finished", rotation);
                spec.commandLine()
                        .getOut()
                        .println("key " + rotation.fresh() + " is in use. " + KeyFile.NAME + "." + rotation.old()
                                + " holds the old one; delete it once nothing written under it is kept.");
                return SinewCommand.FINE;
            } catch (CannotServe | StoreUnavailable e) {
                return refuse(spec, e);
            }
        }

        private void audit(Store store, String what, KeyFile.Rotation rotation) {
            String who = "command line (" + System.getProperty("user.name", "?") + ")";
            store.audit()
                    .record(new Audit.Deed(
                            streams.clock().instant(), who, what, rotation.fresh(), "in place of " + rotation.old()));
        }
    }
}
