package dev.sinew.report;

import dev.sinew.model.RuleFacts;
import java.util.List;

/**
 * A rule's page in its parts. The first paragraph says what is wrong, the second why it matters, the one that begins with
 * {@code To fix} what to do.
 *
 * @param what what is wrong
 * @param why why it matters, and what the rule looks at; may be empty
 * @param fix what to do, or empty
 */
public record RulePage(String what, List<String> why, String fix) {
    public RulePage {
        why = List.copyOf(why);
    }

    /** The page of a rule. */
    public static RulePage of(RuleFacts rule) {
        List<String> paragraphs =
                rule.page().lines().filter(line -> !line.isBlank()).toList();
        List<String> fixes =
                paragraphs.stream().filter(line -> line.startsWith("To fix")).toList();
        List<String> rest =
                paragraphs.stream().filter(line -> !line.startsWith("To fix")).toList();
        return new RulePage(
                rest.isEmpty() ? rule.title() : rest.getFirst(),
                rest.isEmpty() ? List.of() : rest.subList(1, rest.size()),
                String.join(" ", fixes));
    }

    /** Why it matters, in one sentence. */
    public String reason() {
        return firstSentence(why.isEmpty() ? what : why.getFirst());
    }

    /** A text up to the first full stop that ends a sentence: one with a capital letter or nothing behind it. */
    public static String firstSentence(String text) {
        for (int at = text.indexOf(". "); at >= 0; at = text.indexOf(". ", at + 1)) {
            if (at + 2 < text.length() && Character.isUpperCase(text.charAt(at + 2))) {
                return text.substring(0, at + 1);
            }
        }
        return text;
    }
}
