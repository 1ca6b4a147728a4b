package dev.sinew.scan.password;

import java.util.List;

/** Lines of programs that do not stand for themselves: those that go on in the next one, and those that are a text with a line in it. */
final class OddLines {
    private static final int MAX_INDENT = 200;
    private static final int MAX_CONTINUED = 300;

    private OddLines() {}

    /** Of a line that ends where a value is to begin, what the next one begins with: formatters break long lines there. */
    static List<Assignment> continued(String text, int from, int to, FileKind kind) {
        int end = to;
        while (end > from && " \t\r\\(".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end == from || text.charAt(end - 1) != '=' && text.charAt(end - 1) != ':') {
            return List.of();
        }
        int next = to;
        while (next < text.length() && Character.isWhitespace(text.charAt(next)) && next - to < MAX_INDENT) {
            next++;
        }
        int stop = text.indexOf('\n', next);
        if (stop < 0) {
            stop = text.length();
        }
        int start = Math.max(from, end - MAX_CONTINUED);
        String head = text.substring(start, end) + " ";
        int shift = next - from - head.length();
        return Assignments.in(head + text.substring(next, stop), kind).stream()
                .filter(each -> each.from() >= head.length())
                .map(each -> new Assignment(each.name(), each.value(), each.from() + shift, each.kind(), each.sure()))
                .toList();
    }

    /** What a program says that is itself a text of JSON, as in notebooks. */
    static List<Assignment> inText(String line) {
        String inside = line.strip().replaceAll("^\"|(?:\\\\n)?\",?$", "").replace("\\\"", "\"");
        return Assignments.in(inside, FileKind.CODE).stream()
                .map(each -> new Assignment(
                        each.name(), each.value(), Math.max(0, line.indexOf(each.value())), each.kind(), each.sure()))
                .toList();
    }
}
