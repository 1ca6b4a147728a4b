package dev.sinew.capture.accesslog;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import dev.sinew.capture.EntryReader;
import dev.sinew.capture.Sink;
import dev.sinew.capture.value.Addresses;
import dev.sinew.capture.value.Decimals;
import dev.sinew.capture.value.Statuses;
import dev.sinew.capture.value.Timestamps;
import dev.sinew.model.Exchange;
import dev.sinew.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one line of a text log: the common and combined forms of NGINX and Apache, with or without a virtual host in front
 * and further fields behind, and the default form of Envoy and Istio, which begins with its time.
 */
final class TextLogReader implements EntryReader {
    private static final int TIMES_TRIED = 4;
    private static final int FIELDS_IN_FRONT = 16;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    private static final Slice HTTPS = Slice.of("https");

    private final String file;
    private final LogTokens tokens = new LogTokens();
    private final LogEntry line = new LogEntry();
    private final EnvoyFields envoy = new EnvoyFields();

    TextLogReader(String file) {
        this.file = file;
    }

    @Override
    public void read(byte[] bytes, int from, int to, long entry, Sink sink) {
        line.clear();
        Optional<String> fault = readLine(bytes, from, to);
        if (fault.isPresent()) {
            sink.problem(new Problem(file, entry, "line is no access log entry: it has " + fault.get()));
        } else {
            sink.exchange(line.exchange(file, entry));
        }
    }

    private Optional<String> readLine(byte[] bytes, int from, int to) {
        int time = findTime(bytes, from, to);
        if (time < 0) {
            return Optional.of("no time in brackets");
        }
        readFront(bytes, from, time);
        tokens.over(bytes, time, to).next();
        if (!tokens.atQuote()) {
            return Optional.of("no request in quotes");
        }
        line.requestLine(tokens.next());
        Slice status = tokens.next();
        line.status = Statuses.of(status);
        if (line.status < 0 && !LogEntry.isAbsent(status) || status.isEmpty()) {
            return Optional.of("no status");
        }
        if (Ascii.skipBlanks(bytes, from, time) == time) {
            envoy.read(tokens, line);
        } else {
            readRest();
        }
        return line.fault();
    }

    /** The bracket that opens the time, or -1; brackets of IPv6 addresses may stand before it. */
    private int findTime(byte[] bytes, int from, int to) {
        int open = Ascii.indexOf(bytes, from, to, '[');
        for (int i = 0; i < TIMES_TRIED && open < to; i++) {
            int close = Ascii.indexOf(bytes, open, to, ']');
            line.timeMicros = Timestamps.micros(bytes, open + 1, close);
            if (close < to && line.timeMicros != Exchange.TIME_UNKNOWN) {
                return open;
            }
            open = Ascii.indexOf(bytes, open + 1, to, '[');
        }
        return -1;
    }

    /** Reads what stands before the time: perhaps a virtual host, then client, identity and user. */
    private void readFront(byte[] bytes, int from, int to) {
        List<Slice> front = new ArrayList<>();
        int at = Ascii.skipBlanks(bytes, from, to);
        while (at < to && front.size() < FIELDS_IN_FRONT) {
            int end = Ascii.indexOf(bytes, at, to, ' ');
            front.add(new Slice(bytes, at, end));
            at = Ascii.skipBlanks(bytes, end, to);
        }
        if (front.isEmpty()) {
            return;
        }
        boolean host = startsWithHost(front);
        line.client = Addresses.client(front.get(host ? 1 : 0));
        if (host) {
            virtualHost(front.get(0));
        }
    }

    private static boolean startsWithHost(List<Slice> front) {
        if (front.size() < 4 || LogEntry.isAbsent(front.get(1)) || !Addresses.isHost(front.get(0))) {
            return false;
        }
        return Addresses.isAddress(front.get(1)) || !Addresses.isAddress(front.get(0));
    }

    /** Takes a host as {@code name:port}. Port 443 tells the scheme; 80 does not, since TLS may end before the server. */
    private void virtualHost(Slice host) {
        long port = Addresses.port(host);
        boolean defaultPort = port == HTTPS_PORT || port == HTTP_PORT;
        int portLength = 1 + Long.toString(port).length();
        line.host = defaultPort ? new Slice(host.array(), host.from(), host.to() - portLength) : host;
        line.scheme = port == HTTPS_PORT ? HTTPS : Slice.EMPTY;
    }

    /** Reads what follows the status: size, then referer and agent in quotes, then what an administrator added. */
    private void readRest() {
        tokens.next();
        if (tokens.atQuote()) {
            line.referer = tokens.next();
        }
        if (tokens.atQuote()) {
            line.userAgent = tokens.next();
        }
        while (!tokens.atEnd() && line.tookMicros < 0) {
            line.tookMicros = seconds(tokens.next());
        }
    }

    /**
     * The time that a further field tells, or -1: a number with a decimal point is NGINX's time in seconds, alone or as
     * {@code rt=0.012}. Whole numbers may be bytes, seconds or microseconds, so none is taken.
     */
    private static long seconds(Slice field) {
        byte[] bytes = field.array();
        int from = field.from();
        if (Ascii.startsWith(bytes, from, field.to(), "rt=")) {
            from += 3;
        } else if (Ascii.startsWith(bytes, from, field.to(), "request_time=")) {
            from += 13;
        }
        boolean decimal = Ascii.indexOf(bytes, from, field.to(), '.') < field.to();
        return decimal ? Decimals.secondsToMicros(new Slice(bytes, from, field.to())) : Decimals.NONE;
    }
}
