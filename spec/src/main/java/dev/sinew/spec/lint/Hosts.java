package dev.sinew.spec.lint;

import java.util.regex.Pattern;

/** What a host's name says of where it stands. */
final class Hosts {
    private static final Pattern LOCAL =
            Pattern.compile("(localhost|.*\\.localhost|127\\.[0-9.]{5,11}|0\\.0\\.0\\.0|\\[::1?])(:[0-9]{1,5})?");
    private static final Pattern PRIVATE = Pattern.compile(
            "(10\\.[0-9.]{5,11}|192\\.168\\.[0-9.]{3,7}|172\\.(1[6-9]|2[0-9]|3[01])\\.[0-9.]{3,7}|169\\.254\\.[0-9.]{3,7}"
                    + "|host\\.docker\\.internal|.*\\.(internal|intranet|intra|corp|lan|home\\.arpa|local|svc|cluster\\.local))(:[0-9]{1,5})?");

    private Hosts() {}

    /** Whether it is the reader's own machine. */
    static boolean isLocal(String host) {
        return LOCAL.matcher(host).matches();
    }

    /** Whether it is in a private network, by address or by a name that only such networks use. */
    static boolean isPrivate(String host) {
        return PRIVATE.matcher(host).matches() || (isBare(host) && !isLocal(host));
    }

    /** One word without dots, such as the name of a container. */
    private static boolean isBare(String host) {
        return !host.isEmpty() && host.matches("[a-z0-9-]{1,63}(:[0-9]{1,5})?");
    }
}
