package dev.sinew.engine.rules.posture;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.BodyKind;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An upload takes files that a server, a browser or the next user's machine would run.
 *
 * <p>A script under the server's folder is run by whoever asks for its URL; a page or an SVG image with a script acts in the name of
 * whoever opens it; a program waits for the next who downloads it.
 *
 * <p>It fires for each upload that answered with success to a file by such a name ({@code .php}, {@code .jsp}, {@code .html}, {@code .svg},
 * {@code .exe} …) in a multipart form: likely where the answer repeats the ending of a file that servers run, as it is then kept under that name;
 * else a possibility, since taking a file is not yet serving it. It stays quiet for refused uploads, for answers that tell of an error,
 * and for images, documents and archives.
 *
 * <p>To fix it, allow a list of types by content, name files anew, and serve them from a host of their own as attachments with {@code
 * nosniff}.
 */
@Rule(
        id = "posture.file-upload-unrestricted",
        flaw = "file-upload-unrestricted",
        title = "Upload takes executable files",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {434})
public final class FileUploadUnrestricted implements Mark, Check {
    private static final String ID = "posture.file-upload-unrestricted";
    private static final int MOST_BYTES = 1 << 16;
    private static final Set<String> RUN_BY_SERVERS = Set.of(
            "php", "php3", "php4", "php5", "php7", "phtml", "phar", "jsp", "jspx", "war", "asp", "aspx", "ashx", "asmx",
            "cgi", "cfm", "shtml");
    private static final Set<String> RUN_BY_BROWSERS = Set.of("html", "htm", "xhtml", "svg", "hta", "mht", "swf");

    private static final Set<String> RUN_BY_USERS = Set.of("exe", "dll", "scr", "bat", "cmd", "msi", "ps1", "vbs");
    private static final String KEPT = ", and the answer names one so";

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        if (subject.asked().kind() != BodyKind.MULTIPART
                || !subject.succeeded()
                || tellsError(subject.answered().bytes())) {
            return;
        }
        Slice body = subject.asked().bytes();
        byte[] bytes = body.array();
        int to = Math.min(body.to(), body.from() + MOST_BYTES);
        for (int i = body.from(); i < to; i++) {
            if (bytes[i] == 'f' && Ascii.startsWith(bytes, i, to, "filename=")) {
                file(subject, extension(bytes, i + 9, to), sink);
            }
        }
    }

    private static void file(MarkSubject subject, String extension, MarkSink sink) {
        boolean server = RUN_BY_SERVERS.contains(extension);
        if (server || RUN_BY_BROWSERS.contains(extension) || RUN_BY_USERS.contains(extension)) {
            Slice answer = subject.answered().bytes();
            boolean kept = server
                    && Ascii.containsIgnoreCase(answer.array(), answer.from(), answer.to(), "." + extension + "\"");
            sink.hit(
                    Side.REQUEST,
                    "filename",
                    Outcome.CHANGED,
                    "a file ." + extension + " was taken" + (kept ? KEPT : ""));
        }
    }

    /** The ending of a file's name in lower case, or empty. */
    private static String extension(byte[] bytes, int from, int to) {
        boolean quoted = from < to && bytes[from] == '"';
        int start = quoted ? from + 1 : from;
        int end = start;
        int point = -1;
        while (end < to && bytes[end] != '\r' && bytes[end] != '\n' && bytes[end] != (quoted ? '"' : ';')) {
            point = bytes[end] == '.' ? end : point;
            end++;
        }
        return point < 0 || end - point > 6
                ? ""
                : Ascii.text(bytes, point + 1, end).toLowerCase(Locale.ROOT);
    }

    private static boolean tellsError(Slice answer) {
        return has(answer, "\"success\":false") || has(answer, "\"error\":\"") || has(answer, "\"errors\":[{");
    }

    private static boolean has(Slice slice, String text) {
        return Ascii.containsIgnoreCase(slice.array(), slice.from(), Math.min(slice.to(), slice.from() + 4096), text);
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        api.operations().forEach(each -> {
            Examples examples = Examples.byPlace(List.of(each), ID, (operation, notice) -> true)
                    .getOrDefault("filename", new Examples());
            if (!examples.isEmpty()) {
                boolean kept = each.notices().keySet().stream()
                        .anyMatch(notice ->
                                notice.rule().equals(ID) && notice.note().endsWith(KEPT));
                found.add(
                        examples.weakness(
                                        each.operation(),
                                        "filename",
                                        kept ? Confidence.LIKELY : Confidence.POSSIBLE,
                                        "uploaded such files")
                                .cured(
                                        "Let " + each.operation().path()
                                                + " take a list of types by content, give files new names, and"
                                                + " serve them with Content-Disposition: attachment and X-Content-Type-Options: nosniff."));
            }
        });
        return found;
    }
}
