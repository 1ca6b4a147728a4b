package dev.sinew.store.sql;

import dev.sinew.store.StoreAddress;
import java.nio.file.Path;

/** The databases that every test of the contract runs on. */
enum RealDatabase {
    SQLITE {
        @Override
        StoreAddress fresh(Path folder) {
            return new StoreAddress.Folder(folder.resolve("store-" + NEXT.incrementAndGet()));
        }
    },

    POSTGRESQL {
        @Override
        StoreAddress fresh(Path folder) {
            return new StoreAddress.Server(EmbeddedServer.shared().newDatabase());
        }
    };

    private static final java.util.concurrent.atomic.AtomicInteger NEXT =
            new java.util.concurrent.atomic.AtomicInteger();

    /** An address at which there is no store yet. */
    abstract StoreAddress fresh(Path folder);
}
