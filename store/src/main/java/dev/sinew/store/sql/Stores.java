package dev.sinew.store.sql;

import dev.sinew.store.Backups;
import dev.sinew.store.Store;
import dev.sinew.store.StoreAddress;
import dev.sinew.store.StoreUnavailable;
import java.nio.file.Path;
import java.util.function.Function;

/** Opens stores. */
public final class Stores {
    private Stores() {}

    /**
     * Opens a store as the one process that writes it, making or migrating it where needed.
     *
     * @throws StoreUnavailable where another process has it, it cannot be written, or a newer version wrote it
     */
    public static Store open(StoreAddress where) {
        return with(place(where, true), Stores::started);
    }

    /**
     * Opens a store that another process may be serving, for commands beside it. Everything works but what that process alone may
     * do, which throws {@link IllegalStateException}: appending to the journal, saving snapshots, retention.
     *
     * @throws StoreUnavailable where there is none, it cannot be written, or another version wrote it
     */
    public static Store visit(StoreAddress where) {
        return with(place(where, false), opened -> {
            opened.migrations().forEach(Migrations::check);
            Condition.check(opened.state());
            return SqlStore.over(opened);
        });
    }

    /**
     * Fills an empty store from a backup, of either database.
     *
     * @return what the backup holds
     * @throws StoreUnavailable where the store is not empty, or the backup is damaged. A store that could not be filled to the end
     *     is refused from then on, with the advice to delete it
     */
    public static Backups.Made restore(Path backup, StoreAddress into) {
        Opened opened = place(into, true);
        try (opened) {
            opened.writer().use(connection -> {});
            return new Restore(backup, opened).run();
        }
    }

    /** The lock comes first: nobody migrates tables that another process uses. */
    static Store started(Opened opened) {
        opened.writer().use(connection -> {});
        opened.migrations().forEach(Migrations::migrate);
        Condition.check(opened.state());
        opened.writer().open();
        return SqlStore.over(opened);
    }

    private static Store with(Opened opened, Function<Opened, Store> start) {
        try {
            return start.apply(opened);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static Opened place(StoreAddress where, boolean mayWrite) {
        return switch (where) {
            case StoreAddress.Folder(Path path) ->
                mayWrite ? new SqliteFolder(path).open() : new SqliteFolder(path).visit();
            case StoreAddress.Server server -> new PostgresServer(server).open(mayWrite);
        };
    }
}
