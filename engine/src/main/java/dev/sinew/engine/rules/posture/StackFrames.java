package dev.sinew.engine.rules.posture;

import dev.sinew.bytes.Ascii;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises stack traces by their frames: a source file's name and a line, in the ways of the common languages, or a method
 * behind {@code at}. One frame alone may be an example in a text; two of one language are a trace.
 */
final class StackFrames {
    private static final int MOST_BYTES = 1 << 16;
    private static final int ENOUGH = 2;
    private static final Map<String, String> LANGUAGES = languages();

    private StackFrames() {}

    private static Map<String, String> languages() {
        Map<String, String> byExtension = new LinkedHashMap<>();
        byExtension.put("java", "Java");
        byExtension.put("kt", "Java");
        byExtension.put("scala", "Java");
        byExtension.put("groovy", "Java");
        byExtension.put("mjs", "JavaScript");
        byExtension.put("cjs", "JavaScript");
        byExtension.put("js", "JavaScript");
        byExtension.put("ts", "JavaScript");
        byExtension.put("py", "Python");
        byExtension.put("cs", ".NET");
        byExtension.put("vb", ".NET");
        byExtension.put("rb", "Ruby");
        byExtension.put("php", "PHP");
        byExtension.put("go", "Go");
        byExtension.put("rs", "Rust");
        return byExtension;
    }

    /** The language of the stack trace in a text, or empty where there is none. */
    static Optional<String> language(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + MOST_BYTES);
        Map<String, Integer> frames = new LinkedHashMap<>();
        for (int i = from; i < end; i++) {
            if (bytes[i] == '.') {
                file(bytes, i + 1, end, frames);
            } else if (bytes[i] == '(' && isMethod(bytes, from, i)) {
                frames.merge("Java or .NET", 1, Integer::sum);
            }
        }
        return frames.entrySet().stream()
                .filter(each -> each.getValue() >= ENOUGH)
                .map(Map.Entry::getKey)
                .reduce((a, b) -> a.contains(" or ") ? b : a);
    }

    private static void file(byte[] bytes, int at, int end, Map<String, Integer> frames) {
        for (Map.Entry<String, String> each : LANGUAGES.entrySet()) {
            int after = at + each.getKey().length();
            if (Ascii.startsWith(bytes, at, end, each.getKey()) && hasLine(bytes, after, end)) {
                boolean message = each.getValue().equals("PHP") && bytes[after] != ':' && bytes[after] != '(';
                frames.merge(each.getValue(), message ? ENOUGH : 1, Integer::sum);
                return;
            }
        }
    }

    /** Whether a line's number follows a file's name: {@code :12}, {@code (12)}, {@code :line 12}, {@code ", line 12}. */
    private static boolean hasLine(byte[] bytes, int at, int end) {
        if (at + 1 >= end) {
            return false;
        }
        if ((bytes[at] == ':' || bytes[at] == '(') && isDigit(bytes[at + 1])) {
            return true;
        }
        if (bytes[at] != ':'
                && bytes[at] != '"'
                && bytes[at] != '\\'
                && bytes[at] != ' '
                && bytes[at] != '<'
                && bytes[at] != '&') {
            return false;
        }
        int stop = Math.min(end, at + 24);
        for (int i = at; i + 5 < stop && bytes[i] != '\n'; i++) {
            if (Ascii.startsWith(bytes, i, stop, "line ") && (isDigit(bytes[i + 5]) || bytes[i + 5] == '<')) {
                return true;
            }
        }
        return false;
    }

    /** Whether a dotted name behind {@code at} on a line of its own stands before the parenthesis. */
    private static boolean isMethod(byte[] bytes, int from, int parenthesis) {
        int start = parenthesis;
        boolean dotted = false;
        while (start > from && parenthesis - start < 300 && isNamed(bytes[start - 1])) {
            start--;
            dotted |= bytes[start] == '.';
        }
        boolean named = dotted && start < parenthesis && start - 4 >= from;
        if (!named || !Ascii.startsWith(bytes, start - 3, start, "at ")) {
            return false;
        }
        int before = bytes[start - 4];
        boolean escaped = (before == 't' || before == 'n') && start - 5 >= from && bytes[start - 5] == '\\';
        boolean indented = before == ' ' && start - 5 >= from && (bytes[start - 5] == ' ' || bytes[start - 5] == '\n');
        return before == '\t' || before == '\n' || escaped || indented;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isNamed(byte b) {
        int low = Ascii.lower(b);
        return (low >= 'a' && low <= 'z')
                || isDigit(b)
                || b == '.'
                || b == '_'
                || b == '$'
                || b == '/'
                || b == '`'
                || b == '<'
                || b == '>';
    }
}
