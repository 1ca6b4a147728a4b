package dev.sinew.engine.inject;

import dev.sinew.bytes.Ascii;
import dev.sinew.engine.inject.Value.Where;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Takes values, keeps those with telling signs, and adds their other readings. */
final class ValueSink {
    private static final int MOST_READINGS = 6;
    private static final int TAIL = 512;

    private final List<Value> values;
    private int charactersLeft = RequestValues.MOST_TOGETHER;
    private boolean overflowed;

    ValueSink(List<Value> values) {
        this.values = values;
    }

    List<Value> found() {
        return values;
    }

    boolean isFull() {
        boolean full = values.size() >= RequestValues.MOST_VALUES || charactersLeft <= 0;
        overflowed |= full;
        return full;
    }

    /** Whether there was more than is kept. */
    boolean overflowed() {
        return overflowed;
    }

    private void keep(Value value) {
        values.add(value);
        charactersLeft -= value.text().length();
    }

    /** A value whose percent escapes are undone once. */
    void escaped(Where where, String name, byte[] bytes, int from, int to, boolean plusIsSpace) {
        int end = Math.min(to, from + ValueWatch.MOST_BYTES);
        String raw = latin(bytes, from, end);
        if (raw.indexOf('%') < 0 && (!plusIsSpace || raw.indexOf('+') < 0)) {
            text(where, name, utf8(bytes, from, end), where == Where.PATH);
            return;
        }
        byte[] decoded = Readings.percent(raw, plusIsSpace).getBytes(StandardCharsets.ISO_8859_1);
        text(where, name, utf8(decoded, 0, decoded.length), true);
    }

    /** A value as it stands. */
    void plain(Where where, String name, byte[] bytes, int from, int to) {
        text(where, name, utf8(bytes, from, Math.min(to, from + ValueWatch.MOST_BYTES)), false);
    }

    /** A value and its other readings. */
    void text(Where where, String name, String given, boolean always) {
        String text = cut(given);
        int signs = Signs.of(text);
        if (!always && (signs & Signs.TELLING) == 0 || isFull()) {
            return;
        }
        keep(Value.of(where, name, text, signs, false));
        int before = values.size();
        readings(where, name, text, signs, 0);
        while (values.size() > before + MOST_READINGS) {
            values.removeLast();
        }
    }

    private void readings(Where where, String name, String text, int signs, int depth) {
        for (String reading : Readings.of(text, signs)) {
            String read = cut(reading);
            int readSigns = Signs.of(read);
            if ((readSigns & Signs.TELLING) != 0 && !isFull()) {
                keep(Value.of(where, name, read, readSigns, true));
                if (depth < 2) {
                    readings(where, name, read, readSigns, depth + 1);
                }
            }
        }
    }

    /** Attacks stand at the beginning of a value, or are put behind an ordinary one. */
    private static String cut(String text) {
        int most = RequestValues.MOST_CHARACTERS;
        return text.length() <= most ? text : text.substring(0, most - TAIL) + text.substring(text.length() - TAIL);
    }

    private static String latin(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** As UTF-8, or each byte for itself where that is malformed. */
    private static String utf8(byte[] bytes, int from, int to) {
        String text = Ascii.text(bytes, from, to);
        return text.indexOf('\ufffd') < 0 ? text : latin(bytes, from, to);
    }
}
