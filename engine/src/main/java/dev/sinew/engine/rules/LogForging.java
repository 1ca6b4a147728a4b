package dev.sinew.engine.rules;

import dev.sinew.engine.inject.Signs;
import dev.sinew.engine.inject.Value;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of a request has a line break and then what looks like a line of a log.
 *
 * <p>Where values are logged as they come, the second line is one that never happened: it hides an attack, accuses another, or confuses
 * what reads the log.
 *
 * <p>It fires where a short value is followed, on a line of its own, by a level, a time, or a label in capitals with a colon. Whether
 * it was logged, the answer does not tell. It stays quiet for texts of many lines, and for fields that are named for logs, messages and
 * descriptions.
 *
 * <p>Measured: 46 signals in three labelled captures, all of attacks; none on their 3,263 honest exchanges, and none on
 * 19,280 made of prose, code, markup and odd names. Preview: three applications are few.
 *
 * <p>To fix it, log values as fields of JSON, or with line breaks escaped; refuse control characters where a value has no use for them.
 */
@Rule(
        id = "detect.log-forging",
        flaw = "log-forging",
        title = "A value would forge a line of a log",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {117})
public final class LogForging implements Mark {
    private static final String LINE =
            "(?:\\[?(?:TRACE|DEBUG|INFO|INFORMATION|NOTICE|WARN(?:ING)?|ERROR|ERR|CRITICAL|CRIT|FATAL|ALERT|EMERG(?:ENCY)?|SEVERE|AUDIT|SUCCESS|FAIL(?:ED|URE)?)\\b(?:\\]|\\s*[:|-]|\\s+[\\[\\w])"
                    + "|\\[?\\d{4}[-/]\\d{2}[-/]\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}|\\d{1,3}(?:\\.\\d{1,3}){3} - |(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\\d{1,2} \\d{2}:\\d{2}:\\d{2}|\\[\\d{2}/\\w{3}/\\d{4}|<\\d{1,3}>\\d? ?\\w)";
    private static final Pattern FORGED = Pattern.compile("^(?<head>[^\\r\\n]{0,80})[\\r\\n]++\\s*+" + LINE);
    private static final Pattern LABEL =
            Pattern.compile("^[^\\s]{0,64}[\\r\\n]++\\s*+[A-Z][A-Z_-]{2,24}(?: [A-Z_-]{2,24}){0,2}: ?\\S");
    private static final Pattern LOWER = Pattern.compile(
            "^[^\\s]{0,64}[\\r\\n]++\\s*+(?:info|error|warn(?:ing)?|debug|critical|fatal)\\s*[:\\]|-]\\s*\\S",
            Pattern.CASE_INSENSITIVE);

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        Injection.examine(subject, sink, Signs.NEWLINE, LogForging::forged, (answer, value) -> false);
    }

    private static int forged(Value value) {
        String text = value.text().stripTrailing();
        boolean taken = value.isTerse()
                || value.where() == Value.Where.FORM
                || value.where() == Value.Where.MULTIPART
                || value.where() == Value.Where.JSON
                || value.where() == Value.Where.XML;
        if (!taken || value.holdsText() || value.isDocument() && !value.isTerse()) {
            return -1;
        }
        boolean single = LABEL.matcher(text).find() || LOWER.matcher(text).find();
        Matcher forged = FORGED.matcher(text);
        boolean found = value.isTerse()
                ? single || forged.find()
                : forged.find() && words(forged.group("head")) <= 1 || single && text.length() < 200;
        return found ? Math.max(0, Math.max(text.indexOf('\n'), text.indexOf('\r'))) : -1;
    }

    private static int words(String head) {
        return head.isBlank() ? 0 : head.strip().split("\\s+", 8).length;
    }
}
