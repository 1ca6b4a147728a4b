package dev.sinew.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.store.Store;
import dev.sinew.store.StoreAddress;
import java.io.IOException;
import java.nio.file.Path;

/** Another process, which visits a store, makes a backup of it, and restores that. */
final class CopyProcess {
    private CopyProcess() {}

    static void run(String heap, StoreAddress from, Path backup, StoreAddress into)
            throws IOException, InterruptedException {
        Process process = Child.process(heap, CopyProcess.class, Child.text(from), backup.toString(), Child.text(into));
        assertThat(process.waitFor()).isZero();
    }

    public static void main(String[] arguments) {
        Path backup = Path.of(arguments[1]);
        try (Store store = Stores.visit(StoreAddress.of(arguments[0]))) {
            store.backups().backup(backup, Child.NOON);
        }
        Stores.restore(backup, StoreAddress.of(arguments[2]));
    }
}
