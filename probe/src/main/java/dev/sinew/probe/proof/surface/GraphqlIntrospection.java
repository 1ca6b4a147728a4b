package dev.sinew.probe.proof.surface;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A GraphQL service tells its whole schema to whoever asks.
 *
 * <p>The schema names every query and change, those that no page uses as well, and saves an attacker the search.
 *
 * <p>Proved by the schema: without credentials the service tells types of its own with their fields, twice, and refuses a field that does not exist,
 * so that it really answers queries. With credentials alone it is inconclusive, as these may be its makers'. So it is where an identity is told of
 * more fields than nobody, as the schema is then cut to what each caller may use, and where nobody is told of one field alone: GraphQL demands
 * that there is one. At most 24 requests, once a host.
 *
 * <p>To fix it, switch introspection off in production, or ask for the right of a developer. If the API is public, accept the finding.
 */
@Rule(
        id = "probe.graphql-introspection",
        flaw = "graphql-introspection-open",
        title = "GraphQL schema is open",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023", "API9:2023"},
        cwe = {200})
public final class GraphqlIntrospection implements GraphqlProof {
    private static final String SCHEMA = "{__schema{types{name fields{name}}}}";
    private static final String NO_SUCH_FIELD = "{sinewNoSuchField}";

    @Override
    public Outcome judge(GraphQl service, Trial trial) {
        GraphQl open = new GraphQl(service.path(), Session.NOBODY);
        Told told = told(open.run(SCHEMA, trial));
        if (told.types() == 0) {
            return told(service.run(SCHEMA, trial)).types() == 0
                    ? Outcome.refuted("the schema is not told")
                    : Outcome.inconclusive("the schema is told to " + service.who() + ", who may be a developer");
        }
        if (!GraphQl.data(open.run(NO_SUCH_FIELD, trial)).isMissingNode()) {
            return Outcome.inconclusive("a field that does not exist is answered as well");
        }
        if (!told(open.run(SCHEMA, trial)).equals(told)) {
            return Outcome.inconclusive("the schema was told once and not again");
        }
        if (told.fields() <= 1) {
            return Outcome.inconclusive("without credentials one field is told, which GraphQL demands of every schema");
        }
        for (Persona persona : trial.personas()) {
            GraphQl own = new GraphQl(service.path(), persona.session());
            if (told(own.run(SCHEMA, trial)).fields() > told.fields()) {
                return Outcome.inconclusive(persona
                        + " is told of more fields than nobody, so that the schema is cut to what each may use");
            }
        }
        return Outcome.confirmed(
                "the schema is told without credentials, twice: " + told.types() + " types with their fields",
                List.of(new Outcome.Step(Session.NOBODY, open.ask(SCHEMA), "tells the schema")));
    }

    /** What it tells of types that are not those of GraphQL itself. */
    private static Told told(Reply reply) {
        int types = 0;
        int fields = 0;
        for (JsonNode each : GraphQl.data(reply).path("__schema").path("types")) {
            boolean own = !each.path("name").asString("__").startsWith("__");
            int size = own ? each.path("fields").size() : 0;
            types += size > 0 ? 1 : 0;
            fields += size;
        }
        return new Told(types, fields);
    }

    /**
     * How much of a schema is told.
     *
     * @param types how many types with fields
     * @param fields how many fields these have
     */
    private record Told(int types, int fields) {}
}
