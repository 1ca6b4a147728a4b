package dev.sinew.engine.rules.posture;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.engine.profile.Profile;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import dev.sinew.model.Trait;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A host allows whatever origin asks, by its name and with credentials.
 *
 * <p>Then any site that a user visits may call the host with the user's cookies and read what comes back, as if it were the host's
 * own page. A host that sends {@code *} instead is safer: browsers send no cookies there.
 *
 * <p>It fires once for each host that allowed origins of at least two sites that are not related to it or to each other by name,
 * and that refused no unrelated origin at the same operations; or one such site, as a possibility. Credentials must be such as
 * browsers add by themselves, cookies and passwords of HTTP: with tokens that a page has to add, one unrelated site says nothing and
 * several are a possibility.
 *
 * <p>It stays quiet for sister hosts, for developers' own machines and for apps ({@code capacitor://localhost}), without
 * credentials, and for hosts of internal networks. Sites are kept as one of 16 groups, never by name: two sites fall into
 * one group now and then and are taken for one.
 *
 * <p>To fix it, compare the origin with a list of whole origins, never by suffix or pattern, and send {@code Vary: Origin}.
 */
@Rule(
        id = "posture.cors-reflects-origin",
        flaw = "cors-reflects-origin",
        title = "Any origin is allowed by name, with credentials",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {942, 346})
public final class CorsReflectsOrigin implements Mark, Check {
    private static final String ID = "posture.cors-reflects-origin";
    private static final String FIELD = "access-control-allow-origin";
    private static final String REFUSED = "an unrelated origin was not allowed";
    private static final int GROUPS = 16;
    private static final String CURE = "Allow origins from a list. NGINX: map $http_origin $allowed { default '';"
            + " https://app.example $http_origin; } add_header Access-Control-Allow-Origin $allowed always; add_header Vary"
            + " Origin always; Kong: name them in the cors plugin's config.origins.";

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        if (!subject.has(Trait.CROSS_ORIGIN) || !subject.has(Trait.ANSWER_HEADERS)) {
            return;
        }
        boolean allowed = subject.has(Trait.CORS_ALLOWED_WITH_CREDENTIALS);
        boolean refused = subject.succeeded()
                && subject.exchange().response().stream()
                        .allMatch(answer -> answer.headers().first(FIELD).isEmpty());
        if (!allowed && !refused) {
            return;
        }
        String origin = host(subject.exchange().request().headers().first("origin"));
        String api = host(subject);
        if (origin.isEmpty() || api.isEmpty() || HostName.isInternal(origin) || HostName.related(origin, api)) {
            return;
        }
        String site = HostName.site(origin);
        String group = "another site (group " + Math.floorMod(site.hashCode(), GROUPS) + ")";
        sink.hit(Side.ANSWER, FIELD, Outcome.UNKNOWN, allowed ? group : REFUSED);
    }

    /** The host of a web page's origin, or empty. */
    private static String host(Slice origin) {
        String text = Ascii.text(origin.array(), origin.from(), Math.min(origin.to(), origin.from() + 300));
        int start = text.indexOf("//");
        boolean web = text.startsWith("https:") || text.startsWith("http:");
        return web && start > 0 ? text.substring(start + 2).toLowerCase(Locale.ROOT) : "";
    }

    private static String host(MarkSubject subject) {
        Slice url = subject.exchange().request().url();
        String named = host(new Slice(url.array(), url.from(), subject.path().from()));
        return named.isEmpty()
                ? subject.exchange().request().headers().first("host").text()
                : named;
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        if (Reach.isInternal(api)) {
            return List.of();
        }
        Examples examples = new Examples();
        Set<String> sites = new TreeSet<>();
        boolean ambient = false;
        for (OperationPosture each : api.operations()) {
            boolean choosy = each.notices().keySet().stream().anyMatch(CorsReflectsOrigin::isRefusal);
            ambient |= isAmbient(each);
            each.notices().forEach((notice, sighting) -> {
                if (notice.rule().equals(ID) && !choosy) {
                    sites.add(notice.note());
                    examples.add(each, sighting.first(), "allowed an origin of another site", sighting.count());
                }
            });
        }
        if (examples.isEmpty() || (sites.size() < 2 && !ambient)) {
            return List.of();
        }
        Confidence sure = sites.size() >= 2 && ambient ? Confidence.LIKELY : Confidence.POSSIBLE;
        String what = "allowed unrelated origins by name, with credentials; sites: " + sites.size();
        return List.of(examples.weakness(api.api(), FIELD, sure, what).cured(CURE));
    }

    private static boolean isRefusal(Profile.Notice notice) {
        return notice.rule().equals(ID) && notice.note().equals(REFUSED);
    }

    /** Whether it knows callers by what browsers add by themselves. */
    private static boolean isAmbient(OperationPosture operation) {
        List<String> proofs = operation.learned().authenticationTypes();
        return operation.count(Trait.SESSION_COOKIE) > 0
                || proofs.stream().anyMatch(proof -> proof.contains("cookie") || proof.equals("basic"));
    }
}
