package dev.sinew.probe.graph;

import dev.sinew.model.Operation;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.http.Translation;
import dev.sinew.probe.identity.Identity;
import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.GraphSchema;
import dev.sinew.spec.read.Specifications;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The GraphQL services of a target, with the fields that they are asked for. */
public final class GraphServices implements Translation {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Header TYPE = new Header("Content-Type", "application/json");
    private static final List<String> USUAL = List.of("/graphql", "/api/graphql", "/query", "/gql");
    private static final Pattern CALL = Pattern.compile("\\b(GET|POST|PUT|PATCH|DELETE) (/[^\\s,;\"']*:/[^\\s,;\"']*)");
    private static final int MISSING = 404;
    private static final String TYPE_NAME = "{ __typename }";
    private static final String TYPE_REFERENCE = reference(7);
    /** Asks for all types, as clients do. */
    private static final String SCHEMA =
            "query IntrospectionQuery { __schema { queryType { name } mutationType { name } subscriptionType { name } types { kind name"
                    + " fields(includeDeprecated: true) { name description isDeprecated args { name defaultValue type "
                    + TYPE_REFERENCE
                    + " } type " + TYPE_REFERENCE + " } inputFields { name defaultValue type " + TYPE_REFERENCE
                    + " } enumValues(includeDeprecated: true) { name } possibleTypes { name } } } }";

    private final List<GraphService> services = new ArrayList<>();
    private final List<ApiDescription> descriptions = new ArrayList<>();

    private GraphServices() {}

    private static String reference(int depth) {
        return "{ kind name" + (depth == 0 ? "" : " ofType " + reference(depth - 1)) + " }";
    }

    /**
     * Those that schemas describe, at the first of some paths, else where such services usually are.
     *
     * @param paths where one is as far as anything tells
     */
    public static GraphServices described(List<ApiDescription> written, List<String> paths) {
        GraphServices found = new GraphServices();
        written.forEach(each -> found.add(candidates(paths).getFirst(), each));
        return found;
    }

    /**
     * Those that a target has: what schemas describe, at the path that answers as such a service does; where there are none, what the service says itself of its types, where it tells nobody in particular. Nothing is
     * asked where there is neither a schema nor a path.
     *
     * @param paths the same
     */
    public static GraphServices of(Sender sender, List<ApiDescription> written, List<String> paths) {
        GraphServices found = new GraphServices();
        if (!written.isEmpty()) {
            String path = candidates(paths).stream()
                    .filter(each -> answers(sender.sendPatiently(ask(each, TYPE_NAME), List.of())))
                    .findFirst()
                    .orElse(candidates(paths).getFirst());
            written.forEach(each -> found.add(path, each));
            return found;
        }
        for (String path : paths) {
            Reply reply = sender.sendPatiently(ask(path, SCHEMA), List.of());
            if (reply.json().filter(each -> each.path("data").has("__schema")).isPresent()) {
                Specifications.read(reply.text().getBytes(StandardCharsets.UTF_8), path)
                        .descriptions()
                        .forEach(each -> found.add(path, each));
            }
        }
        return found;
    }

    private void add(String path, ApiDescription written) {
        Optional<GraphSchema> schema = written.graph();
        if (schema.isPresent()) {
            GraphService service = new GraphService(path, schema.get());
            GraphAddresses.of(service, written).ifPresent(each -> {
                services.add(service);
                descriptions.add(each);
            });
        }
    }

    private static List<String> candidates(List<String> paths) {
        Set<String> all = new LinkedHashSet<>(paths);
        all.addAll(USUAL);
        return List.copyOf(all);
    }

    private static Ask ask(String path, String query) {
        return new Ask(
                "POST",
                path,
                List.of(TYPE),
                JSON.createObjectNode().put("query", query).toString());
    }

    /** Whether something answers as a GraphQL service does: with data, or with a list of errors that have messages; who must prove himself first is told so otherwise. */
    private static boolean answers(Reply reply) {
        JsonNode json = reply.json().orElse(JSON.missingNode());
        return json.path("data").has("__typename")
                || reply.status() != MISSING
                        && json.path("errors").path(0).path("message").isString();
    }

    /** What describes the fields as operations. */
    public List<ApiDescription> descriptions() {
        return List.copyOf(descriptions);
    }

    /** Somebody as it logs in at these. */
    public Identity login(Identity identity) {
        Identity known = identity;
        for (GraphService each : services) {
            known = new GraphLogin(each).of(known);
        }
        return known;
    }

    /** Whether an operation is a field of one of these as it is called. */
    public boolean has(Operation operation) {
        return services.stream()
                .anyMatch(each -> each.path().equals(operation.path())
                        && each.fields().stream().anyMatch(field -> field.name().equals(operation.selector())));
    }

    @Override
    public Optional<Ask> written(Ask ask) {
        Optional<Ask> written = Optional.of(ask);
        for (GraphService each : services) {
            written = written.flatMap(each::written);
        }
        return written;
    }

    @Override
    public Reply read(Ask ask, Reply reply) {
        Reply read = reply;
        for (GraphService each : services) {
            read = each.read(ask, read);
        }
        return read;
    }

    @Override
    public String told(String words) {
        Matcher calls = CALL.matcher(words);
        return calls.replaceAll(each -> Matcher.quoteReplacement(services.stream()
                .flatMap(service -> service.named(each.group(1), each.group(2)).stream())
                .findFirst()
                .orElse(each.group())));
    }
}
