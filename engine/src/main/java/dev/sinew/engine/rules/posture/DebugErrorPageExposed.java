package dev.sinew.engine.rules.posture;

import dev.sinew.bytes.Slice;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An error is answered with the page that a framework shows to developers.
 *
 * <p>Such pages tell source code, settings and often the environment with its keys; some take commands.
 *
 * <p>It fires once for each host that answers with status 400 and above and a page in HTML which has what only such a page has: Django,
 * Werkzeug, Laravel, Symfony, Rails, ASP.NET, Phoenix. It stays quiet for the short pages that the same frameworks show to everybody, for
 * what the request itself holds, and for successful answers.
 *
 * <p>To fix it, switch the framework's development mode off where others can call.
 */
@Rule(
        id = "posture.debug-error-page-exposed",
        flaw = "debug-error-page-exposed",
        title = "Errors are answered with a framework's page for developers",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {489, 209})
public final class DebugErrorPageExposed implements Mark, Check {
    private static final String ID = "posture.debug-error-page-exposed";
    private static final Map<Pattern, String> PATTERNS = new LinkedHashMap<>();

    static {
        PATTERNS.put(
                Pattern.compile("you have <code>DEBUG = True</code>|<h2>Traceback <span>|id=\"pastebinTraceback\""),
                "Django");
        PATTERNS.put(Pattern.compile("// Werkzeug Debugger|__debugger__=yes&amp;|EVALEX_TRUSTED ="), "Werkzeug");
        PATTERNS.put(
                Pattern.compile(
                        "window\\.ignite\\(|<title>Whoops! There was an error\\.</title>|class=\"Whoops container\""),
                "Laravel");
        PATTERNS.put(Pattern.compile("class=\"sf-reset\"|_profiler/open\\?file=|Symfony\\\\Component\\\\"), "Symfony");
        PATTERNS.put(
                Pattern.compile("<title>Action Controller: Exception caught</title>|id=\"Application-Trace\""),
                "Rails");
        PATTERNS.put(
                Pattern.compile(
                        "<h1>An unhandled exception occurred while processing the request\\.</h1>|<b>\\s*Source Error:"
                                + "\\s*</b>"),
                "ASP.NET");
        PATTERNS.put(
                Pattern.compile("<title>[^<]{1,120} at [A-Z]+ /[^<]{0,120}</title>[\\s\\S]{0,4000}Plug\\."), "Phoenix");
    }

    private static final String CURE =
            "Switch development mode off. Django: DEBUG = False; Flask: no debug=True; Laravel:"
                    + " APP_DEBUG=false; Symfony: APP_ENV=prod; Rails: RAILS_ENV=production; ASP.NET Core:"
                    + " ASPNETCORE_ENVIRONMENT=Production; Phoenix: debug_errors: false";

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        if (isPage(subject.answered().bytes())) {
            ErrorTexts.find(subject, PATTERNS)
                    .ifPresent(framework -> sink.hit(
                            Side.ANSWER,
                            "",
                            Outcome.EXPOSED,
                            "the debug page of " + framework + ", status " + subject.status()));
        }
    }

    private static boolean isPage(Slice body) {
        int at = body.from();
        while (at < body.to() && body.array()[at] <= ' ') {
            at++;
        }
        return at < body.to() && body.array()[at] == '<';
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        return Noticed.of(api, ID, each -> true).stream()
                .map(each -> each.weakness(Confidence.CONFIRMED, CURE))
                .toList();
    }
}
