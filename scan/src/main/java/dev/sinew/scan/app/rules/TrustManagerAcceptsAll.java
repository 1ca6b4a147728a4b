package dev.sinew.scan.app.rules;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.scan.app.dex.Body;
import java.util.Set;

/**
 * A trust manager's {@code checkServerTrusted} lets every certificate pass: whoever stands between the app and the server reads and
 * changes all that it sends.
 *
 * <p>It passes a certificate by returning. One that throws nothing, and calls nothing that could refuse, refuses nothing; so does one that
 * catches what the check that it asks for throws. Objects of the class are made in code that the system reaches; where one is handed to a TLS
 * context or a client, it is confirmed.
 *
 * <p>To fix it, take the class out: the system's own check needs no code. Certificates of test servers belong into a network security
 * configuration's {@code debug-overrides}.
 */
@Rule(
        id = "scan.app-trust-manager-accepts-all",
        flaw = "trust-manager-accepts-all",
        title = "Any certificate of a server is accepted",
        severity = Severity.CRITICAL,
        maturity = Maturity.PREVIEW,
        cwe = {295},
        standards = {"MASWE 0027", "MASTG TEST-0282"})
public final class TrustManagerAcceptsAll implements AppRule {

    private static final Set<String> BROAD = Set.of(
            "",
            "Ljava/lang/Throwable;",
            "Ljava/lang/Exception;",
            "Ljava/security/GeneralSecurityException;",
            "Ljava/security/cert/CertificateException;");

    @Override
    public void judge(App app, Notices notices) {
        app.deciding("checkServerTrusted")
                .filter(each -> app.code().isA(each.place().type(), "Ljavax/net/ssl/X509TrustManager;")
                        || app.code().isA(each.place().type(), "Ljavax/net/ssl/X509ExtendedTrustManager;"))
                .filter(TrustManagerAcceptsAll::acceptsAll)
                .forEach(each -> notices.add(
                        Installed.anywhere(app, each.place().type()) ? Confidence.CONFIRMED : Confidence.LIKELY,
                        each.place().toString(),
                        each.calls().isEmpty()
                                ? "checks nothing and returns"
                                : "cannot refuse a certificate: it throws nothing"));
    }

    private static boolean acceptsAll(Body body) {
        if (!body.complete() || body.throwing()) {
            return false;
        }
        boolean swallows = !body.catching().isEmpty() && BROAD.containsAll(body.catching());
        return body.calls().stream().allMatch(each -> swallows || Harmless.cannotRefuse(each.target()));
    }
}
