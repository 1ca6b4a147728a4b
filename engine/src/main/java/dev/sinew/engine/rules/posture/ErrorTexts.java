package dev.sinew.engine.rules.posture;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import dev.sinew.engine.mark.MarkSubject;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts by which an error's answer gives away what made it. What the request itself holds is only repeated. */
final class ErrorTexts {
    private static final int MOST_BYTES = 1 << 13;
    private static final int REFUSED = 400;

    private ErrorTexts() {}

    /** What the first pattern that the answer of a failed call has stands for. */
    static Optional<String> find(MarkSubject subject, Map<Pattern, String> patterns) {
        Slice body = subject.answered().bytes();
        if (subject.status() < REFUSED || body.isEmpty()) {
            return Optional.empty();
        }
        String text = Ascii.text(body.array(), body.from(), Math.min(body.to(), body.from() + MOST_BYTES));
        for (Map.Entry<Pattern, String> each : patterns.entrySet()) {
            Matcher found = each.getKey().matcher(text);
            if (found.find() && !isAsked(subject, found.group())) {
                return Optional.of(each.getValue());
            }
        }
        return Optional.empty();
    }

    private static boolean isAsked(MarkSubject subject, String text) {
        Slice url = subject.exchange().request().url();
        Slice asked = subject.asked().bytes();
        return Ascii.containsIgnoreCase(url.array(), url.from(), url.to(), text)
                || Ascii.containsIgnoreCase(asked.array(), asked.from(), asked.to(), text);
    }
}
