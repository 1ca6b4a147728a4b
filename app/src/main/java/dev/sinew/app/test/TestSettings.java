package dev.sinew.app.test;

import dev.sinew.probe.http.Budget;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.run.Writing;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What a run is given.
 *
 * @param version of Sinew
 * @param target where the API runs
 * @param inputs what says what there is to test
 * @param identities who to be
 * @param budget how much may be asked
 * @param clock for its time
 * @param writing what it may write; empty where it only reads
 * @param choice which part of all that is tested
 * @param incident what the plan is of, where it is that of an incident
 * @param callback where the target can call back, as host and port; empty for a free port on loopback where the target is on this machine
 */
public record TestSettings(
        String version,
        URI target,
        TestInputs inputs,
        List<Identity> identities,
        Budget budget,
        InstantSource clock,
        Optional<Writing> writing,
        Choice choice,
        Optional<IncidentPlan> incident,
        Optional<InetSocketAddress> callback) {
    public TestSettings {
        identities = List.copyOf(identities);
    }

    /** A run over all that specifications describe. */
    public TestSettings(
            String version,
            URI target,
            List<Path> specifications,
            List<Identity> identities,
            Budget budget,
            InstantSource clock,
            Optional<Writing> writing) {
        this(
                version,
                target,
                TestInputs.described(specifications),
                identities,
                budget,
                clock,
                writing,
                Choice.ALL,
                Optional.empty(),
                Optional.empty());
    }
}
