package dev.sinew.scan.app.rules;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.scan.app.dex.Body;

/**
 * A web view's {@code onReceivedSslError} goes on: pages over a connection that somebody reads are shown and run like others.
 *
 * <p>The method calls {@code proceed} on the handler that it is given, and neither {@code cancel} nor the method of its parent, which cancels;
 * nor does it ask the user, or look at the error or its certificate.
 *
 * <p>To fix it, take the method out, or call {@code cancel}.
 */
@Rule(
        id = "scan.app-webview-ignores-tls-errors",
        flaw = "webview-ignores-tls-errors",
        title = "A web view goes on after a certificate was refused",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        cwe = {295},
        standards = {"MASWE 0027", "MASTG TEST-0284"})
public final class WebViewIgnoresTlsErrors implements AppRule {

    private static final String HANDLER = "Landroid/webkit/SslErrorHandler;";

    @Override
    public void judge(App app, Notices notices) {
        app.deciding("onReceivedSslError")
                .filter(each -> each.complete() && goesOn(each))
                .forEach(each -> notices.add(
                        Confidence.CONFIRMED, each.place().toString(), "calls proceed() whatever the error is"));
    }

    private static boolean goesOn(Body body) {
        boolean proceeds = body.calls().stream().anyMatch(each -> each.target().is(HANDLER, "proceed"));
        return proceeds
                && body.calls().stream()
                        .allMatch(each -> each.target().is(HANDLER, "proceed") || Harmless.cannotRefuse(each.target()));
    }
}
