package dev.sinew.spec.lint;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Operation;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.spec.Sources.Place;
import dev.sinew.spec.tree.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A key, token or password stands in an address: as an API key in the query, as a parameter of path or query, or as part of
 * a server's address.
 *
 * <p>Addresses are written down by every proxy, log, browser history and monitoring on the way, and handed on to others as
 * referrers.
 *
 * <p>It fires once for each security scheme, once for each operation and parameter, once for a parameter that is shared or
 * that ten or more operations have, and once for a server. It is a possibility only for single-use tokens in links that go
 * out by mail (confirm, reset, invite), and where tokens are the objects of the operation. It stays quiet for tokens of
 * other kinds: pages, continuation, forms.
 *
 * <p>To fix it, send it in the {@code Authorization} header, a header of its own, or the body of a POST. Source: RFC 6750,
 * section 5.3.
 */
@Rule(
        id = "posture.spec-key-in-query-or-url",
        flaw = "spec-key-in-query-or-url",
        title = "Credential in an address",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {598},
        standards = {"RFC 6750 5.3"})
public final class SpecKeyInQueryOrUrl implements LintCheck {
    private static final Pattern USER = Pattern.compile("//[^/@\\s]{1,200}:[^/@\\s]{1,200}@");
    private static final Pattern BY_MAIL = Pattern.compile(
            "(?i)confirm|verif|reset|invit|activat|unsubscribe|share|magic|accept|download|preview|feed|ical");
    /** The token is the object that the operation is about. */
    private static final Pattern OBJECT = Pattern.compile("(?i)/[a-z_-]{0,30}tokens?/\\{");

    @Override
    public List<Remark> remarks(Written api) {
        List<Remark> remarks = new ArrayList<>();
        Set<String> said = new HashSet<>();
        api.schemes().forEach((name, place) -> {
            Node node = place.node();
            if (node.get("type").text().equals("apiKey")
                    && node.get("in").text().equals("query")) {
                said.add(node.get("name").text());
                String note = "scheme " + name + " is a key in the query, as "
                        + node.get("name").text();
                String cure = name + ": {type: apiKey, in: header, name: X-API-Key}";
                remarks.add(Remark.of(api.whole(), name, api.line(place), note, cure)
                        .as(Confidence.CONFIRMED));
            }
        });
        for (Node each : api.root().get("servers").elements()) {
            if (USER.matcher(each.get("url").text()).find()) {
                String cure = "the address without name and password";
                remarks.add(Remark.of(
                                api.whole(),
                                "servers",
                                api.line(each),
                                "a server's address has a name and password",
                                cure)
                        .as(Confidence.CONFIRMED));
            }
        }
        Map<String, List<Remark>> byName = new TreeMap<>();
        api.operations().forEach(each -> parameters(api, each, said, byName));
        byName.forEach((name, all) ->
                remarks.addAll(Spread.isHabit(all.size(), all.size()) ? List.of(whole(api, name, all)) : all));
        return remarks;
    }

    private static void parameters(
            Written api, WrittenOperation operation, Set<String> said, Map<String, List<Remark>> into) {
        for (Place place : operation.parameters(in -> in.equals("path") || in.equals("query"))) {
            String name = place.node().get("name").text();
            boolean credential = CredentialNames.is(name) && !said.contains(name);
            if (credential && (!place.isShared() || said.add(place.key()))) {
                String in = place.node().get("in").text();
                Operation where = place.isShared() ? api.whole() : operation.operation();
                boolean perhaps =
                        BY_MAIL.matcher(operation.path() + " " + operation.id()).find()
                                || OBJECT.matcher(operation.path()).find();
                into.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(Remark.of(
                                        where,
                                        place.isShared() ? place.key() : name,
                                        api.line(place, operation.place()),
                                        "the parameter " + name + " stands in the " + in + " of " + operation.shown(),
                                        "name: " + name + ", in: header, or in the body of a POST")
                                .as(perhaps ? Confidence.POSSIBLE : Confidence.LIKELY));
            }
        }
    }

    private static Remark whole(Written api, String name, List<Remark> all) {
        List<String> names =
                all.stream().map(each -> each.operation().toString()).toList();
        String note = "the parameter " + name + " stands in the address of " + Spread.listed(names);
        Remark first = all.getFirst();
        return new Remark(api.whole(), name, Confidence.LIKELY, first.line(), List.of(note), all.size(), first.cure());
    }
}
