package dev.sinew.scan.password;

import dev.sinew.scan.rules.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
            "identified with",
            "creds",
            "logins");

    /** What Spring writes before a password that is not hashed. */
    private static final String PLAIN = "{noop}";

    /** What stands before the word behind which SQL has a password. */
    private static final Pattern GRANTED = Pattern.compile(
            "(?i)(?<!\\b(?:be|is|are|was)\\s{1,3})identified\\s{1,9}(?:with\\s{1,9}\\S{1,60}\\s{1,9})?$");

    /** What ends a value within a text: the next parameter of a query or form, or the end of a line that is written as such. */
    private static final Pattern MORE = Pattern.compile("&[\\w.\\[\\]-]{1,60}=|(?:\\\\[nrt])+$");

    /** Another name with a value, as in lines that have several. */
    private static final Pattern NEXT_NAME = Pattern.compile("\\s{1,9}[A-Za-z_][\\w.\\-]{0,60}=");

    private final String line;
    private final LineText text;
    private final FileKind kind;
    private final Supplier<String> around;
    private final List<Assignment> found = new ArrayList<>();

    private Assignments(String line, FileKind kind, Supplier<String> around) {
        this.line = line;
        this.around = around;
        this.text = new LineText(line);
        this.kind = kind;
    }

    /** All in a line. */
    public static List<Assignment> in(String line, FileKind kind) {
        return in(line, kind, () -> line);
    }

    private static List<Assignment> in(String line, FileKind kind, Supplier<String> around) {
        Assignments assignments = new Assignments(line, kind, around);
        assignments.read();
        return assignments.found;
    }

    /**
     * All whose name stands in a line, also such as have their value further on.
     *
     * @param text the line, and what comes after it
     * @param from where it begins
     * @param to where it ends
     * @param around the line with the one before and the one after it
     */
    public static List<Assignment> in(String text, int from, int to, FileKind kind, Supplier<String> around) {
        if (kind == FileKind.TABLE) {
            return from == 0 ? Rows.table(text) : List.of();
        }
        if (!NameParts.areIn(text, from, to)) {
            return List.of();
        }
        String line = text.substring(from, to);
        List<Assignment> all = new ArrayList<>(kind.isProse() ? Sentences.paired(line) : List.of());
        if (all.isEmpty()) {
            all.addAll(in(line, kind, around));
        }
        if (all.isEmpty() && kind.isProse()) {
            all.addAll(Sentences.in(line, kind));
        }
        if (all.isEmpty() && kind.isProse()) {
            all.addAll(Sentences.shown(line));
        }
        if (kind.isProgram()) {
            all.addAll(OddLines.continued(text, from, to, kind));
            all.addAll(Containers.entries(text, from, to, kind));
            all.addAll(Rows.inserted(text, from, to, kind));
        }
        if (Lists.areIn(kind)) {
            all.addAll(Lists.items(text, from, to, kind));
        }
        if (kind == FileKind.JSON && line.contains("\\\"")) {
            all.addAll(OddLines.inText(line));
        }
        if (kind == FileKind.SQL) {
            all.addAll(Rows.inserted(text, from, to, kind));
            all.addAll(Rows.named(line));
        } else if (kind.isRecords()) {
            all.addAll(Pairs.in(text, from, to, kind));
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
        return !QuickLook.isPartOfWord(bytes, from, end) && new QuickLook(bytes, from, end, kind).mayBe();
    }

    /** Whether the name at a keyword may be that of a column that a row in SQL is given a value for, which may come in the lines after it. */
    public static boolean mayInsert(byte[] bytes, int from, int end, FileKind kind) {
        return kind.isProgram() && new QuickLook(bytes, from, end, kind).mayInsert();
    }

    /** Whether the name at a keyword may be that of a map of credentials or of a list of keys, whose items come in the lines after it. */
    public static boolean mayOpen(byte[] bytes, int from, int end, FileKind kind) {
        QuickLook look = new QuickLook(bytes, from, end, kind);
        return kind.isProgram() && look.mayOpenMap() || look.mayOpenList();
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

    static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
    }

    /** Takes a name with its value; where to read on. */
    private int name(int from, int to) {
        String written = line.substring(from, to);
        boolean granted = written.equalsIgnoreCase("by")
                && GRANTED.matcher(line.substring(0, from)).find();
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
        int separated = option && LineText.isQuote(line.charAt(i)) ? text.listed(from, i) : separator(i, from, closed);
        if (separated >= 0) {
            return text.spaces(separated);
        }
        boolean gap = i > to && !closed;
        boolean worded = kind == FileKind.WORDS
                || option
                || kind.isShell() && line.stripLeading().startsWith("ENV ")
                || kind == FileKind.SETTINGS && !text.isVerb(from, to) && text.isDirective(from, i);
        boolean quotedNext = gap
                && LineText.isQuote(line.charAt(i))
                && (kind == FileKind.SQL
                        || kind == FileKind.SETTINGS && !text.isVerb(from, to)
                        || kind.isProgram()
                                && (line.contains("IDENTIFIED")
                                        || text.isStatement(from, i)
                                        || text.isLispKeyword(from)
                                        || text.isLispDefinition(from)));
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
        int begin = text.behindPrefix(text.spaces(line.startsWith("=", i + 2) ? i + 3 : i + 2));
        return begin < line.length() && LineText.isQuote(line.charAt(begin)) ? begin : -1;
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
            return kind.quotedOnly() ? text.converted(i + 2) : i + 2;
        }
        if (c == '=') {
            return after == '=' || after == '~' || after == '!'
                    ? -1
                    : kind.quotedOnly() ? text.converted(i + 1) : i + 1;
        }
        if (c == ':') {
            return after == ':' ? -1 : kind.isProgram() ? text.typed(i + 1, i + 1) : i + 1;
        }
        if (c == ',' && closed && kind.isProgram() && (text.isFirstOf(from, '(') || text.isEntry(from, i))) {
            return i + 1;
        }
        if (kind.isProgram() && (c == '|' || c == '?') && (after == c || c == '?' && after == ':')) {
            return line.startsWith("=", i + 2) ? i + 3 : i + 2;
        }
        if (kind.isProgram() && c == '<' && after == '-') {
            return i + 2;
        }
        if (kind.isProgram() && line.regionMatches(true, i, "as ", 0, 3)) {
            return text.typed(i + 2, -1);
        }
        if (kind.isProgram() && closed && (c == ')' || line.startsWith("or ", i))) {
            return text.fallback(c == ')' ? i + 1 : i);
        }
        if (kind.isProgram() && !closed && line.startsWith("string ", i)) {
            return text.declared(i);
        }
        boolean call = c == '('
                && !text.isGetter(from)
                && !text.isPassing(from, i)
                && text.spaces(i + 1) < line.length()
                && LineText.isQuote(line.charAt(text.spaces(i + 1)));
        return call ? i + 1 : -1;
    }

    private int take(SecretName name, String written, int at, boolean element, boolean option) {
        int from = at;
        char first = line.charAt(at);
        if ((kind.isProgram() && "bru@fFRBL".indexOf(first) >= 0 || kind == FileKind.SQL && "nNeE".indexOf(first) >= 0)
                && at + 1 < line.length()
                && LineText.isQuote(line.charAt(at + 1))) {
            from++;
            first = line.charAt(from);
        }
        boolean quoted = LineText.isQuote(first) && !element;
        boolean variable = !quoted && kind.quotedOnly() && text.isVariable(at, written);
        if (!quoted && !element && !variable && kind.quotedOnly() && !isExported(written)) {
            return at;
        }
        int to = quoted ? text.closing(from + 1, first) : end(from, element, option || kind.quotedOnly());
        if (quoted) {
            from++;
        }
        if (to < 0 || to <= from || quoted && continues(to + 1)) {
            return at;
        }
        Matcher more = MORE.matcher(line).region(from, to);
        String read =
                Placeholders.orFallback(line.substring(from, more.find() && more.start() > from ? more.start() : to)
                        .strip());
        String value = read.startsWith(PLAIN) ? read.substring(PLAIN.length()) : read;
        int begin = Math.max(from, line.indexOf(value, from));
        Optional<Kind> judged = Values.judge(name, written, value, kind, quoted || element);
        if (judged.isEmpty() && quoted && name == SecretName.PASSWORD && isWordOfLogin(written, value)) {
            judged = Optional.of(Kind.PASSWORD);
        }
        judged.ifPresent(what -> found.add(new Assignment(written, value, begin, what, kind.isSettings())));
        return to;
    }

    private boolean isWordOfLogin(String written, String value) {
        return kind.isProgram()
                && !text.isComment()
                && Values.isWordOfLogin(written, value)
                && UserBeside.isIn(around.get());
    }

    /** Whether a line for people is one for a shell, or one of a program is part of a text for it. */
    private boolean isExported(String written) {
        String exported = line.stripLeading();
        return exported.startsWith("export ") && (kind == FileKind.PROSE || exported.startsWith(written + "=", 7));
    }

    /** Whether a quoted text is a part of a longer expression. */
    private boolean continues(int i) {
        int next = text.spaces(i);
        return kind.isProgram() && next < line.length() && line.charAt(next) == '+';
    }

    /** Where a value without quotes ends. */
    private int end(int from, boolean element, boolean option) {
        int i = from;
        boolean several = from > 0 && line.charAt(from - 1) == '=' && !kind.quotedOnly();
        while (i < line.length()) {
            char c = line.charAt(i);
            boolean comment = c == '#' && i > from && line.charAt(i - 1) <= ' ';
            boolean attribute = kind.isXml() && "\"<&;".indexOf(c) >= 0;
            boolean another = c == ' '
                    && several
                    && NEXT_NAME.matcher(line).region(i, line.length()).lookingAt();
            boolean word = (option || kind.isShell() || kind == FileKind.WORDS || kind == FileKind.PROSE)
                    && (c <= ' ' || c == ';' || c == '"' || c == '\'' || c == '`' && kind.quotedOnly());
            if (element ? c == '<' : comment || word || another || attribute) {
                break;
            }
            i++;
        }
        return i;
    }
}
