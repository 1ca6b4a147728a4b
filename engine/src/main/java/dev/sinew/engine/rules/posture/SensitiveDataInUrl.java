package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;

/**
 * Account numbers, card numbers, identity numbers or health data stand in the path or query of a URL.
 *
 * <p>URLs are kept by every proxy, browser and monitor on the way, for months and for many eyes; what stands in them is
 * published inside the house. A card number in a log brings the log under PCI DSS.
 *
 * <p>It fires on a parameter of path or query that over all its values holds a private class: account, card, national id, passport, health. It stays quiet where no call was
 * answered, where the parameter came in less than one of ten calls, and where the values pass a check only by luck, which the decision over all values sees to.
 *
 * <p>To fix it, name the object by an id that says nothing, or send the value in the body of a POST.
 */
@Rule(
        id = "posture.sensitive-data-in-url",
        flaw = "sensitive-data-in-url",
        title = "Account, card or identity number in the URL",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {598})
public final class SensitiveDataInUrl implements Check {
    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        return UrlValues.weaknesses(api, UrlValues::isPrivate);
    }
}
