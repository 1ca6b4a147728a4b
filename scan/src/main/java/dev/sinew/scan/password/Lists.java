package dev.sinew.scan.password;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lists and maps whose names say that they hold several keys: {@code API_KEYS = ["…", "…"]}, {@code tokens: {prod: "…"}}, {@code api_keys:} with an
 * item a line below it; and maps of credentials whose entries stand in the line itself. Each item is judged as the value of one such name, where it must
 * look drawn by lot. Lists of passwords are not read: they are what nobody should choose, and texts of programs.
 */
final class Lists {
    private static final int MAX_ITEMS = 100;
    /** What stands between a name and the first item: a type, a separator, what makes a list. */
    private static final Pattern OPENING = Pattern.compile("[\"']?\\s{0,9}(?:\\[\\d{0,4}]\\s{0,9})?"
            + "(?::\\s{0,3}[\\w<>\\[\\], .]{1,60}?)?(?:=>|:=|[:=])\\s{0,9}"
            + "(?:\\[]\\w{1,20}|new\\s{1,3}[\\w.<>]{1,40}(?:\\[])?|[\\w.]{0,40}?(?:[oO]f|[lL]ist|[sS]et|[aA]rray|tuple)(?:<\\w{1,20}>)?)?"
            + "\\s{0,9}[\\[({]{1,2}");

    /** A name with nothing behind it in its line, as in YAML. */
    private static final Pattern ABOVE = Pattern.compile("[\"']?\\s{0,9}:\\s{0,9}(?:#[^\\n]{0,200})?\\r?\\n");

    private static final Pattern BETWEEN = Pattern.compile("(?:\\s|(?://|#)[^\\n]{0,200}\\n){0,50}");
    private static final Pattern ARROW = Pattern.compile("\\s{0,9}(?:=>|->|:|=|to\\b)\\s{0,9}");
    private static final Pattern LINE_ITEM =
            Pattern.compile("[ \\t]*-[ \\t]+([\"']?)([^\"'\\s:]{1,512})\\1[ \\t]*(?:#[^\\n]*)?\\r?(?:\\n|\\z)");

    private final String text;
    private final int from;
    private final FileKind kind;
    private final List<Assignment> found = new ArrayList<>();

    private Lists(String text, int from, FileKind kind) {
        this.text = text;
        this.from = from;
        this.kind = kind;
    }

    /** Whether lists are read in files of a kind. */
    static boolean areIn(FileKind kind) {
        return kind.isProgram() || kind == FileKind.JSON || kind == FileKind.YAML;
    }

    /** Whether a name is that of several keys, or of accounts with their passwords. */
    static boolean isOne(String written) {
        return isOfKeys(written) || Containers.isOne(written);
    }

    /**
     * The items of all lists whose names stand in a line.
     *
     * @param text the line, and what comes after it
     * @param from where it begins
     * @param to where it ends
     */
    static List<Assignment> items(String text, int from, int to, FileKind kind) {
        Lists lists = new Lists(text, from, kind);
        int i = from;
        while (i < to) {
            int end = i;
            while (end < to && isNamePart(text.charAt(end))) {
                end++;
            }
            if (end - i > 4 && (text.charAt(end - 1) | ' ') == 's') {
                lists.read(text.substring(i, end), end);
            }
            i = end + 1;
        }
        return lists.found;
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
    }

    private static boolean isOfKeys(String written) {
        int last = written.length() - 1;
        if (last < 1 || (written.charAt(last) | ' ') != 's') {
            return false;
        }
        SecretName one = SecretName.of(written.substring(0, last));
        return one == SecretName.KEY || one == SecretName.MADE_UP;
    }

    private void read(String name, int end) {
        boolean keys = isOfKeys(name);
        boolean accounts = kind.isProgram() && Containers.isOne(name);
        if (!keys && !accounts) {
            return;
        }
        Matcher opening = OPENING.matcher(text).region(end, text.length());
        if (opening.lookingAt()) {
            enclosed(name, opening.end(), accounts);
            return;
        }
        Matcher above = ABOVE.matcher(text).region(end, text.length());
        if (keys && kind == FileKind.YAML && above.lookingAt()) {
            below(name, above.end());
        }
    }

    private void enclosed(String name, int begin, boolean accounts) {
        int at = begin;
        for (int items = 0; items < MAX_ITEMS; items++) {
            int first = behind(BETWEEN, at);
            int closed = closing(first);
            if (closed < 0) {
                return;
            }
            Matcher arrow = ARROW.matcher(text).region(closed + 1, text.length());
            int value = arrow.lookingAt() ? arrow.end() : first;
            int valueEnd = value == first ? closed : closing(value);
            if (valueEnd < 0) {
                return;
            }
            Optional<String> key = value == first ? Optional.empty() : Optional.of(text.substring(first + 1, closed));
            take(name, key, value + 1, valueEnd, accounts);
            at = behind(BETWEEN, valueEnd + 1);
            if (at >= text.length() || text.charAt(at) != ',') {
                return;
            }
            at++;
        }
    }

    private void below(String name, int begin) {
        Matcher item = LINE_ITEM.matcher(text).region(begin, text.length());
        for (int items = 0; items < MAX_ITEMS && item.lookingAt(); items++) {
            judge(SecretName.KEY, name, item.start(2), item.end(2));
            item.region(item.end(), text.length());
        }
    }

    /** What is listed is a key; what an account has in a map of credentials, its password. What says itself what it is, is read as any name is. */
    private void take(String name, Optional<String> key, int begin, int end, boolean accounts) {
        if (key.isEmpty() ? !accounts : SecretName.of(key.get()) == SecretName.NONE) {
            boolean account = accounts && key.isPresent();
            if (!account || Containers.isAccount(key.get())) {
                judge(account ? SecretName.PASSWORD : SecretName.KEY, name, begin, end);
            }
        }
    }

    private void judge(SecretName what, String name, int begin, int end) {
        String value = text.substring(begin, end);
        Values.judge(what, name, value, kind, true)
                .ifPresent(judged -> found.add(new Assignment(name, value, begin - from, judged, kind.isSettings())));
    }

    /** Where a text in quotes ends that begins at a place, or -1. */
    private int closing(int at) {
        if (at >= text.length() || text.charAt(at) != '"' && text.charAt(at) != '\'') {
            return -1;
        }
        for (int i = at + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
            if (text.charAt(i) == text.charAt(at)) {
                return i;
            }
            i += text.charAt(i) == '\\' ? 1 : 0;
        }
        return -1;
    }

    private int behind(Pattern pattern, int at) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        return matcher.lookingAt() ? matcher.end() : at;
    }
}
