package dev.sinew.capture.accesslog;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import dev.sinew.capture.value.Addresses;
import dev.sinew.capture.value.Decimals;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what follows the status in Envoy's default log: response flags, bytes received, bytes sent, duration in
 * milliseconds, upstream time, then in quotes forwarded-for, agent, request id, authority and upstream. Istio puts three
 * fields behind the flags.
 */
final class EnvoyFields {
    private static final int MOST_FIELDS = 32;
    private static final int AFTER_FLAGS = 1;
    private static final int AFTER_ISTIO_DETAILS = 4;

    void read(LogTokens tokens, LogEntry line) {
        List<Slice> fields = new ArrayList<>();
        while (!tokens.atEnd() && fields.size() < MOST_FIELDS) {
            fields.add(tokens.next());
        }
        int bytes = isNumber(field(fields, AFTER_FLAGS)) ? AFTER_FLAGS : AFTER_ISTIO_DETAILS;
        if (!isNumber(field(fields, bytes))) {
            return;
        }
        line.tookMicros = Decimals.millisToMicros(field(fields, bytes + 2));
        line.client = Addresses.client(field(fields, bytes + 4));
        line.userAgent = field(fields, bytes + 5);
        Slice authority = field(fields, bytes + 7);
        line.host = Addresses.isHost(authority) ? authority : Slice.EMPTY;
    }

    private static Slice field(List<Slice> fields, int index) {
        return index < fields.size() ? fields.get(index) : Slice.EMPTY;
    }

    private static boolean isNumber(Slice text) {
        return Ascii.number(text.array(), text.from(), text.to()) >= 0;
    }
}
