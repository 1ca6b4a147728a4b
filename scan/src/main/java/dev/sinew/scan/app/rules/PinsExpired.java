package dev.sinew.scan.app.rules;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.time.LocalDate;

/**
 * The network security configuration pins public keys, and the day after which they do not count any more has passed: it looks as if connections were
 * pinned, and none is.
 *
 * <p>To fix it, ship new pins before the old ones expire, with a backup key, or set no expiration.
 */
@Rule(
        id = "scan.app-pins-expired",
        flaw = "pins-expired",
        title = "Pins of certificates have expired",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        cwe = {295},
        standards = {"MASWE 0028", "MASTG TEST-0243"})
public final class PinsExpired implements AppRule {

    @Override
    public void judge(App app, Notices notices) {
        app.networkSecurity()
                .ifPresent(security -> security.domains().stream()
                        .filter(each -> each.pins() > 0 && !each.isPinned(app.today()))
                        .forEach(each -> notices.add(
                                Confidence.CONFIRMED,
                                "network security configuration",
                                "pins of " + String.join(", ", each.names()) + " expired on "
                                        + each.expires()
                                                .map(LocalDate::toString)
                                                .orElse("a day that cannot be read"))));
    }
}
