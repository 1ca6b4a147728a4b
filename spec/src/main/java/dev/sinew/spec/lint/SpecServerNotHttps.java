package dev.sinew.spec.lint;

import dev.sinew.model.Confidence;
import dev.sinew.model.Finding;
import dev.sinew.model.Maturity;
import dev.sinew.model.Operation;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.spec.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A server of the specification is addressed with {@code http} or {@code ws}.
 *
 * <p>Generated clients, gateways and testers take their addresses from here. What they send there, tokens included, can be
 * read and changed on the way, and a redirect to https comes after the first request has shown them.
 *
 * <p>It fires once for each such server, and once for all where there are ten or more, also where the same host is offered with https. It stays quiet for relative
 * addresses and for the reader's own machine.
 *
 * <p>To fix it, write https, and let the service refuse the rest. Source: NIST SP 800-228, REC-API-9.
 */
@Rule(
        id = "posture.spec-server-not-https",
        flaw = "spec-server-not-https",
        title = "Server address without encryption",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {319},
        standards = {"NIST-800-228 REC-API-9", "PCI-DSS-4.0.1 4.2.1"})
public final class SpecServerNotHttps implements LintCheck {
    @Override
    public List<Remark> remarks(Written api) {
        Map<String, Server> open = new TreeMap<>();
        Stream.concat(
                        api.api().servers().stream(),
                        api.api().operations().stream().flatMap(each -> each.servers().stream()))
                .filter(SpecServerNotHttps::isOpen)
                .forEach(each -> open.putIfAbsent(shown(each), each));
        List<Remark> remarks = new ArrayList<>();
        open.forEach((address, server) -> {
            String secure = address.replaceFirst(":", "s:");
            String cure = api.isSwagger() ? "schemes: [https]" : "servers: [{url: " + secure + "}]";
            String note = "server " + address;
            remarks.add(Remark.of(Operation.ofApi(server.host()), address, line(api), note, cure)
                    .as(Confidence.CONFIRMED));
        });
        return Spread.isHabit(remarks.size(), remarks.size()) ? List.of(whole(api, remarks)) : remarks;
    }

    private static Remark whole(Written api, List<Remark> all) {
        String note = all.size() + " servers: "
                + Spread.listed(all.stream().map(Remark::field).toList());
        return new Remark(
                api.whole(),
                "servers",
                Confidence.CONFIRMED,
                line(api),
                List.of(note),
                all.size(),
                all.getFirst().cure());
    }

    private static Finding.Line line(Written api) {
        return api.line(api.root().get(api.isSwagger() ? "schemes" : "servers"), api.root());
    }

    private static boolean isOpen(Server server) {
        boolean open =
                server.scheme().equalsIgnoreCase("http") || server.scheme().equalsIgnoreCase("ws");
        return open && server.namesAny() && !Hosts.isLocal(server.host());
    }

    private static String shown(Server server) {
        return server.scheme().toLowerCase(Locale.ROOT) + "://" + server.host() + server.basePath();
    }
}
