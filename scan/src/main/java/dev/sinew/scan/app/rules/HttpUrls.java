package dev.sinew.scan.app.rules;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;

/**
 * Code opens an address that begins with http: everybody on the way reads and changes what goes there.
 *
 * <p>The address reaches a client as its argument: texts that only look like addresses (namespaces, licences) do not count. Addresses of this
 * device and names that only exist in tests are left out. Where the app forbids unencrypted connections, the request fails, and nothing is
 * said.
 *
 * <p>To fix it, use https.
 */
@Rule(
        id = "scan.app-http-urls",
        flaw = "http-urls",
        title = "Requests go to addresses without encryption",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        cwe = {319},
        standards = {"MASWE 0026", "MASTG TEST-0233"})
public final class HttpUrls implements AppRule {

    @Override
    public void judge(App app, Notices notices) {
        if (app.networkSecurity()
                        .filter(each -> !each.base().cleartext().orElse(true))
                        .isPresent()
                || app.manifest().filter(each -> !each.usesNetwork()).isPresent()) {
            return;
        }
        Addresses.opened(app)
                .filter(each -> each.url().startsWith("http://") && !Addresses.isLocal(each.url()))
                .forEach(each -> notices.add(
                        Confidence.CONFIRMED, each.place().toString(), "opens " + Addresses.withoutQuery(each.url())));
    }
}
