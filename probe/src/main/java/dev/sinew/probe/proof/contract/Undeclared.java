package dev.sinew.probe.proof.contract;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.spec.ApiDescription.Format;
import dev.sinew.spec.Schema;
import dev.sinew.spec.Schema.Additional;
import dev.sinew.spec.Schemas;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Which members of an answer its specification does not declare, where it says which there are. */
final class Undeclared {
    private static final int DEPTH = 24;
    private static final int MOST_NODES = 20_000;

    private final Schemas schemas;
    private final Set<String> paths = new HashSet<>();
    private boolean declaresAny;
    private int nodes;

    private Undeclared(Schemas schemas) {
        this.schemas = schemas;
    }

    /** Empty where the specification lists the members of no object of the answer. */
    static Optional<Undeclared> of(Endpoint endpoint, Reply reply) {
        // Examples do not say what else there may be.
        if (endpoint.description().format() == Format.POSTMAN_2_1) {
            return Optional.empty();
        }
        List<Schema> declared = endpoint.described().answer(reply.status()).stream()
                .flatMap(answer -> answer.content().entrySet().stream())
                .filter(each -> each.getKey().endsWith("json"))
                .map(Map.Entry::getValue)
                .toList();
        Undeclared undeclared = new Undeclared(endpoint.description().resolver());
        reply.json().ifPresent(json -> undeclared.walk(json, declared, "", 0));
        return undeclared.declaresAny ? Optional.of(undeclared) : Optional.empty();
    }

    /** Whether a field, or what it stands in, is not declared. */
    boolean has(String field) {
        return paths.stream()
                .anyMatch(each -> field.equals(each) || field.startsWith(each + ".") || field.startsWith(each + "[]"));
    }

    private void walk(JsonNode node, List<Schema> written, String path, int depth) {
        if (depth > DEPTH || ++nodes > MOST_NODES || written.isEmpty()) {
            return;
        }
        List<Schema> variants = written.stream()
                .flatMap(each -> schemas.variants(each).stream())
                .toList();
        if (node.isArray()) {
            List<Schema> items =
                    variants.stream().flatMap(each -> each.items().stream()).toList();
            node.forEach(each -> walk(each, items, path + "[]", depth + 1));
        } else if (node.isObject() && variants.stream().noneMatch(Undeclared::allowsOthers)) {
            declaresAny = true;
            for (Map.Entry<String, JsonNode> each : node.properties()) {
                String name = path.isEmpty() ? each.getKey() : path + "." + each.getKey();
                List<Schema> known = variants.stream()
                        .flatMap(variant ->
                                Optional.ofNullable(variant.properties().get(each.getKey())).stream())
                        .toList();
                if (known.isEmpty()) {
                    paths.add(name);
                }
                walk(each.getValue(), known, name, depth + 1);
            }
        }
    }

    private static boolean allowsOthers(Schema schema) {
        return schema.properties().isEmpty()
                || schema.additional() == Additional.ALLOWED
                || schema.additionalProperties().isPresent()
                || schema.discriminated();
    }
}
