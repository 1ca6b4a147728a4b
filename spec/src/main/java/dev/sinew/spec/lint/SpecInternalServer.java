package dev.sinew.spec.lint;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.spec.Server;
import dev.sinew.spec.tree.Node;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A specification of a public API names servers in a private network as well.
 *
 * <p>Names and addresses of the inside are a map for whoever gets in, or finds a way to have the service call them. The
 * specification is handed to everybody.
 *
 * <p>It fires once for each server with an address or name that only private networks use, where another server is public.
 * It stays quiet for the reader's own machine, for specifications of internal APIs, and for servers that are marked {@code
 * x-internal: true}, which tools take out.
 *
 * <p>To fix it, take the server out of what is published, or mark it {@code x-internal: true}. Source: OWASP API9:2023.
 */
@Rule(
        id = "posture.spec-internal-server",
        flaw = "spec-internal-server",
        title = "Internal server in a public specification",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API9:2023"},
        cwe = {200},
        standards = {"NIST-800-228 REC-API-4"})
public final class SpecInternalServer implements LintCheck {
    @Override
    public List<Remark> remarks(Written api) {
        Set<String> hosts = new TreeSet<>();
        boolean isPublic = false;
        for (Server server : api.api().servers()) {
            boolean inside = Hosts.isPrivate(server.host());
            isPublic |= !inside
                    && server.namesAny()
                    && !Hosts.isLocal(server.host())
                    && server.host().contains(".");
            if (inside && !marked(api, server.host())) {
                hosts.add(server.host());
            }
        }
        if (!isPublic) {
            return List.of();
        }
        return hosts.stream()
                .map(host -> Remark.of(
                        api.whole(),
                        host,
                        api.line(written(api, host), api.root().get("servers"), api.root()),
                        "server " + host + " is in a private network, others are public",
                        "x-internal: true at the server " + host))
                .toList();
    }

    private static boolean marked(Written api, String host) {
        return written(api, host).get("x-internal").isTrue();
    }

    private static Node written(Written api, String host) {
        return api.root().get("servers").elements().stream()
                .filter(each -> each.get("url").text().contains(host))
                .findFirst()
                .orElse(Node.MISSING);
    }
}
