package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.Evidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Operation;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Several versions of the same resources answer side by side.
 *
 * <p>Each version is a door of its own to the same data. A check that is added to one is not added to the others by itself, and who
 * watches the newest does not see who goes in by the oldest (OWASP API9:2023).
 *
 * <p>It fires once for each path in front of a version ({@code /api} in {@code /api/v1/accounts} and {@code /api/v2/accounts}) where
 * two versions or more answered with success and have a resource in common. It stays quiet where the versions belong to different
 * products ({@code /v1/accounts} beside {@code /v2/rates}), and for versions that only refuse, redirect or are not found.
 *
 * <p>To fix it, keep one version, let the others answer 410, or redirect; until then let all of them go through the same checks.
 */
@Rule(
        id = "posture.several-versions-live",
        flaw = "several-versions-live",
        title = "Several versions of an API are live",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API9:2023"},
        cwe = {1059})
public final class SeveralVersionsLive implements Check {
    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        PathVersion.live(api).forEach((before, versions) -> {
            Set<String> common = common(versions);
            if (!common.isEmpty()) {
                found.add(weakness(api, before, versions, common));
            }
        });
        return found;
    }

    /** The resources that two versions have. */
    private static Set<String> common(SortedMap<String, List<OperationPosture>> versions) {
        Set<String> seen = new HashSet<>();
        Set<String> common = new TreeSet<>();
        versions.values()
                .forEach(operations -> PathVersion.resources(operations).forEach(name -> {
                    if (!seen.add(name)) {
                        common.add(name);
                    }
                }));
        return common;
    }

    private static Weakness weakness(
            ApiPosture api, String before, SortedMap<String, List<OperationPosture>> versions, Set<String> common) {
        List<Evidence> evidence = new ArrayList<>();
        List<String> names = new ArrayList<>();
        long calls = 0;
        for (List<OperationPosture> operations : versions.values()) {
            if (PathVersion.resources(operations).stream().noneMatch(common::contains)) {
                continue;
            }
            String version = PathVersion.of(operations.getFirst().operation().path())
                    .map(PathVersion::text)
                    .orElse("");
            long here = operations.stream()
                    .mapToLong(each -> each.learned().requests())
                    .sum();
            names.add(version);
            calls += here;
            evidence.add(new Evidence(
                    operations.getFirst().learned().first(),
                    version + ": " + Counted.calls(here) + " of " + Counted.operations(operations.size())));
        }
        return new Weakness(
                Operation.ofApi(api.api()),
                before + "/{version}",
                Confidence.CONFIRMED,
                evidence,
                Math.max(1, calls),
                "Keep one of " + String.join(", ", names) + " and let the others answer 410. NGINX: location " + before
                        + "/" + names.getFirst() + "/ { return 410; }");
    }
}
