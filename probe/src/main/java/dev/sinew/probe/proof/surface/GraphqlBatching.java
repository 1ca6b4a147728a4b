package dev.sinew.probe.proof.surface;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A GraphQL service answers any number of queries in one request.
 *
 * <p>What limits requests does not see how many passwords or codes are tried in one of them.
 *
 * <p>Proved in steps of 2, 10 and 50 queries in a list, of which each is answered in its place, the last step twice. A service that refuses lists, or
 * one of these sizes, has a limit. The queries ask for {@code __typename} alone. At most 25 requests, once a host.
 *
 * <p>To fix it, switch batches off, or allow a few, and count queries where you limit.
 */
@Rule(
        id = "probe.graphql-batching",
        flaw = "graphql-batching",
        title = "Any number of GraphQL queries goes into one request",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API4:2023"},
        cwe = {770, 799})
public final class GraphqlBatching implements GraphqlProof {
    private static final List<Integer> SIZES = List.of(2, 10, 50, 50);

    @Override
    public Outcome judge(GraphQl service, Trial trial) {
        for (int size : SIZES) {
            if (answered(trial.askAgain(batch(service, size), service.who())) < size) {
                return Outcome.refuted("a list of " + size + " queries is not answered");
            }
        }
        int most = SIZES.getLast();
        return Outcome.confirmed(
                "lists of 2, 10 and " + most + " queries are answered in full, the last twice",
                List.of(new Outcome.Step(service.who(), batch(service, most), most + " queries are answered")));
    }

    private static Ask batch(GraphQl service, int size) {
        String list = String.join(",", Collections.nCopies(size, GraphQl.body("{__typename}")));
        return GraphQl.ask(service.path(), "[" + list + "]");
    }

    private static int answered(Reply reply) {
        int answered = 0;
        if (reply.succeeded() && reply.json().filter(JsonNode::isArray).isPresent()) {
            for (JsonNode each : reply.json().get()) {
                answered += each.path("data").has("__typename") ? 1 : 0;
            }
        }
        return answered;
    }
}
