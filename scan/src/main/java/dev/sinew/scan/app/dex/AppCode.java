package dev.sinew.scan.app.dex;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that was read of an app's bytecode.
 *
 * @param classes by descriptor
 * @param calls those of methods that matter, in the order of the code
 * @param bodies methods by which the system asks the app for a decision
 * @param annotated methods with annotations of libraries
 * @param texts what texts there are, with where
 * @param written what fields are given, at most a few values each
 * @param given what methods of the app return, by {@link Program#key}, at most a few values each
 * @param passed what methods of the app are called with where a value is known, likewise
 * @param made classes of which objects are made
 * @param references for each class those of the app that it names
 * @param names how names were chosen
 * @param methods how many methods were read
 * @param skipped how many could not be followed, or not read
 */
public record AppCode(
        Map<String, ClassShape> classes,
        List<Call> calls,
        List<Body> bodies,
        List<Annotated> annotated,
        List<CodeText> texts,
        Map<FieldKey, List<Value>> written,
        Map<String, List<Value>> given,
        Map<String, List<List<Value>>> passed,
        Set<String> made,
        Map<String, Set<String>> references,
        NameCount names,
        long methods,
        long skipped) {

    private static final int MAX_PARENTS = 50;

    /** Whether a class is of the app. */
    public boolean has(String type) {
        return classes.containsKey(type);
    }

    /** Whether a class extends or implements another one, as far as its parents are of the app. */
    public boolean isA(String type, String other) {
        Deque<String> open = new ArrayDeque<>(List.of(type));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty() && seen.size() < MAX_PARENTS) {
            String each = open.remove();
            if (each.equals(other)) {
                return true;
            }
            ClassShape shape = classes.get(each);
            if (shape != null && seen.add(each)) {
                open.add(shape.parent());
                open.addAll(shape.interfaces());
            }
        }
        return false;
    }

    /** The classes that can be reached from some, over whatever names another; from all where none of the roots is of the app. */
    public Set<String> reachable(Collection<String> roots) {
        Deque<String> open = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        roots.stream().filter(this::has).forEach(each -> {
            if (seen.add(each)) {
                open.add(each);
            }
        });
        if (open.isEmpty()) {
            return classes.keySet();
        }
        while (!open.isEmpty()) {
            for (String next : references.getOrDefault(open.remove(), Set.of())) {
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return seen;
    }

    /** What a static field starts with. */
    public Optional<Value> start(FieldKey field) {
        ClassShape shape = classes.get(field.owner());
        return shape == null
                ? Optional.empty()
                : shape.fields().stream()
                        .filter(each -> each.field().name().equals(field.name()))
                        .map(ClassShape.Start::value)
                        .findFirst();
    }
}
