package dev.sinew.scan.password;

import dev.sinew.scan.rules.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what is given to names that speak of a secret, in one line of any kind of file: {@code name = value}, {@code "name": "value"}, {@code
 * name => 'value'}, {@code define('NAME', 'value')}, {@code setName("value")}, {@code <name>value</name>}, {@code <add key="name" value="value"/>},
 * {@code --name value}, {@code ENV NAME value}, {@code name value} in files of words. No grammar is read: what is not evident in the line is
 * not found. A comparison is none, but of a password with a text of a program.
 */
public final class Assignments {
    /** One of these is in every name that {@link SecretName} knows. */
    public static final List<String> KEYWORDS = List.of(
            "pass",
            "pwd",
            "secret",
            "token",
            "key",
            "auth",
            "credential",
            "salt",
            "bearer",
            "pw",
            "psw",
            "kennwort",
            "contrasena",
            "senha",
            "wachtwoord",
            "losenord",
            "adgangskode",
            "salasana",
            "haslo",
            "heslo",
            "parola",
            "pword",
            "psk",
            "signingkey",
            "pepper",
            "erlangcookie",
            "identified by",
            "creds",
            "logins");

    /** What calls begin with that look something up by its name. */
    private static final Set<String> GETTERS = Set.of(
            "get", "find", "fetch", "load", "read", "lookup", "resolve", "require", "has", "is", "delete", "remove",
            "unset");

    private static final String CONVERSION = "[]byte(";

    private final String line;
    private final LineText text;
    private final FileKind kind;
    private final List<Assignment> found = new ArrayList<>();

    private Assignments(String line, FileKind kind) {
        this.line = line;
        this.text = new LineText(line);
        this.kind = kind;
    }

    /** All in a line. */
    public static List<Assignment> in(String line, FileKind kind) {
        Assignments assignments = new Assignments(line, kind);
        assignments.read();
        return assignments.found;
    }

    /**
     * All whose name stands in a line, also such as have their value further on.
     *
     * @param text the line, and what comes after it
     * @param from where it begins
     * @param to where it ends
     */
    public static List<Assignment> in(String text, int from, int to, FileKind kind) {
        if (kind == FileKind.TABLE) {
            return from == 0 ? Rows.table(text) : List.of();
        }
        String line = text.substring(from, to);
        List<Assignment> all = new ArrayList<>(in(line, kind));
        if (all.isEmpty() && kind.isProse()) {
            all.addAll(Sentences.in(line, kind));
        }
        if (kind.isProgram()) {
            all.addAll(OddLines.continued(text, from, to, kind));
            all.addAll(Containers.entries(text, from, to, kind));
        }
        if (kind == FileKind.JSON && line.contains("\\\"")) {
            all.addAll(OddLines.inText(line));
        }
        if (kind.isRecords()) {
            all.addAll(kind == FileKind.SQL ? Rows.inserted(text, from, to, kind) : Pairs.in(text, from, to, kind));
        }
        return all;
    }

    /**
     * Whether at a keyword that stands in some bytes anything can be given to a name: a quick look, which is never wrong where it says no.
     *
     * @param from where the keyword begins
     * @param end where it ends
     */
    public static boolean mayBeAt(byte[] bytes, int from, int end, FileKind kind) {
        return new QuickLook(bytes, from, end, kind).mayBe();
    }

    /** Whether the name at a keyword may be that of a map that holds credentials, whose entries come in the lines after it. */
    public static boolean mayOpenMap(byte[] bytes, int from, int end, FileKind kind) {
        return kind.isProgram() && new QuickLook(bytes, from, end, kind).mayOpenMap();
    }

    private void read() {
        int i = 0;
        while (i < line.length()) {
            if (!isNameStart(line.charAt(i))) {
                i++;
                continue;
            }
            int end = i + 1;
            while (end < line.length() && isNamePart(line.charAt(end))) {
                end++;
            }
            i = Math.max(end, name(i, end));
        }
    }

