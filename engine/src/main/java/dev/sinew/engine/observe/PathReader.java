package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.CharClass;
import dev.sinew.engine.classify.Formats;
import dev.sinew.engine.classify.ValueClasses;
import dev.sinew.model.Segment;
import dev.sinew.model.ValueFormat;
import java.util.ArrayList;
import java.util.List;

/** Cuts a path into segments and decides what of each may be kept. */
final class PathReader {
    /** A text longer than this is not kept. */
    private static final int MAX_TEXT = 32;
    /** A text of letters and joining marks alone is a name, and kept up to this. */
    private static final int MAX_NAME = 64;

    private static final int NAME_CHARACTERS =
            CharClass.LETTERS | CharClass.DASH | CharClass.UNDERSCORE | CharClass.DOT;
    /** Digits alone that are longer than this could be card or account numbers. */
    private static final int MAX_KEPT_DIGITS = 10;

    private final int limit;
    private final TextCache texts;
    private final List<Segment> segments = new ArrayList<>();
    private byte[] scratch = new byte[256];
    private boolean overflowed;

    PathReader(int limit, TextCache texts) {
        this.limit = limit;
        this.texts = texts;
    }

    /** Whether the last path had more segments than the limit. */
    boolean overflowed() {
        return overflowed;
    }

    /**
     * The segments of a path; runs of slashes count as one, a trailing slash leaves an empty last segment. Keys in parentheses are segments of
     * their own: {@code Orders(7)} reads as {@code Orders/7}.
     */
    List<Segment> read(Message message, byte[] bytes, int from, int to, long offset) {
        segments.clear();
        overflowed = false;
        int at = from;
        while (at < to) {
            if (bytes[at] == '/') {
                at++;
                continue;
            }
            int end = Ascii.indexOf(bytes, at, to, '/');
            int length = decode(bytes, at, plainEnd(bytes, at, end));
            int key = KeyedSegment.keys(scratch, length);
            if (key == 0) {
                add(message, 0, length, offset);
            } else {
                add(message, 0, key - 1, offset);
                for (int next = key; next < length; next = KeyedSegment.next(scratch, next, length)) {
                    int value = KeyedSegment.value(scratch, next, length);
                    add(message, value, KeyedSegment.valueEnd(scratch, value, length), offset);
                }
            }
            if (overflowed) {
                return segments;
            }
            at = end;
        }
        if (!segments.isEmpty() && bytes[to - 1] == '/') {
            segments.add(new Segment("", ValueFormat.EMPTY, 0, 0, 0));
        }
        return segments;
    }

    /** Parameters behind a semicolon, such as a session id, are no part of the segment (RFC 3986, section 3.3). */
    private static int plainEnd(byte[] bytes, int from, int to) {
        return bytes[from] == ';' ? to : Ascii.indexOf(bytes, from, to, ';');
    }

    private int decode(byte[] bytes, int from, int to) {
        if (scratch.length < to - from) {
            scratch = new byte[to - from];
        }
        return PercentText.decode(bytes, from, to, scratch, 0, false);
    }

    private void add(Message message, int from, int to, long offset) {
        if (segments.size() == limit) {
            overflowed = true;
        } else {
            segments.add(segment(message, from, to, offset));
        }
    }

    private Segment segment(Message message, int from, int to, long offset) {
        int length = to - from;
        int signature = length > 4096 ? CharClass.LONG : CharClass.signature(scratch, from, to);
        ValueFormat format = Formats.of(scratch, from, to, signature);
        long number = IdNumbers.of(scratch, from, to, format, signature, offset);
        message.segment(segments.size(), scratch, from, to, format, signature);
        if (message.globals.read(scratch, from, to, signature)) {
            return new Segment("", format, length, message.globals.print(), message.globals.number());
        }
        if (keep(from, to, signature, format)) {
            TextCache.Kept kept = texts.kept(scratch, from, to);
            return new Segment(kept.text, format, length, kept.print, number);
        }
        long print = message.print(scratch, from, to, signature, format);
        return new Segment("", format, length, print, number);
    }

    /** Whether something stands before an at sign, as in the address of a person; {@code @name} is a handle. */
    private boolean isAddressed(int from, int to) {
        int at = Ascii.indexOf(scratch, from, to, '@');
        return at > from && at < to;
    }

    private boolean keep(int from, int to, int signature, ValueFormat format) {
        int length = to - from;
        int longest = CharClass.only(signature, NAME_CHARACTERS) ? MAX_NAME : MAX_TEXT;
        if (length > longest || (signature & (CharClass.CONTROL | CharClass.LONG)) != 0) {
            return false;
        }
        return switch (format) {
            case EMAIL, JWT, UUID, TOKEN, IP, URL -> false;
            case DIGITS, NUMBER -> length <= MAX_KEPT_DIGITS;
            case HEX -> length < 16;
            default -> !isAddressed(from, to) && !ValueClasses.isSensitive(scratch, from, to, format);
        };
    }
}
