package dev.sinew.report;

import dev.sinew.model.Severity;
import java.util.List;
import java.util.Locale;

/** Numbers, counts and names of constants as people read them. */
public final class Words {
    private Words() {}

    /** {@code 1 operation}, {@code 1,200 operations}. */
    public static String counted(long count, String noun) {
        return grouped(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** Digits in groups of three, whatever the place. */
    public static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String percent(long part, long all) {
        long rounded = Math.round(100.0 * part / Math.max(1, all));
        return rounded == 0 ? "<1%" : rounded + "%";
    }

    /** A constant in lower case. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The first few and how many more there are. */
    public static String few(List<String> texts, int most) {
        List<String> first = texts.subList(0, Math.min(most, texts.size()));
        int rest = texts.size() - first.size();
        return String.join(", ", first) + (rest > 0 ? " and " + grouped(rest) + " more" : "");
    }

    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    static String painted(Style style, Severity severity) {
        String padded = padded(word(severity), 8);
        return switch (severity) {
            case CRITICAL, HIGH -> style.alarm(padded);
            case MEDIUM -> style.warn(padded);
            case LOW -> style.dim(padded);
        };
    }
}
