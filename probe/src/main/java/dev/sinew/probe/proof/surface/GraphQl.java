package dev.sinew.probe.proof.surface;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.HostProof.Placed;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A GraphQL service of the target, and who may ask it. Asked are queries alone, which change nothing, by {@code POST}, and only where the
 * specification describes it or a query by {@code GET} is answered in the way of GraphQL.
 *
 * @param path where it is
 * @param who nobody where that is enough, else the first identity that is answered
 */
record GraphQl(String path, Session who) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Header TYPE = new Header("Content-Type", "application/json");
    private static final String PROBE = "?query=%7B__typename%7D";
    private static final String TYPE_NAME = "{__typename}";
    private static final List<String> PATHS = List.of("/graphql", "/api/graphql", "/query", "/gql");
    private static final int NO_GET = 405;

    /** The services; empty where there is none. */
    private static Optional<GraphQl> of(Trial trial) {
        for (String path : paths(trial)) {
            List<Session> all = new ArrayList<>(List.of(Session.NOBODY));
            trial.personas().stream().map(Persona::session).forEach(all::add);
            for (Session who : all) {
                Reply reply = trial.askAgain(ask(path, body(TYPE_NAME)), who);
                if (data(reply).has("__typename")) {
                    return Optional.of(new GraphQl(path, who));
                }
            }
        }
        return Optional.empty();
    }

    /** What is said of the service, at its path; nothing where there is none. */
    static List<Placed> judged(Trial trial, Function<GraphQl, Outcome> judge) {
        return of(trial)
                .map(each -> List.of(Nowhere.placed("POST", each.path(), judge.apply(each), trial)))
                .orElse(List.of());
    }

    private static Set<String> paths(Trial trial) {
        Set<String> paths = new LinkedHashSet<>(trial.graphs());
        for (Endpoint each : trial.endpoints()) {
            String last =
                    each.path().substring(each.path().lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            boolean post = each.operation().method().equals("POST");
            if (post && (last.equals("graphql") || last.equals("gql"))) {
                paths.add(each.operation().path());
            }
        }
        for (String path : PATHS) {
            for (String base : Prefixes.bases(trial)) {
                Reply reply = trial.ask(Ask.get(base + path + PROBE), Session.NOBODY);
                boolean telling = reply.json().filter(GraphQl::speaks).isPresent();
                boolean wantsPost = reply.status() == NO_GET && path.endsWith("graphql");
                if (telling || wantsPost) {
                    paths.add(base + path);
                }
            }
        }
        return paths;
    }

    /** Whether an answer has the form of the GraphQL specification: data, or a list of errors with messages. */
    private static boolean speaks(JsonNode json) {
        JsonNode error = json.path("errors").path(0).path("message");
        return json.path("data").has("__typename") || error.isString();
    }

    /** The body of a request for a query. */
    static String body(String query) {
        return JSON.createObjectNode().put("query", query).toString();
    }

    static Ask ask(String path, String body) {
        return new Ask("POST", path, List.of(TYPE), body);
    }

    Ask ask(String query) {
        return ask(path, body(query));
    }

    /** What a query gets now. */
    Reply run(String query, Trial trial) {
        return trial.askAgain(ask(query), who);
    }

    /** The data of an answer without errors; a missing node for all else. */
    static JsonNode data(Reply reply) {
        JsonNode json = reply.json().orElse(JSON.missingNode());
        return reply.succeeded() && json.path("errors").isMissingNode() ? json.path("data") : JSON.missingNode();
    }
}
