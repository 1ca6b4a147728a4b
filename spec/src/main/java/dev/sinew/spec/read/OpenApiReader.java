package dev.sinew.spec.read;

import dev.sinew.model.Location;
import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.ApiDescription.Format;
import dev.sinew.spec.DescribedOperation;
import dev.sinew.spec.DescribedOperation.Answer;
import dev.sinew.spec.DescribedOperation.Parameter;
import dev.sinew.spec.DescribedOperation.RequestBody;
import dev.sinew.spec.Schema;
import dev.sinew.spec.SchemaType;
import dev.sinew.spec.SecurityScheme;
import dev.sinew.spec.Server;
import dev.sinew.spec.Sources.Place;
import dev.sinew.spec.tree.Node;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads OpenAPI 3.0 and 3.1, and of 3.2 what is like them; {@link SwaggerParts} reads what is different in 2.0. */
final class OpenApiReader {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");

    /** How long a day is written. */
    private static final int DAY = 10;
    /** One way to call it: to prove nothing. */
    private static final List<List<String>> NO_CREDENTIALS = List.of(List.of());

    private final Node root;
    private final String file;
    private final Format format;
    private final SpecLimits limits;
    private final Problems problems;
    private final Documents documents;
    private final SchemaReader schemas;
    private final SwaggerParts swagger;
    private final List<DescribedOperation> operations = new ArrayList<>();

    OpenApiReader(Node root, String file, Format format, Documents documents, SpecLimits limits, Problems problems) {
        this.root = root;
        this.file = file;
        this.format = format;
        this.limits = limits;
        this.problems = problems;
        this.documents = documents;
        this.schemas = new SchemaReader(documents, limits, problems);
        this.swagger = new SwaggerParts(root, schemas);
    }

    private boolean two() {
        return format == Format.OPENAPI_2_0;
    }

    ApiDescription read() {
        List<Server> servers = two() ? swagger.servers() : servers(root);
        Node paths = root.get("paths");
        if (!paths.isMap() && !root.has("webhooks") && !root.has("components")) {
            problems.add("describes no paths");
        }
        for (Map.Entry<String, Node> path : paths.entries().entrySet()) {
            if (path.getKey().startsWith("/")) {
                path(path.getKey(), path.getValue(), servers);
            } else if (!path.getKey().startsWith("x-")) {
                problems.add("a path that does not begin with a slash is not read");
            }
        }
        Node info = root.get("info");
        return new ApiDescription(
                info.get("title").text(file),
                info.get("version").text(),
                file,
                format,
                servers,
                operations,
                schemas.named(),
                securitySchemes(),
                documents.sources());
    }

    private List<Server> servers(Node holder) {
        List<Server> servers = new ArrayList<>();
        for (Node each : holder.get("servers").elements()) {
            servers.addAll(ServerVariables.expand(each.get("url").text(), each.get("variables")));
        }
        return servers;
    }

    private void path(String path, Node written, List<Server> servers) {
        Place place = documents.follow(written, "");
        Node item = place.node();
        List<Server> own = servers(item);
        Map<String, Node> methods = new LinkedHashMap<>(item.entries());
        methods.putAll(written.entries());
        methods.keySet().retainAll(METHODS);
        methods.putAll(item.get("additionalOperations").entries());
        methods.putAll(item.get("x-sinew-additional-operations").entries());
        methods.forEach((method, node) -> {
            if (!node.isMap()) {
                return;
            }
            if (operations.size() >= limits.operations()) {
                problems.add("more than " + limits.operations() + " operations, the rest is not read");
                return;
            }
            operation(
                    new Written(path, method.toUpperCase(Locale.ROOT), node, place.document()),
                    item.get("parameters"),
                    own.isEmpty() ? servers : own);
        });
    }

    /** An operation's node and where it stands. */
    private record Written(String path, String method, Node node, String document) {}

    private void operation(Written written, Node shared, List<Server> around) {
        Node node = written.node();
        List<Server> own = servers(node);
        Map<String, Place> parameters = new LinkedHashMap<>();
        parameters(shared, written.document(), parameters);
        parameters(node.get("parameters"), written.document(), parameters);
        Optional<RequestBody> body = two()
                ? swagger.requestBody(node, List.copyOf(parameters.values()))
                : requestBody(node.get("requestBody"), written.document());
        Node security = node.has("security") ? node.get("security") : root.get("security");
        operations.add(new DescribedOperation(
                written.method(),
                written.path(),
                "",
                node.get("operationId").text(),
                node.get("deprecated").isTrue(),
                sunset(node.get("x-sunset").text()),
                own.isEmpty() ? around : own,
                parameters.values().stream()
                        .flatMap(each -> parameter(each).stream())
                        .toList(),
                body,
                answers(node, written.document()),
                node.has("security") && security.elements().isEmpty()
                        ? NO_CREDENTIALS
                        : security.elements().stream()
                                .map(each -> List.copyOf(each.entries().keySet()))
                                .toList(),
                written.document().isEmpty() ? node.line() : 0));
    }

