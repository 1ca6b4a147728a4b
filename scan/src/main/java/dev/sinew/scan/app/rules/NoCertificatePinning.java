package dev.sinew.scan.app.rules;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;

/**
 * The app accepts a certificate of its server from any authority that the device trusts. Whoever gets one to issue it, or to be installed, reads all
 * that goes over the connection, keys and tokens too.
 *
 * <p>Looked for are pins in the network security configuration that have not expired, pins that OkHttp is given for a client that is used, trust
 * managers that compare keys, and TrustKit. Pins that no client is given do not count. An app that may not open connections, and one whose
 * connections are made by an engine whose code is not read, is passed over.
 *
 * <p>To fix it, pin the public keys of your own servers, with a backup key, in the network security configuration.
 */
@Rule(
        id = "scan.app-no-certificate-pinning",
        flaw = "no-certificate-pinning",
        title = "Connections are not pinned",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        cwe = {295},
        standards = {"MASWE 0028", "MASTG TEST-0242"})
public final class NoCertificatePinning implements AppRule {

    @Override
    public void judge(App app, Notices notices) {
        Pinning pinning = Pinning.of(app);
        if (pinning.state() == Pinning.State.NONE) {
            notices.add(Confidence.LIKELY, pinning.place(), pinning.note());
        }
    }
}
