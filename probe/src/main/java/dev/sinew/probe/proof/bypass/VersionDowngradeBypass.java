package dev.sinew.probe.proof.bypass;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.oracle.PathVersions;
import dev.sinew.probe.proof.bypass.Variants.Variant;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.HostProof;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is refused comes back in another version of the API.
 *
 * <p>The guard was added to the version that is in use, and the one before was left as it was.
 *
 * <p>Proved by the data: one caller reads something, another, or nobody, is refused it, and in another version of the same path ({@code /v1/} for
 * {@code /v2/}) gets all values that stay the same in the first one's answers, twice, while the plain path is still refused. Where the other version
 * has another shape, values that only the first one was shown are enough, which a version that never was has not. Up to 25
 * operations of each version and each kind of guard, in up to three other versions, also where they stand right behind the version there.
 *
 * <p>To fix it, guard all versions alike, or switch off those that nobody uses.
 */
@Rule(
        id = "probe.version-downgrade-bypass",
        flaw = "version-downgrade-bypass",
        title = "What is refused comes back in another version",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API9:2023", "API1:2023"},
        cwe = {863, 639})
public final class VersionDowngradeBypass implements HostProof {
    private static final int MOST_OPERATIONS = 25;
    private static final int MOST_VERSIONS = 3;

    @Override
    public List<Placed> prove(Trial trial) {
        return Variants.judge(
                trial,
                endpoint -> PathVersions.prefix(endpoint.path()),
                MOST_OPERATIONS,
                guarded -> Stream.concat(
                                others(guarded.ask().path(), false),
                                others(shallow(guarded.reached().filled()), true))
                        .toList());
    }

    private static Stream<Variant> others(String path, boolean moved) {
        return PathVersions.others(path, MOST_VERSIONS).stream()
                .map(other -> new Variant(other, "in " + PathVersions.prefix(other), PathVersions.never(other), moved));
    }

    /** The last thing of a path right behind the version, as earlier versions may have it: {@code /v2/tasks/7} of {@code /v2/projects/5/tasks/7}. Empty where it stands there already. */
    private static String shallow(Filled filled) {
        String path = filled.ask().path();
        String prefix = PathVersions.prefix(path);
        String[] behind = path.substring(prefix.length()).split("/", -1);
        // What stands below a word, as admin, is a view for others, and not the same.
        boolean deep = filled.endpoint().pathParameters().size() > 1
                && filled.endpoint().path().endsWith("}")
                && behind.length > 3
                && !behind[behind.length - 2].isEmpty();
        return deep ? prefix + "/" + behind[behind.length - 2] + "/" + behind[behind.length - 1] : "";
    }
}
