package dev.sinew.capture.accesslog;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import dev.sinew.capture.value.Addresses;
import dev.sinew.capture.value.Decimals;
import dev.sinew.capture.value.Methods;
import dev.sinew.capture.value.Statuses;
import dev.sinew.model.Body;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import dev.sinew.model.Origin;
import java.util.Optional;

/**
 * What one line of an access log tells, and the exchange that is made of it.
 *
 * <p>Bodies are unknown and so are all headers but the few that are logged. The name of an authenticated user is left out
 * on purpose: no header is made up that was not seen.
 */
final class LogEntry {
    private static final Slice HOST = Slice.of("Host");
    private static final Slice USER_AGENT = Slice.of("User-Agent");
    /** What OPTIONS asks for when it means no resource in particular (RFC 9110, section 7.1). */
    private static final Slice WHOLE_SERVER = Slice.of("*");

    private static final Slice REFERER = Slice.of("Referer");

    private final Headers.Builder headers = new Headers.Builder();
    Slice method = Slice.EMPTY;
    Slice target = Slice.EMPTY;
    Slice scheme = Slice.EMPTY;
    Slice host = Slice.EMPTY;
    Slice userAgent = Slice.EMPTY;
    Slice referer = Slice.EMPTY;
    Slice client = Slice.EMPTY;
    int status = Statuses.UNKNOWN;
    long timeMicros = Exchange.TIME_UNKNOWN;
    long tookMicros = Decimals.NONE;

    void clear() {
        method = Slice.EMPTY;
        target = Slice.EMPTY;
        scheme = Slice.EMPTY;
        host = Slice.EMPTY;
        userAgent = Slice.EMPTY;
        referer = Slice.EMPTY;
        client = Slice.EMPTY;
        status = Statuses.UNKNOWN;
        timeMicros = Exchange.TIME_UNKNOWN;
        tookMicros = Decimals.NONE;
    }

    /** Takes method and target from a request line; the target may hold blanks where an attacker sent them. */
    void requestLine(Slice line) {
        byte[] bytes = line.array();
        int blank = Ascii.indexOf(bytes, line.from(), line.to(), ' ');
        method = new Slice(bytes, line.from(), blank);
        int from = Ascii.skipBlanks(bytes, blank, line.to());
        target = new Slice(bytes, from, protocolBlank(bytes, from, line.to()));
    }

    /** What keeps this from being an exchange; empty where nothing does. */
    Optional<String> fault() {
        if (isAbsent(method)) {
            return Optional.of("no request");
        }
        if (!isMethod(method)) {
            return Optional.of("a request that is not HTTP");
        }
        boolean usable = isPath() || isAbsolute() || target.equals(WHOLE_SERVER);
        return usable ? Optional.empty() : Optional.of("a request for neither path nor URL");
    }

    Exchange exchange(String file, long entry) {
        Exchange.Request request = new Exchange.Request(Methods.of(method), url(), requestHeaders(), Body.UNKNOWN);
        Optional<Exchange.Response> response = status > 0
                ? Optional.of(new Exchange.Response(status, Headers.UNKNOWN, Body.UNKNOWN))
                : Optional.empty();
        return new Exchange(
                new Origin(file, entry),
                "",
                timeMicros,
                tookMicros,
                isAbsent(client) ? "" : Addresses.text(client),
                Direction.INCOMING,
                request,
                response);
    }

    /** Whether a field is empty or the dash that stands for nothing. */
    static boolean isAbsent(Slice field) {
        return field.isEmpty() || (field.length() == 1 && field.array()[field.from()] == '-');
    }

    private Headers requestHeaders() {
        headers.clear();
        headers.incomplete();
        add(HOST, host);
        add(USER_AGENT, userAgent);
        add(REFERER, referer);
        return headers.build();
    }

    private void add(Slice name, Slice value) {
        if (!isAbsent(value)) {
            headers.add(name.array(), name.from(), name.to(), value.array(), value.from(), value.to());
        }
    }

    /** Absolute where scheme and host are known, otherwise from the root. */
    private Slice url() {
        if (!isPath() || isAbsent(host) || !(scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))) {
            return target;
        }
        byte[] url = new byte[scheme.length() + 3 + host.length() + target.length()];
        int at = put(scheme, url, 0);
        url[at++] = ':';
        url[at++] = '/';
        url[at++] = '/';
        at = put(host, url, at);
        put(target, url, at);
        return Slice.of(url);
    }

    private boolean isPath() {
        return !target.isEmpty() && target.array()[target.from()] == '/';
    }

    private boolean isAbsolute() {
        return Ascii.startsWithIgnoreCase(target.array(), target.from(), target.to(), "http://")
                || Ascii.startsWithIgnoreCase(target.array(), target.from(), target.to(), "https://");
    }

    private static int put(Slice text, byte[] target, int at) {
        System.arraycopy(text.array(), text.from(), target, at, text.length());
        return at + text.length();
    }

    /** The blank before a closing {@code HTTP/x}, or the end where there is none. */
    private static int protocolBlank(byte[] bytes, int from, int to) {
        int i = to;
        while (i > from && bytes[i - 1] != ' ') {
            i--;
        }
        return i > from && Ascii.startsWith(bytes, i, to, "HTTP/") ? Ascii.trimBlanks(bytes, from, i - 1) : to;
    }

    private static boolean isMethod(Slice method) {
        for (int i = method.from(); i < method.to(); i++) {
            int b = Ascii.lower(method.array()[i]);
            if (!(b >= 'a' && b <= 'z') && !(b >= '0' && b <= '9') && b != '-' && b != '_') {
                return false;
            }
        }
        return method.length() <= Methods.LONGEST;
    }
}
