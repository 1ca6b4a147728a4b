package dev.sinew.index;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A doc comment as plain text: a paragraph is one line, paragraphs are parted by an empty line, list items begin with a
 * dash, preformatted text keeps its lines. Inline tags leave their text, markup and block tags (from the first line that
 * begins with {@code @}) leave nothing.
 */
final class DocText {
    private static final Pattern MARKUP = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9]*)(\\s[^<>]*|/)?>");
    private static final Pattern ENTITY = Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]+);");
    private static final Pattern PACKAGE = Pattern.compile("(?<![\\w.])(?:[a-z_][\\w]*\\.)+(?=[A-Z])");
    private static final Map<String, String> ENTITIES = Map.of(
            "lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'", "nbsp", " ", "mdash", "—", "ndash", "–",
            "hellip", "…");

    private final String in;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int breaks;
    private boolean space;
    private boolean preformatted;

    private DocText(String in) {
        this.in = in;
    }

    /** The text of a comment as the compiler hands it out, without leading stars. */
    static String of(String comment) {
        DocText text = new DocText(comment.lines()
                .map(line -> line.startsWith(" ") ? line.substring(1) : line)
                .collect(Collectors.joining("\n")));
        text.read();
        return text.out.toString().strip();
    }

    private void read() {
        while (at < in.length() && !atBlockTag()) {
            char c = in.charAt(at);
            boolean taken = switch (c) {
                case '{' -> inlineTag();
                case '<' -> markup();
                case '&' -> entity();
                default -> false;
            };
            if (!taken) {
                put(c);
                at++;
            }
        }
    }

    private boolean atBlockTag() {
        if (in.charAt(at) != '@' || at + 1 == in.length() || !Character.isLetter(in.charAt(at + 1))) {
            return false;
        }
        int before = at - 1;
        while (before >= 0 && in.charAt(before) == ' ') {
            before--;
        }
        return before < 0 || in.charAt(before) == '\n';
    }

    private boolean inlineTag() {
        if (!in.startsWith("{@", at)) {
            return false;
        }
        int end = closingBrace();
        if (end < 0) {
            return false;
        }
        String tag = in.substring(at + 2, end);
        int cut = 0;
        while (cut < tag.length() && Character.isLetter(tag.charAt(cut))) {
            cut++;
        }
        String name = tag.substring(0, cut);
        String content = preformatted
                ? tag.substring(cut).replaceFirst("^[ \n]", "")
                : tag.substring(cut).strip();
        put(name.equals("link") || name.equals("linkplain") ? label(content) : content);
        at = end + 1;
        return true;
    }

    private int closingBrace() {
        int depth = 0;
        for (int i = at; i < in.length(); i++) {
            char c = in.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** What a link shows: its label, else what it refers to without package. */
    private static String label(String link) {
        int depth = 0;
        int cut = 0;
        while (cut < link.length() && (depth > 0 || !Character.isWhitespace(link.charAt(cut)))) {
            char c = link.charAt(cut++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        String label = link.substring(cut).strip();
        if (!label.isEmpty()) {
            return label;
        }
        String reference = PACKAGE.matcher(link).replaceAll("").replace('#', '.');
        return reference.startsWith(".") ? reference.substring(1) : reference;
    }

    private boolean markup() {
        Matcher matcher = MARKUP.matcher(in).region(at, in.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        at = matcher.end();
        boolean opens = matcher.group(1).isEmpty();
        switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
            case "p", "ul", "ol", "dl", "table", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6" -> breakLines(2);
            case "br", "tr", "dt", "dd" -> breakLines(1);
            case "li" -> {
                breakLines(1);
                if (opens) {
                    put("- ");
                }
            }
            case "pre" -> pre(opens);
            default -> {}
        }
        return true;
    }

    private void pre(boolean opens) {
        preformatted = opens;
        if (!opens) {
            out.setLength(out.toString().stripTrailing().length());
        } else if (in.startsWith("\n", at)) {
            at++;
        }
        breakLines(2);
    }

    private boolean entity() {
        Matcher matcher = ENTITY.matcher(in).region(at, in.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        String name = matcher.group(1);
        String value = ENTITIES.getOrDefault(name, "");
        if (name.startsWith("#")) {
            boolean hexadecimal = name.startsWith("x", 1) || name.startsWith("X", 1);
            int point = Integer.parseInt(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
            value = Character.isValidCodePoint(point) ? Character.toString(point) : "";
        }
        if (value.isEmpty()) {
            return false;
        }
        put(value);
        at = matcher.end();
        return true;
    }

    private void breakLines(int count) {
        breaks = Math.max(breaks, count);
    }

    private void put(String text) {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
    }

    private void put(char c) {
        if (!preformatted && Character.isWhitespace(c)) {
            space = true;
            return;
        }
        if (breaks > 0) {
            out.append("\n".repeat(out.isEmpty() ? 0 : breaks));
        } else if (space && !out.isEmpty()) {
            out.append(' ');
        }
        breaks = 0;
        space = false;
        out.append(c);
    }
}
