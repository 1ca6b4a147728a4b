package dev.sinew.inline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a proxy proves itself with to clients: where its certificate and private key are. */
public sealed interface ServerKey {
    /** The files that it is made of; when one of them changes, all are read again. */
    List<Path> files();

    /**
     * Two files of text (PEM).
     *
     * @param certificates the server's own certificate first, then those that lead to one that clients trust
     * @param key its private key (PKCS#8), not encrypted
     */
    record Pem(Path certificates, Path key) implements ServerKey {
        @Override
        public List<Path> files() {
            return List.of(certificates, key);
        }
    }

    /**
     * One file with both (PKCS#12).
     *
     * @param store the file
     * @param password a file whose first line opens it; where there is none, the empty password does
     */
    record Pkcs12(Path store, Optional<Path> password) implements ServerKey {
        @Override
        public List<Path> files() {
            return password.map(file -> List.of(store, file)).orElseGet(() -> List.of(store));
        }
    }
}
