package dev.sinew.app.config;

import dev.sinew.inline.ProxyAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the user told of the always-on service. What the command line says as well counts more there.
 *
 * @param console where the page and the read API listen, as {@code HOST:PORT}
 * @param intake where exchanges come in, likewise
 * @param check where other proxies ask what may pass, likewise
 * @param watch folders whose files are read as they come
 * @param proxies where to stand in front of what
 * @param publishEvery how often what is known is shown, at most
 * @param postBytes the longest post, decompressed
 * @param heldBytes of all posts under way together
 * @param keepFor entries of the journal that came longer ago may go
 * @param keepBytes how much the journal may take
 * @param enforcing what proxies do about requests that would be wrong if they succeeded
 * @param responding what is to be done about incidents
 * @param snapshotEvery after how many entries of the journal what is known is saved, so that a start is quick
 */
public record ServeOptions(
        String console,
        String intake,
        Optional<String> check,
        List<String> watch,
        List<ProxyAddress> proxies,
        Duration publishEvery,
        int postBytes,
        long heldBytes,
        Duration keepFor,
        long keepBytes,
        Enforcing enforcing,
        Responding responding,
        long snapshotEvery) {
    public static final ServeOptions USUAL = new ServeOptions(
            "127.0.0.1:8470",
            "127.0.0.1:8471",
            Optional.empty(),
            List.of(),
            List.of(),
            Duration.ofSeconds(5),
            16 << 20,
            128L << 20,
            Duration.ofDays(30),
            20L << 30,
            Enforcing.USUAL,
            Responding.NONE,
            200_000);

    public ServeOptions {
        watch = List.copyOf(watch);
        proxies = List.copyOf(proxies);
    }
}
