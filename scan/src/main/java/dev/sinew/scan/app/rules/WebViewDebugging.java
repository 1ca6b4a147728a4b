package dev.sinew.scan.app.rules;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.scan.app.dex.Value;

/**
 * Code allows the debugging of web views whatever the build: whoever connects to the device reads and runs what is shown there.
 *
 * <p>{@code setWebContentsDebuggingEnabled} is called with a constant true. Where its value depends on something, nothing is said.
 *
 * <p>To fix it, call it only where the application is debuggable.
 */
@Rule(
        id = "scan.app-webview-debugging",
        flaw = "webview-debugging",
        title = "Web views may be debugged",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        cwe = {489},
        standards = {"MASWE 0063", "MASTG TEST-0227"})
public final class WebViewDebugging implements AppRule {

    @Override
    public void judge(App app, Notices notices) {
        app.calls("Landroid/webkit/WebView;", "setWebContentsDebuggingEnabled")
                .filter(each -> each.last().equals(new Value.Int(1)))
                .forEach(each -> notices.add(Confidence.LIKELY, each.place().toString(), "is switched on there"));
    }
}
