package dev.sinew.spec.read;

import dev.sinew.model.Location;
import dev.sinew.spec.DescribedOperation;
import dev.sinew.spec.DescribedOperation.Answer;
import dev.sinew.spec.DescribedOperation.Parameter;
import dev.sinew.spec.DescribedOperation.RequestBody;
import dev.sinew.spec.Schema;
import dev.sinew.spec.Server;
import dev.sinew.spec.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The requests of a collection that go to one method and path, put together. */
final class PostmanOperation {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}/]*)}");
    private static final int MAX_ALTERNATIVES = 8;

    private final String method;
    private final String path;
    private final Server server;
    private final Node item;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final SortedMap<String, Schema> content = new TreeMap<>();
    private final SortedMap<String, Answer> answers = new TreeMap<>();

    PostmanOperation(String method, String path, Server server, Node item, List<Parameter> ids) {
        this.method = method;
        this.path = path;
        this.server = server;
        this.item = item;
        parameters(ids);
        for (Matcher matcher = PARAMETER.matcher(path); matcher.find(); ) {
            parameters(List.of(new Parameter(Location.PATH, matcher.group(1), true, Schema.ANY)));
        }
    }

    void parameters(List<Parameter> more) {
        more.forEach(each -> parameters.putIfAbsent(each.location() + " " + each.name(), each));
    }

    void body(RequestBody body) {
        body.content().forEach((type, schema) -> content.merge(type, schema, PostmanOperation::either));
    }

    /** An example's answer; one without a status is left out. */
    void answer(String status, Answer answer) {
        if (status.matches("[1-5][0-9][0-9]")) {
            answers.merge(status, answer, PostmanOperation::either);
        }
    }

    private static Answer either(Answer one, Answer other) {
        SortedMap<String, Schema> content = new TreeMap<>(one.content());
        other.content().forEach((type, schema) -> content.merge(type, schema, PostmanOperation::either));
        return new Answer(content, one.headers());
    }

    private static Schema either(Schema one, Schema other) {
        List<Schema> all = new ArrayList<>(one.any().isEmpty() ? List.of(one) : one.any());
        all.add(other);
        return all.size() > MAX_ALTERNATIVES ? Schema.ANY : Schema.anyOf(all);
    }

    DescribedOperation described() {
        return new DescribedOperation(
                method,
                path,
                "",
                item.get("name").text(),
                false,
                Optional.empty(),
                List.of(server),
                List.copyOf(parameters.values()),
                content.isEmpty() ? Optional.empty() : Optional.of(new RequestBody(false, content)),
                answers,
                List.of(),
                item.line());
    }
}
