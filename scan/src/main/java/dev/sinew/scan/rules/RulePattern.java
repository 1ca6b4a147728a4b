package dev.sinew.scan.rules;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pattern in Go's syntax, compiled when it is used first: of hundreds of rules, most files ask for a few. */
public final class RulePattern {
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
            known = Pattern.compile(text);
            compiled = known;
        }
        return known;
    }

    /** The one that is written there, or nothing where there is none. */
    static Optional<RulePattern> of(String text, boolean trusted) {
        return text.isEmpty() ? Optional.empty() : Optional.of(trusted ? trusted(text) : checked(text));
    }
}
