package dev.sinew.app.test;

import dev.sinew.probe.http.Budget;
import dev.sinew.probe.identity.Identity;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * What a run is given.
 *
 * @param version of Sinew
 * @param target where the API runs
 * @param specifications files that say what there is to test
 * @param identities who to be
 * @param budget how much may be asked
 * @param clock for its time
 */
public record TestSettings(
        String version,
        URI target,
        List<Path> specifications,
        List<Identity> identities,
        Budget budget,
        InstantSource clock) {
    public TestSettings {
        specifications = List.copyOf(specifications);
        identities = List.copyOf(identities);
    }
}
