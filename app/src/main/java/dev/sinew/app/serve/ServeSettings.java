package dev.sinew.app.serve;

import dev.sinew.app.config.Configuration;
import dev.sinew.app.config.Enforcing;
import dev.sinew.app.config.ServeOptions;
import dev.sinew.app.fold.Specified;
import dev.sinew.console.ListenAddress;
import dev.sinew.inline.ProxyAddress;
import dev.sinew.report.gate.Ignores;
import dev.sinew.store.StoreAddress;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What serving needs to be told.
 *
 * @param data the folder of the key file, and of the store where it is SQLite
 * @param store where the store is
 * @param console where the read API and the page listen
 * @param intake where exchanges come in
 * @param configuration what the user told of the environment and of the service
 * @param specified specifications to compare with
 * @param ignores what was accepted beforehand
 * @param watched folders whose files are read as they come
 * @param proxies where to stand in front of what
 * @param enforcing what proxies do about requests that would be wrong if they succeeded
 * @param check where proxies ask what may pass
 * @param piped a stream that is read to its end as it comes
 */
public record ServeSettings(
        Path data,
        StoreAddress store,
        ListenAddress console,
        ListenAddress intake,
        Configuration configuration,
        Specified specified,
        Ignores ignores,
        List<Path> watched,
        List<ProxyAddress> proxies,
        Enforcing enforcing,
        Optional<ListenAddress> check,
        Optional<InputStream> piped) {
    public ServeSettings {
        watched = List.copyOf(watched);
        proxies = List.copyOf(proxies);
    }

    /** What the user told of the service. */
    ServeOptions options() {
        return configuration.serve();
    }
}
