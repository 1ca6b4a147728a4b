package dev.sinew.probe.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version that a path names ({@code /v2/}), and paths that name others. */
public final class PathVersions {
    private static final Pattern VERSION = Pattern.compile("(?<=/)([vV])(\\d{1,2})(\\.\\d+)?(?=/|$)");
    private static final int NEVER = 97;

    private PathVersions() {}

    /** What stands up to and with the version; empty where a path names none. */
    public static String prefix(String path) {
        Matcher matcher = VERSION.matcher(path);
        return matcher.find() ? path.substring(0, matcher.end()) : "";
    }

    /** The same path in the versions before, the latest first, and in the one after. */
    public static List<String> others(String path, int most) {
        Matcher matcher = VERSION.matcher(path);
        if (!matcher.find()) {
            return List.of();
        }
        int version = Integer.parseInt(matcher.group(2));
        List<String> others = new ArrayList<>();
        for (int other = version - 1; other >= 0 && others.size() < most - 1; other--) {
            others.add(with(path, matcher, other));
        }
        others.add(with(path, matcher, version + 1));
        return others;
    }

    /** The same path in a version that no API has. */
    public static String never(String path) {
        Matcher matcher = VERSION.matcher(path);
        return matcher.find() ? with(path, matcher, NEVER) : path;
    }

    private static String with(String path, Matcher found, int version) {
        return path.substring(0, found.start()) + found.group(1) + version + path.substring(found.end());
    }
}
