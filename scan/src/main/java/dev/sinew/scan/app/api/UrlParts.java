package dev.sinew.scan.app.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address, taken apart. What is not known of it is {@code {}}.
 *
 * @param host lower case, with the port unless it is the scheme's; empty where it is not known
 * @param path from the root, without query; an unknown part of a segment makes the segment {@code {}}
 * @param secure whether it begins with https
 * @param secrets names of parameters for keys and tokens
 */
record UrlParts(String host, String path, boolean secure, List<String> secrets) {
    private static final Pattern URL =
            Pattern.compile("(https?)://([^/?#\\s]*)([^?#\\s]*)(?:\\?([^#\\s]*))?.*", Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile("[a-z0-9.-]+(:\\d{1,5})?|\\[[0-9a-f:]+](:\\d{1,5})?");
    private static final Pattern UNKNOWN = Pattern.compile("%[0-9$]*[sd]|\\{[^}/]*}");

    static Optional<UrlParts> of(String text) {
        Matcher matcher = URL.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean secure = matcher.group(1).equals("https");
        String host = matcher.group(2).toLowerCase(Locale.ROOT);
        host = host.substring(host.lastIndexOf('@') + 1).replaceFirst(secure ? ":443$" : ":80$", "");
        if (!HOST.matcher(host).matches() || !host.contains(".") && !host.startsWith("localhost")) {
            host = "";
        }
        return Optional.of(new UrlParts(host, path(matcher.group(3)), secure, parameters(matcher.group(4))));
    }

    /** A path whose parts that are not known are {@code {}}, and those that are named keep their names. */
    static String path(String written) {
        String path = written.startsWith("/") ? written : "/" + written;
        int query = path.indexOf('?');
        path = query < 0 ? path : path.substring(0, query);
        List<String> segments = new ArrayList<>();
        for (String each : path.substring(1).split("/", -1)) {
            Matcher unknown = UNKNOWN.matcher(each);
            segments.add(unknown.matches() && each.startsWith("{") ? each : unknown.find() ? "{}" : each);
        }
        return "/" + String.join("/", segments);
    }

    /** A path that is written without a host, at what a base has: from its root where it begins with a slash, else beside its last segment. */
    static String under(Optional<UrlParts> base, String written) {
        String folder = base.map(each -> each.path().replaceFirst("[^/]*$", "")).orElse("/");
        return path(written.startsWith("/") ? written : folder + written);
    }

    static List<String> parameters(@Nullable String query) {
        List<String> names = new ArrayList<>();
        if (query != null) {
            for (String each : query.split("&", -1)) {
                String name = each.split("=", 2)[0];
                if (SecretParameter.is(name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }
}
