package dev.sinew.scan.app.rules;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.scan.app.dex.Value;
import java.util.List;
import java.util.Set;

/**
 * A hostname verifier says yes to every host: a valid certificate of any other host, which anybody can get, is accepted for this one.
 *
 * <p>All that its {@code verify} ever returns is true, or one of the platform's that allow all is set. Objects of the class are made in code that
 * the system reaches.
 *
 * <p>To fix it, set no verifier: the default one checks the name.
 */
@Rule(
        id = "scan.app-hostname-verifier-accepts-all",
        flaw = "hostname-verifier-accepts-all",
        title = "A certificate of any host is accepted",
        severity = Severity.CRITICAL,
        maturity = Maturity.PREVIEW,
        cwe = {297},
        standards = {"MASWE 0027", "MASTG TEST-0283"})
public final class HostnameVerifierAcceptsAll implements AppRule {

    private static final Value TRUE = new Value.Int(1);
    private static final Set<String> ALLOWING = Set.of(
            "Lorg/apache/http/conn/ssl/AllowAllHostnameVerifier;", "Lorg/apache/http/conn/ssl/NoopHostnameVerifier;");

    @Override
    public void judge(App app, Notices notices) {
        app.deciding("verify")
                .filter(each -> app.code().isA(each.place().type(), "Ljavax/net/ssl/HostnameVerifier;"))
                .filter(each -> each.complete() && each.returns().equals(List.of(TRUE)))
                .forEach(each -> notices.add(
                        Installed.anywhere(app, each.place().type()) ? Confidence.CONFIRMED : Confidence.LIKELY,
                        each.place().toString(),
                        "returns true for every host"));
        app.code().calls().stream()
                .filter(each -> app.isReached(each.place()))
                .filter(each ->
                        isSetter(each.target().name()) && allowing(app.program().resolved(each.last())))
                .forEach(each -> notices.add(
                        Confidence.CONFIRMED,
                        each.place().toString(),
                        "sets a verifier of the platform that allows all"));
    }

    private static boolean isSetter(String method) {
        return method.equals("setHostnameVerifier")
                || method.equals("setDefaultHostnameVerifier")
                || method.equals("hostnameVerifier");
    }

    private static boolean allowing(Value value) {
        return switch (value) {
            case Value.Read read -> read.field().name().equals("ALLOW_ALL_HOSTNAME_VERIFIER");
            case Value.Made made -> ALLOWING.contains(made.type());
            default -> false;
        };
    }
}