    private static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
    }

    /** Takes a name with its value; where to read on. */
    private int name(int from, int to) {
        String written = line.substring(from, to);
        boolean granted = written.equalsIgnoreCase("by")
                && line.substring(0, from).toLowerCase(java.util.Locale.ROOT).endsWith("identified ");
        SecretName name = granted ? SecretName.PASSWORD : SecretName.of(written);
        if (kind.isProgram() && Containers.isKeyed(line, to) && Containers.isOne(written)) {
            int account = Containers.value(line, written, to);
            if (account >= 0) {
                return take(SecretName.PASSWORD, written, account, false, false);
            }
        }
        if (name == SecretName.NONE) {
            return to;
        }
        int at = value(from, to);
        if (at < 0 && name == SecretName.PASSWORD && kind.isProgram()) {
            at = compared(from, to);
        }
        if (at < 0 || at >= line.length()) {
            return to;
        }
        boolean opened = from > 0 && line.charAt(from - 1) == '<' || kind.isXml() && line.charAt(at - 1) == '>';
        return take(
                name, written, at, opened && text.isElement(from, to) || opened && kind.isXml(), text.isOption(from));
    }

    /** Where the value of the name begins, or -1. */
    private int value(int from, int to) {
        boolean option = text.isOption(from);
        boolean opened = from > 0 && LineText.isQuote(line.charAt(from - 1));
        int i = to;
        boolean closed = opened && i < line.length() && line.charAt(i) == line.charAt(from - 1);
        if (closed) {
            i++;
        }
        i = text.spaces(text.behindBrackets(text.spaces(i)));
        if (i >= line.length()) {
            return -1;
        }
        if (kind.isXml() || text.isElement(from, to)) {
            int inside = inXml(from, i, closed);
            if (inside >= 0) {
                return inside;
            }
        }
        int separated = separator(i, from, closed);
        if (separated >= 0) {
            return text.spaces(separated);
        }
        boolean gap = i > to && !closed;
        boolean worded = kind == FileKind.WORDS
                || option
                || kind.isShell() && line.stripLeading().startsWith("ENV ")
                || kind == FileKind.SETTINGS && !isVerb(from, to) && text.isDirective(from, i);
        boolean quotedNext = gap
                && LineText.isQuote(line.charAt(i))
                && (kind == FileKind.SQL
                        || kind == FileKind.SETTINGS && !isVerb(from, to)
                        || kind.isProgram()
                                && (line.contains("IDENTIFIED")
                                        || text.isStatement(from, i)
                                        || text.isLispKeyword(from)));
        return gap && worded || quotedNext ? i : -1;
    }

    /** Where a text begins that a password is compared with, or -1: who writes it into a program gives it away, too. */
    private int compared(int from, int to) {
        boolean closed = from > 0
                && to < line.length()
                && LineText.isQuote(line.charAt(to))
                && line.charAt(to) == line.charAt(from - 1);
        int i = text.spaces(text.behindBrackets(text.spaces(closed ? to + 1 : to)));
        if (!line.startsWith("==", i) && !line.startsWith("!=", i)) {
            return -1;
        }
        int begin = text.spaces(line.startsWith("=", i + 2) ? i + 3 : i + 2);
        return begin < line.length() && LineText.isQuote(line.charAt(begin)) ? begin : -1;
    }

    /** Whether a name without a sign behind it may be a word of a sentence: what is passed on is no password. */
    private boolean isVerb(int from, int to) {
        return line.substring(from, to).equalsIgnoreCase("pass");
    }

    private int inXml(int from, int i, boolean closed) {
        if (from > 0 && line.charAt(from - 1) == '<') {
            int close = line.indexOf('>', i);
            return close < 0 || line.charAt(close - 1) == '/' ? -1 : close + 1;
        }
        int attribute = closed ? line.startsWith("android:", i) ? i + "android:".length() : i : -1;
        if (attribute >= 0 && line.startsWith("value=", attribute)) {
            return attribute + "value=".length();
        }
        return closed && line.charAt(i) == '>' ? i + 1 : -1;
    }

    /** Where a separator at that place ends, or -1: what compares is none. */
    private int separator(int i, int from, boolean closed) {
        char c = line.charAt(i);
        char after = i + 1 < line.length() ? line.charAt(i + 1) : ' ';
        if (kind.isProgram() && closed && text.isArrow(i)) {
            return i + 2;
        }
        if (c == '=' && after == '>' || c == ':' && after == '=' || c == '?' && after == '=') {
            return converted(i + 2);
        }
        if (c == '=') {
            return after == '=' || after == '~' || after == '!' ? -1 : converted(i + 1);
        }
        if (c == ':') {
            return after == ':' ? -1 : typed(i + 1);
        }
        if (c == ',' && closed && kind.isProgram() && (text.isFirstOf(from, '(') || text.isEntry(from, i))) {
            return i + 1;
        }
        if (kind.isProgram() && (c == '|' || c == '?') && (after == c || c == '?' && after == ':')) {
            return i + 2;
        }
        boolean call = c == '('
                && !isGetter(from)
                && text.spaces(i + 1) < line.length()
                && LineText.isQuote(line.charAt(text.spaces(i + 1)));
        return call ? i + 1 : -1;
    }

    /** Whether a call gets what its name says, so that it is given the name of it and not its value. */
    private boolean isGetter(int from) {
        int begin = from;
        int end = from;
        while (end < line.length() && isNamePart(line.charAt(end))) {
            begin = line.charAt(end) == '.' ? end + 1 : begin;
            end++;
        }
        List<String> words = SecretName.words(line.substring(begin, end));
        return words.size() > 1 && GETTERS.contains(words.getFirst());
    }

    /** Behind what makes bytes of a text in Go, {@code []byte("…")}. */
    private int converted(int i) {
        int j = text.spaces(i);
        return line.startsWith(CONVERSION, j) ? j + CONVERSION.length() : i;
    }

    /** Behind a type, as in {@code password: String = "…"}, where the value is the one after it. */
    private int typed(int i) {
        int j = text.spaces(i);
        int end = j;
        while (end < line.length()
                && (Character.isLetterOrDigit(line.charAt(end)) || "<>[]?|&".indexOf(line.charAt(end)) >= 0)) {
            end++;
        }
        int equals = text.spaces(end);
        boolean isTyped = kind.isProgram()
                && end > j
                && equals + 1 < line.length()
                && line.charAt(equals) == '='
                && line.charAt(equals + 1) != '=';
        return isTyped ? equals + 1 : i;
    }

    private int take(SecretName name, String written, int at, boolean element, boolean option) {
        int from = at;
        char first = line.charAt(at);
        if (kind.isProgram()
                && "bru@fFRBL".indexOf(first) >= 0
                && at + 1 < line.length()
                && LineText.isQuote(line.charAt(at + 1))) {
            from++;
            first = line.charAt(from);
        }
        boolean quoted = LineText.isQuote(first) && !element;
        if (!quoted && !element && kind.quotedOnly() && !isExported()) {
            return at;
        }
        int to = quoted ? text.closing(from + 1, first) : end(from, element, option);
        if (quoted) {
            from++;
        }
        if (to < 0 || to <= from || quoted && continues(to + 1)) {
            return at;
        }
        String value = Placeholders.orFallback(line.substring(from, to).strip());
        int begin = Math.max(from, line.indexOf(value, from));
        Optional<Kind> judged = Values.judge(name, written, value, kind, quoted || element);
        judged.ifPresent(what -> found.add(new Assignment(written, value, begin, what, kind.isSettings())));
        return to;
    }

    /** Whether a line for people is one for a shell. */
    private boolean isExported() {
        return kind == FileKind.PROSE && line.stripLeading().startsWith("export ");
    }

    /** Whether a quoted text is a part of a longer expression. */
    private boolean continues(int i) {
        int next = text.spaces(i);
        return kind.isProgram() && next < line.length() && line.charAt(next) == '+';
    }

    /** Where a value without quotes ends. */
    private int end(int from, boolean element, boolean option) {
        int i = from;
        while (i < line.length()) {
            char c = line.charAt(i);
            boolean comment = c == '#' && i > from && line.charAt(i - 1) <= ' ';
            boolean word = (option || kind.isShell() || kind == FileKind.WORDS || kind == FileKind.PROSE)
                    && (c <= ' ' || c == ';' || c == '"' || c == '\'');
            if (element ? c == '<' : comment || word) {
                break;
            }
            i++;
        }
        return i;
    }
}
