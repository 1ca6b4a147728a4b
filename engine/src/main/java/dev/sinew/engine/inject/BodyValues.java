package dev.sinew.engine.inject;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.JsonText;
import dev.sinew.bytes.JsonTokenizer;
import dev.sinew.engine.inject.Value.Where;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Cuts forms, cookies, JSON, XML and multipart into values. Tolerant: what a lenient server would read is a value. */
final class BodyValues {
    private static final int DEPTH = 64;
    private static final int MOST_NAME = 256;
    private static final int MOST_PARTS = 64;
    private static final int MOST_HEAD = 1024;

    /** Members by which an API says that it takes filters from whoever calls it. */
    private static final Set<String> FILTERS =
            Set.of("filter", "filters", "where", "query", "criteria", "conditions", "selector");

    private final ValueSink sink;

    BodyValues(ValueSink sink) {
        this.sink = sink;
    }

    /** {@code name=value&…}; a name without value is a value too, and the brackets of a name may be an operator. */
    void form(Where where, byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && !sink.isFull()) {
            int end = Ascii.indexOf(bytes, at, to, '&');
            int equals = Ascii.indexOf(bytes, at, end, '=');
            String name = Readings.percent(latin(bytes, at, Math.min(equals, at + MOST_NAME)), true);
            if (equals < end) {
                operator(name);
                sink.escaped(where, name, bytes, equals + 1, end, true);
                inner(where, name, bytes, equals + 1, end);
            } else {
                sink.escaped(where, "", bytes, at, end, true);
            }
            at = end + 1;
        }
    }

    private void operator(String name) {
        boolean inherited = name.startsWith("__proto__[")
                || name.contains("[__proto__]")
                || name.contains("constructor[prototype]");
        if (inherited) {
            sink.text(Where.OPERATOR, name.substring(0, name.indexOf('[')), ValueWatch.PROTOTYPE, true);
        }
        int bracket = name.indexOf("[$");
        int close = name.indexOf(']', Math.max(bracket, 0));
        if (bracket > 0 && close > bracket) {
            sink.text(Where.OPERATOR, name.substring(0, bracket), name.substring(bracket + 1, close), true);
        }
    }

    private static boolean isPrototype(String name, String parent) {
        return name.equals(ValueWatch.PROTOTYPE) || name.equals("prototype") && "constructor".equals(parent);
    }

    /** A parameter that is JSON itself. */
    private void inner(Where where, String name, byte[] bytes, int from, int to) {
        boolean open = from < to
                && (bytes[from] == '{'
                        || bytes[from] == '['
                        || Ascii.startsWithIgnoreCase(bytes, from, to, "%7b")
                        || Ascii.startsWithIgnoreCase(bytes, from, to, "%5b"));
        if (open) {
            byte[] inside = Readings.percent(latin(bytes, from, to), true).getBytes(StandardCharsets.ISO_8859_1);
            scalars(where, name, inside, 0, inside.length, false);
        }
    }

    void cookies(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && !sink.isFull()) {
            int end = pairEnd(bytes, at, to);
            int start = Ascii.skipBlanks(bytes, at, end);
            int equals = Ascii.indexOf(bytes, start, end, '=');
            if (equals < end) {
                String name = latin(bytes, start, Math.min(equals, start + MOST_NAME));
                boolean quoted = equals + 2 < end && bytes[equals + 1] == '"' && bytes[end - 1] == '"';
                sink.escaped(Where.COOKIE, name, bytes, equals + (quoted ? 2 : 1), quoted ? end - 1 : end, false);
            }
            if (equals >= end && start < end) {
                sink.escaped(Where.COOKIE, "", bytes, start, end, false);
            }
            at = end + 1;
        }
    }

    /** The semicolon that another pair follows, or the end: a lone one belongs to the value. */
    private static int pairEnd(byte[] bytes, int from, int to) {
        int end = Ascii.indexOf(bytes, from, to, ';');
        while (end < to) {
            int next = Ascii.indexOf(bytes, end + 1, to, ';');
            if (Ascii.indexOf(bytes, end + 1, next, '=') < next) {
                return end;
            }
            end = next;
        }
        return end;
    }

    void json(byte[] bytes, int from, int to) {
        scalars(Where.JSON, "", bytes, from, to, true);
    }

    /** The texts of JSON, each under the name of its nearest member. */
    private void scalars(Where where, String outer, byte[] bytes, int from, int to, boolean descend) {
        JsonTokenizer tokens = new JsonTokenizer(DEPTH).reset(bytes, from, to);
        String[] names = new String[DEPTH + 2];
        Arrays.fill(names, outer);
        byte[] scratch = new byte[256];
        while (!sink.isFull()) {
            int token = tokens.next();
            if (token == JsonTokenizer.END || token == JsonTokenizer.ERROR) {
                return;
            }
            int depth = tokens.depth();
            boolean text = token == JsonTokenizer.NAME || token == JsonTokenizer.STRING;
            if (token == JsonTokenizer.ARRAY_START || token == JsonTokenizer.OBJECT_START) {
                names[depth] = names[Math.max(depth - 1, 0)];
            }
            if (!text) {
                continue;
            }
            int length = tokens.end() - tokens.start();
            scratch = scratch.length < length ? new byte[2 * length] : scratch;
            int end = JsonText.decode(bytes, tokens.start(), tokens.end(), scratch, 0);
            if (token == JsonTokenizer.NAME) {
                String name = Ascii.text(scratch, 0, Math.min(end, MOST_NAME));
                if (name.startsWith("$") || isPrototype(name, names[Math.max(depth - 1, 0)])) {
                    sink.text(Where.OPERATOR, said(names, Math.max(depth - 1, 0)), name, true);
                }
                names[depth] = name;
            } else {
                if (isType(names[depth])) {
                    sink.text(where, names[depth], Ascii.text(scratch, 0, Math.min(end, MOST_HEAD)), true);
                } else {
                    sink.plain(where, names[depth], scratch, 0, end);
                }
                if (descend && end > 6 && (scratch[0] == '{' || scratch[0] == '[')) {
                    scalars(where, names[depth], scratch.clone(), 0, end, false);
                }
            }
        }
    }

    /** What an operator is said of: the member that holds it, with the one that says that it holds filters, where there is any. */
    private static String said(String[] names, int depth) {
        for (int above = 0; above < depth; above++) {
            if (FILTERS.contains(names[above].toLowerCase(Locale.ROOT))) {
                return names[above] + "." + names[depth];
            }
        }
        return names[depth];
    }

    /** Whether a member names the type to build. */
    private static boolean isType(String name) {
        return name.equals("@type") || name.equals("$type") || name.equals("@class");
    }

    /** The parts between lines that begin as the first one does. */
    void multipart(byte[] bytes, int from, int to) {
        int line = Ascii.indexOf(bytes, from, Math.min(to, from + 200), '\n');
        String mark = latin(bytes, from, line).strip();
        if (!mark.startsWith("--") || mark.length() < 3) {
            sink.plain(Where.BODY, "body", bytes, from, to);
            return;
        }
        String all = latin(bytes, from, to);
        int at = mark.length();
        for (int parts = 0; at < all.length() && parts < MOST_PARTS; parts++) {
            int next = all.indexOf(mark, at);
            int end = next < 0 ? all.length() : next;
            int blank = all.indexOf("\n\r\n", at);
            int content = blank >= 0 ? blank + 3 : all.indexOf("\n\n", at) + 2;
            if (content > 2 && content <= end) {
                part(all.substring(at, Math.min(content, at + MOST_HEAD)), bytes, from + content, from + end);
            }
            at = next < 0 ? all.length() : next + mark.length();
        }
    }

    private void part(String head, byte[] bytes, int from, int to) {
        String name = attribute(head, " name=");
        String file = attribute(head, "filename=");
        if (!file.isEmpty()) {
            sink.text(Where.MULTIPART, "filename", file, false);
        }
        int end = Ascii.trimBlanks(bytes, from, to);
        while (end > from && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        sink.plain(file.isEmpty() ? Where.MULTIPART : Where.BODY, name, bytes, from, end);
    }

    private static String attribute(String head, String key) {
        int at = head.indexOf(key);
        if (at < 0) {
            return "";
        }
        int from = at + key.length();
        boolean quoted = from < head.length() && head.charAt(from) == '"';
        int start = quoted ? from + 1 : from;
        int end = start;
        while (end < head.length() && head.charAt(end) != (quoted ? '"' : ';') && head.charAt(end) >= ' ') {
            end++;
        }
        return head.substring(start, end);
    }

    /** The document whole, then its texts and attributes, by angle brackets and quotes alone. */
    void xml(byte[] bytes, int from, int to) {
        sink.plain(Where.BODY, "body", bytes, from, to);
        String name = "";
        int i = from;
        while (i < to && !sink.isFull()) {
            int open = Ascii.indexOf(bytes, i, to, '<');
            int start = skipSpace(bytes, i, open);
            if (start < open) {
                xmlText(name, latin(bytes, start, Math.min(open, start + 2 * RequestValues.MOST_CHARACTERS)));
            }
            if (Ascii.startsWith(bytes, open, to, "<![CDATA[")) {
                int end = Ascii.indexOf(bytes, open, to, ']');
                while (end < to && !Ascii.startsWith(bytes, end, to, "]]>")) {
                    end = Ascii.indexOf(bytes, end + 1, to, ']');
                }
                sink.plain(Where.XML, name, bytes, Math.min(open + 9, end), end);
                i = Math.min(end + 3, to);
                continue;
            }
            int close = Ascii.indexOf(bytes, open, to, '>');
            if (open + 1 < close && isLetter(bytes[open + 1])) {
                name = element(bytes, open + 1, close);
                attributes(name, latin(bytes, open, Math.min(close, open + 4096)));
            }
            i = close + 1;
        }
    }

    private void attributes(String element, String tag) {
        int at = tag.indexOf("=\"");
        for (int n = 0; at >= 0 && n < 16; n++) {
            int end = tag.indexOf('"', at + 2);
            if (end < 0) {
                return;
            }
            xmlText(element, tag.substring(at + 2, end));
            at = tag.indexOf("=\"", end);
        }
    }

    private void xmlText(String name, String latin) {
        byte[] bytes = Readings.entities(latin).getBytes(StandardCharsets.ISO_8859_1);
        sink.plain(Where.XML, name, bytes, 0, bytes.length);
    }

    private static String element(byte[] bytes, int from, int to) {
        int end = from;
        int start = from;
        while (end < to && bytes[end] > ' ' && bytes[end] != '/') {
            start = bytes[end] == ':' ? end + 1 : start;
            end++;
        }
        return latin(bytes, start, Math.min(end, start + MOST_NAME));
    }

    private static int skipSpace(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] >= 0 && bytes[i] <= ' ') {
            i++;
        }
        return i;
    }

    private static boolean isLetter(byte b) {
        int low = Ascii.lower(b);
        return low >= 'a' && low <= 'z';
    }

    private static String latin(byte[] bytes, int from, int to) {
        return new String(bytes, from, Math.max(0, to - from), StandardCharsets.ISO_8859_1);
    }
}
