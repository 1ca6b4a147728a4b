package dev.sinew.report.html;

import dev.sinew.report.PlainText;
import java.util.List;
import java.util.stream.Stream;

/** Texts from outside as the page shows them: without what moves or hides text, and of bounded length. */
final class Shown {
    private static final int MOST = 400;

    private Shown() {}

    static String of(String text) {
        String plain = PlainText.of(text);
        if (plain.codePointCount(0, plain.length()) <= MOST) {
            return plain;
        }
        return plain.substring(0, plain.offsetByCodePoints(0, MOST - 1)) + "…";
    }

    /** The first few, and how many more there are. */
    static List<String> few(List<String> texts, int most) {
        Stream<String> first = texts.stream().limit(most).map(Shown::of);
        return texts.size() <= most
                ? first.toList()
                : Stream.concat(first, Stream.of("and " + (texts.size() - most) + " more"))
                        .toList();
    }
}
