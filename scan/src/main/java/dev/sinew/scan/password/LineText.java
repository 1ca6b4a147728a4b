package dev.sinew.scan.password;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How a line is built around a name in it: what stands before, behind and between. */
record LineText(String line) {
    private static final Set<String> LISP_DEFINITIONS =
            Set.of("setq", "setq-default", "setf", "set!", "def", "defvar", "defconst", "defparameter", "define");

    /** What makes bytes of a text in Go, and what databases and programs hash a password with: what they are given is it. */
    private static final Set<String> CONVERSIONS = Set.of(
            "[]byte", "md5", "sha", "sha1", "sha2", "sha256", "sha512", "password", "old_password", "encrypt", "crypt");

    /** What stands before the value that is taken where there is none: of JavaScript, C# and PHP, Kotlin and PHP, Python. */
    private static final List<String> FALLBACKS = List.of("||", "??", "?:", "or ");

    /** What calls begin with that look something up by its name. */
    private static final Set<String> GETTERS = Set.of(
            "get", "find", "fetch", "load", "read", "lookup", "resolve", "require", "has", "is", "delete", "remove",
            "unset");

    private static final List<String> COMMENTS = List.of("*", "//", "#", "/*", "<!--", "--", ";");

    private static final int MAX_CONVERSION = 14;

    /** Whether a name is an option of a command, {@code --password}. */
    boolean isOption(int from) {
        return from > 1 && line.charAt(from - 1) == '-' && line.charAt(from - 2) == '-';
    }

    /** Whether a name opens an element that the same name closes in the line, which is XML in any kind of file. */
    boolean isElement(int from, int to) {
        return from > 0
                && line.charAt(from - 1) == '<'
                && to < line.length()
                && line.charAt(to) == '>'
                && line.startsWith("</" + line.substring(from, to) + ">", Math.max(to, line.indexOf('<', to)));
    }

    /** Whether the line is for people, in any of the usual languages. */
    boolean isComment() {
        String begin = line.stripLeading();
        return COMMENTS.stream().anyMatch(begin::startsWith);
    }

    /** Whether a line of settings has a name and one value and nothing else, as servers' configurations are written. */
    boolean isDirective(int from, int at) {
        String value = line.substring(at).strip();
        return line.substring(0, from).isBlank()
                && value.chars().noneMatch(Character::isWhitespace)
                && value.chars().anyMatch(Character::isDigit);
    }

    /** Whether a line of a program has a name and a text and nothing else, as macros of C and builds in Groovy are written. */
    boolean isStatement(int from, int at) {
        String before = line.substring(0, from).strip();
        int end = closing(at + 1, line.charAt(at));
        return (before.isEmpty() || before.equals("#define") || before.equals("# define"))
                && end > 0
                && line.substring(end + 1).strip().length() <= 1;
    }

    /** Whether a name is a keyword as Clojure has them, {@code :password "…"}. */
    boolean isLispKeyword(int from) {
        return from > 0 && line.charAt(from - 1) == ':' && (from == 1 || " \t{([".indexOf(line.charAt(from - 2)) >= 0);
    }

    /** Whether a name is defined as Lisps do, {@code (setq password "…")}. */
    boolean isLispDefinition(int from) {
        int open = line.lastIndexOf('(', from);
        return open >= 0
                && LISP_DEFINITIONS.contains(line.substring(open + 1, from).strip());
    }

    /** Behind what makes something else of a text: {@code []byte("…")}, {@code MD5('…')}. */
    int converted(int i) {
        int j = spaces(i);
        int open = line.indexOf('(', j);
        boolean converts = open > j
                && open - j < MAX_CONVERSION
                && CONVERSIONS.contains(line.substring(j, open).toLowerCase(Locale.ROOT));
        return converts ? spaces(open + 1) : i;
    }

    /** Behind a type and the sign after it, as in {@code password: String = "…"}, where the value is the one after it; {@code otherwise} where there is none. */
    int typed(int i, int otherwise) {
        int j = behindLifetime(spaces(i));
        int end = j;
        while (end < line.length()
                && (Character.isLetterOrDigit(line.charAt(end)) || "<>[]?|&".indexOf(line.charAt(end)) >= 0)) {
            end++;
        }
        int equals = spaces(end);
        boolean isTyped =
                end > j && equals + 1 < line.length() && line.charAt(equals) == '=' && line.charAt(equals + 1) != '=';
        return isTyped ? equals + 1 : otherwise;
    }

    /** Behind the sign of a declaration in Go, whose type stands after the name: {@code const token string = "…"}; -1 where it is none. */
    int declared(int i) {
        int type = i + "string".length();
        int equals = line.startsWith("string", i) ? spaces(type) : type;
        return equals > type && line.startsWith("=", equals) && !line.startsWith("==", equals) ? equals + 1 : -1;
    }

