package dev.sinew.probe.proof.surface;

import dev.sinew.probe.run.HostProof;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import java.util.List;

/** A test of a GraphQL service, where there is one, as whoever it answers. */
interface GraphqlProof extends HostProof {
    /** What is said of the service. */
    Outcome judge(GraphQl service, Trial trial);

    @Override
    default boolean needsProvenIdentity() {
        return false;
    }

    @Override
    default List<Placed> prove(Trial trial) {
        return GraphQl.judged(trial, service -> judge(service, trial));
    }
}
