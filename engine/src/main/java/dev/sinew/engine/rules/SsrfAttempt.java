package dev.sinew.engine.rules;

import dev.sinew.engine.detect.Detector.Judgement;
import dev.sinew.engine.detect.Judged;
import dev.sinew.engine.inject.Masked;
import dev.sinew.engine.inject.Signs;
import dev.sinew.engine.inject.UrlText;
import dev.sinew.engine.inject.UrlText.Reach;
import dev.sinew.engine.inject.Value;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.engine.usage.Usage;
import dev.sinew.engine.usage.UsageDetector;
import dev.sinew.model.Confidence;
import dev.sinew.model.Direction;
import dev.sinew.model.MarkHit;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Optional;
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
 * inwards) in any value that is an address as a whole; on plain inner addresses, on files, and on schemes such as {@code gopher}
 * where a parameter is named for an address. Exposed means that the answer has what such an address tells. Plain inner addresses and
 * files outside of the system's folders are what people write of their own machines, too: they are told only where it is no habit of
 * the field, which takes three other callers, more than one in twenty, over more than a quarter of an hour. It stays quiet for public
 * hosts, for the API's own host, for addresses within sentences, for plain addresses in somebody's web site or blog, and for redirects of native applications to the machine itself.
 *
 * <p>Measured: 3 signals in three labelled captures, all of attacks; none on their 3,263 honest exchanges, and none on
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
public final class SsrfAttempt implements Mark, Judged, UsageDetector {
    /** What is said of a plain inner address, or of a file, which waits until it is known whether others give such, too. */
    private static final String ORDINARY = "an inner address or a file as it is usually written";

    private enum Kind {
        NONE,
        /** As people write addresses of their own networks, too. */
        PLAIN,
        TELLING
    }

    private static final Pattern NAME = Pattern.compile(
            "ur[li]|link|href|src|source|callback|hook|image|avatar|picture|photo|icon|logo|feed|target|host|dest|fetch|proxy|load|endpoint|import|site|page|path|file|doc|domain|server|address|location|xml|wsdl|preview|api|next|open|data|remote|ref|u$|q$|to$");
    private static final Pattern HARMLESS =
            Pattern.compile("redirecturis?|origins?|redirect|returnurl|returnto|referer|referrer|baseurl|issuer|iss");
    /** Pages of people and firms, which are shown and not fetched: who has none yet, or develops one, names his own machine. */
    private static final Pattern SHOWN_AS_LINK =
            Pattern.compile("(?:.*web)?site(?:ur[li])?|homepage(?:ur[li])?|blog(?:ur[li])?|portfolio(?:ur[li])?");

    private static final Set<String> SCHEMES = Set.of(
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
            "unix");
    /** Schemes of files that people share, too. */
    private static final Set<String> SHARED = Set.of("file", "smb");
    /** Where the files of a system are. */
    private static final Pattern SYSTEM = Pattern.compile(
            "(?i)(?:^|[/\\\\])(?:etc|proc|sys|dev|root|var|windows|winnt|boot\\.ini|web-inf|\\.\\.|\\.ssh|\\.env|\\.aws|\\.git)(?:[/\\\\.]|$)");

    private static final Pattern SHOWN = Pattern.compile(
            "ami-[0-9a-f]{8}|\"AccessKeyId\"|instance-id|root:[x*!]?:0:0:|computeMetadata|\\[(?:fonts|extensions)]|redis_version|\"SecretAccessKey\"|security-credentials");

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        if (subject.exchange().direction() != Direction.INCOMING) {
            return;
        }
        Value plain = null;
        for (Value value : subject.values().all()) {
            if (value.has(Signs.SLASHES | Signs.COLON) && value.where() != Value.Where.OPERATOR) {
                Kind kind = kind(subject, value);
                boolean shows = kind == Kind.PLAIN && Injection.answer(subject).has(SHOWN);
                if (kind == Kind.TELLING || shows) {
                    Injection.hit(subject, sink, value, Masked.of(value.text(), 0), (answer, of) -> answer.has(SHOWN));
                    return;
                }
                plain = kind == Kind.PLAIN && plain == null ? value : plain;
            }
        }
        if (plain != null) {
            Injection.hit(subject, sink, plain, ORDINARY, (answer, of) -> false);
        }
    }

    @Override
    public boolean waits(MarkHit notice) {
        return notice.note().equals(ORDINARY);
    }

    @Override
    public Optional<Judgement> judge(Usage usage) {
        return usage.use().notices().stream()
                .filter(notice -> waits(notice) && !usage.isHabit(notice))
                .findFirst()
                .map(notice -> new Judgement(
                        notice.outcome(),
                        Confidence.LIKELY,
                        List.of(),
                        ORDINARY + " in " + notice.place() + ", where others give none by habit"));
    }

    private static Kind kind(MarkSubject subject, Value value) {
        boolean header = value.where() == Value.Where.HEADER || value.where() == Value.Where.BODY;
        if (header || value.where() == Value.Where.PATH) {
            return Kind.NONE;
        }
        UrlText address = UrlText.of(value.text());
        boolean web = address.scheme().isEmpty() || address.scheme().startsWith("http");
        if (!address.isAddress() || web && isOwn(subject, address, value.text())) {
            return Kind.NONE;
        }
        String name = value.plainName();
        boolean named = NAME.matcher(name).find() && !HARMLESS.matcher(name).matches();
        if (SHARED.contains(address.scheme())) {
            boolean system = SYSTEM.matcher(value.text()).find();
            return !named && !value.isTerse() ? Kind.NONE : system ? Kind.TELLING : Kind.PLAIN;
        }
        if (SCHEMES.contains(address.scheme())) {
            boolean always =
                    address.scheme().equals("gopher") || address.scheme().equals("dict");
            return named || value.isTerse() || always ? Kind.TELLING : Kind.NONE;
        }
        return switch (address.reach()) {
            case PUBLIC -> Kind.NONE;
            case METADATA -> Kind.TELLING;
            case LOOPBACK, PRIVATE ->
                address.disguised()
                        ? Kind.TELLING
                        : named && !SHOWN_AS_LINK.matcher(name).matches() ? Kind.PLAIN : Kind.NONE;
        };
    }

    /** Whether it is the API itself; where that is an inner address, under its own port. */
    private static boolean isOwn(MarkSubject subject, UrlText address, String text) {
        String host = address.host();
        String url = subject.exchange().request().url().text().replaceFirst("[?#].*", "");
        String named = subject.exchange().request().headers().first("host").text();
        boolean own = !host.isEmpty()
                && (host.equals(UrlText.of(url).host()) || host.equals(named.replaceFirst(":\\d+$", "")));
        String authority = named.isEmpty() ? url.replaceFirst("^\\w+://", "").replaceFirst("/.*", "") : named;
        return own && !address.disguised() && (address.reach() == Reach.PUBLIC || isUnder(text, authority));
    }

    private static boolean isUnder(String text, String authority) {
        int at = text.indexOf("//" + authority);
        int end = at + 2 + authority.length();
        return at >= 0 && (end == text.length() || ":0123456789".indexOf(text.charAt(end)) < 0);
    }
}
