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

/**
 * A folder is answered with the list of its files.
 *
 * <p>Backups, logs, keys and old versions are found by reading instead of guessing.
 *
 * <p>It fires for each path whose page is the index that NGINX, Apache, IIS, Express, Python or a bucket of an object store makes
 * by itself, known by its title or its links to the parent folder. It stays quiet for refused calls, for pages that merely begin
 * with the words, and for a bucket's list that is asked for with credentials.
 *
 * <p>To fix it, switch the index off where the folder is served, and keep files that are for nobody out of it.
 */
@Rule(
        id = "posture.directory-listing",
        flaw = "directory-listing",
        title = "Folder is answered with the list of its files",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {548})
public final class DirectoryListing implements Mark, Check {
    private static final String ID = "posture.directory-listing";
    private static final int HEAD = 2_000;
    private static final Signs TITLES = new Signs(
            HEAD,
            List.of(
                    "<title>index of /",
                    "<h1>index of /",
                    "<title>directory listing for",
                    "<title>listing directory",
                    "[to parent directory]"));

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        BodyKind kind = subject.answered().kind();
        if (subject.status() != 200 || (kind != BodyKind.HTML && kind != BodyKind.XML)) {
            return;
        }
        Slice body = subject.answered().bytes();
        int to = Math.min(body.to(), body.from() + HEAD);
        if (kind == BodyKind.XML) {
            boolean bucket = subject.credentials().isEmpty()
                    && Ascii.containsIgnoreCase(
                            body.array(), body.from(), Math.min(to, body.from() + 300), "<listbucketresult");
            if (bucket) {
                sink.hit(Side.ANSWER, "", Outcome.EXPOSED, "the list of a bucket, without credentials");
            }
            return;
        }
        if (TITLES.find(body) >= 0) {
            sink.hit(Side.ANSWER, "", Outcome.EXPOSED, "an index of files");
        }
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        api.operations()
                .forEach(each -> each.notices().forEach((notice, sighting) -> {
                    if (notice.rule().equals(ID)) {
                        String path = each.operation().path();
                        String cure = "Switch the index of " + path
                                + " off. NGINX: autoindex off; Apache: Options -Indexes; Express: no"
                                + " serve-index; a bucket: no public list right.";
                        found.add(Weakness.of(
                                        each,
                                        "",
                                        Confidence.CONFIRMED,
                                        sighting.first(),
                                        notice.note(),
                                        sighting.count())
                                .cured(cure));
                    }
                }));
        return found;
    }
}
