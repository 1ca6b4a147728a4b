package dev.sinew.engine.rules;

import dev.sinew.engine.inject.AnswerText;
import dev.sinew.engine.inject.Signs;
import dev.sinew.engine.inject.TemplateText;
import dev.sinew.engine.inject.Value;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.regex.Pattern;

/**
 * A value of a request is an expression that a template engine would compute.
 *
 * <p>Where a template is put together from what was sent, {@code {{7*7}}} comes back as 49, and from there it is one step to the
 * classes of the language and to running commands: Jinja, Twig, FreeMarker, Velocity, Thymeleaf, Spring's and OGNL's expressions, ERB,
 * EJS and more.
 *
 * <p>It fires on an expression between a template's signs that multiplies constants, walks from an object to its class, or names what
 * runs code. Exposed means that the answer has the product of the constants, or what a command prints. It stays quiet for what sentences tell of, for plain
 * variables ({@code {{name}}}, {@code ${HOME}}), for formulas in LaTeX, for templates of several lines, and for fields that are named
 * for code.
 *
 * <p>Measured: no signal in three labelled captures, in which nothing of the kind is labelled; none on their
 * 3,263 honest exchanges, and none on 19,280 made of prose, code, markup and odd names. Preview: it was not yet seen to
 * find one in traffic that others recorded.
 *
 * <p>To fix it, keep templates in files and pass values to them as values; where customers write templates, use an engine without logic
 * or in its sandbox.
 */
@Rule(
        id = "detect.template-injection",
        flaw = "template-injection",
        title = "A value would be computed by a template",
        severity = Severity.CRITICAL,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {1336, 917})
public final class TemplateInjection implements Mark {
    private static final Pattern PRINTED = Pattern.compile(
            "root:[x*!]?:0:0:|uid=\\d+\\(\\w+\\) gid=\\d+|<class '|<Config \\{|jinja2\\.exceptions|TemplateSyntaxError|freemarker\\.core|SpelEvaluationException|ognl\\.|Twig\\\\Error|org\\.thymeleaf|org\\.apache\\.velocity");
    private static final int SIGNS = Signs.BRACE | Signs.ANGLE | Signs.DOLLAR | Signs.MARKS;

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        Injection.examineBeyondProse(subject, sink, SIGNS, TemplateText::breakout, TemplateInjection::shows);
    }

    private static boolean shows(AnswerText answer, Value value) {
        return answer.has(PRINTED)
                || TemplateText.result(value.text())
                        .filter(result -> result.length() > 1 && Injection.isPrinted(answer, result, value))
                        .isPresent();
    }
}
