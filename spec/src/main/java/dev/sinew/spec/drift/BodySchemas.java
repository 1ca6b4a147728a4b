package dev.sinew.spec.drift;

import dev.sinew.model.BodyKind;
import dev.sinew.model.LearnedOperation.LearnedBody;
import dev.sinew.spec.Schema;
import dev.sinew.spec.Schemas;
import dev.sinew.spec.match.Described;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Which schemas speak of a learned body. */
final class BodySchemas {
    private static final Set<BodyKind> WALKED =
            Set.of(BodyKind.JSON, BodyKind.JSON_LINES, BodyKind.FORM, BodyKind.MULTIPART);

    /**
     * A schema with what resolves it.
     *
     * @param schema the schema
     * @param resolver of the same description
     */
    record Typed(Schema schema, Schemas resolver) {}

    private BodySchemas() {}

    /** Whether a body has fields that can be compared: XML has names of another kind. */
    static boolean isWalked(LearnedBody body) {
        return !body.fields().isEmpty()
                && WALKED.containsAll(body.kinds())
                && !body.kinds().isEmpty();
    }

    /** Whether values are texts, whatever they mean. */
    static boolean isForm(LearnedBody body) {
        return body.kinds().contains(BodyKind.FORM) || body.kinds().contains(BodyKind.MULTIPART);
    }

    /** The schemas of content for each kind of body that was seen; empty where one of them is not described. */
    static Optional<List<Typed>> of(Described described, SortedMap<String, Schema> content, LearnedBody body) {
        List<Typed> schemas = new ArrayList<>();
        Schemas resolver = described.api().resolver();
        for (BodyKind kind : body.kinds()) {
            List<Typed> fitting = content.entrySet().stream()
                    .filter(each -> fits(each.getKey(), kind))
                    .map(each -> new Typed(each.getValue(), resolver))
                    .toList();
            if (fitting.isEmpty()) {
                return Optional.empty();
            }
            schemas.addAll(fitting);
        }
        return Optional.of(schemas);
    }

    private static boolean fits(String type, BodyKind kind) {
        if (type.equals("*/*") || type.isEmpty()) {
            return true;
        }
        return switch (kind) {
            case JSON, JSON_LINES -> type.contains("json") || type.equals("application/*") || type.contains("ndjson");
            case FORM -> type.contains("x-www-form-urlencoded") || type.equals("application/*");
            case MULTIPART -> type.startsWith("multipart/");
            default -> false;
        };
    }
}
