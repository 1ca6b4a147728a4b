package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.OperationPosture;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version that an operation's path names, such as {@code /api/v2/accounts}: numbers behind a {@code v}, with or without points,
 * or a day.
 *
 * @param before the path before it
 * @param text the segment itself
 * @param rest the path behind it, parameters without their names
 */
record PathVersion(String before, String text, String rest) {
    private static final Pattern VERSION = Pattern.compile(
            "v(\\d{1,4}(?:[._]\\d{1,4}){0,3})(?:-?(alpha|beta|rc|preview)\\d{0,3})?|(\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}/]*}");
    /** Versions stand in front. */
    private static final int DEEPEST = 4;

    static Optional<PathVersion> of(String path) {
        String[] segments = path.split("/", -1);
        StringBuilder before = new StringBuilder();
        for (int i = 1; i < segments.length && i <= DEEPEST; i++) {
            if (VERSION.matcher(segments[i]).matches()) {
                String rest = String.join("/", List.of(segments).subList(i + 1, segments.length));
                return Optional.of(new PathVersion(
                        before.toString(), segments[i], PARAMETER.matcher(rest).replaceAll("{}")));
            }
            before.append('/').append(segments[i]);
        }
        return Optional.empty();
    }

    /** What it is about: the first name behind the version. */
    String resource() {
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }

    /** Where the version stands: path and version. */
    String prefix() {
        return before + "/" + text;
    }

    /** Negative where this one is older; a preview is older than what it becomes. */
    int age(PathVersion other) {
        Matcher mine = VERSION.matcher(text);
        Matcher theirs = VERSION.matcher(other.text);
        if (!mine.matches() || !theirs.matches()) {
            return 0;
        }
        boolean day = mine.group(3) != null;
        if (day != (theirs.group(3) != null)) {
            return 0;
        }
        if (day) {
            return mine.group(3).compareTo(theirs.group(3));
        }
        int order = numbers(mine.group(1), theirs.group(1));
        return order != 0 ? order : Boolean.compare(mine.group(2) == null, theirs.group(2) == null);
    }

    private static int numbers(String mine, String theirs) {
        String[] a = mine.split("[._]", -1);
        String[] b = theirs.split("[._]", -1);
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            int left = i < a.length ? Integer.parseInt(a[i]) : 0;
            int right = i < b.length ? Integer.parseInt(b[i]) : 0;
            if (left != right) {
                return Integer.compare(left, right);
            }
        }
        return 0;
    }

    /** The operations of an api that answered with success, by path before the version and by version. */
    static SortedMap<String, SortedMap<String, List<OperationPosture>>> live(ApiPosture api) {
        SortedMap<String, SortedMap<String, List<OperationPosture>>> live = new TreeMap<>();
        for (OperationPosture each : api.operations()) {
            of(each.operation().path())
                    .filter(version -> each.successes() > 0)
                    .ifPresent(version -> live.computeIfAbsent(version.before(), key -> new TreeMap<>())
                            .computeIfAbsent(version.text(), key -> new ArrayList<>())
                            .add(each));
        }
        return live;
    }

    /** The names behind the version of some operations. */
    static Set<String> resources(List<OperationPosture> operations) {
        Set<String> resources = new HashSet<>();
        operations.forEach(each -> of(each.operation().path())
                .map(PathVersion::resource)
                .filter(name -> !name.isEmpty() && !name.startsWith("{"))
                .ifPresent(resources::add));
        return resources;
    }
}
