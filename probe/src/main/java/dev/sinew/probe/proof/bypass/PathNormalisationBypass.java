package dev.sinew.probe.proof.bypass;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.proof.bypass.Variants.Variant;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.HostProof;
import dev.sinew.probe.run.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is refused comes back where its path is spelt otherwise.
 *
 * <p>The guard compares paths as they are written, and what stands behind it reads them as they are meant: one more slash, a dot, a capital letter, an
 * encoded one, or a parameter of a segment gets past.
 *
 * <p>Proved by the data: one caller reads something, another, or nobody, is refused it, and with another spelling of the same path gets all values
 * that stay the same in the first one's answers, twice, while the plain path is still refused. Thirteen spellings, for one operation of each part
 * of the API (the first two segments) and each kind of guard.
 *
 * <p>To fix it, decide on the path that the router decided on, or refuse paths that are not normalised.
 */
@Rule(
        id = "probe.path-normalisation-bypass",
        flaw = "path-normalisation-bypass",
        title = "What is refused comes back where its path is spelt otherwise",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API5:2023", "API8:2023"},
        cwe = {22, 863, 41})
public final class PathNormalisationBypass implements HostProof {
    private static final Pattern FIRST = Pattern.compile("(?<=/)[a-z](?=[a-z]+(?:[-/]|$))");

    @Override
    public List<Placed> prove(Trial trial) {
        return Variants.judge(
                trial,
                PathNormalisationBypass::part,
                1,
                guarded -> spellings(guarded.ask().path()));
    }

    private static String part(Endpoint endpoint) {
        String[] segments = endpoint.path().split("/", 4);
        return segments.length > 2 && !segments[2].contains("{")
                ? "/" + segments[1] + "/" + segments[2]
                : "/" + segments[1];
    }

    private static List<Variant> spellings(String asked) {
        int question = asked.indexOf('?');
        String path = question < 0 ? asked : asked.substring(0, question);
        String query = question < 0 ? "" : asked.substring(question);
        List<Variant> all = new ArrayList<>();
        add(all, path + "/" + query, "with a slash behind");
        add(all, "/" + path + query, "with a slash before");
        add(all, path.replaceFirst("(?<=.)/", "//") + query, "with a slash doubled");
        add(all, "/." + path + query, "with a dot before");
        add(all, path + "/." + query, "with a dot behind");
        add(all, "/x/.." + path + query, "by way of another folder");
        add(all, "/x/..;" + path + query, "by way of another folder with a semicolon");
        add(all, path.replaceFirst("^(/[^/]+)", "$1;x=y") + query, "with a parameter of its first segment");
        add(all, path + ";x=y" + query, "with a parameter of its last segment");
        add(all, path.toUpperCase(Locale.ROOT) + query, "in capital letters");
        add(all, capital(path) + query, "with capital first letters");
        add(all, encoded(path) + query, "with a letter encoded");
        add(all, path + ".json" + query, "with .json behind");
        all.removeIf(each -> each.path().equals(asked));
        return all;
    }

    private static void add(List<Variant> all, String path, String how) {
        all.add(new Variant(path, how));
    }

    /** The words of a path with capital first letters, but for its version, which may be told apart. */
    private static String capital(String path) {
        return FIRST.matcher(path).replaceAll(each -> each.group().toUpperCase(Locale.ROOT));
    }

    /** The first letter of the path as a percent escape. */
    private static String encoded(String path) {
        return path.length() > 1 && Character.isLetter(path.charAt(1))
                ? String.format(Locale.ROOT, "/%%%02x%s", (int) path.charAt(1), path.substring(2))
                : path;
    }
}
