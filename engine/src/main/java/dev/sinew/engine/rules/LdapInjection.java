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
 * A value of a request would, put into a directory's filter, end its part of it and add another.
 *
 * <p>Sign-in and people search against a directory are often filters with a name pasted in; {@code *)(uid=*} makes them true for
 * everybody.
 *
 * <p>It fires where a value closes a parenthesis that it did not open and goes on with another part of a filter. Exposed means that the
 * answer has a directory's error or names of entries. It stays quiet for whole filters, whose parentheses match, for formulas, and for
 * lists in parentheses.
 *
 * <p>Measured: no signal in three labelled captures, in which nothing of the kind is labelled; none on their
 * 3,263 honest exchanges, and none on 19,280 made of prose, code, markup and odd names. Preview: it was not yet seen to
 * find one in traffic that others recorded.
 *
 * <p>To fix it, escape values by RFC 4515 with the directory library's own function, and bind as the user rather than compare passwords
 * in a filter.
 */
@Rule(
        id = "detect.ldap-injection",
        flaw = "ldap-injection",
        title = "A value would change the structure of an LDAP filter",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {90})
public final class LdapInjection implements Mark {
    private static final Pattern PART = Pattern.compile(
            "\\)\u0000|^[^(]{0,80}\\)\\s*\\(?\\s*(?:[|&!]\\s*\\)?\\s*(?:\\(|$|\\))|\\(?\\s*[|&!]?\\s*\\(*\\s*[a-zA-Z][\\w;.-]{0,40}\\s*(?:[~<>]?=|:[\\w.]*:?=))");
    private static final Pattern BROKEN = Pattern.compile("\\)\\s*\\(");
    private static final Pattern SHOWN = Pattern.compile(
            "LDAPException|javax\\.naming\\.|Bad search filter|Invalid DN syntax|ldap_search|LdapErr|supplied argument is not a valid ldap|\\b(?:cn|uid)=[^,\"]+,\\s*(?:ou|dc)=",
            Pattern.CASE_INSENSITIVE);

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        Injection.examineQuery(
                subject, sink, Signs.PAREN, LdapInjection::breakout, (answer, value) -> answer.has(SHOWN));
    }

    private static int breakout(Value value) {
        String text = value.text();
        int close = text.indexOf(')');
        boolean parts = BROKEN.matcher(text).find() || text.contains("=*") || text.indexOf('\u0000') >= 0;
        return close >= 0 && parts && !value.isDocument() && PART.matcher(text).find() ? close : -1;
    }
}
