package dev.sinew.probe.proof.surface;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.TlsVersions;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.HostProof;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import java.net.URI;
import java.util.List;

/**
 * The host still takes TLS 1.0 or 1.1.
 *
 * <p>Both have been given up (RFC 8996): what is read on the way can be changed and decrypted by known attacks, and rules of payment forbid them.
 *
 * <p>Proved by the server's choice: a client that offers nothing later gets a {@code ServerHello} of that version, twice. Nothing more is sent. At most
 * four connections, once a host. Where the target is called in the clear, what stands before it in production cannot be told.
 *
 * <p>To fix it, allow TLS 1.2 and 1.3 alone at the proxy that ends TLS. NGINX: ssl_protocols TLSv1.2 TLSv1.3;
 */
@Rule(
        id = "probe.tls",
        flaw = "tls-outdated",
        title = "Outdated versions of TLS are taken",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {326, 327},
        standards = {"RFC 8996", "PCI-DSS-4.0.1 4.2.1"})
public final class Tls implements HostProof {
    @Override
    public boolean needsProvenIdentity() {
        return false;
    }

    @Override
    public List<Placed> prove(Trial trial) {
        return Nowhere.host(judge(trial.target()), trial);
    }

    /** What is said of a target. */
    static Outcome judge(URI target) {
        if (!"https".equals(target.getScheme())) {
            return Outcome.inconclusive("the target is called in the clear, so that nothing is told of its TLS");
        }
        if (isTaken(target, TlsVersions.TLS_1_0)) {
            return confirmed("1.0");
        }
        return isTaken(target, TlsVersions.TLS_1_1)
                ? confirmed("1.1")
                : Outcome.refuted("a client that knows nothing later than TLS 1.1 is refused");
    }

    private static boolean isTaken(URI target, int version) {
        int again = TlsVersions.chosen(target, version);
        return again == version && TlsVersions.chosen(target, version) == again;
    }

    private static Outcome confirmed(String version) {
        return Outcome.confirmed(
                "a client that offers TLS " + version
                        + " and nothing later gets a ServerHello of that version, twice; see it"
                        + " with curl --tls-max " + version,
                List.of(new Outcome.Step(Session.NOBODY, Ask.get("/"), "with --tls-max " + version)));
    }
}
