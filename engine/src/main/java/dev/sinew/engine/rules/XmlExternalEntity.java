package dev.sinew.engine.rules;

import dev.sinew.engine.inject.Signs;
import dev.sinew.engine.inject.Value;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An XML document of a request declares entities that its reader would fetch from files or the network, or that multiply.
 *
 * <p>A parser with its defaults of old reads {@code file:///etc/passwd} into the document, calls inner addresses, or runs out of
 * memory.
 *
 * <p>It fires on entities with a system or public identifier that is an absolute address, on inclusions of files, on document types
 * from elsewhere but the well-known ones, and on entities made of entities. Exposed means that the answer holds a file's content. It
 * stays quiet for document types of HTML, for documents without entities, and for document types alone in fields that are named for code,
 * which is kept to be read.
 *
 * <p>Measured: no signal in three labelled captures, in which nothing of the kind is labelled; none on their
 * 3,263 honest exchanges, and none on 19,280 made of prose, code, markup and odd names. Preview: it was not yet seen to
 * find one in traffic that others recorded.
 *
 * <p>To fix it, forbid document types in the parser ({@code disallow-doctype-decl}), or take JSON.
 */
@Rule(
        id = "detect.xml-external-entity",
        flaw = "xml-external-entity",
        title = "XML that makes its reader fetch or grow",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {611, 776})
public final class XmlExternalEntity implements Mark {
    private static final Pattern ENTITY = Pattern.compile(
            "<!ENTITY\\s+(?:%\\s*)?[^\\s>]{1,80}\\s+(?:SYSTEM|PUBLIC\\s+(?:\"[^\"]*\"|'[^']*'))\\s*[\"'](?:[a-z][a-z0-9+.-]*:|/|\\\\\\\\|%[\\w]+;)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TYPE = Pattern.compile(
            "<!DOCTYPE\\s+[^\\s>\\[]{1,80}\\s+(?:SYSTEM\\s*|PUBLIC\\s+(?:\"[^\"]*\"|'[^']*')\\s*)[\"'](?:file|https?|ftp|gopher|jar|netdoc|php|expect|data):(?!//www\\.w3\\.org|//java\\.sun\\.com|//xmlns|//www\\.apple\\.com|//www\\.oasis-open\\.org|//hibernate\\.|//mybatis\\.|//www\\.hibernate\\.|//logging\\.apache\\.org|//struts\\.apache\\.org)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern INCLUDE = Pattern.compile(
            "<(?:\\w+:)?include\\s[^>]*href\\s*=\\s*[\"'](?:file:|https?://(?:127|10\\.|169\\.254|localhost|192\\.168)|/)[^>]*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern GROWING =
            Pattern.compile("<!ENTITY\\s+[^\\s>]{1,80}\\s+[\"'](?:&[\\w.-]+;\\s*){2,4}", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEAD = Pattern.compile("\\s*(?:<\\?xml[^>]*>\\s*)?");
    private static final Pattern FILE =
            Pattern.compile("root:[x*!]?:0:0:|\\[(?:fonts|extensions|boot loader)]|-----BEGIN |ami-[0-9a-f]{8}");

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        Injection.examineBeyondProse(
                subject, sink, Signs.ANGLE, XmlExternalEntity::entity, (answer, value) -> answer.has(FILE));
    }

    /** Whether an entity is declared where it counts: within a document's type, or in a text that is one itself. */
    private static boolean isDeclared(String text) {
        int entity = text.toUpperCase(Locale.ROOT).indexOf("<!ENTITY");
        return entity >= 0
                && (text.substring(0, entity).toUpperCase(Locale.ROOT).contains("<!DOCTYPE")
                        || HEAD.matcher(text.substring(0, entity)).matches());
    }

    private static int entity(Value value) {
        String text = value.text();
        boolean declares = text.contains("<!") || text.contains("include");
        if (!declares) {
            return -1;
        }
        boolean found = isDeclared(text) && ENTITY.matcher(text).find()
                || !value.holdsCode() && TYPE.matcher(text).find()
                || text.contains("XInclude") && INCLUDE.matcher(text).find()
                || GROWING.matcher(text).results().limit(2).count() >= 2;
        return found ? Math.max(0, text.indexOf("<!ENTITY")) : -1;
    }
}
