package dev.sinew.probe.proof.surface;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A GraphQL query may be as deep as one likes.
 *
 * <p>Each level asks the database again, and where levels are lists the work multiplies: one small request keeps the service busy.
 *
 * <p>Proved along fields that lead back to their own type, which the schema tells: queries of growing depth, up to about 60 levels, are answered without
 * errors and with as many levels of data, the deepest twice. It stops early where an answer takes three seconds or 500,000 characters, and
 * where a depth is refused. Where the schema is not told, where nothing leads back, or where the data ends before the query does, nothing is
 * confirmed. At most 25 requests, once a host.
 *
 * <p>To fix it, limit depth and complexity before a query is run.
 */
@Rule(
        id = "probe.graphql-depth-unbounded",
        flaw = "graphql-no-depth-limit",
        title = "GraphQL queries may be as deep as one likes",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API4:2023"},
        cwe = {770, 674})
public final class GraphqlDepthUnbounded implements GraphqlProof {
    private static final List<Integer> DEPTHS = List.of(4, 8, 16, 32, 60);
    private static final long SLOW_NANOS = 3_000_000_000L;
    private static final int LARGE = 500_000;
    /** Deeper than what clients ask for. */
    private static final int DEEP = 30;

    @Override
    public Outcome judge(GraphQl service, Trial trial) {
        JsonNode schema = GraphQl.data(service.run(GraphqlCycle.SCHEMA, trial)).path("__schema");
        if (schema.isMissingNode()) {
            return Outcome.inconclusive("the schema is not told, so that no deep query is known");
        }
        Optional<GraphqlCycle> cycle = GraphqlCycle.of(schema);
        if (cycle.isEmpty()) {
            return Outcome.refuted("no field leads back to its own type, so that depth is limited by the schema");
        }
        return deepen(service, cycle.get(), trial);
    }

    private static Outcome deepen(GraphQl service, GraphqlCycle cycle, Trial trial) {
        int reached = 0;
        int rounds = 1;
        for (int wanted : DEPTHS) {
            rounds = Math.max(1, (wanted - cycle.way().size()) / cycle.round().size());
            Reply reply = service.run(cycle.query(rounds), trial);
            JsonNode data = GraphQl.data(reply);
            if (data.isMissingNode()) {
                return Outcome.refuted("a query of " + cycle.depth(rounds) + " levels is not answered: " + reply);
            }
            if (levels(data) < cycle.depth(rounds)) {
                return Outcome.inconclusive("the data ends after " + levels(data) + " of " + cycle.depth(rounds)
                        + " levels, so that nothing shows what deeper queries cost");
            }
            reached = cycle.depth(rounds);
            if (reply.nanos() > SLOW_NANOS || reply.text().length() > LARGE) {
                break;
            }
        }
        if (reached < DEEP) {
            return Outcome.inconclusive("stopped at " + reached + " levels, as the answer became slow or large");
        }
        String query = cycle.query(rounds);
        return GraphQl.data(service.run(query, trial)).isMissingNode()
                ? Outcome.inconclusive(reached + " levels were answered once and not again")
                : Outcome.confirmed(
                        "queries of growing depth are answered in full, up to " + reached + " levels, twice",
                        List.of(new Outcome.Step(service.who(), service.ask(query), reached + " levels of data")));
    }

    /** How deep objects lie in each other, along the first that is there. */
    private static int levels(JsonNode data) {
        int levels = 0;
        JsonNode at = data;
        while (at.isContainer() && !at.isEmpty()) {
            levels += at.isObject() ? 1 : 0;
            at = at.values().iterator().next();
        }
        return levels - 1;
    }
}
