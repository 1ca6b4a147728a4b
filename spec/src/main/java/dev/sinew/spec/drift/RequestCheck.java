package dev.sinew.spec.drift;

import dev.sinew.model.BodyFacts;
import dev.sinew.model.BodyKind;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.LearnedField;
import dev.sinew.model.LearnedOperation.LearnedBody;
import dev.sinew.model.Limit;
import dev.sinew.model.Location;
import dev.sinew.model.Observation;
import dev.sinew.model.Origin;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import dev.sinew.model.Violation;
import dev.sinew.model.Violation.Kind;
import dev.sinew.spec.ApiDescription.Format;
import dev.sinew.spec.DescribedOperation.Parameter;
import dev.sinew.spec.DescribedOperation.RequestBody;
import dev.sinew.spec.Schema;
import dev.sinew.spec.drift.BodySchemas.Typed;
import dev.sinew.spec.match.Described;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What of one request is not as its description says: of the body's fields all, of query parameters their types, bounds and whether
 * required ones are there. That a parameter is not described is nothing here, as servers ignore what they do not know. The same
 * judgement as over many requests, of which this one is the only one.
 */
public final class RequestCheck {
    /** So many are told of one request. */
    private static final int MOST = 8;

    private static final int LONGEST = 96;

    private final Observation call;
    private final Described described;
    private final List<Violation> found = new ArrayList<>();

    private RequestCheck(Observation call, Described described) {
        this.call = call;
        this.described = described;
    }

    /** The first few violations. */
    public static List<Violation> of(Observation call, Described described) {
        // Examples do not say what else there may be.
        if (described.api().format() == Format.POSTMAN_2_1) {
            return List.of();
        }
        RequestCheck check = new RequestCheck(call, described);
        check.parameters();
        check.body();
        return check.found.stream().limit(MOST).toList();
    }

    private void add(Kind kind, String field, String note) {
        String name = field.length() > LONGEST ? field.substring(0, LONGEST) : field;
        found.add(new Violation(kind, name, note));
    }

    private void parameters() {
        Map<FieldPath, LearnedField> sent = fields(Location.QUERY);
        boolean cut = call.hit(Limit.FIELDS);
        for (Parameter each : described.operation().parameters()) {
            if (each.location() != Location.QUERY || each.name().indexOf('[') >= 0) {
                continue;
            }
            List<Schema> schemas = described.api().resolver().variants(each.schema());
            Optional<LearnedField> field = sent.values().stream()
                    .filter(one -> one.path().depth() == 1 && one.path().name().equals(each.name()))
                    .findFirst();
            if (field.isEmpty()) {
                boolean parts =
                        sent.keySet().stream().anyMatch(path -> path.text().startsWith(each.name()));
                if (each.required() && !parts && !cut && !isObject(schemas)) {
                    add(Kind.MISSING, each.name(), "the required parameter " + each.name() + " is not there");
                }
            } else if (TextValues.unreadable(field.get(), schemas) > 0) {
                add(Kind.TYPE, each.name(), "the parameter " + each.name() + " is not readable as described");
            } else if (Ranges.broken(field.get(), schemas, true)) {
                add(Kind.RANGE, each.name(), "the parameter " + each.name() + " is out of its bounds");
            }
        }
    }

    /** An object's members may be parameters of their own. */
    private static boolean isObject(List<Schema> schemas) {
        return schemas.stream()
                .anyMatch(each -> !each.properties().isEmpty()
                        || (each.isOpen() && each.types().isEmpty()));
    }

    private void body() {
        Optional<RequestBody> written = described.operation().requestBody();
        BodyFacts facts = call.requestBody();
        if (written.isEmpty() || facts.knowledge() != BodyFacts.Knowledge.WHOLE) {
            return;
        }
        LearnedBody body = learned(facts);
        if (!BodySchemas.isWalked(body)) {
            return;
        }
        Optional<List<Typed>> schemas = BodySchemas.of(described, written.get().content(), body);
        boolean nullable = described.api().format() == Format.OPENAPI_2_0;
        if (schemas.isPresent()) {
            BodyWalk.walk(body, schemas.get(), false, nullable).forEach(this::tell);
        }
    }

    private void tell(Discrepancy discrepancy) {
        Kind kind = switch (discrepancy.kind()) {
            case UNDOCUMENTED -> Kind.UNDECLARED;
            case TYPE -> Kind.TYPE;
            case RANGE -> Kind.RANGE;
            case MISSING -> Kind.MISSING;
        };
        String note = kind == Kind.MISSING ? "required, and not there" : discrepancy.note();
        add(kind, discrepancy.field(), discrepancy.field() + ": " + note);
    }

    private LearnedBody learned(BodyFacts facts) {
        return new LearnedBody(
                1,
                0,
                1,
                new TreeSet<>(List.of(facts.kind() == BodyKind.NONE ? BodyKind.JSON : facts.kind())),
                List.copyOf(fields(Location.BODY).values()),
                !call.hit(Limit.FIELDS));
    }

    /** The fields of one message as if they had been learned of it alone. */
    private Map<FieldPath, LearnedField> fields(Location location) {
        Fields request = call.request();
        Map<FieldPath, Sum> sums = new LinkedHashMap<>();
        for (int row = 0; row < request.rows(); row++) {
            FieldPath path = request.path(row);
            if (path.location() == location) {
                sums.computeIfAbsent(path, key -> new Sum()).add(request, row);
            }
        }
        Map<FieldPath, LearnedField> fields = new LinkedHashMap<>();
        sums.forEach((path, sum) -> fields.put(path, sum.field(path, holders(path, sums), call.origin())));
        return fields;
    }

    private long holders(FieldPath path, Map<FieldPath, Sum> sums) {
        if (path.depth() == 0) {
            return 1;
        }
        Sum around = sums.get(path.parent());
        ValueType type = path.name().equals(FieldPath.ELEMENT) ? ValueType.ARRAY : ValueType.OBJECT;
        return around == null ? 0 : around.types.getOrDefault(type, 0L);
    }

    private static final class Sum {
        private final Map<ValueType, Long> types = new TreeMap<>();
        private final Map<ValueFormat, Long> formats = new TreeMap<>();
        private final List<String> texts = new ArrayList<>(0);
        private long present;
        private int shortest = Integer.MAX_VALUE;
        private int longest;

        void add(Fields fields, int row) {
            ValueType type = fields.type(row);
            if (type.isContainer()) {
                types.merge(type, fields.number(row), Long::sum);
                present += fields.number(row);
                return;
            }
            types.merge(type, 1L, Long::sum);
            present++;
            if (type == ValueType.STRING || type == ValueType.INTEGER) {
                formats.merge(fields.format(row), 1L, Long::sum);
                shortest = Math.min(shortest, fields.length(row));
                longest = Math.max(longest, fields.length(row));
            }
            if (!fields.text(row).isEmpty() && texts.size() < MOST) {
                texts.add(fields.text(row));
            }
        }

        LearnedField field(FieldPath path, long holders, Origin origin) {
            return new LearnedField(
                    path,
                    present,
                    holders == 0 ? present : holders,
                    types,
                    formats,
                    shortest == Integer.MAX_VALUE ? 0 : shortest,
                    longest,
                    0,
                    texts,
                    List.of(),
                    "",
                    origin);
        }
    }
}
