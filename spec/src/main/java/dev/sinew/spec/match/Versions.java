package dev.sinew.spec.match;

import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.ApiDescription.Format;
import dev.sinew.spec.DescribedOperation;
import dev.sinew.spec.Server;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which descriptions are versions of one API, and which is newer. Versions have the same title, numbers apart, and much
 * in common; the version in the base path decides, else the stated one.
 */
final class Versions {
    private static final Pattern IN_PATH =
            Pattern.compile("/v(\\d{1,6}(?:\\.\\d{1,6})*)(?=/|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBERS = Pattern.compile("v?\\d+(\\.\\d+)*|\\bversion\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern PARAMETER = Pattern.compile("\\{[^{}]*}");
    private static final int COMMON = 3;

    private final List<ApiDescription> descriptions;
    private final IdentityHashMap<ApiDescription, Set<String>> contents = new IdentityHashMap<>();
    private final IdentityHashMap<ApiDescription, Optional<ApiDescription>> newest = new IdentityHashMap<>();

    Versions(List<ApiDescription> descriptions) {
        this.descriptions = descriptions;
        for (ApiDescription api : descriptions) {
            Set<String> content = new HashSet<>();
            api.operations().forEach(each -> content.add(content(each)));
            contents.put(api, content);
        }
    }

    /** The newest version of the same API, where that is newer than this one and no longer has the operation. */
    Optional<ApiDescription> goneIn(Described described) {
        return newest.computeIfAbsent(described.api(), this::newest)
                .filter(newer -> !contentOf(newer).contains(content(described.operation())));
    }

    /** Orders descriptions by version, those that say none first. */
    static int compare(ApiDescription one, ApiDescription other) {
        return compare(version(one), version(other));
    }

    private static List<Integer> version(ApiDescription api) {
        List<Integer> inPath = inPath(api);
        return inPath.isEmpty() ? numbers(api.version()) : inPath;
    }

    private Optional<ApiDescription> newest(ApiDescription api) {
        return descriptions.stream()
                .filter(other -> sameApi(api, other) && compare(other, api) > 0)
                .max(Comparator.comparing((ApiDescription each) -> each, Versions::compare));
    }

    private boolean sameApi(ApiDescription one, ApiDescription other) {
        if (one.format() == Format.GRAPHQL
                || other.format() == Format.GRAPHQL
                || !title(one).equals(title(other))) {
            return false;
        }
        Set<String> common = new HashSet<>(contentOf(one));
        common.retainAll(contentOf(other));
        return common.size() * COMMON
                >= Math.min(contentOf(one).size(), contentOf(other).size());
    }

    private Set<String> contentOf(ApiDescription api) {
        return contents.getOrDefault(api, Set.of());
    }

    private static String content(DescribedOperation operation) {
        String path = IN_PATH.matcher(operation.path()).replaceFirst("");
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return operation.method() + " " + PARAMETER.matcher(path).replaceAll("{}");
    }

    private static String title(ApiDescription api) {
        return NUMBERS.matcher(api.name().toLowerCase(Locale.ROOT))
                .replaceAll("")
                .replaceAll("[^\\p{L}]+", " ")
                .strip();
    }

    private static List<Integer> inPath(ApiDescription api) {
        for (Server server : api.servers()) {
            Matcher matcher = IN_PATH.matcher(server.basePath());
            if (matcher.find()) {
                return numbers(matcher.group(1));
            }
        }
        return List.of();
    }

    private static List<Integer> numbers(String version) {
        return NUMBER.matcher(version)
                .results()
                .limit(4)
                .map(match -> Integer.valueOf(match.group()))
                .toList();
    }

    private static int compare(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            int order = Integer.compare(i < one.size() ? one.get(i) : 0, i < other.size() ? other.get(i) : 0);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