    /** The day that an ISO date or time begins with. */
    private static Optional<LocalDate> sunset(String text) {
        try {
            return text.length() < DAY ? Optional.empty() : Optional.of(LocalDate.parse(text.substring(0, DAY)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Collects by place and name, so that an operation's own replace those of its path. */
    private void parameters(Node list, String document, Map<String, Place> into) {
        for (Node each : list.elements()) {
            Place place = documents.follow(each, document);
            into.put(
                    place.node().get("in").text() + " "
                            + place.node().get("name").text(),
                    place);
        }
    }

    private Optional<Parameter> parameter(Place place) {
        Node node = place.node();
        return location(node.get("in").text()).map(location -> {
            Schema schema =
                    two() ? schemas.read(node, place.document()) : schemas.read(node.get("schema"), place.document());
            boolean required = node.get("required").isTrue();
            return new Parameter(location, node.get("name").text(), required, schema.like(SchemaReader.example(node)));
        });
    }

    static Optional<Location> location(String in) {
        return switch (in) {
            case "path" -> Optional.of(Location.PATH);
            case "query" -> Optional.of(Location.QUERY);
            case "header" -> Optional.of(Location.HEADER);
            case "cookie" -> Optional.of(Location.COOKIE);
            default -> Optional.empty();
        };
    }

    private Optional<RequestBody> requestBody(Node written, String document) {
        if (!written.isMap()) {
            return Optional.empty();
        }
        Place place = documents.follow(written, document);
        return Optional.of(new RequestBody(place.node().get("required").isTrue(), content(place, true)));
    }

    private SortedMap<String, Answer> answers(Node operation, String document) {
        SortedMap<String, Answer> answers = new TreeMap<>();
        operation.get("responses").entries().forEach((status, written) -> {
            if (!status.startsWith("x-")) {
                Place place = documents.follow(written, document);
                SortedMap<String, Schema> content = two() ? swagger.content(operation, place) : content(place, false);
                String key = status.equals("default") ? status : status.toUpperCase(Locale.ROOT);
                answers.put(key, new Answer(content, headers(place)));
            }
        });
        return answers;
    }

    private SortedMap<String, Schema> content(Place holder, boolean request) {
        SortedMap<String, Schema> content = new TreeMap<>();
        holder.node().get("content").entries().forEach((type, media) -> {
            Place place = documents.follow(media, holder.document());
            Node item = place.node().has("schema")
                    ? place.node().get("schema")
                    : place.node().get("itemSchema");
            Schema schema = schemas.read(item, place.document());
            content.put(MediaTypes.bare(type), request ? shown(schema, item, place.node()) : schema);
        });
        return content;
    }

    /** A request's schema with what its example shows: all, where it says no more than that there is an object; else what may stand where. */
    private static Schema shown(Schema schema, Node written, Node media) {
        boolean silent = schema.isOpen()
                && schema.properties().isEmpty()
                && schema.types().stream().allMatch(SchemaType.OBJECT::equals)
                && !written.has("$ref");
        return Stream.concat(
                        Stream.of(written.get("example"), media.get("example")),
                        media.get("examples").entries().values().stream().map(each -> each.get("value")))
                .filter(each -> !each.entries().isEmpty())
                .findFirst()
                .map(each ->
                        silent ? ExampleSchema.of(each) : Schema.allOf(List.of(schema, ExampleSchema.examplesOf(each))))
                .orElse(schema);
    }

    private SortedMap<String, Schema> headers(Place holder) {
        SortedMap<String, Schema> headers = new TreeMap<>();
        holder.node().get("headers").entries().forEach((name, written) -> {
            Place place = documents.follow(written, holder.document());
            Node schema = two() ? place.node() : place.node().get("schema");
            headers.put(name.toLowerCase(Locale.ROOT), schemas.read(schema, place.document()));
        });
        return headers;
    }

    private SortedMap<String, SecurityScheme> securitySchemes() {
        SortedMap<String, SecurityScheme> schemes = new TreeMap<>();
        Node written =
                two() ? root.get("securityDefinitions") : root.get("components").get("securitySchemes");
        written.entries().forEach((name, each) -> {
            Node node = documents.follow(each, "").node();
            boolean basic = node.get("type").text().equals("basic");
            boolean key = node.get("type").text().equals("apiKey");
            schemes.put(
                    name,
                    new SecurityScheme(
                            basic ? "http" : node.get("type").text(),
                            basic ? "basic" : node.get("scheme").text().toLowerCase(Locale.ROOT),
                            location(node.get("in").text()),
                            key ? node.get("name").text().toLowerCase(Locale.ROOT) : "authorization"));
        });
        return schemes;
    }
}
