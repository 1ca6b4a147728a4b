package dev.sinew.app;

import dev.sinew.store.StoreAddress;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where an installation keeps what it knows: the same options for all commands that use it. */
final class StoreOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "sinew-data",
            description = "The folder of the key file and, unless --store names another, of the store (default:"
                    + " ${DEFAULT-VALUE}).")
    private Path data = Path.of("sinew-data");

    @Option(
            names = "--store",
            paramLabel = "URL",
            description = "A PostgreSQL database: jdbc:postgresql://HOST/DATABASE?user=…; better in the environment as"
                    + " SINEW_STORE, where other users do not see it.",
            defaultValue = "${env:SINEW_STORE}")
    private Optional<String> store = Optional.empty();

    Path data() {
        return data.toAbsolutePath().normalize();
    }

    StoreAddress address() {
        return store.filter(text -> !text.isBlank())
                .map(StoreAddress::of)
                .orElseGet(() -> new StoreAddress.Folder(data()));
    }
}
