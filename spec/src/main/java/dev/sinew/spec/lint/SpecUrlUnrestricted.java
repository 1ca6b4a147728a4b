package dev.sinew.spec.lint;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Set;

/**
 * Callers send an address that the service is likely to call or to redirect to, and nothing says which are allowed.
 *
 * <p>The service stands where callers do not: behind it are metadata services, consoles and databases.
 *
 * <p>It fires once for each operation, shared schema and shared parameter, with the names of all texts called callback,
 * webhook, redirect or a URL of something to fetch, such as {@code source_url}. It is a possibility only. A pattern, an
 * enumeration or a constant says enough; a format of {@code uri} does not. It stays quiet for addresses that are merely kept
 * and shown, such as {@code website}, and for the {@code redirect_uri} of OAuth, which is registered beforehand.
 *
 * <p>To fix it, allow only known hosts, and write the pattern. Source: OWASP API7:2023.
 */
@Rule(
        id = "posture.spec-url-unrestricted",
        flaw = "spec-url-unrestricted",
        title = "Address from callers that may point anywhere",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API7:2023"},
        cwe = {918},
        standards = {"NIST-800-228 REC-API-13"})
public final class SpecUrlUnrestricted implements LintCheck {
    private static final Set<String> CALLED = Set.of(
            "callback",
            "webhook",
            "redirect",
            "target",
            "source",
            "fetch",
            "import",
            "notification",
            "notify",
            "endpoint",
            "forward",
            "proxy",
            "destination",
            "download",
            "hook",
            "src",
            "remote",
            "ping");
    private static final Set<String> ADDRESS = Set.of("url", "uri", "urls", "uris", "endpoint");
    private static final Set<String> ALONE = Set.of("callback", "webhook", "redirect");
    /** Of OAuth: the server compares it with those that were registered. */
    private static final Set<String> REGISTERED = Set.of("redirecturi", "redirecturis", "postlogoutredirecturi");

    @Override
    public List<Remark> remarks(Written api) {
        return Limits.of(
                        api,
                        field -> field.is("string") && !field.in().equals("header") && isCalled(field.name()),
                        field -> field.says("pattern", "enum", "const"))
                .remarks(
                        "a pattern of allowed addresses",
                        field -> field.path()
                                + ": {type: string, format: uri, pattern: '^https://[a-z0-9.-]+\\.partner\\.example/'}")
                .stream()
                .map(each -> each.as(Confidence.POSSIBLE))
                .toList();
    }

    private static boolean isCalled(String name) {
        List<String> words = Words.of(name);
        boolean address = !words.isEmpty() && ADDRESS.contains(words.getLast());
        if (REGISTERED.contains(Words.joined(name))) {
            return false;
        }
        return ALONE.contains(Words.joined(name)) || (address && words.stream().anyMatch(CALLED::contains));
    }
}
