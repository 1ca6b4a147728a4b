package dev.sinew.engine.inject;

import dev.sinew.bytes.Ascii;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address in a value, as lenient clients and browsers read it: its scheme, and the host with all spellings of an IP address undone.
 *
 * @param scheme in lower case, empty where the address begins with slashes
 * @param host in lower case, without user and port
 * @param disguised whether it is spelled as nobody spells an address who has nothing to hide
 */
public record UrlText(String scheme, String host, boolean disguised) {
    private static final Pattern WHOLE = Pattern.compile(
            "^(?<scheme>[A-Za-z][A-Za-z0-9+.-]{0,15}):(?<slashes>[/\\\\]*)(?<user>[^/\\\\?#\\s]*@)?(?<host>\\[[0-9A-Fa-f:.%]*]|[^/\\\\?#:\\s@]*)(?::\\d*)?(?:[/\\\\?#].*)?$",
            Pattern.DOTALL);
    private static final Pattern SLASHED = Pattern.compile(
            "^(?<slashes>[/\\\\][\\s\\x00-\\x1f]*[/\\\\]+)(?<user>[^/\\\\?#\\s]*@)?(?<host>\\[[0-9A-Fa-f:.]*]|[^/\\\\?#:\\s@]+)(?::\\d*)?(?:[/\\\\?#].*)?$");
    private static final Pattern NUMBER = Pattern.compile("0[xX][0-9a-fA-F]+|\\d+");
    private static final Set<String> METADATA = Set.of(
            "metadata.google.internal",
            "metadata",
            "instance-data",
            "169.254.169.254",
            "169.254.170.2",
            "100.100.100.200",
            "192.0.0.192",
            "fd00:ec2::254",
            "metadata.azure.com",
            "metadata.tencentyun.com",
            "kubernetes.default.svc",
            "kubernetes.default");
    private static final String[] INNER_ENDINGS = {
        ".nip.io", ".sslip.io", ".xip.io", ".localtest.me", ".lvh.me", ".internal", ".localhost", ".vcap.me", ".local"
    };

    private static final UrlText NONE = new UrlText("", "", false);

    /** What an address leads to. */
    public enum Reach {
        PUBLIC,
        PRIVATE,
        LOOPBACK,
        METADATA
    }

    /** The address that a whole text is; without host where it is none. */
    public static UrlText of(String given) {
        String text = given.strip();
        if (text.length() > 2048 || text.indexOf(' ') >= 0 || text.indexOf('\n') >= 0) {
            return NONE;
        }
        Matcher whole = WHOLE.matcher(text);
        boolean absolute = whole.matches()
                && (!whole.group("slashes").isEmpty()
                        || isWeb(whole.group("scheme"))
                        || isWrapping(whole.group("scheme")));
        if (absolute) {
            String scheme = whole.group("scheme").toLowerCase(Locale.ROOT);
            boolean odd = isWeb(scheme) && !whole.group("slashes").equals("//")
                    || whole.group("user") != null
                            && isWeb(scheme)
                            && whole.group("user").indexOf('.') > 0;
            return host(scheme, whole.group("host"), odd);
        }
        Matcher slashed = SLASHED.matcher(text);
        return slashed.matches()
                ? host(
                        "",
                        slashed.group("host"),
                        !slashed.group("slashes").equals("//") || slashed.group("user") != null)
                : NONE;
    }

    private static boolean isWeb(String scheme) {
        return scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
    }

    /** Whether another address, or a path, may stand right behind the scheme. */
    private static boolean isWrapping(String scheme) {
        return scheme.equalsIgnoreCase("jar")
                || scheme.equalsIgnoreCase("view-source")
                || scheme.equalsIgnoreCase("netdoc");
    }

    private static UrlText host(String scheme, String written, boolean odd) {
        String lower = written.toLowerCase(Locale.ROOT);
        String narrow = java.text.Normalizer.normalize(lower, java.text.Normalizer.Form.NFKC)
                .replace('\u3002', '.');
        String plain = narrow.endsWith(".") && narrow.length() > 1 ? narrow.substring(0, narrow.length() - 1) : narrow;
        String address = plain.startsWith("[") ? six(plain.substring(1, Math.max(1, plain.length() - 1))) : four(plain);
        boolean otherwise = !address.equals(plain) && !plain.startsWith("[")
                || plain.startsWith("[") && address.indexOf('.') > 0
                || !narrow.equals(lower);
        return new UrlText(scheme, address, odd || otherwise);
    }

