package dev.sinew.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in which each {@code {name}} stands for one or more characters. Foreign patterns are matched in time that grows with
 * the product of both lengths at most, which regular expressions do not promise.
 */
public final class Wildcards {
    private static final Pattern VARIABLE = Pattern.compile("\\{[^{}]*}");

    private final List<String> literals = new ArrayList<>();

    public Wildcards(String pattern) {
        int from = 0;
        for (Matcher matcher = VARIABLE.matcher(pattern); matcher.find(); from = matcher.end()) {
            literals.add(pattern.substring(from, matcher.start()));
        }
        literals.add(pattern.substring(from));
    }

    /** Whether nothing but variables is in it, or nothing at all. */
    public boolean isAnything() {
        return literals.stream().allMatch(String::isEmpty);
    }

    /** Whether a whole text is of this form. */
    public boolean matches(String text) {
        if (literals.size() == 1) {
            return text.equals(literals.getFirst());
        }
        if (!text.startsWith(literals.getFirst())) {
            return false;
        }
        int at = literals.getFirst().length();
        for (String literal : literals.subList(1, literals.size() - 1)) {
            int found = text.indexOf(literal, at + 1);
            if (found < 0) {
                return false;
            }
            at = found + literal.length();
        }
        String last = literals.getLast();
        return text.length() - last.length() > at && text.endsWith(last);
    }
}
