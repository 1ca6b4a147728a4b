package dev.sinew.scan.app.rules;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.scan.app.dex.Call;
import dev.sinew.scan.app.dex.Texts;
import dev.sinew.scan.app.dex.Value;
import java.util.List;
import java.util.Set;

/**
 * Code asks for SSL 3, TLS 1.0 or TLS 1.1, which are broken or forbidden (RFC 8996).
 *
 * <p>A context by that name gives newer versions, too, so that only a list of versions that connections are given, or SSL 3 by name, counts.
 *
 * <p>To fix it, set no versions: the system's are right.
 */
@Rule(
        id = "scan.app-weak-tls-version",
        flaw = "weak-tls-version",
        title = "An old version of TLS is asked for",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        cwe = {326, 327},
        standards = {"MASWE 0026", "MASTG TEST-0217"})
public final class WeakTlsVersion implements AppRule {

    private static final Set<String> OLD =
            Set.of("SSLv2", "SSLv3", "SSL", "TLSv1", "TLSv1.1", "TLS_1_0", "TLS_1_1", "SSL_3_0");

    @Override
    public void judge(App app, Notices notices) {
        app.code().calls().stream()
                .filter(each -> app.isReached(each.place()))
                .filter(each -> each.target().name().equals("setEnabledProtocols")
                        || each.target().is("Lokhttp3/ConnectionSpec$Builder;", "tlsVersions"))
                .forEach(each -> versions(app.program().resolved(each.last()), each, notices));
        app.calls("Ljavax/net/ssl/SSLContext;", "getInstance")
                .filter(each -> Texts.whole(each.argument(0))
                        .filter(name -> name.startsWith("SSLv"))
                        .isPresent())
                .forEach(each -> notices.add(
                        Confidence.CONFIRMED,
                        each.place().toString(),
                        "asks for " + Texts.whole(each.argument(0)).orElse("")));
    }

    private static void versions(Value list, Call call, Notices notices) {
        if (!(list instanceof Value.Items items)) {
            return;
        }
        List<String> old = items.items().stream()
                .map(WeakTlsVersion::name)
                .filter(OLD::contains)
                .toList();
        if (!old.isEmpty()) {
            notices.add(Confidence.CONFIRMED, call.place().toString(), "allows " + String.join(", ", old));
        }
    }

    private static String name(Value value) {
        return value instanceof Value.Read read
                ? read.field().name()
                : Texts.whole(value).orElse("");
    }
}
