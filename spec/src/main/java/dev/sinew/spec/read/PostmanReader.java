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
import dev.sinew.spec.Server;
import dev.sinew.spec.Sources;
import dev.sinew.spec.tree.Node;
import dev.sinew.spec.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a Postman collection 2.1: each request is an operation, its saved examples are answers. Requests of one method and path
 * are one operation. Variables of the collection are put in; what stays open in a path is a parameter, in front of it an unsaid
 * server.
 */
final class PostmanReader {
    private static final Pattern ID =
            Pattern.compile("\\d{1,18}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9a-f]{24}");

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final int MAX_HOPS = 5;
    private static final int MAX_VALUE = 2_000;

    private final Node root;
    private final String file;
    private final SpecLimits limits;
    private final Problems problems;
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, PostmanOperation> operations = new LinkedHashMap<>();

    PostmanReader(Node root, String file, SpecLimits limits, Problems problems) {
        this.root = root;
        this.file = file;
        this.limits = limits;
        this.problems = problems;
    }

    ApiDescription read() {
        for (Node each : root.get("variable").elements()) {
            String value = each.get("value").text();
            if (value.length() <= MAX_VALUE) {
                variables.put(each.get("key").text(), value);
            }
        }
        items(root.get("item"));
        Node info = root.get("info");
        List<DescribedOperation> all =
                operations.values().stream().map(PostmanOperation::described).toList();
        if (all.isEmpty()) {
            problems.add("is a Postman collection without requests");
        }
        List<Server> servers =
                all.stream().flatMap(each -> each.servers().stream()).distinct().toList();
        return new ApiDescription(
                info.get("name").text(file),
                info.get("version").text(),
                file,
                Format.POSTMAN_2_1,
                servers,
                all,
                new TreeMap<>(),
                new TreeMap<>(),
                Sources.of(root));
    }

    /** Folders lie no deeper than trees may. */
    private void items(Node items) {
        for (Node item : items.elements()) {
            items(item.get("item"));
            if (item.has("request")) {
                if (operations.size() >= limits.operations()) {
                    problems.add("more than " + limits.operations() + " operations, the rest is not read");
                    return;
                }
                request(item);
            }
        }
    }

    private void request(Node item) {
        Node request = item.get("request");
        Node url = request.isMap() ? request.get("url") : request;
        String raw = url.isMap() ? raw(url) : url.text();
        String method = request.get("method").text("GET").toUpperCase(Locale.ROOT);
        String address = substituted(cut(raw, '?'));
        int path = pathOf(address);
        Server server = server(address.substring(0, path));
        String template = template(address.substring(path));
        PostmanOperation operation = operations.computeIfAbsent(
                method + " " + server.host() + " " + template,
                key -> new PostmanOperation(method, template, server, item, ids(address.substring(path), template)));
        operation.parameters(parameters(url, raw, request.get("header")));
        body(request.get("body")).ifPresent(operation::body);
        for (Node answer : item.get("response").elements()) {
            operation.answer(answer.get("code").text(), answer(answer));
        }
    }

    /** The address of an object that says it in parts only. */
    private static String raw(Node url) {
        if (!url.get("raw").text().isEmpty()) {
            return url.get("raw").text();
        }
        String host = url.get("host").isList()
                ? joined(url.get("host"), ".")
                : url.get("host").text();
        String scheme = url.get("protocol").text();
        String path = url.get("path").isList()
                ? joined(url.get("path"), "/")
                : url.get("path").text();
        return (scheme.isEmpty() ? "" : scheme + "://") + host + "/" + path;
    }

    private static String joined(Node list, String between) {
        return String.join(
                between,
                list.elements().stream()
                        .map(each -> each.isMap() ? each.get("value").text() : each.text())
                        .toList());
    }

    private String substituted(String text) {
        String out = text;
        for (int hop = 0; hop < MAX_HOPS && out.length() <= MAX_VALUE; hop++) {
            String next = VARIABLE.matcher(out).replaceAll(match -> {
                String value = variables.getOrDefault(match.group(1), "");
                return Matcher.quoteReplacement(value.isEmpty() ? match.group() : value);
            });
            if (next.equals(out)) {
                return out;
            }
            out = next;
        }
        return out;
    }

    /** Where the path begins: behind the authority, or behind a first variable that stands for it. */
    private static int pathOf(String address) {
        int slashes = address.indexOf("//");
        int from = address.indexOf('/', slashes < 0 ? 0 : slashes + 2);
        return from < 0 ? address.length() : from;
    }

