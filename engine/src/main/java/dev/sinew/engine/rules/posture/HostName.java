package dev.sinew.engine.rules.posture;

import dev.sinew.engine.classify.InternalAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the name of a host tells: whether only an internal network resolves it, and whose site it belongs to. */
final class HostName {
    /** Second levels below which countries register names; below others the last two labels are a site. */
    private static final Set<String> SHARED =
            Set.of("co", "com", "org", "net", "ac", "gov", "edu", "gob", "gouv", "or", "ne");

    private HostName() {}

    /** Whether an authority names this machine, a private address, or a name without a public domain. */
    static boolean isInternal(String authority) {
        String host = withoutPort(authority);
        return isLocal(authority) || host.indexOf('.') < 0 || InternalAddress.isInternal(host);
    }

    /** Whether an authority names this very machine or a name reserved for tests (RFC 6761). */
    static boolean isLocal(String authority) {
        String host = withoutPort(authority);
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.endsWith(".test")
                || host.startsWith("127.")
                || host.startsWith("[")
                || host.equals("0.0.0.0");
    }

    /** Whether two authorities belong to one site, as far as their names tell: the same registered name, in any country. */
    static boolean related(String one, String other) {
        String a = brand(withoutPort(one));
        String b = brand(withoutPort(other));
        String shorter = a.length() <= b.length() ? a : b;
        return a.equals(b) || (shorter.length() >= 4 && (a.length() <= b.length() ? b : a).contains(shorter));
    }

    /** The registered name with its domain, such as {@code bank.example}. */
    static String site(String authority) {
        List<String> labels = labels(authority);
        int from = Math.max(0, labels.size() - (isShared(labels) ? 3 : 2));
        return String.join(".", labels.subList(from, labels.size()));
    }

    private static String brand(String host) {
        List<String> labels = labels(host);
        return labels.get(Math.max(0, labels.size() - (isShared(labels) ? 3 : 2)));
    }

    private static List<String> labels(String authority) {
        return List.of(withoutPort(authority).split("\\.", -1));
    }

    private static boolean isShared(List<String> labels) {
        int count = labels.size();
        return count >= 3 && labels.get(count - 1).length() == 2 && SHARED.contains(labels.get(count - 2));
    }

    /** The host in lower case. */
    static String withoutPort(String authority) {
        int colon = authority.lastIndexOf(':');
        boolean port = colon > 0 && authority.indexOf(']', colon) < 0;
        return (port ? authority.substring(0, colon) : authority).toLowerCase(Locale.ROOT);
    }
}