    /** Behind the sign before what is taken where there is nothing, after a call that looks a name up: {@code getenv("…") ?? "…"}; -1 where it is none. */
    int fallback(int i) {
        int at = spaces(i);
        return FALLBACKS.stream()
                .filter(sign -> line.startsWith(sign, at))
                .findFirst()
                .map(sign -> at + 2)
                .orElse(-1);
    }

    /** Behind the comma after an option that is a text of a list, as programs start others: {@code "--password", "…"}; -1 where it is none. */
    int listed(int from, int i) {
        int comma = spaces(i + 1);
        if (from < 3 || line.charAt(from - 3) != line.charAt(i) || !line.startsWith(",", comma)) {
            return -1;
        }
        int begin = spaces(comma + 1);
        boolean isText = begin + 1 < line.length() && isQuote(line.charAt(begin));
        return isText && line.charAt(begin + 1) != '-' ? begin : -1;
    }

    /** Behind a letter that says of what kind the text is that begins there. */
    int behindPrefix(int i) {
        boolean prefixed =
                i + 1 < line.length() && "bru@fFRBL".indexOf(line.charAt(i)) >= 0 && isQuote(line.charAt(i + 1));
        return prefixed ? i + 1 : i;
    }

    /** Behind the lifetime of a reference in Rust, {@code &'static str}. */
    int behindLifetime(int i) {
        int end = i + 2;
        if (!line.startsWith("&'", i)) {
            return i;
        }
        while (end < line.length() && Character.isLetter(line.charAt(end))) {
            end++;
        }
        return line.startsWith(" ", end) ? end + 1 : i;
    }

    /** Whether a text is what a call is given first, or a list in braces has first; in another list, the text after it is no value. */
    boolean isFirstOf(int from, char opening) {
        int i = from - 2;
        while (i >= 0 && line.charAt(i) == ' ') {
            i--;
        }
        return i >= 0 && line.charAt(i) == opening;
    }

    /** Whether braces hold a name and a text and nothing else, which is an entry of a map in C# and C++. */
    boolean isEntry(int from, int comma) {
        int text = spaces(comma + 1);
        if (!isFirstOf(from, '{') || text >= line.length() || line.charAt(text) != '"') {
            return false;
        }
        int end = closing(text + 1, '"');
        int brace = end < 0 ? line.length() : spaces(end + 1);
        return brace < line.length() && line.charAt(brace) == '}';
    }

    /** What stands between a name and its value in maps of Scala and Kotlin. */
    boolean isArrow(int i) {
        return (line.startsWith("->", i) || line.startsWith("to ", i))
                && spaces(i + 2) < line.length()
                && isQuote(line.charAt(spaces(i + 2)));
    }

    /** Whether a text is a variable with its value, {@code "DB_PASSWORD=…"}, as containers and processes are given them in lists. */
    boolean isVariable(int at, String written) {
        int from = at - 1 - written.length();
        return from > 0
                && line.charAt(at - 1) == '='
                && isQuote(line.charAt(from - 1))
                && line.startsWith(written, from)
                && closing(at, line.charAt(from - 1)) > at;
    }

    /** Where a quote closes, or -1. */
    int closing(int from, char quote) {
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == quote) {
                return i;
            }
        }
        return -1;
    }

    /** Behind blanks. */
    int spaces(int i) {
        int j = i;
        while (j < line.length() && (line.charAt(j) == ' ' || line.charAt(j) == '\t')) {
            j++;
        }
        return j;
    }

    /** Behind the bracket or parenthesis that closes around a name, and behind those of a C array with its size. */
    int behindBrackets(int from) {
        int i = from;
        if (i < line.length() && line.charAt(i) == '[') {
            i++;
            while (i < line.length() && Character.isDigit(line.charAt(i))) {
                i++;
            }
            return i < line.length() && line.charAt(i) == ']' ? i + 1 : from;
        }
        return i < line.length() && line.charAt(i) == ']' ? i + 1 : i;
    }

    /** Whether a sign begins and ends a text. */
    static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    /** Whether a name without a sign behind it may be a word of a sentence: what is passed on is no password. */
    boolean isVerb(int from, int to) {
        return line.substring(from, to).equalsIgnoreCase("pass");
    }

    /** Whether a call is one of a verb, as tests say that they pass; beside the name of a user it gives a password. */
    boolean isPassing(int from, int to) {
        return isVerb(Math.max(from, line.lastIndexOf('.', to) + 1), to) && !UserBeside.isIn(line);
    }

    /** Whether a call gets what its name says, so that it is given the name of it and not its value. */
    boolean isGetter(int from) {
        int begin = from;
        int end = from;
        while (end < line.length() && Assignments.isNamePart(line.charAt(end))) {
            begin = line.charAt(end) == '.' ? end + 1 : begin;
            end++;
        }
        List<String> words = SecretName.words(line.substring(begin, end));
        return words.size() > 1 && GETTERS.contains(words.getFirst());
    }
}
