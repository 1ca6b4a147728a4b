package dev.sinew.engine.inject;

import dev.sinew.bytes.Ascii;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** What else a text may mean to an application that decodes it once more: percent, HTML, JavaScript and base64 escapes. */
final class Readings {
    private static final int SHORTEST_BASE64 = 12;

    private Readings() {}

    /** The readings of a text that differ from it, at most four. */
    static List<String> of(String text, int signs) {
        List<String> readings = new ArrayList<>(4);
        if ((signs & Signs.PERCENT) != 0) {
            add(readings, text, percent(text, false));
        }
        if (text.indexOf('&') >= 0 && text.indexOf(';') > 0) {
            add(readings, text, entities(text));
        }
        if (text.contains("\\u") || text.contains("\\x")) {
            add(readings, text, escapes(text));
        }
        if ((signs & Signs.ENCODED) != 0 && text.length() >= SHORTEST_BASE64) {
            add(readings, text, writing(base64(text)));
        }
        return readings;
    }

    private static void add(List<String> readings, String text, String reading) {
        if (!reading.isEmpty() && !reading.equals(text)) {
            readings.add(reading);
        }
    }

    /** Undoes percent escapes, each byte a character, and {@code %uXXXX}; a malformed one stands for itself. */
    static String percent(String text, boolean plusIsSpace) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int value = c == '%' ? hex(text, i + 1, 2) : -1;
            if (value >= 0) {
                out.append((char) value);
                i += 3;
            } else if (c == '%' && i + 1 < text.length() && text.charAt(i + 1) == 'u' && hex(text, i + 2, 4) >= 0) {
                out.append((char) hex(text, i + 2, 4));
                i += 6;
            } else {
                out.append(c == '+' && plusIsSpace ? ' ' : c);
                i++;
            }
        }
        return out.toString();
    }

    /** Undoes numeric character references and the five named ones, and the two that scripts hide behind. */
    static String entities(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = text.charAt(i) == '&' ? text.indexOf(';', i, Math.min(i + 12, text.length())) : -1;
            int value = end > i + 1 && end - i <= 10 ? entity(text.substring(i + 1, end)) : -1;
            if (value >= 0) {
                out.append((char) value);
                i = end + 1;
            } else {
                out.append(text.charAt(i));
                i++;
            }
        }
        return out.toString();
    }

    private static int entity(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("#x")) {
            return hex(lower, 2, lower.length() - 2);
        }
        if (lower.startsWith("#")) {
            int value = 0;
            for (int i = 1; i < lower.length(); i++) {
                int digit = lower.charAt(i) - '0';
                if (digit < 0 || digit > 9 || value > 0xffff) {
                    return -1;
                }
                value = 10 * value + digit;
            }
            return lower.length() > 1 && value <= 0xffff ? value : -1;
        }
        return switch (lower) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "amp" -> '&';
            case "quot" -> '"';
            case "apos" -> '\'';
            case "colon" -> ':';
            case "tab" -> '\t';
            case "newline" -> '\n';
            case "lpar" -> '(';
            case "rpar" -> ')';
            default -> -1;
        };
    }

    /** Undoes the {@code \\uXXXX} and {@code \\xXX} escapes of JavaScript. */
    static String escapes(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            boolean escape = text.charAt(i) == '\\' && i + 1 < text.length();
            int digits = !escape ? 0 : text.charAt(i + 1) == 'u' ? 4 : text.charAt(i + 1) == 'x' ? 2 : 0;
            int value = digits == 0 ? -1 : hex(text, i + 2, digits);
            if (value >= 0) {
                out.append((char) value);
                i += 2 + digits;
            } else {
                out.append(text.charAt(i));
                i++;
            }
        }
        return out.toString();
    }

    /** What base64, of either alphabet, stands for, each byte a character; empty where it is none. */
    static String base64(String text) {
        String plain = text.replace('-', '+').replace('_', '/');
        int end = plain.length();
        while (end > 0 && plain.charAt(end - 1) == '=') {
            end--;
        }
        int whole = end % 4 == 1 ? end - 1 : end;
        for (int i = 0; i < end; i++) {
            char c = plain.charAt(i);
            if (!(c < 0x7f && Character.isLetterOrDigit(c) || c == '+' || c == '/')) {
                return "";
            }
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(plain.substring(0, whole));
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return ""; // Bits behind the last whole byte: no base64.
        }
    }

    /** The same where it is text; pictures and keys are none, whatever signs they hold by chance. */
    private static String writing(String bytes) {
        String text = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        boolean plain = text.indexOf('\ufffd') < 0 && text.chars().noneMatch(c -> c < ' ' && "\t\n\r".indexOf(c) < 0);
        return plain ? bytes : "";
    }

    /** The value of so many hexadecimal digits, or -1. */
    private static int hex(String text, int from, int digits) {
        if (digits < 1 || digits > 6 || from + digits > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Ascii.hex(text.charAt(i));
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value <= 0xffff ? value : -1;
    }
}
