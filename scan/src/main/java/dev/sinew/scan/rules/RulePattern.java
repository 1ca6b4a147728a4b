package dev.sinew.scan.rules;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pattern in Go's syntax, compiled when it is used first: of hundreds of rules, most files ask for a few. */
public final class RulePattern {
    private static final int FIRST_ROUNDED = 0x1C80;
    private static final java.util.regex.Pattern IGNORES_CASE = java.util.regex.Pattern.compile("\\(\\?[a-zA-Z]*i");
    /** One of the letters, or a range to it or beyond. */
    private static final java.util.regex.Pattern ROUNDED =
            java.util.regex.Pattern.compile("[\\x{1C80}-\\x{1C88}]|-[\\x{1C80}-\\x{10FFFF}]");

    private static final java.util.regex.Pattern ESCAPE = java.util.regex.Pattern.compile("\\\\x\\{([0-9a-fA-F]+)}");

    private final String text;
    private volatile @Nullable Pattern compiled;

    private RulePattern(String text) {
        this.text = text;
    }

    /** One that is known to compile. */
    static RulePattern trusted(String text) {
        return new RulePattern(text);
    }

    /**
     * One that is compiled now.
     *
     * @throws PatternSyntaxException where it cannot be
     */
    static RulePattern checked(String text) {
        RulePattern pattern = new RulePattern(text);
        pattern.compiled();
        return pattern;
    }

    /** As it is written. */
    public String text() {
        return text;
    }

    /** How many groups it has. */
    int groups() {
        return compiled().groupCount();
    }

    /** A search through a text. */
    public Matcher matcher(String subject) {
        return compiled().matcher(subject);
    }

    private Pattern compiled() {
        Pattern known = compiled;
        if (known == null) {
            known = compile(text);
            compiled = known;
        }
        return known;
    }

    /**
     * Compiles a pattern. Refused is what RE2/J 1.8 would work on for ever: it goes round among the cases of a letter until it comes back, and from
     * nine rounded Cyrillic letters (U+1C80 to U+1C88) it never does; it takes that way where case is ignored and a pattern holds one, or a range over
     * them.
     *
     * @throws PatternSyntaxException where it cannot be compiled
     */
    static Pattern compile(String text) {
        if (IGNORES_CASE.matcher(text).find() && (ROUNDED.matcher(text).find() || reachesRounded(text))) {
            throw new PatternSyntaxException("where case is ignored, no range may reach U+1C80 or beyond", text);
        }
        return Pattern.compile(text);
    }

    private static boolean reachesRounded(String text) {
        java.util.regex.Matcher escape = ESCAPE.matcher(text);
        while (escape.find()) {
            String digits = escape.group(1).replaceFirst("^0+", "");
            if (digits.length() > 4 || !digits.isEmpty() && Integer.parseInt(digits, 16) >= FIRST_ROUNDED) {
                return true;
            }
        }
        return false;
    }

    /** The one that is written there, or nothing where there is none. */
    static Optional<RulePattern> of(String text, boolean trusted) {
        return text.isEmpty() ? Optional.empty() : Optional.of(trusted ? trusted(text) : checked(text));
    }
}
