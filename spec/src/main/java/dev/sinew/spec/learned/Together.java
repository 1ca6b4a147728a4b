package dev.sinew.spec.learned;

import dev.sinew.model.BodyKind;
import dev.sinew.model.FieldPath;
import dev.sinew.model.LearnedField;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.LearnedOperation.LearnedAnswer;
import dev.sinew.model.LearnedOperation.LearnedBody;
import dev.sinew.model.Location;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/** Several learned operations as one: those that a description cannot tell apart. */
public final class Together {
    private static final int MOST_TEXTS = 20;

    private Together() {}

    /**
     * The sum of operations, under the first one's name. A field that one of them is without was missing as often as what it
     * stands in was there.
     */
    public static LearnedOperation of(List<LearnedOperation> operations) {
        LearnedOperation first = operations.getFirst();
        if (operations.size() == 1) {
            return first;
        }
        SortedSet<String> types = new TreeSet<>();
        SortedMap<String, String> places = new TreeMap<>();
        operations.forEach(each -> types.addAll(each.authenticationTypes()));
        for (LearnedOperation each : operations) {
            each.credentialPlaces().forEach((kind, place) -> places.putIfAbsent(kind, place));
        }
        return new LearnedOperation(
                first.operation(),
                sum(operations, LearnedOperation::requests),
                authentication(operations),
                List.copyOf(types),
                places,
                operations.stream().anyMatch(LearnedOperation::encrypted),
                parameters(operations),
                body(operations.stream().map(LearnedOperation::requestBody).toList()),
                answers(operations),
                operations.stream()
                        .mapToLong(LearnedOperation::firstSeenMicros)
                        .min()
                        .orElse(Long.MIN_VALUE),
                operations.stream()
                        .mapToLong(LearnedOperation::lastSeenMicros)
                        .max()
                        .orElse(Long.MIN_VALUE),
                first.first());
    }

    private static String authentication(List<LearnedOperation> operations) {
        List<String> said = operations.stream()
                .map(LearnedOperation::authentication)
                .filter(each -> !each.equals("unknown"))
                .distinct()
                .toList();
        return said.isEmpty() ? "unknown" : said.size() == 1 ? said.getFirst() : "mixed";
    }

    private static <T> long sum(List<T> parts, ToLongFunction<T> of) {
        return parts.stream().mapToLong(of).sum();
    }

    private static List<LearnedField> parameters(List<LearnedOperation> operations) {
        Map<FieldPath, List<LearnedField>> byPath = new LinkedHashMap<>();
        operations.forEach(each -> each.parameters()
                .forEach(field -> byPath.computeIfAbsent(field.path(), key -> new ArrayList<>())
                        .add(field)));
        List<LearnedField> all = new ArrayList<>();
        byPath.forEach((path, fields) -> {
            long holders = sum(operations, each -> asked(each, path));
            all.add(field(fields, Math.max(holders, sum(fields, LearnedField::holders))));
        });
        return all;
    }

    /** How many requests of an operation could have had a parameter, as far as was recorded. */
    private static long asked(LearnedOperation operation, FieldPath path) {
        if (path.location() == Location.QUERY || path.location() == Location.PATH) {
            return operation.requests();
        }
        return operation.parameters().stream()
                .filter(each ->
                        each.path().location() == Location.HEADER || each.path().location() == Location.COOKIE)
                .mapToLong(LearnedField::holders)
                .max()
                .orElse(0);
    }

    private static SortedMap<Integer, LearnedAnswer> answers(List<LearnedOperation> operations) {
        SortedMap<Integer, List<LearnedAnswer>> byStatus = new TreeMap<>();
        operations.forEach(each -> each.answers()
                .forEach((status, answer) -> byStatus.computeIfAbsent(status, key -> new ArrayList<>())
                        .add(answer)));
        SortedMap<Integer, LearnedAnswer> all = new TreeMap<>();
        byStatus.forEach((status, answers) -> {
            Map<FieldPath, List<LearnedField>> headers = new LinkedHashMap<>();
            answers.forEach(each -> each.headers()
                    .forEach(field -> headers.computeIfAbsent(field.path(), key -> new ArrayList<>())
                            .add(field)));
            long count = sum(answers, LearnedAnswer::count);
            all.put(
                    status,
                    new LearnedAnswer(
                            count,
                            body(answers.stream().map(LearnedAnswer::body).toList()),
                            headers.values().stream()
                                    .map(each -> field(each, count))
                                    .toList(),
                            answers.getFirst().first()));
        });
        return all;
    }

    private static LearnedBody body(List<LearnedBody> bodies) {
        SortedSet<BodyKind> kinds = new TreeSet<>();
        bodies.forEach(each -> kinds.addAll(each.kinds()));
        List<FieldTree> trees =
                bodies.stream().map(each -> FieldTree.of(each.fields())).toList();
        Map<FieldPath, List<LearnedField>> byPath = new LinkedHashMap<>();
        bodies.forEach(each -> each.fields()
                .forEach(field -> byPath.computeIfAbsent(field.path(), key -> new ArrayList<>())
                        .add(field)));
        List<LearnedField> fields = new ArrayList<>();
        byPath.forEach((path, parts) -> {
            long holders = sum(trees, tree -> holders(tree, path));
            fields.add(field(parts, Math.max(holders, sum(parts, LearnedField::holders))));
        });
        return new LearnedBody(
                sum(bodies, LearnedBody::messages),
                sum(bodies, LearnedBody::unknown),
                sum(bodies, LearnedBody::present),
                kinds,
                fields,
                bodies.stream().allMatch(LearnedBody::complete));
    }

    private static long holders(FieldTree tree, FieldPath path) {
        if (path.depth() == 0) {
            return tree.field().map(LearnedField::holders).orElse(0L);
        }
        boolean element = path.name().equals(FieldPath.ELEMENT);
        return tree.find(path.parent())
                .map(parent -> element ? parent.arrays() : parent.objects())
                .orElse(0L);
    }

    private static LearnedField field(List<LearnedField> parts, long holders) {
        LearnedField first = parts.getFirst();
        EnumMap<ValueType, Long> types = new EnumMap<>(ValueType.class);
        EnumMap<ValueFormat, Long> formats = new EnumMap<>(ValueFormat.class);
        SortedSet<String> texts = new TreeSet<>();
        SortedSet<String> classes = new TreeSet<>();
        boolean listed = true;
        for (LearnedField each : parts) {
            each.types().forEach((type, count) -> types.merge(type, count, Long::sum));
            each.formats().forEach((format, count) -> formats.merge(format, count, Long::sum));
            texts.addAll(each.texts());
            listed &= !each.texts().isEmpty();
            classes.addAll(each.dataClasses());
        }
        return new LearnedField(
                first.path(),
                sum(parts, LearnedField::present),
                holders,
                types,
                formats,
                parts.stream().mapToInt(LearnedField::minLength).min().orElse(0),
                parts.stream().mapToInt(LearnedField::maxLength).max().orElse(0),
                sum(parts, LearnedField::distinct),
                listed && texts.size() <= MOST_TEXTS ? List.copyOf(texts) : List.of(),
                List.copyOf(classes),
                parts.stream()
                        .map(LearnedField::sample)
                        .filter(each -> !each.isEmpty())
                        .findFirst()
                        .orElse(""),
                first.first(),
                sum(parts, LearnedField::bare),
                parts.stream().mapToLong(LearnedField::span).max().orElse(-1));
    }
}
