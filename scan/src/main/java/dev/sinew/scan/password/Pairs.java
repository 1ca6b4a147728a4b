package dev.sinew.scan.password;

import dev.sinew.scan.rules.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name and its value as two entries of one record: variables of containers and parameters of stacks ({@code - name: DB_PASSWORD}, {@code value: …}
 * in the next line), environments of Postman ({@code "key": …, "value": …}), property lists of Apple ({@code <key>…</key>}, {@code
 * <string>…</string>}), variables of Terraform ({@code variable "…" { default = … }}). The value stands behind the name, in the same record, at most
 * three lines further on; where another record or a reference comes first there is none.
 */
final class Pairs {
    private static final Pattern NAMED = Pattern.compile(
            "(?:^|[\\s{,\\[])[\"']?(?i:name|key|id|variable|parameter_?(?:key|name))[\"']?\\s{0,5}[:=]\\s{0,5}[\"']?([\\w.\\-]{2,80})[\"']?\\s{0,5}(?=[,;}]|$)");
    private static final Pattern OPENED =
            Pattern.compile("(?:^|[\\s{,])[\"']?([\\w.\\-]{2,80})[\"']?\\s{0,5}[:=]?\\s{0,5}\\{(?=[^{}]*$|[^{}]*})");
    private static final Pattern LISTED =
            Pattern.compile("<(?:key|name|param-name|parameter-name)>\\s{0,9}([\\w.\\- ]{2,80}?)\\s{0,9}</");
    /** A line of YAML that opens a block. */
    private static final Pattern BLOCK = Pattern.compile("(\\s{0,80})[\"']?([\\w.\\-]{2,80})[\"']?:[ \\t]{0,9}\\r?");

    private static final Pattern VALUE = Pattern.compile(
            "(?:^|[\\s{,])[\"']?(?i:value|default(?:_?value)?|parameter_?value|initial_?value)[\"']?\\s{0,5}[:=]\\s{0,5}(?:(\"(?:[^\"\\\\\\n]|\\\\.){0,300}+\"|'[^'\\n]{0,300}+')|([^\\s\"'{\\[#,][^\\n#,}]*+))");
    private static final Pattern STRING = Pattern.compile(
            "\\A(?:key|name|param-name|parameter-name)>\\s{0,100}<(?:string|value|param-value|parameter-value)>([^<\\n]{1,400})</");
    /** Where the record ends. */
    private static final Pattern END =
            Pattern.compile("}|\\n\\s{0,100}-\\s|(?:^|[\\s{,])[\"']?(?i:name|key)[\"']?\\s{0,5}[:=]");

    private static final int MAX_LENGTH = 600;
    private static final int MAX_LINES = 6;
    private static final int MAX_FOUND = 200;

    private Pairs() {}

    /**
     * Those whose name stands in a line.
     *
     * @param text the line, and what comes after it
     * @param from where it begins
     * @param to where it ends
     */
    static List<Assignment> in(String text, int from, int to, FileKind kind) {
        List<Assignment> found = new ArrayList<>();
        if (kind.isXml()) {
            if (has('<', text, from, to)) {
                each(LISTED, text, from, to, kind, STRING, found);
            }
        } else {
            if (has(':', text, from, to) || has('=', text, from, to)) {
                each(NAMED, text, from, to, kind, VALUE, found);
            }
            if (has('{', text, from, to)) {
                each(OPENED, text, from, to, kind, VALUE, found);
            }
            if (kind == FileKind.YAML) {
                block(text, from, to, found);
            }
        }
        return found;
    }

    /** Whether a line has a sign in it, without which one of the patterns has no match. */
    private static boolean has(char sign, String text, int from, int to) {
        return text.indexOf(sign, from, to) >= 0;
    }

    private static void each(
            Pattern names, String text, int from, int to, FileKind kind, Pattern values, List<Assignment> found) {
        Matcher name = names.matcher(text).region(from, to);
        while (name.find() && found.size() < MAX_FOUND) {
            if (SecretName.of(name.group(1)) == SecretName.NONE) {
                continue;
            }
            String rest = text.substring(name.end(), Math.min(text.length(), name.end() + MAX_LENGTH));
            Matcher end = END.matcher(rest);
            Matcher value = values.matcher(rest).region(0, !kind.isXml() && end.find() ? end.start() : rest.length());
            if (value.find()) {
                boolean quoted = value.start(1) >= 0 && !kind.isXml();
                int group = value.start(1) >= 0 ? 1 : 2;
                int begin = value.start(group) + (quoted ? 1 : 0);
                int stop = value.end(group) - (quoted ? 1 : 0);
                judged(name.group(1), rest.substring(begin, stop).strip(), name.end() + begin - from, kind)
                        .ifPresent(found::add);
            }
        }
    }

    /** The value in the block of YAML that a line opens with a name, as parameters of stacks have their defaults. */
    private static void block(String text, int from, int to, List<Assignment> found) {
        Matcher opening = BLOCK.matcher(text).region(from, to);
        if (!opening.matches() || SecretName.of(opening.group(2)) == SecretName.NONE) {
            return;
        }
        int begin = to + 1;
        for (int lines = 0; lines < MAX_LINES && begin < text.length(); lines++) {
            int end = text.indexOf('\n', begin);
            end = end < 0 ? text.length() : end;
            int indent = begin;
            while (indent < end && text.charAt(indent) == ' ') {
                indent++;
            }
            if (indent < end && indent - begin <= opening.end(1) - from) {
                return;
            }
            Matcher value = VALUE.matcher(text).region(Math.max(begin, indent - 1), end);
            if (value.lookingAt()) {
                boolean quoted = value.start(1) >= 0;
                int at = quoted ? value.start(1) + 1 : value.start(2);
                int stop = quoted ? value.end(1) - 1 : value.end(2);
                judged(opening.group(2), text.substring(at, stop).strip(), at - from, FileKind.YAML)
                        .ifPresent(found::add);
                return;
            }
            begin = end + 1;
        }
    }

    private static Optional<Assignment> judged(String name, String value, int from, FileKind kind) {
        String meant = Placeholders.orFallback(value);
        Optional<Kind> judged = Values.judge(SecretName.of(name), name, meant, kind, true);
        return judged.map(what -> new Assignment(name, meant, from, what, kind.isSettings()));
    }
}
