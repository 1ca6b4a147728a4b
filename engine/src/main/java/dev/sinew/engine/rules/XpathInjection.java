package dev.sinew.engine.rules;

import dev.sinew.engine.inject.Signs;
import dev.sinew.engine.inject.Value;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.regex.Pattern;

/**
 * A value of a request would, put into an XPath expression, change which nodes it selects.
 *
 * <p>Applications over XML documents and some directories of users ask by expressions with values pasted in; there are no rights within
 * a document, so one answer may hold all of it.
 *
 * <p>It fires where a value ends a string or a predicate and goes on with a step or function of XPath ({@code ' or count(//*)}, {@code
 * '] | //user}). A bare {@code ' or '1'='1} is reported as an attempt on SQL, whose form it shares. Exposed means that the answer has
 * an XPath engine's error. It stays quiet for whole expressions and for sentences.
 *
 * <p>Measured: no signal in three labelled captures, in which nothing of the kind is labelled; none on their
 * 3,263 honest exchanges, and none on 19,280 made of prose, code, markup and odd names. Preview: it was not yet seen to
 * find one in traffic that others recorded.
 *
 * <p>To fix it, bind values as variables of the expression, or look nodes up in code.
 */
@Rule(
        id = "detect.xpath-injection",
        flaw = "xpath-injection",
        title = "A value would change the structure of an XPath expression",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {643})
public final class XpathInjection implements Mark {
    private static final Pattern BREAKOUT = Pattern.compile(
            "^[^'\"\\[\\]/(]{0,80}(?:['\"]\\s*\\]?\\s*\\)?|\\d\\s*\\]|\\])\\s*(?:\\||or\\b|and\\b|\\]|\\+|=|/|,)[^\\n]{0,80}?(?:\\bcount\\s*\\(\\s*/|\\bstring-length\\s*\\(|\\bposition\\s*\\(\\s*\\)|\\bname\\s*\\(\\s*[).*/]|\\blocal-name\\s*\\(|\\blast\\s*\\(\\s*\\)|\\btext\\s*\\(\\s*\\)|\\bnode\\s*\\(\\s*\\)|\\bcomment\\s*\\(\\s*\\)|\\bstarts-with\\s*\\(|\\bcontains\\s*\\(|\\bsubstring\\s*\\(\\s*(?:/|name|\\w+::|\\.|text)|\\bdoc(?:-available)?\\s*\\(|\\bunparsed-text|\\bnot\\s*\\(\\s*/|\\bboolean\\s*\\(|(?:parent|child|ancestor|following|preceding|self|descendant|attribute)(?:-or-self|-sibling)?::|(?:\\||=|\\bor|\\band)\\s*/{1,2}[\\w*@.]|/\\.\\.|//\\*)");
    /** Behind a number: a condition over nodes from the root on. */
    private static final Pattern BARE = Pattern.compile(
            "^\\s*-?\\d{1,19}\\s+(?:or|and)\\s+(?:not\\s*\\(\\s*)?(?:count|substring|string-length|name|local-name|starts-with|contains|boolean|string)\\s*\\(\\s*(?:name\\s*\\(\\s*)?/");

    private static final Pattern SHOWN = Pattern.compile(
            "XPathException|XPathEvalError|Invalid (?:XPath )?expression|xmlXPath|javax\\.xml\\.xpath|SimpleXMLElement::xpath|Expression must evaluate to a node-set|unterminated string literal|lxml\\.etree");

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        Injection.examine(
                subject,
                sink,
                Signs.QUOTE | Signs.SEPARATOR | Signs.PAREN | Signs.MARKS,
                XpathInjection::breakout,
                (answer, value) -> answer.has(SHOWN));
    }

    private static int breakout(Value value) {
        boolean code = value.isDocument() || value.holdsCode();
        boolean changes = BREAKOUT.matcher(value.text()).find()
                || BARE.matcher(value.text()).find();
        return !code && changes ? 0 : -1;
    }
}
