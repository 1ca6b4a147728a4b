package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.CharClass;

/** Reads {@code name=value&…}, as in query strings and forms (WHATWG URL, application/x-www-form-urlencoded). */
final class FormBody {
    private byte[] scratch = new byte[512];

    /** Receives each pair, decoded; the arrays are valid during the call. */
    interface Pairs {
        void pair(byte[] bytes, int nameFrom, int nameTo, int valueFrom, int valueTo, int signature);
    }

    void read(byte[] bytes, int from, int to, Pairs pairs) {
        int at = from;
        while (at < to) {
            int end = Ascii.indexOf(bytes, at, to, '&');
            if (end > at) {
                pair(bytes, at, end, pairs);
            }
            at = end + 1;
        }
    }

    private void pair(byte[] bytes, int from, int to, Pairs pairs) {
        if (scratch.length < to - from) {
            scratch = new byte[Math.max(to - from, 2 * scratch.length)];
        }
        int equals = Ascii.indexOf(bytes, from, to, '=');
        int nameTo = PercentText.decode(bytes, from, equals, scratch, 0, true);
        int valueTo = equals < to ? PercentText.decode(bytes, equals + 1, to, scratch, nameTo, true) : nameTo;
        int signature = valueTo - nameTo > 4096 ? CharClass.LONG : CharClass.signature(scratch, nameTo, valueTo);
        pairs.pair(scratch, 0, nameTo, nameTo, valueTo, signature);
    }
}