    private static Server server(String before) {
        if (before.contains("{{") || before.isEmpty()) {
            return Server.UNSAID;
        }
        return Server.of(before.contains("//") ? before : "//" + before);
    }

    /** The ids of a path whose template has parameters for them, as examples. */
    private static List<Parameter> ids(String path, String template) {
        List<Parameter> ids = new ArrayList<>();
        String[] values = cut(path, '#').split("/", -1);
        String[] names = template.split("/", -1);
        int shift = names.length - values.length;
        for (int i = 0; i < values.length; i++) {
            if (ID.matcher(values[i]).matches()) {
                String name = names[i + shift];
                ids.add(new Parameter(
                        Location.PATH, name.substring(1, name.length() - 1), true, Schema.ANY.like(values[i])));
            }
        }
        return ids;
    }

    /** A number, a UUID or the like in a path is one of many, and stands for a parameter. */
    private static String template(String path) {
        List<String> segments = new ArrayList<>();
        int ids = 0;
        for (String segment : cut(path, '#').split("/", -1)) {
            String name = segment.startsWith(":") && segment.length() > 1 ? "{" + segment.substring(1) + "}" : segment;
            if (ID.matcher(name).matches()) {
                name = ids++ == 0 ? "{id}" : "{id" + ids + "}";
            }
            segments.add(
                    VARIABLE.matcher(name).replaceAll(match -> Matcher.quoteReplacement("{" + match.group(1) + "}")));
        }
        String joined = String.join("/", segments);
        return joined.startsWith("/") ? joined : "/" + joined;
    }

    /** A value; none where it is a variable of which the collection does not say what it is. */
    private static String known(String value) {
        return VARIABLE.matcher(value).find() ? "" : value;
    }

    private static List<Parameter> parameters(Node url, String raw, Node headers) {
        List<Parameter> parameters = new ArrayList<>();
        for (Node each : url.get("query").elements()) {
            Schema like = Schema.ANY.like(known(each.get("value").text()));
            parameters.add(new Parameter(Location.QUERY, each.get("key").text(), false, like));
        }
        int question = raw.indexOf('?');
        if (question >= 0 && url.get("query").elements().isEmpty()) {
            for (String pair : cut(raw.substring(question + 1), '#').split("&", -1)) {
                parameters.add(new Parameter(Location.QUERY, cut(pair, '='), false, Schema.ANY));
            }
        }
        for (Node each : headers.elements()) {
            parameters.add(new Parameter(Location.HEADER, each.get("key").text(), false, Schema.ANY));
        }
        return parameters;
    }

    private static Optional<RequestBody> body(Node body) {
        TreeMap<String, Schema> content = new TreeMap<>();
        switch (body.get("mode").text()) {
            case "raw" ->
                raw(
                        body.get("raw").text(),
                        body.get("options").get("raw").get("language").text(),
                        content);
            case "urlencoded" -> content.put("application/x-www-form-urlencoded", form(body.get("urlencoded")));
            case "formdata" -> content.put("multipart/form-data", form(body.get("formdata")));
            case "graphql" -> content.put("application/json", Schema.ANY);
            case "file" -> content.put("application/octet-stream", Schema.ANY);
            default -> {}
        }
        return content.isEmpty() ? Optional.empty() : Optional.of(new RequestBody(false, content));
    }

    private static void raw(String text, String language, Map<String, Schema> content) {
        if (text.isBlank()) {
            return;
        }
        Tree tree = text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[")
                ? Tree.read(text)
                : new Tree(Node.MISSING, "");
        boolean json = !tree.root().isMissing();
        if (json || language.equals("json")) {
            content.put("application/json", json ? ExampleSchema.of(tree.root()) : Schema.ANY);
        } else {
            content.put(language.equals("xml") ? "application/xml" : "*/*", Schema.ANY);
        }
    }

    private static Schema form(Node fields) {
        Schema.Builder form = new Schema.Builder();
        form.types.add(SchemaType.OBJECT);
        fields.elements()
                .forEach(each -> form.properties.put(
                        each.get("key").text(),
                        each.get("type").text().equals("file")
                                ? Schema.FILE
                                : Schema.ANY.like(known(each.get("value").text()))));
        return form.build();
    }

    private static Answer answer(Node example) {
        TreeMap<String, Schema> content = new TreeMap<>();
        raw(example.get("body").text(), example.get("_postman_previewlanguage").text(), content);
        return new Answer(content, new TreeMap<>());
    }

    private static String cut(String text, char at) {
        int index = text.indexOf(at);
        return index < 0 ? text : text.substring(0, index);
    }
}
