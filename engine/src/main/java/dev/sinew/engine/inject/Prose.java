package dev.sinew.engine.inject;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether what looks like an attack is quoted by a sentence: news of a flaw, an answer in a forum, somebody's ticket. Only where people
 * write texts, which is in bodies; a URL, a header or a cookie has no sentences. Whoever hides an attack in a sentence is not seen
 * by it, which is why what an answer shows counts more.
 */
public final class Prose {
    /** So many words before it make a sentence, one less where it stands apart; of a quotation in the middle of one, so many in all. */
    private static final int BEFORE = 4;

    private static final int AROUND = 5;
    private static final int FEW = 2;
    private static final int LOOKED_AT = 400;
    private static final Pattern WORD = Pattern.compile(
            "(?<![^\\s(\"'\u2018\u201c])\\p{L}(?:[\\p{L}\\d]|['\u2019-](?=\\p{L}))+(?=[,.:;!?)\"'\u2019\u201d]{0,2}(?:\\s|$))");

    /** Words of SQL that names follow. */
    private static final String OF_SQL =
            "(?:select|from|where|union|all|distinct|and|or|not|like|order|group|by|having|limit|offset|as|on|join|left|right|inner|outer|cross"
                    + "|into|insert|values|update|set|delete|drop|table|database|create|alter|exec|execute|declare|case|when|then|else|end|null|is"
                    + "|between|exists|asc|desc|top|waitfor|delay|if|begin|xor|with|using|procedure|rlike|regexp)";

    private static final String NAME = "(?!(?i:" + OF_SQL + ")\\b)\\p{L}[\\p{L}'\u2019-]*";
    private static final Pattern ROW =
            Pattern.compile("(?<=\\s)" + NAME + "\\s+" + NAME + "\\s+" + NAME + "(?=[\\s,.:;!?)]|$)");

    /** Three words right behind a tag or a placeholder: no script begins so. */
    private static final Pattern BEHIND = Pattern.compile("[>}] \\p{L}{2,} \\p{L}{2,} \\p{L}{2,}");

    private Prose() {}

    /** Whether a sentence leads to what begins at an index, or goes on behind it. */
    public static boolean surrounds(Value value, int at) {
        if (hasNoSentences(value)) {
            return false;
        }
        int before = before(value.text(), at);
        boolean apart = at > 0 && value.text().charAt(at - 1) == ' ';
        return before >= BEFORE
                || apart && before >= BEFORE - 1
                || before > 0 && isGoingOn(value.text(), at, AROUND - before);
    }

    /** Whether a sentence stands on both sides: then it is not added to a text, but told of. */
    public static boolean encloses(Value value, int at) {
        return !value.isTerse()
                && value.where() != Value.Where.BODY
                && before(value.text(), at) >= FEW
                && isGoingOn(value.text(), at, FEW);
    }

    /**
     * Whether a query that is quoted within a sentence would be none with what follows: SQL has two names in a row at most, as a table
     * and its alias, and sentences have three words. Not in fields for one short thing, and a word must stand before, and a blank.
     */
    public static boolean goesOnAsNoQuery(Value value, int at) {
        if (hasNoSentences(value) || value.isSingle()) {
            return false;
        }
        String text = value.text();
        int start = at;
        while (start > 0 && "*()|&!".indexOf(text.charAt(start - 1)) >= 0) {
            start--;
        }
        boolean apart = start > 0 && text.charAt(start - 1) == ' ' && before(text, start) > 0;
        return apart
                && ROW.matcher(text)
                        .region(at, Math.min(text.length(), at + LOOKED_AT))
                        .find();
    }

    /** Of XML as a whole the texts are read by themselves, too; of other bodies it is not known where a sentence begins. */
    private static boolean hasNoSentences(Value value) {
        boolean whole = value.where() == Value.Where.BODY
                && !value.text().stripLeading().startsWith("<");
        return value.isTerse() || whole;
    }

    private static int before(String text, int at) {
        return words(text, Math.max(0, at - LOOKED_AT), at);
    }

    /** Whether so many words, two at least, follow the last sign that ends a tag or a placeholder, or three words one that does. */
    private static boolean isGoingOn(String text, int at, int words) {
        if (BEHIND.matcher(text)
                .region(at, Math.min(text.length(), at + LOOKED_AT))
                .find()) {
            return true;
        }
        int end = Math.max(text.lastIndexOf('>'), text.lastIndexOf('}')) + 1;
        int to = Math.min(text.length(), end + LOOKED_AT);
        return end > at && words(text, end, to) >= Math.max(FEW, words);
    }

    private static int words(String text, int from, int to) {
        Matcher word = WORD.matcher(text).region(from, to);
        int count = 0;
        while (word.find()) {
            count++;
        }
        return count;
    }
}
