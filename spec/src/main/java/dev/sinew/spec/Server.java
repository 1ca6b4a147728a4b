package dev.sinew.spec;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where an API stands.
 *
 * @param scheme {@code https}, {@code http} … or empty
 * @param host the lower-case authority without default port, {@code {name}} for a part that varies; empty where it is not said
 * @param basePath what stands before all paths, without a slash at its end; empty for none
 */
public record Server(String scheme, String host, String basePath) {
    private static final Pattern DEFAULT_PORT = Pattern.compile("(?<=.)(?<!:):(80|443)$");

    /** An authority without a scheme before it, which relative addresses should not look like, but do. */
    private static final Pattern BARE_HOST =
            Pattern.compile("(localhost|[A-Za-z0-9.-]{1,250}\\.[A-Za-z]{2,20})(:[0-9]{1,5})?(/|$)");

    /** A server of which nothing is said. */
    public static final Server UNSAID = new Server("", "", "");

    public Server {
        host = host.toLowerCase(Locale.ROOT);
        host = DEFAULT_PORT.matcher(host).replaceFirst(match -> {
            String usual = scheme.equals("https") ? "443" : scheme.equals("http") ? "80" : match.group(1);
            return usual.equals(match.group(1)) ? "" : match.group();
        });
        while (basePath.endsWith("/")) {
            basePath = basePath.substring(0, basePath.length() - 1);
        }
        if (!basePath.isEmpty() && !basePath.startsWith("/")) {
            basePath = "/" + basePath;
        }
    }

    /** Reads an address or a path; what is neither is a server of which nothing is said. */
    public static Server of(String url) {
        String text = cut(cut(url.strip(), '?'), '#');
        int slashes = text.indexOf("//");
        if (slashes < 0 && BARE_HOST.matcher(text).lookingAt()) {
            return of("//" + text);
        }
        if (slashes < 0) {
            return text.startsWith("/") ? new Server("", "", text) : UNSAID;
        }
        String scheme = slashes > 0 ? text.substring(0, slashes - 1) : "";
        String rest = text.substring(slashes + 2);
        int path = rest.indexOf('/');
        String authority = path < 0 ? rest : rest.substring(0, path);
        authority = authority.substring(authority.lastIndexOf('@') + 1);
        return new Server(scheme, authority, path < 0 ? "" : rest.substring(path));
    }

    private static String cut(String text, char at) {
        int index = text.indexOf(at);
        return index < 0 ? text : text.substring(0, index);
    }

    /** Whether an authority is this host. One that varies as a whole names none. */
    public boolean names(String api) {
        Wildcards pattern = new Wildcards(host);
        return !pattern.isAnything() && pattern.matches(api);
    }

    /** Whether it says on which host. */
    public boolean namesAny() {
        return !new Wildcards(host).isAnything();
    }
}
