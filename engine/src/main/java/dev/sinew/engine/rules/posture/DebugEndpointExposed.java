package dev.sinew.engine.rules.posture;

import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import dev.sinew.model.Trait;
import java.util.ArrayList;
import java.util.List;

/**
 * A page for the makers of a service answers whoever asks: an actuator, a profiler, phpinfo, an environment file, a repository.
 *
 * <p>A heap dump holds every password and session of the moment, an environment file the keys of the database; others tell
 * configuration and routes, and some let anybody change them.
 *
 * <p>It fires for each such page that was answered with 200 to a call without credentials and shows what such a page shows: path
 * and content must both fit. It stays quiet for {@code health} and {@code info}, which are made to be asked; for measurements ({@code
 * /metrics}) that only private addresses fetch; for test environments that the user tells of; and where an application answers all
 * paths with its front page.
 *
 * <p>To fix it, serve such pages on a port of their own that only operators reach, or not at all.
 */
@Rule(
        id = "posture.debug-endpoint-exposed",
        flaw = "debug-endpoint-exposed",
        title = "Debugging page is open",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023", "API9:2023"},
        cwe = {489, 200})
public final class DebugEndpointExposed implements Mark, Check {
    private static final String ID = "posture.debug-endpoint-exposed";

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        boolean open = subject.status() == 200
                && subject.credentials().isEmpty()
                && subject.exchange().request().headers().known()
                && !subject.answered().bytes().isEmpty();
        if (open) {
            DebugPage.of(subject.path(), subject.answered())
                    .ifPresent(page -> sink.hit(Side.ANSWER, "", Outcome.EXPOSED, page.name()));
        }
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        if (Reach.isTest(api)) {
            return found;
        }
        for (OperationPosture each : api.operations()) {
            each.notices().forEach((notice, sighting) -> {
                boolean metrics = notice.note().equals(DebugPage.METRICS);
                boolean monitored = metrics && each.count(Trait.PUBLIC_CLIENT) == 0;
                if (notice.rule().equals(ID) && !monitored) {
                    String path = each.operation().path();
                    found.add(Weakness.of(
                                    each,
                                    "",
                                    metrics ? Confidence.LIKELY : Confidence.CONFIRMED,
                                    sighting.first(),
                                    notice.note() + " without credentials",
                                    sighting.count())
                            .cured(cure(path)));
                }
            });
        }
        return found;
    }

    private static String cure(String path) {
        String spring = path.contains("/actuator")
                ? " Spring Boot: management.endpoints.web.exposure.include=health and management.server.port of its own."
                : "";
        return "Refuse " + path + " from outside. NGINX: location ^~ " + path + " { deny all; }" + spring;
    }
}
