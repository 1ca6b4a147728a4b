package dev.sinew.engine.rules;

import dev.sinew.engine.inject.PathText;
import dev.sinew.engine.inject.Signs;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.regex.Pattern;

/**
 * A path or a value of a request climbs out of the folder that it is meant for, or names a system's file.
 *
 * <p>Downloads, templates and languages are often files whose name a caller gives. Two dots and a slash, as they are or encoded, lead
 * to the password file, keys and the source.
 *
 * <p>It fires where more steps lead up than down in a value that is a path as a whole, plain or encoded once, twice or oddly; and on a
 * system's file by its whole path. Exposed means that the answer holds such a file. It stays quiet for paths within sentences and
 * programs, for imports and images at a short relative path in bodies, and for versions with two dots.
 *
 * <p>Measured: 43 signals in three labelled captures, all of attacks; none on their 3,263 honest exchanges, and none on
 * 19,280 made of prose, code, markup and odd names. Preview: three applications are few.
 *
 * <p>To fix it, look files up by an id; else resolve the path and refuse what does not begin with the folder.
 */
@Rule(
        id = "detect.path-traversal",
        flaw = "path-traversal",
        title = "A value would lead out of a folder",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {22})
public final class PathTraversal implements Mark {
    private static final Pattern FILE = Pattern.compile(
            "root:[x*!]?:0:0:|\\[(?:fonts|extensions|boot loader|mci extensions)]|-----BEGIN [A-Z ]*PRIVATE KEY|<web-app|HTTP_USER_AGENT=|aws_secret_access_key|; for 16-bit app support|DB_PASSWORD");

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        Injection.examine(
                subject,
                sink,
                Signs.DOTS | Signs.ROOTED | Signs.SLASHES | Signs.BACKSLASH | Signs.PERCENT | Signs.COLON,
                value -> PathText.climbs(value) ? Math.max(0, value.text().indexOf("..")) : -1,
                (answer, value) -> answer.has(FILE));
    }
}
