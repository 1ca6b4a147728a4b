package dev.sinew.engine.rules;

import dev.sinew.engine.inject.Signs;
import dev.sinew.engine.inject.UrlText;
import dev.sinew.engine.inject.Value;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A value of a request is an address of the server's own network, of the machine itself or of the cloud's metadata, or one that is no
 * web page.
 *
 * <p>An API that fetches what it is told to (previews, webhooks, imports, pictures) is a door behind the firewall: the metadata service
 * hands out credentials to whoever calls from the machine.
 *
 * <p>It fires on the metadata addresses and on inner addresses in a disguise (one number, octal, hexadecimal, IPv6, names that resolve
 * inwards) in any value that is an address as a whole; on plain inner addresses and on schemes such as {@code file} and {@code gopher}
 * where a parameter is named for an address. Exposed means that the answer has what such an address tells. It stays quiet for public
 * hosts, for the API's own host, for addresses within sentences, for plain addresses in somebody's web site or blog, and for redirects of native applications to the machine itself.
 *
 * <p>Measured: 3 signals in three labelled captures, all of attacks; none on their 3,263 honest exchanges, and 93 on
 * 19,280 made of prose, code, markup and odd names. Preview: three applications are few.
 *
 * <p>To fix it, allow hosts by a list, resolve the name once and check the address before the call and after each redirect, and let the
 * fetching run where nothing inner can be reached.
 */
@Rule(
        id = "detect.ssrf-attempt",
        flaw = "ssrf-attempt",
        title = "A value makes the server call an inner address",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API7:2023"},
        cwe = {918})
public final class SsrfAttempt implements Mark {
    private static final Pattern NAME = Pattern.compile(
            "ur[li]|link|href|src|source|callback|hook|image|avatar|picture|photo|icon|logo|feed|target|host|dest|fetch|proxy|load|endpoint|import|site|page|path|file|doc|domain|server|address|location|xml|wsdl|preview|api|next|open|data|remote|ref|u$|q$|to$");
    private static final Pattern HARMLESS =
            Pattern.compile("redirecturis?|origins?|redirect|returnurl|returnto|referer|referrer|baseurl|issuer|iss");
    /** Pages of people and firms, which are shown and not fetched: who has none yet, or develops one, names his own machine. */
    private static final Pattern SHOWN_AS_LINK =
            Pattern.compile("(?:.*web)?site(?:ur[li])?|homepage(?:ur[li])?|blog(?:ur[li])?|portfolio(?:ur[li])?");

    private static final Set<String> SCHEMES = Set.of(
            "file",
            "gopher",
            "dict",
            "jar",
            "netdoc",
            "tftp",
            "ldap",
            "phar",
            "expect",
            "php",
            "view-source",
            "local_file",
            "rmi",
            "smb",
            "unix");
    private static final Pattern SHOWN = Pattern.compile(
            "ami-[0-9a-f]{8}|\"AccessKeyId\"|instance-id|root:[x*!]?:0:0:|computeMetadata|\\[(?:fonts|extensions)]|redis_version|\"SecretAccessKey\"|security-credentials");

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        Injection.examine(
                subject,
                sink,
                Signs.SLASHES | Signs.COLON,
                value -> isInner(subject, value) ? 0 : -1,
                (answer, value) -> answer.has(SHOWN));
    }

    private static boolean isInner(MarkSubject subject, Value value) {
        boolean header = value.where() == Value.Where.HEADER || value.where() == Value.Where.BODY;
        if (header || value.where() == Value.Where.PATH) {
            return false;
        }
        UrlText address = UrlText.of(value.text());
        if (!address.isAddress() || isOwn(subject, address.host())) {
            return false;
        }
        String name = value.plainName();
        boolean named = NAME.matcher(name).find() && !HARMLESS.matcher(name).matches();
        if (SCHEMES.contains(address.scheme())) {
            return named
                    || value.isTerse()
                    || address.scheme().equals("gopher")
                    || address.scheme().equals("dict");
        }
        return switch (address.reach()) {
            case PUBLIC -> false;
            case METADATA -> true;
            case LOOPBACK, PRIVATE ->
                address.disguised() || (named && !SHOWN_AS_LINK.matcher(name).matches());
        };
    }

    private static boolean isOwn(MarkSubject subject, String host) {
        String own = UrlText.of(subject.exchange().request().url().text().replaceFirst("[?#].*", ""))
                .host();
        String named =
                subject.exchange().request().headers().first("host").text().replaceFirst(":\\d+$", "");
        return !host.isEmpty() && (host.equals(own) || host.equals(named));
    }
}
