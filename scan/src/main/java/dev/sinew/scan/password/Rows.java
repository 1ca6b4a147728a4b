package dev.sinew.scan.password;

import dev.sinew.scan.rules.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets in the columns of tables, or in rows that have a name and its value ({@code ('smtp_password', '…')}): of {@code INSERT INTO … (…, password) VALUES (…)}, and of texts whose first line names columns between commas,
 * semicolons, bars or tabs. A column of numbers or plain words is none of passwords, whatever it is called.
 */
final class Rows {
    private static final Pattern BEGIN = Pattern.compile("(?i)\\binsert\\s{1,5}into\\s");
    private static final Pattern INSERT = Pattern.compile(
            "(?i)insert\\s{1,5}into\\s{1,5}[^\\s(]{1,200}\\s{0,5}\\(([^()]{1,2000})\\)[\\s\"'+.&\\\\]{0,60}values[\\s\"'+.&\\\\]{0,60}");
    /** A name, and behind it a text: rows of settings have both. */
    private static final Pattern PAIR =
            Pattern.compile("'([\\w.\\-:/]{2,80})'\\s{0,5},\\s{0,5}[NE]?'((?:[^'\\n\\\\]|''|\\\\.){4,400}+)'");

    private static final Pattern SET = Pattern.compile(
            "(?i)\\bset\\s{1,9}[`\"\\[]?\\w{0,40}val\\w{0,40}[`\"\\]]?\\s{0,5}=\\s{0,5}[NE]?'((?:[^'\\n\\\\]|''|\\\\.){4,400}+)'"
                    + "\\s{1,9}where\\s{1,9}[`\"\\[]?\\w{0,40}(?:name|key|option|param|setting)\\w{0,40}[`\"\\]]?\\s{0,5}=\\s{0,5}'([\\w.\\-:/]{2,80})'");
    private static final int MAX_HEAD = 2600;
    private static final int MAX_VALUES = 16 << 10;
    private static final int MAX_FOUND = 200;
    private static final int MIN_LENGTH = 6;

    private final FileKind kind;
    private final List<Assignment> found = new ArrayList<>();

    private Rows(FileKind kind) {
        this.kind = kind;
    }

    /** Those of the insertions that begin in a line; places count from its begin. */
    static List<Assignment> inserted(String text, int from, int to, FileKind kind) {
        Rows rows = new Rows(kind);
        Matcher begin = BEGIN.matcher(text).region(from, to);
        while (begin.find() && rows.found.size() < MAX_FOUND) {
            int end = Math.min(text.length(), begin.start() + MAX_HEAD);
            Matcher insert = INSERT.matcher(text).region(begin.start(), end);
            if (insert.lookingAt()) {
                String values = text.substring(insert.end(), Math.min(text.length(), insert.end() + MAX_VALUES));
                rows.tuples(values, insert.end() - from, insert.group(1).split(","));
            }
        }
        return rows.found;
    }

    /** Those of rows that have a name and its value, in a line; places count from its begin. */
    static List<Assignment> named(String line) {
        Rows rows = new Rows(FileKind.SQL);
        Matcher pair = PAIR.matcher(line);
        while (pair.find() && rows.found.size() < MAX_FOUND) {
            rows.take(pair.group(1), pair.group(2), pair.start(2));
            pair.region(pair.start(2) - 1, line.length());
        }
        Matcher set = SET.matcher(line);
        while (set.find() && rows.found.size() < MAX_FOUND) {
            rows.take(set.group(2), set.group(1), set.start(1));
        }
        return rows.found;
    }

    /** Those of a table whose columns the first line names; places count from its begin. */
    static List<Assignment> table(String text) {
        Rows rows = new Rows(FileKind.TABLE);
        int end = text.indexOf('\n');
        if (end > 0) {
            rows.lines(text, end + 1, text.substring(0, end));
        }
        return rows.found;
    }

    private void tuples(String text, int offset, String[] columns) {
        int at = skip(text, 0);
        while (found.size() < MAX_FOUND && at < text.length() && text.charAt(at) == '(') {
            at = skip(text, tuple(text, offset, at + 1, columns));
        }
    }

    /** Reads one; where it ends. What is in quotes is a text, in which two quotes are one. */
    private int tuple(String text, int offset, int start, String[] columns) {
        int column = 0;
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                int end = closing(text, i + 1);
                if (depth == 0 && column < columns.length) {
                    take(columns[column], text.substring(i + 1, end), i + 1 + offset);
                }
                i = end;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && depth-- == 0) {
                return i + 1;
            } else if (c == ',' && depth == 0) {
                column++;
            }
        }
        return text.length();
    }

    private static int closing(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean doubled = c == '\'' && i + 1 < text.length() && text.charAt(i + 1) == '\'';
            if (c == '\\' || doubled) {
                i++;
            } else if (c == '\'') {
                return i;
            }
        }
        return text.length();
    }

    private static int skip(String text, int from) {
        int i = from;
        while (i < text.length() && (text.charAt(i) <= ' ' || text.charAt(i) == ',')) {
            i++;
        }
        return i;
    }

    private void lines(String text, int start, String header) {
        String separator = List.of("\t", ";", "|", ",").stream()
                .filter(header::contains)
                .findFirst()
                .orElse("");
        if (separator.isEmpty()) {
            return;
        }
        String[] columns = header.split(Pattern.quote(separator), -1);
        int from = start;
        while (from < text.length() && found.size() < MAX_FOUND) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            int at = from;
            String[] values = text.substring(from, end).split(Pattern.quote(separator), -1);
            for (int i = 0; i < values.length && values.length == columns.length; i++) {
                take(columns[i], values[i], at);
                at += values[i].length() + 1;
            }
            from = end + 1;
        }
    }

    private void take(String column, String written, int from) {
        String name = column.strip().replaceAll("^[\"'`\\[]|[\"'`\\]]$", "");
        SecretName judged = SecretName.of(name);
        if (judged == SecretName.NONE) {
            return;
        }
        String value = written.strip().replaceAll("^\"|\"$", "");
        boolean plain = value.length() < MIN_LENGTH
                || value.chars().allMatch(Character::isLetter)
                || value.chars().noneMatch(Character::isLetter);
        if (!plain) {
            int begin = from + Math.max(0, written.indexOf(value));
            Values.judge(judged, name, value, kind, true)
                    .ifPresent(what -> found.add(new Assignment(name, value, begin, what, what == Kind.PASSWORD)));
        }
    }
}
