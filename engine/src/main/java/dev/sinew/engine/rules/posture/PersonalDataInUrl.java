package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;

/**
 * E-mail addresses, phone numbers, names or dates of birth stand in the path or query of a URL.
 *
 * <p>URLs are kept by every proxy, browser and monitor on the way, for months and for many eyes; what stands in them is
 * published inside the house. They are personal data wherever they are written down, with all that the law asks of such places.
 *
 * <p>It fires on a parameter of path or query that over all its values holds an e-mail address, phone number, person name, postal address or date of birth. It stays quiet where no call was
 * answered, where the parameter came in less than one of ten calls, and for user names, which people choose to show, and addresses of network devices.
 *
 * <p>To fix it, name the object by an id that says nothing, or send the value in the body of a POST.
 */
@Rule(
        id = "posture.personal-data-in-url",
        flaw = "sensitive-data-in-url",
        title = "E-mail, phone or name in the URL",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {598})
public final class PersonalDataInUrl implements Check {
    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        return UrlValues.weaknesses(api, UrlValues::isPersonal);
    }
}
