package dev.sinew.engine.rules;

import dev.sinew.engine.inject.AnswerText;
import dev.sinew.engine.inject.MarkupText;
import dev.sinew.engine.inject.Prose;
import dev.sinew.engine.inject.Signs;
import dev.sinew.engine.inject.Value;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;

/**
 * A value of a request would, shown in a page, run a script there.
 *
 * <p>The script acts in the name of whoever sees the page: it reads what they may read and does what they may do. A value that an API
 * stores today is shown by an application tomorrow.
 *
 * <p>It fires on elements and handlers that run a script, on addresses that are scripts, and where a value ends an attribute or a
 * string before one. In bodies the script must do what attacks do, as handlers and scripts are also content. Exposed means that an
 * answer of type HTML holds the value as it was sent. It stays quiet for scripts in the middle of a sentence of a body, for formatted texts, for markdown and code in fences, for texts
 * about code, and for programs of several lines.
 *
 * <p>Measured: 1 signal in three labelled captures, of an attack; none on their 3,263 honest exchanges, and none on
 * 19,280 made of prose, code, markup and odd names. Preview: three applications are few.
 *
 * <p>To fix it, escape values for the place of the page that they stand in, clean rich text by a list of allowed elements, answer APIs
 * with {@code application/json} and {@code nosniff}, and set a content security policy without inline scripts.
 */
@Rule(
        id = "detect.cross-site-scripting",
        flaw = "cross-site-scripting",
        title = "A value would run a script in a page",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {79})
public final class CrossSiteScripting implements Mark {
    private static final int SIGNS = Signs.ANGLE | Signs.QUOTE | Signs.COLON | Signs.SEPARATOR;
    private static final int LONGEST = 400;

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        Injection.examine(subject, sink, SIGNS, CrossSiteScripting::breakout, CrossSiteScripting::shows);
    }

    private static int breakout(Value value) {
        boolean code = value.holdsCode() && !value.isTerse();
        int at = code || value.where() == Value.Where.BODY ? -1 : MarkupText.breakout(value);
        return at > 0 && Prose.encloses(value, at) ? -1 : at;
    }

    private static boolean shows(AnswerText answer, Value value) {
        String text = value.text();
        return answer.isPage()
                && value.has(Signs.ANGLE | Signs.QUOTE)
                && answer.has(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
    }
}
