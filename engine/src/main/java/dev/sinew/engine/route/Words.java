package dev.sinew.engine.route;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.Segment;
import dev.sinew.model.ValueFormat;
import java.util.List;

/** What a segment's spelling alone says: the prior that evidence then confirms or overturns. */
final class Words {

    private Words() {}

    /** Whether a segment has the form of an id: nobody names a place so. */
    static boolean isIdentifier(Segment segment) {
        return isIdentifier(segment.format(), segment.text(), segment.length());
    }

    static boolean isIdentifier(ValueFormat format, String text, int length) {
        return switch (format) {
            case DIGITS, UUID, DATE, DATE_TIME, EMAIL, TOKEN, JWT, IP, URL -> true;
            case HEX -> length >= 8 && hasDigits(text, 2);
            case NUMBER -> text.startsWith("-") || length > 4;
            default -> (text.isEmpty() && length > 0) || isDay(text);
        };
    }

    /** A day with its year behind, {@code 31-10-2026}, {@code 10.31.2026}, in whichever order of day and month. */
    private static boolean isDay(String text) {
        int first = endOfDigits(text, 0);
        if (first < 1 || first > 2 || first == text.length() || "-._".indexOf(text.charAt(first)) < 0) {
            return false;
        }
        int second = endOfDigits(text, first + 1);
        boolean marked = second < text.length() && text.charAt(second) == text.charAt(first);
        boolean two = second > first + 1 && second <= first + 3;
        return two && marked && second + 5 == text.length() && endOfDigits(text, second + 1) == text.length();
    }

    private static int endOfDigits(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /**
     * How far the spelling speaks for a value (positive) or a name (negative), in the unit of the judge's scores.
     */
    static double prior(SegmentNode node) {
        if (node.format == ValueFormat.EMPTY) {
            return -100;
        }
        if (node.identifier) {
            return node.format == ValueFormat.DIGITS && node.length <= 2 ? 3 : 5;
        }
        String text = node.text;
        if (isConstant(text)) {
            return 0.6;
        }
        if (isVersion(text)) {
            return -4;
        }
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return 3;
        }
        if (Vocabulary.isCommon(text)) {
            return -3;
        }
        return switch (node.format) {
            case WORD -> word(text);
            case SLUG -> slug(text);
            case HEX -> 0.5;
            case NUMBER -> -0.5;
            case TEXT -> isUnusual(text) ? 3 : 1.5;
            default -> isUnusual(text) ? 2.5 : 0;
        };
    }

    /** Whether it has characters that nobody puts into the name of a place; some APIs do put {@code : ; @ $ ( ) = ,} there. */
    private static boolean isUnusual(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("\"'<>[]{}|\\^`!*%?#&+/".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return text.indexOf('(') >= 0 && !Character.isUpperCase(text.charAt(0));
    }

    /** {@code v1}, {@code V2.1}, {@code 2.0}, {@code rest_v1}, {@code oauth2}: a version or a name with one digit behind. */
    static boolean isVersion(String text) {
        int letters = 0;
        while (letters < text.length() && !Character.isDigit(text.charAt(letters))) {
            letters++;
        }
        int digits = text.length() - letters;
        if (digits == 0 || digits > 5) {
            return false;
        }
        for (int i = letters; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isDigit(c) && c != '.') {
                return false;
            }
        }
        boolean marked = letters >= 1 && (text.charAt(letters - 1) == 'v' || text.charAt(letters - 1) == 'V');
        boolean dotted = letters == 0 && text.indexOf('.') > 0;
        return (marked && (letters == 1 || !Character.isLetter(text.charAt(letters - 2)))) || dotted;
    }

    /** Capitals joined by underscores, {@code IN_PROGRESS}: how enumerations are written in code, and hardly ever places. */
    private static boolean isConstant(String text) {
        int marks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '_' && (c < 'A' || c > 'Z')) {
                return false;
            }
            marks += c == '_' ? 1 : 0;
        }
        return marks > 0 && marks * 2 < text.length();
    }

    /** Whether it has a form that versions have, too: a date, a short number. */
    static boolean couldBeVersion(SegmentNode node) {
        return couldBeVersion(node.format, node.length);
    }

    static boolean couldBeVersion(ValueFormat format, int length) {
        return switch (format) {
            case DATE -> true;
            case DIGITS, NUMBER -> length <= 4;
            default -> false;
        };
    }

    /** Whether a name stands for many: a plural that is no verb. */
    static boolean isCollection(String name) {
        return isPlural(name) && !Vocabulary.isVerb(name);
    }

    /** Whether a word is one that APIs are made of: a common one, a verb in front, a plural. */
    static boolean isFamiliar(String text) {
        List<String> parts = NameTraits.words(text);
        boolean familiar = isPlural(text) || Vocabulary.isCommon(text);
        for (String part : parts) {
            familiar |= Vocabulary.isCommon(part) || Vocabulary.isVerb(part);
        }
        return familiar;
    }

    private static double word(String text) {
        if (Letters.areRandom(text, 0)) {
            return 3;
        }
        if (isCode(text)) {
            return -0.2;
        }
        List<String> parts = NameTraits.words(text);
        if (parts.isEmpty()) {
            return -0.7;
        }
        if (Vocabulary.isVerb(parts.getFirst())) {
            return -2.5;
        }
        return isPlural(text) || parts.size() > 2 ? -1.6 : -1.1;
    }

    private static double slug(String text) {
        List<String> parts = NameTraits.words(text);
        if (!parts.isEmpty() && Vocabulary.isVerb(parts.getFirst()) && !hasDigits(text, 3)) {
            return -2.2;
        }
        boolean digits = hasDigits(text, 1);
        boolean known = false;
        for (String part : parts) {
            known |= Vocabulary.isCommon(part);
        }
        if (text.indexOf('.') > 0 && text.length() - text.lastIndexOf('.') <= 6 && !digits) {
            return -0.6;
        }
        if (isMixed(text) || Letters.areRandom(text, afterMark(text))) {
            return 2.2;
        }
        if (hasDigits(text, 3)) {
            return known ? 0.5 : 1.8;
        }
        if (digits && !hasDigits(text, 2) && Character.isDigit(text.charAt(text.length() - 1)) && parts.size() <= 2) {
            // a name with the number of its version
            return word(text.substring(0, text.length() - 1));
        }
        if (digits) {
            return known || text.length() <= 4 ? -1 : 0.4;
        }
        return known ? -1.8 : -0.7;
    }

    /** Whether what stands behind the last joining mark is long and has both cases and a digit before a letter. */
    private static boolean isMixed(String text) {
        int start = afterMark(text);
        boolean inner = false;
        boolean upper = false;
        boolean lower = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            inner |= i > start && Character.isDigit(text.charAt(i - 1)) && Character.isLetter(c);
            upper |= Character.isUpperCase(c);
            lower |= Character.isLowerCase(c);
        }
        return text.length() - start >= 10 && inner && upper && lower;
    }

    /** Up to three capitals: countries, currencies and kinds are written so, places hardly ever. */
    private static boolean isCode(String text) {
        boolean capitals = true;
        for (int i = 0; i < text.length(); i++) {
            capitals &= Character.isUpperCase(text.charAt(i));
        }
        return capitals && text.length() <= 3;
    }

    private static int afterMark(String text) {
        return Math.max(text.lastIndexOf('_'), text.lastIndexOf('-')) + 1;
    }

    private static boolean isPlural(String text) {
        return text.length() > 3 && text.endsWith("s") && !text.endsWith("ss");
    }

    private static boolean hasDigits(String text, int least) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits >= least;
    }
}
