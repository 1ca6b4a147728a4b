package dev.sinew.store.sql;

import dev.sinew.store.Backups;
import dev.sinew.store.Store;
import dev.sinew.store.StoreAddress;
import dev.sinew.store.StoreUnavailable;
import java.nio.file.Path;

/** Opens stores. */
public final class Stores {
    private Stores() {}

    /**
     * Opens a store as the one process that writes it, making or migrating it where needed.
     *
     * @throws StoreUnavailable where another process has it, it cannot be written, or a newer version wrote it
     */
    public static Store open(StoreAddress where) {
        throw new StoreUnavailable(where.toString(), "no store is built in yet", "Wait for the next version");
    }

    /**
     * Opens a store that another process may be serving, for commands beside it. Everything works but what that process alone may
     * do: appending to the journal, saving snapshots, retention.
     *
     * @throws StoreUnavailable where there is none, it cannot be written, or another version wrote it
     */
    public static Store visit(StoreAddress where) {
        throw new StoreUnavailable(where.toString(), "no store is built in yet", "Wait for the next version");
    }

    /**
     * Fills an empty store from a backup, of either database.
     *
     * @throws StoreUnavailable where the store is not empty, or the backup is damaged; the store is then empty as before
     */
    public static Backups.Made restore(Path backup, StoreAddress into) {
        throw new StoreUnavailable(into.toString(), "no store is built in yet", "Wait for the next version");
    }
}
