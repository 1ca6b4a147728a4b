package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.Evidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Operation;
import dev.sinew.model.Origin;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Trait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Calls still go to what its provider retires, or to an older version of what has a newer one.
 *
 * <p>An old version is kept for those who have not moved. It gets no new checks and few eyes, and it opens the same data: attackers
 * try {@code v1} where {@code v2} refuses them. Those who still call it will fail on the day that it goes.
 *
 * <p>It fires where answers carry {@code Deprecation} (RFC 9745) or {@code Sunset} (RFC 8594): the provider itself says so. And where
 * the same operation, by method and path behind the version, answers with success under an older and a newer version, and the older
 * is still called after the newer was there. Operations under one version are one finding, with the first few as evidence. It says
 * so where the older one takes calls without credentials that the newer refuses. It stays quiet for versions that were left once the
 * newer came, that only redirect or refuse, and where one version has other operations than the other.
 *
 * <p>To fix it, tell those who call (the evidence names their calls), set a date, and let the old version answer 410 from then on.
 */
@Rule(
        id = "posture.deprecated-version-in-use",
        flaw = "deprecated-version-in-use",
        title = "Retired or old version is still called",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API9:2023"},
        cwe = {477},
        standards = {"RFC 9745", "RFC 8594"})
public final class DeprecatedVersionInUse implements Check {
    private static final int EXAMPLES = 5;

    /** An operation that is retired or has a newer like. */
    private record Old(OperationPosture operation, Optional<OperationPosture> newer) {
        boolean announced() {
            return operation.count(Trait.DEPRECATED) > 0;
        }
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        Map<String, List<OperationPosture>> alike = alike(api);
        SortedMap<String, List<Old>> byPlace = new TreeMap<>();
        for (OperationPosture each : api.operations()) {
            Optional<PathVersion> version = PathVersion.of(each.operation().path());
            Optional<OperationPosture> newer =
                    version.flatMap(own -> newest(own, each, alike.getOrDefault(key(each, own), List.of())));
            Old old = new Old(each, newer);
            if (old.announced() || newer.isPresent()) {
                String place = version.map(PathVersion::prefix)
                        .orElse(each.operation().method() + " "
                                + each.operation().path() + " "
                                + each.operation().selector());
                byPlace.computeIfAbsent(place, key -> new ArrayList<>()).add(old);
            }
        }
        return byPlace.entrySet().stream()
                .map(entry -> weakness(api, entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Operations that answered with success, by what is the same in all versions. */
    private static Map<String, List<OperationPosture>> alike(ApiPosture api) {
        Map<String, List<OperationPosture>> alike = new HashMap<>();
        for (OperationPosture each : api.operations()) {
            PathVersion.of(each.operation().path())
                    .filter(version -> each.successes() > 0)
                    .ifPresent(version -> alike.computeIfAbsent(key(each, version), key -> new ArrayList<>())
                            .add(each));
        }
        return alike;
    }

    private static String key(OperationPosture operation, PathVersion version) {
        return operation.operation().method() + " " + version.before() + " " + version.rest() + " "
                + operation.operation().selector();
    }

    private static Optional<OperationPosture> newest(
            PathVersion own, OperationPosture operation, List<OperationPosture> alike) {
        if (operation.successes() == 0) {
            return Optional.empty();
        }
        OperationPosture newest = null;
        PathVersion best = own;
        for (OperationPosture each : alike) {
            PathVersion version = PathVersion.of(each.operation().path()).orElse(own);
            boolean stillCalled =
                    operation.learned().lastSeenMicros() > each.learned().firstSeenMicros();
            if (stillCalled && version.age(best) > 0) {
                best = version;
                newest = each;
            }
        }
        return Optional.ofNullable(newest);
    }

    private static Weakness weakness(ApiPosture api, String place, List<Old> olds) {
        boolean prefix = place.startsWith("/");
        boolean announced = olds.stream().anyMatch(Old::announced);
        List<Evidence> evidence = new ArrayList<>();
        long calls = 0;
        for (Old old : olds) {
            calls += old.operation().learned().requests();
            if (evidence.size() < EXAMPLES) {
                evidence.add(evidence(old));
            }
        }
        String who = prefix ? place : olds.getFirst().operation().operation().path();
        return new Weakness(
                prefix
                        ? Operation.ofApi(api.api())
                        : olds.getFirst().operation().operation(),
                prefix ? place : "",
                announced ? Confidence.CONFIRMED : Confidence.LIKELY,
                evidence,
                Math.max(1, calls),
                "Tell callers of " + who
                        + " the date on which it goes (Sunset header), then let it answer 410. NGINX: location "
                        + who.replaceFirst("\\{.*", "") + " { return 410; }");
    }

    private static Evidence evidence(Old old) {
        OperationPosture operation = old.operation();
        String name = operation.operation().method() + " "
                + operation.operation().path() + ": "
                + Counted.calls(operation.learned().requests()) + " by " + Counted.of(operation.callers(), "caller");
        if (old.announced()) {
            Origin first = operation.first(Trait.DEPRECATED);
            return new Evidence(first, name + "; the answer says that it is retired");
        }
        String than = old.newer()
                .map(newer -> "; " + newer.operation().path() + " is newer" + weaker(operation, newer))
                .orElse("");
        return new Evidence(operation.learned().first(), name + than);
    }

    /** Where the old one lets in whom the new one does not. */
    private static String weaker(OperationPosture old, OperationPosture newer) {
        boolean weaker = old.admissions().open() > 0 && newer.isGuarded();
        return weaker ? ", which answers nobody without credentials; this one does" : "";
    }
}
