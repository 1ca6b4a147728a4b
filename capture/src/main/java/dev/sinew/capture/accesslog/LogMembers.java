package dev.sinew.capture.accesslog;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import dev.sinew.capture.value.Addresses;
import dev.sinew.capture.value.Decimals;
import dev.sinew.capture.value.Statuses;
import dev.sinew.capture.value.Timestamps;
import java.util.Arrays;

/** The fields found in one JSON line, each under the most telling of its names, and what they say together. */
final class LogMembers {
    private final Slice[] values = new Slice[LogField.values().length];
    private final int[] ranks = new int[values.length];

    void clear() {
        Arrays.fill(values, Slice.EMPTY);
        Arrays.fill(ranks, Integer.MAX_VALUE);
    }

    /** Takes a value unless it is absent or was already told under a more telling name. */
    void add(LogField.Named named, Slice value) {
        int index = named.field().ordinal();
        if (!LogEntry.isAbsent(value) && named.rank() <= ranks[index]) {
            values[index] = value;
            ranks[index] = named.rank();
        }
    }

    /** Says everything to an entry that is still empty. */
    void tell(LogEntry line) {
        tellRequest(line);
        Slice host = value(LogField.HOST);
        line.host = Addresses.isHost(host) ? host : Slice.EMPTY;
        line.scheme = firstOfList(value(LogField.SCHEME));
        line.client = Addresses.client(value(LogField.CLIENT));
        line.userAgent = value(LogField.USER_AGENT);
        line.referer = value(LogField.REFERER);
        line.status = Statuses.of(value(LogField.STATUS));
        line.timeMicros = Timestamps.micros(value(LogField.TIME));
        line.tookMicros = took();
    }

    /** The target as it was sent where that is told; else the path with the query. */
    private void tellRequest(LogEntry line) {
        Slice request = value(LogField.REQUEST_LINE);
        boolean wholeLine = hasBlank(request);
        boolean sent = has(LogField.METHOD) && has(LogField.URI);
        if (wholeLine && !sent) {
            line.requestLine(request);
            return;
        }
        line.method = value(LogField.METHOD);
        Slice path = has(LogField.PATH) ? value(LogField.PATH) : request;
        line.target = withQuery(sent ? value(LogField.URI) : path);
    }

    private Slice withQuery(Slice target) {
        Slice query = value(LogField.QUERY);
        byte[] bytes = target.array();
        if (query.isEmpty()
                || target.isEmpty()
                || Ascii.indexOf(bytes, target.from(), target.to(), '?') < target.to()) {
            return target;
        }
        int from = query.array()[query.from()] == '?' ? query.from() + 1 : query.from();
        byte[] whole = Arrays.copyOfRange(bytes, target.from(), target.to() + 1 + query.to() - from);
        whole[target.length()] = '?';
        System.arraycopy(query.array(), from, whole, target.length() + 1, query.to() - from);
        return Slice.of(whole);
    }

    private long took() {
        if (has(LogField.SECONDS)) {
            return Decimals.secondsToMicros(value(LogField.SECONDS));
        }
        return has(LogField.MILLIS)
                ? Decimals.millisToMicros(value(LogField.MILLIS))
                : duration(value(LogField.DURATION));
    }

    /** A duration with a unit, or a decimal one, which is in seconds; a bare whole number may count anything. */
    private static long duration(Slice text) {
        byte[] bytes = text.array();
        int from = text.from();
        int to = text.to();
        if (to - from > 2 && Ascii.equals(bytes, to - 2, to, "ms")) {
            return Decimals.millisToMicros(new Slice(bytes, from, to - 2));
        }
        if (to > from && bytes[to - 1] == 's') {
            return Decimals.secondsToMicros(new Slice(bytes, from, to - 1));
        }
        return Ascii.indexOf(bytes, from, to, '.') < to ? Decimals.secondsToMicros(text) : Decimals.NONE;
    }

    private boolean has(LogField field) {
        return !value(field).isEmpty();
    }

    private Slice value(LogField field) {
        return values[field.ordinal()];
    }

    private static boolean hasBlank(Slice text) {
        return Ascii.indexOf(text.array(), text.from(), text.to(), ' ') < text.to();
    }

    private static Slice firstOfList(Slice list) {
        int comma = Ascii.indexOf(list.array(), list.from(), list.to(), ',');
        return new Slice(list.array(), list.from(), Ascii.trimBlanks(list.array(), list.from(), comma));
    }
}
