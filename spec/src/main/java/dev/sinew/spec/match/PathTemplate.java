package dev.sinew.spec.match;

import dev.sinew.spec.Wildcards;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A described path, cut into segments. Trailing slashes count only where two fit equally well.
 *
 * <p>A learned segment is a name or a parameter as a whole. How well a described one covers it: the same name best, then a name
 * with a parameter in it, then a parameter. A learned parameter may have swallowed a described name, which is a fit that is
 * not certain.
 */
final class PathTemplate {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]*)}");
    /** A name with keys (OData 4.01, URL conventions, section 4.3): {@code Orders({id})}, {@code Lines(Order={order},Product={product})}. */
    private static final Pattern KEYED = Pattern.compile("([A-Za-z][\\w.]*)\\(((?:[^{}]*\\{[^{}]*}[^{}]*)+)\\)");

    private static final int SAME = 4;
    private static final int MIXED = 3;
    private static final int ANYTHING = 2;
    private static final int REST = 1;
    private static final int SWALLOWED = 0;

    /** How well a described path covers a learned one, comparable over all that cover it. */
    record Fit(List<Integer> grades) implements Comparable<Fit> {
        boolean certain() {
            return !grades.contains(SWALLOWED);
        }

        @Override
        public int compareTo(Fit other) {
            if (certain() != other.certain()) {
                return certain() ? 1 : -1;
            }
            for (int i = 0; i < Math.min(grades.size(), other.grades.size()); i++) {
                int order = Integer.compare(grades.get(i), other.grades.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return Integer.compare(grades.size(), other.grades.size());
        }
    }

    private final List<String> segments;
    private final List<Wildcards> patterns;
    private final boolean slash;
    private final boolean rest;

    private PathTemplate(List<String> segments, boolean slash) {
        this.segments = segments;
        this.slash = slash;
        this.rest = !segments.isEmpty() && segments.getLast().matches("\\{[^{}]*[+*]}|\\*\\*?");
        this.patterns = segments.stream().map(Wildcards::new).toList();
    }

    static PathTemplate of(String path) {
        return new PathTemplate(segments(path), path.endsWith("/"));
    }

    /** The segments of a path without empty ones at its ends; keys in parentheses are segments, as they are in what is learned. */
    static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String each : written(path)) {
            Matcher keyed = KEYED.matcher(each);
            if (keyed.matches()) {
                segments.add(keyed.group(1));
                PARAMETER.matcher(keyed.group(2)).results().forEach(key -> segments.add(key.group()));
            } else {
                segments.add(each);
            }
        }
        return segments;
    }

    private static List<String> written(String path) {
        String inner = path.startsWith("/") ? path.substring(1) : path;
        while (inner.endsWith("/")) {
            inner = inner.substring(0, inner.length() - 1);
        }
        return inner.isEmpty() ? List.of() : List.of(inner.split("/", -1));
    }

    int size() {
        return segments.size();
    }

    /** Whether its last segment stands for one or more. */
    boolean takesRest() {
        return rest;
    }

    /** The name of the parameter at a segment, where that is one as a whole. */
    Optional<String> parameter(int segment) {
        if (segment >= segments.size()) {
            return Optional.empty();
        }
        Matcher matcher = PARAMETER.matcher(segments.get(segment));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The path with nameless parameters: what is the same address has the same. */
    String nameless() {
        StringBuilder out = new StringBuilder();
        segments.forEach(each -> out.append('/').append(PARAMETER.matcher(each).replaceAll("{}")));
        return out.toString();
    }

    Optional<Fit> fit(List<String> learned, boolean learnedSlash) {
        int fixed = rest ? segments.size() - 1 : segments.size();
        if (rest ? learned.size() < segments.size() : learned.size() != fixed) {
            return Optional.empty();
        }
        List<Integer> grades = new ArrayList<>(learned.size() + 1);
        for (int i = 0; i < fixed; i++) {
            int grade = grade(i, learned.get(i));
            if (grade < 0) {
                return Optional.empty();
            }
            grades.add(grade);
        }
        if (rest) {
            grades.add(REST);
        }
        grades.add(slash == learnedSlash ? SAME : REST);
        return Optional.of(new Fit(grades));
    }

    private int grade(int at, String learned) {
        String described = segments.get(at);
        boolean learnedParameter = PARAMETER.matcher(learned).matches();
        if (described.indexOf('{') < 0) {
            return described.equals(learned) ? SAME : learnedParameter ? SWALLOWED : -1;
        }
        boolean whole = PARAMETER.matcher(described).matches();
        if (learnedParameter) {
            return whole ? SAME : MIXED;
        }
        if (whole) {
            return ANYTHING;
        }
        return patterns.get(at).matches(learned) ? MIXED : -1;
    }
}
