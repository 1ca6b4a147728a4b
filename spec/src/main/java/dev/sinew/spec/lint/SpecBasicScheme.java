package dev.sinew.spec.lint;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.spec.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A security scheme is HTTP Basic: name and password with every request.
 *
 * <p>The password itself crosses every proxy and log on the way, does not expire, opens everything that the account may do,
 * and leaves no place for a second factor.
 *
 * <p>It fires once for each such scheme. It is a possibility only where the scheme's text says that a key or token stands in
 * place of the password, or where no operation requires it. It stays quiet where only operations that give out tokens
 * require it: there OAuth clients prove themselves.
 *
 * <p>To fix it, offer OAuth 2.0 or keys with an end, and take Basic away when the last caller has moved. Source: RFC 7617,
 * section 4.
 */
@Rule(
        id = "posture.spec-basic-scheme",
        flaw = "spec-basic-scheme",
        title = "Basic authentication described",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {522},
        standards = {"NIST-800-228 REC-API-11"})
public final class SpecBasicScheme implements LintCheck {
    private static final Pattern KEY =
            Pattern.compile("(?i)\\b(api.?keys?|secret keys?|access.?tokens?|api.?tokens?|client.?id)\\b");

    @Override
    public List<Remark> remarks(Written api) {
        List<Remark> remarks = new ArrayList<>();
        api.schemes().forEach((name, place) -> {
            Node node = place.node();
            boolean basic = node.get("type").text().equals("basic")
                    || (node.get("type").text().equals("http")
                            && node.get("scheme").text().equalsIgnoreCase("basic"));
            List<WrittenOperation> users = api.operations().stream()
                    .filter(each -> each.security().alternatives().stream().anyMatch(one -> one.containsKey(name)))
                    .toList();
            boolean forClients = !users.isEmpty() && users.stream().allMatch(PublicPlaces::isPublic);
            if (basic && !forClients) {
                boolean key = KEY.matcher(node.get("description").text()).find();
                String note = "scheme " + name + " is HTTP Basic, required by " + users.size() + " operations";
                remarks.add(Remark.of(api.whole(), name, api.line(place), note, name + ": {type: oauth2, flows: {…}}")
                        .as(key || users.isEmpty() ? Confidence.POSSIBLE : Confidence.LIKELY));
            }
        });
        return remarks;
    }
}
