package dev.sinew.spec.write;

import dev.sinew.model.BodyKind;
import dev.sinew.model.LearnedField;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.LearnedOperation.LearnedAnswer;
import dev.sinew.model.LearnedOperation.LearnedBody;
import dev.sinew.model.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes parameters, bodies and answers of one operation. */
final class MessageWriter {
    /** Headers that OpenAPI says are described elsewhere. */
    private static final Set<String> ELSEWHERE = Set.of("accept", "content-type", "authorization");

    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(201, "Created"),
            Map.entry(202, "Accepted"),
            Map.entry(204, "No content"),
            Map.entry(301, "Moved permanently"),
            Map.entry(302, "Found"),
            Map.entry(303, "See other"),
            Map.entry(304, "Not modified"),
            Map.entry(400, "Bad request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not found"),
            Map.entry(405, "Method not allowed"),
            Map.entry(409, "Conflict"),
            Map.entry(422, "Unprocessable content"),
            Map.entry(429, "Too many requests"),
            Map.entry(500, "Internal server error"),
            Map.entry(502, "Bad gateway"),
            Map.entry(503, "Service unavailable"),
            Map.entry(504, "Gateway timeout"));

    private MessageWriter() {}

    static List<Map<String, Object>> parameters(LearnedOperation learned) {
        List<Map<String, Object>> parameters = new ArrayList<>();
        Set<String> taken = new LinkedHashSet<>();
        for (String name : OpenApiWriter.parameterNames(learned.operation().path())) {
            if (taken.add(name)) {
                Optional<LearnedField> field = learned.parameters().stream()
                        .filter(each -> each.path().location() == Location.PATH
                                && each.path().text().equals(name))
                        .findFirst();
                Map<String, Object> schema =
                        field.map(SchemaWriter::parameter).orElse(new LinkedHashMap<>(Map.of("type", "string")));
                parameters.add(parameter("path", name, true, schema));
            }
        }
        for (LearnedField field : learned.parameters()) {
            Location location = field.path().location();
            String name = field.path().text();
            boolean written = location != Location.PATH
                    && location != Location.BODY
                    && !name.isEmpty()
                    && !(location == Location.HEADER && ELSEWHERE.contains(name.toLowerCase(Locale.ROOT)))
                    && !SecurityWriter.isCredential(learned, field);
            if (written) {
                boolean everywhere = location != Location.QUERY || field.present() >= learned.requests();
                boolean required = everywhere && SchemaWriter.always(field);
                String in = location.name().toLowerCase(Locale.ROOT);
                parameters.add(parameter(in, name, required, SchemaWriter.parameter(field)));
            }
        }
        return parameters;
    }

    private static Map<String, Object> parameter(String in, String name, boolean required, Map<String, Object> schema) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", in);
        if (required) {
            parameter.put("required", true);
        }
        parameter.put("schema", schema);
        return parameter;
    }

    static Optional<Map<String, Object>> requestBody(LearnedOperation learned) {
        LearnedBody body = learned.requestBody();
        if (body.present() == 0) {
            return Optional.empty();
        }
        Map<String, Object> out = new LinkedHashMap<>();
        if (body.present() >= Math.max(body.messages(), learned.requests())) {
            out.put("required", true);
        }
        out.put("content", content(body));
        return Optional.of(out);
    }

    private static Map<String, Object> content(LearnedBody body) {
        Map<String, Object> content = new LinkedHashMap<>();
        for (BodyKind kind : body.kinds()) {
            mediaType(kind).ifPresent(type -> {
                boolean fields = kind != BodyKind.TEXT && kind != BodyKind.HTML && kind != BodyKind.BINARY;
                Map<String, Object> schema = fields ? SchemaWriter.body(body) : new LinkedHashMap<>();
                content.put(type, Map.of("schema", schema));
            });
        }
        if (content.isEmpty()) {
            content.put("*/*", Map.of());
        }
        return content;
    }

    private static Optional<String> mediaType(BodyKind kind) {
        return switch (kind) {
            case NONE -> Optional.empty();
            case JSON -> Optional.of("application/json");
            case JSON_LINES -> Optional.of("application/x-ndjson");
            case FORM -> Optional.of("application/x-www-form-urlencoded");
            case MULTIPART -> Optional.of("multipart/form-data");
            case XML -> Optional.of("application/xml");
            case HTML -> Optional.of("text/html");
            case TEXT -> Optional.of("text/plain");
            case BINARY -> Optional.of("application/octet-stream");
        };
    }

    /** By status; the default stands for answers of which the source did not record one, where there are no others. */
    static Map<String, Object> answers(LearnedOperation learned) {
        Map<String, Object> answers = new LinkedHashMap<>();
        learned.answers().forEach((status, answer) -> {
            if (status >= 100 && status <= 599) {
                answers.put(Integer.toString(status), answer(REASONS.getOrDefault(status, "Status " + status), answer));
            }
        });
        learned.answers().forEach((status, answer) -> {
            if (status > 599 || (status < 100 && answers.isEmpty())) {
                answers.put("default", answer("Any answer", answer));
            }
        });
        if (answers.isEmpty()) {
            answers.put("default", Map.of("description", "Not recorded"));
        }
        return answers;
    }

    private static Map<String, Object> answer(String reason, LearnedAnswer answer) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("description", reason);
        Map<String, Object> headers = new LinkedHashMap<>();
        for (LearnedField field : answer.headers()) {
            boolean own = field.path().location() == Location.HEADER
                    && !field.path().text().equalsIgnoreCase("content-type");
            if (own) {
                headers.put(field.path().text(), Map.of("schema", SchemaWriter.parameter(field)));
            }
        }
        if (!headers.isEmpty()) {
            out.put("headers", headers);
        }
        if (answer.body().present() > 0) {
            out.put("content", content(answer.body()));
        }
        return out;
    }
}
