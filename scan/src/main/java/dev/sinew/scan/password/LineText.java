package dev.sinew.scan.password;

/** How a line is built around a name in it: what stands before, behind and between. */
record LineText(String line) {
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
}
