package dev.sinew.store;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where a store is. */
public sealed interface StoreAddress {
    /**
     * SQLite files in a folder of this machine, which is made where it does not exist. Network file systems will not do: SQLite
     * needs locks that work.
     */
    record Folder(Path path) implements StoreAddress {
        public Folder {
            path = path.toAbsolutePath().normalize();
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * A PostgreSQL database.
     *
     * @param url as the JDBC driver takes it, {@code jdbc:postgresql://host:port/database?user=…&password=…}
     */
    record Server(String url) implements StoreAddress {
        private static final Pattern SECRET = Pattern.compile("(?i)(password=)[^&]*");
        private static final Pattern USER_PART = Pattern.compile("//[^/@]*@");

        /** The URL with all that may be a password masked. */
        @Override
        public String toString() {
            String masked = SECRET.matcher(url).replaceAll("$1••••");
            return USER_PART.matcher(masked).replaceAll("//••••@");
        }
    }

    /** An address as people write it: a JDBC URL of PostgreSQL, else a folder. */
    static StoreAddress of(String text) {
        return text.startsWith("jdbc:postgresql:") ? new Server(text) : new Folder(Path.of(text));
    }
}
