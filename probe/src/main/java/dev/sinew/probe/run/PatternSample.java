package dev.sinew.probe.run;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * A text with a regular expression in it, as JSON Schema means {@code pattern}. Reads what descriptions use: texts, classes, groups, alternatives,
 * counts and what must stand ahead; what comes out is tried on the expression itself, so that one that says more than is read here has no sample rather than a wrong one.
 */
final class PatternSample {
    private static final int LONGEST = 200;
    private static final int DEEPEST = 20;
    /** Tried in this order where a class leaves a choice. */
    private static final String SIGNS = "1a0A2b9zZ-_.@+ /:#%&,;!";

    private final String pattern;
    private final StringBuilder out = new StringBuilder();
    /** What must stand somewhere ahead, as in {@code (?=.*[A-Z])}. */
    private final StringBuilder ahead = new StringBuilder();

    private int at;
    private int depth;

    private PatternSample(String pattern) {
        this.pattern = pattern;
    }

    /** The shortest that reading it gives; empty where it is not read, or too long. */
    static Optional<String> of(String pattern) {
        try {
            PatternSample sample = new PatternSample(pattern);
            sample.alternatives();
            String text = sample.out.toString();
            if (sample.at < pattern.length()) {
                return Optional.empty();
            }
            String ahead = sample.ahead.toString();
            String rest = text.substring(Math.min(text.length(), ahead.length()));
            return Stream.of(text, ahead + rest, ahead + text)
                    .filter(each -> !each.isEmpty() && each.length() <= LONGEST && fits(each, pattern))
                    .findFirst();
        } catch (Unread | PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** Whether a text has the expression in it; what cannot be read is in none. */
    static boolean fits(String text, String pattern) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** The first alternative is taken, the others are passed over. */
    private void alternatives() {
        if (++depth > DEEPEST) {
            throw new Unread();
        }
        sequence();
        int taken = out.length();
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            sequence();
            out.setLength(taken);
        }
        depth--;
    }

    private void sequence() {
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            int before = out.length();
            part();
            if (out.length() > LONGEST) {
                throw new Unread();
            }
            repeat(before);
        }
    }

    private void part() {
        char next = pattern.charAt(at++);
        switch (next) {
            case '^', '$' -> {}
            case '.' -> out.append('a');
            case '(' -> group();
            case '[' -> charClass();
            case '\\' -> escape();
            case '*', '+', '?', '{' -> throw new Unread();
            default -> out.append(next);
        }
    }

    private void group() {
        if (pattern.startsWith("?:", at)) {
            at += 2;
        } else if (pattern.startsWith("?=", at) || pattern.startsWith("?!", at)) {
            look(pattern.charAt(at + 1) == '=');
            return;
        } else if (pattern.startsWith("?", at)) {
            throw new Unread();
        }
        alternatives();
        if (at >= pattern.length()) {
            throw new Unread();
        }
        at++;
    }

    /** Passes over what must, or must not, stand ahead. */
    private void look(boolean must) {
        at += 2;
        int before = out.length();
        at += pattern.startsWith(".*", at) ? 2 : 0;
        alternatives();
        if (at >= pattern.length()) {
            throw new Unread();
        }
        at++;
        ahead.append(must ? out.substring(before) : "");
        out.setLength(before);
    }

    private void charClass() {
        int from = at - 1;
        at += pattern.startsWith("^", at) ? 1 : 0;
        at += pattern.startsWith("]", at) ? 1 : 0;
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            at += pattern.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= pattern.length()) {
            throw new Unread();
        }
        sign(pattern.substring(from, ++at));
    }

    private void escape() {
        if (at >= pattern.length()) {
            throw new Unread();
        }
        char escaped = pattern.charAt(at++);
        if (Character.isLetterOrDigit(escaped)) {
            if ("bB".indexOf(escaped) < 0) {
                sign("\\" + escaped);
            }
        } else {
            out.append(escaped);
        }
    }

    private void sign(String charClass) {
        Pattern one = Pattern.compile(charClass);
        out.append((char) (SIGNS + charClass)
                .chars()
                .filter(each -> one.matcher(Character.toString(each)).matches())
                .findFirst()
                .orElseThrow(Unread::new));
    }

    private void repeat(int before) {
        if (at >= pattern.length()) {
            return;
        }
        char count = pattern.charAt(at);
        int least = 1;
        if (count == '*' || count == '?') {
            // Once, as what may be missing often is what says something.
            at++;
        } else if (count == '+') {
            at++;
        } else if (count == '{') {
            int end = pattern.indexOf('}', at);
            String number = end < 0 ? "" : pattern.substring(at + 1, end).replaceFirst(",\\d*$", "");
            if (!number.matches("\\d{1,3}")) {
                throw new Unread();
            }
            least = Integer.parseInt(number);
            at = end + 1;
        } else {
            return;
        }
        at += pattern.startsWith("?", at) || pattern.startsWith("+", at) ? 1 : 0;
        String part = out.substring(before);
        out.setLength(before);
        if (part.length() * least > LONGEST) {
            throw new Unread();
        }
        out.append(part.repeat(least));
    }

    /** The expression says what is not read here. */
    private static final class Unread extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unread() {
            super("not read", null, false, false);
        }
    }
}
