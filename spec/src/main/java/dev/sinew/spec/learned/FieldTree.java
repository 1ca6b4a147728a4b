package dev.sinew.spec.learned;

import dev.sinew.model.FieldPath;
import dev.sinew.model.LearnedField;
import dev.sinew.model.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The learned fields of a body as a tree, containers that have no row of their own included. What stands in texts is not: a schema describes the text. */
public final class FieldTree {
    private final String text;
    private final Map<String, FieldTree> children = new TreeMap<>();
    private Optional<LearnedField> field = Optional.empty();

    private FieldTree(String text) {
        this.text = text;
    }

    /** The tree of a body's fields. */
    public static FieldTree of(List<LearnedField> fields) {
        FieldTree root = new FieldTree("");
        for (LearnedField field : fields) {
            if (!field.path().isInText()) {
                root.at(field.path()).field = Optional.of(field);
            }
        }
        return root;
    }

    private FieldTree at(FieldPath path) {
        return path.depth() == 0
                ? this
                : at(path.parent()).children.computeIfAbsent(path.name(), name -> new FieldTree(path.text()));
    }

    /** The path for people; empty for the body itself. */
    public String text() {
        return text;
    }

    /** What stands in it, by name. */
    public Map<String, FieldTree> children() {
        return children;
    }

    /** What was learned of it, unless only what stands in it was. */
    public Optional<LearnedField> field() {
        return field;
    }

    /** Some field at or below this one, for what was seen first; empty where nothing was learned. */
    public Optional<LearnedField> some() {
        if (field.isPresent()) {
            return field;
        }
        return children.values().stream().flatMap(each -> each.some().stream()).findFirst();
    }

    /** How often values had a type; containers without a row are known by their children. */
    public Map<ValueType, Long> types() {
        Map<ValueType, Long> types =
                new TreeMap<>(field.map(LearnedField::types).orElse(Map.of()));
        if (!children.isEmpty()) {
            boolean array = children.containsKey(FieldPath.ELEMENT);
            types.putIfAbsent(array ? ValueType.ARRAY : ValueType.OBJECT, 1L);
        }
        return types;
    }

    /** How many arrays stood here, as far as that is known. */
    public long arrays() {
        long counted = field.map(each -> each.types().getOrDefault(ValueType.ARRAY, 0L))
                .orElse(0L);
        Optional<LearnedField> element =
                Optional.ofNullable(children.get(FieldPath.ELEMENT)).flatMap(FieldTree::field);
        return counted > 0 ? counted : element.map(LearnedField::holders).orElse(0L);
    }

    /** What stands at a path below it, if anything. */
    public Optional<FieldTree> find(FieldPath path) {
        return path.depth() == 0
                ? Optional.of(this)
                : find(path.parent()).flatMap(each -> Optional.ofNullable(each.children.get(path.name())));
    }

    /** How many objects stood here, as far as that is known; 0 where it is not. */
    public long objects() {
        long counted = field.map(each -> each.types().getOrDefault(ValueType.OBJECT, 0L))
                .orElse(0L);
        if (counted > 0) {
            return counted;
        }
        return children.entrySet().stream()
                .filter(each -> !each.getKey().equals(FieldPath.ELEMENT))
                .flatMap(each -> each.getValue().field().stream())
                .mapToLong(LearnedField::holders)
                .max()
                .orElse(0);
    }
}
