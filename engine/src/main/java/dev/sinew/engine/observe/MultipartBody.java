package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import java.nio.charset.StandardCharsets;

/** Cuts {@code multipart/form-data} into parts (RFC 7578). */
final class MultipartBody {
    /** RFC 2046, section 5.1.1; a longer one would make the search for it slow. */
    private static final int MAX_BOUNDARY = 70;

    private MultipartBody() {}

    /** Receives each part. */
    interface Parts {
        /**
         * A part.
         *
         * @param name its field name, possibly empty
         * @param file whether it has a file name
         * @param json whether its content type is JSON
         */
        void part(String name, boolean file, boolean json, byte[] bytes, int from, int to);
    }

    /** The boundary in a content type, or the empty string where there is none of a length that the standard allows. */
    static String boundary(Slice contentType) {
        String boundary = written(contentType);
        return boundary.length() <= MAX_BOUNDARY ? boundary : "";
    }

    private static String written(Slice contentType) {
        String text = contentType.text();
        int at = text.toLowerCase(java.util.Locale.ROOT).indexOf("boundary=");
        if (at < 0) {
            return "";
        }
        String rest = text.substring(at + "boundary=".length()).trim();
        if (rest.startsWith("\"")) {
            int quote = rest.indexOf('"', 1);
            return quote < 0 ? "" : rest.substring(1, quote);
        }
        int end = rest.indexOf(';');
        return end < 0 ? rest : rest.substring(0, end).trim();
    }

    /** Reads all parts; whether the closing boundary was met. */
    static boolean read(byte[] bytes, int from, int to, String boundary, Parts parts) {
        byte[] mark = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        int at = indexOf(bytes, from, to, mark);
        while (at < to) {
            int head = at + mark.length;
            if (head + 1 < to && bytes[head] == '-' && bytes[head + 1] == '-') {
                return true;
            }
            int next = indexOf(bytes, head, to, mark);
            part(bytes, Math.min(head + 2, to), next, parts);
            at = next;
        }
        return false;
    }

    private static void part(byte[] bytes, int from, int to, Parts parts) {
        int blank = blankLine(bytes, from, to);
        if (blank < 0) {
            return;
        }
        int contentFrom = bytes[blank] == '\r' ? blank + 4 : blank + 2;
        int contentTo = to - (to >= 2 && bytes[to - 2] == '\r' ? 2 : 1);
        String head = Ascii.text(bytes, from, Math.min(blank, from + 4096));
        String name = attribute(head, "name=");
        boolean file = head.contains("filename");
        boolean json = head.toLowerCase(java.util.Locale.ROOT).contains("application/json");
        if (contentFrom <= contentTo) {
            parts.part(name, file, json, bytes, contentFrom, contentTo);
        }
    }

    private static String attribute(String head, String key) {
        int at = head.indexOf("; " + key);
        if (at < 0) {
            return "";
        }
        int from = at + 2 + key.length();
        if (from < head.length() && head.charAt(from) == '"') {
            int quote = head.indexOf('"', from + 1);
            return quote < 0 ? "" : head.substring(from + 1, quote);
        }
        int end = from;
        while (end < head.length() && head.charAt(end) != ';' && head.charAt(end) != '\r' && head.charAt(end) != '\n') {
            end++;
        }
        return head.substring(from, end);
    }

    private static int blankLine(byte[] bytes, int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            if (bytes[i] == '\n' && bytes[i + 1] == '\n') {
                return i;
            }
            if (i + 3 < to
                    && bytes[i] == '\r'
                    && bytes[i + 1] == '\n'
                    && bytes[i + 2] == '\r'
                    && bytes[i + 3] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static int indexOf(byte[] bytes, int from, int to, byte[] mark) {
        int last = to - mark.length;
        for (int i = from; i <= last; i++) {
            if (bytes[i] == '-' && matches(bytes, i, mark)) {
                return i;
            }
        }
        return to;
    }

    private static boolean matches(byte[] bytes, int at, byte[] mark) {
        for (int k = 0; k < mark.length; k++) {
            if (bytes[at + k] != mark[k]) {
                return false;
            }
        }
        return true;
    }
}