    /** The dotted form of an IPv4 address in any spelling that the C library takes; else the text itself. */
    private static String four(String host) {
        String[] parts = host.split("\\.", -1);
        if (parts.length > 4) {
            return host;
        }
        long value = 0;
        for (int i = 0; i < parts.length; i++) {
            if (!NUMBER.matcher(parts[i]).matches() || parts[i].length() > 14) {
                return host;
            }
            boolean last = i == parts.length - 1;
            long part = number(parts[i]);
            long most = last ? 1L << 8 * (5 - parts.length) : 256;
            if (part < 0 || part >= most) {
                return host;
            }
            value = last ? (value << 8 * (5 - parts.length)) + part : value << 8 | part;
        }
        return (value >> 24 & 255) + "." + (value >> 16 & 255) + "." + (value >> 8 & 255) + "." + (value & 255);
    }

    private static long number(String part) {
        try {
            if (part.startsWith("0x")) {
                return Long.parseLong(part.substring(2), 16);
            }
            boolean octal = part.length() > 1 && part.startsWith("0");
            return Long.parseLong(part, octal ? 8 : 10);
        } catch (NumberFormatException e) {
            return -1; // An eight in an octal number.
        }
    }

    /** An IPv6 address without zone; one that stands for an IPv4 address as that. */
    private static String six(String written) {
        int zone = written.indexOf('%');
        String address = zone < 0 ? written : written.substring(0, zone);
        int colon = address.lastIndexOf(':');
        if (address.indexOf('.') > colon && colon >= 0) {
            return four(address.substring(colon + 1));
        }
        String mapped = address.replaceFirst("^(?:0{0,4}:){2,5}:?ffff:", "");
        String[] halves = mapped.split(":", -1);
        if (!mapped.equals(address) && halves.length == 2) {
            long value = Math.max(0, number("0x" + halves[0])) << 16 | Math.max(0, number("0x" + halves[1]));
            return four(Long.toString(value & 0xffffffffL));
        }
        return address.matches("(?:0{0,4}:){2,7}0{0,3}1") ? "::1" : address.matches("[0:]+") ? "::" : address;
    }

    /** Whether it is an address. */
    public boolean isAddress() {
        return !host.isEmpty() || !scheme.isEmpty();
    }

    /** What it leads to, as far as its host tells. */
    public Reach reach() {
        if (METADATA.contains(host)) {
            return Reach.METADATA;
        }
        if (host.equals("localhost")
                || host.endsWith(".localhost")
                || host.startsWith("127.") && isFour()
                || host.equals("0.0.0.0")
                || host.equals("::1")
                || host.equals("::")) {
            return Reach.LOOPBACK;
        }
        for (String ending : INNER_ENDINGS) {
            if (host.endsWith(ending) && !ending.equals(".local")) {
                return Reach.PRIVATE;
            }
        }
        boolean six =
                host.indexOf(':') >= 0 && (host.startsWith("fc") || host.startsWith("fd") || host.startsWith("fe80"));
        boolean four = isFour()
                && (host.startsWith("10.") || host.startsWith("192.168.") || host.startsWith("169.254.") || in172());
        return six || four ? Reach.PRIVATE : Reach.PUBLIC;
    }

    private boolean isFour() {
        return !host.isEmpty() && host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    }

    private boolean in172() {
        int dot = host.indexOf('.', 4);
        if (!host.startsWith("172.") || dot < 5) {
            return false;
        }
        int second = Integer.parseInt(host.substring(4, Math.min(dot, 7)));
        return second >= 16 && second <= 31;
    }

    /** Whether an ending of a host's name that stands for inner addresses begins at a dot. */
    static boolean isInnerEnding(byte[] bytes, int at, int to) {
        for (String ending : INNER_ENDINGS) {
            if (Ascii.startsWithIgnoreCase(bytes, at, to, ending)) {
                return true;
            }
        }
        return false;
    }
}
