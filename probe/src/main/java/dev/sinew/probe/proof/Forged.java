package dev.sinew.probe.proof;

import dev.sinew.probe.http.Header;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Forging;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sessions with credentials that are not those that were handed out. */
final class Forged {
    private static final Pattern JWT = Pattern.compile("[\\w-]{4,}\\.[\\w-]{4,}\\.[\\w-]{4,}");

    /** What stands behind the name of a cookie. */
    private static final Pattern VALUE = Pattern.compile("(?<==)[^;]+");

    private static final Pattern PROVING = Pattern.compile("(?i)auth|key|token|cookie|secret|session");

    private Forged() {}

    /**
     * Credentials of the same form that mean nothing: each letter and digit another, signs kept. All that was handed out is other, cookies beside a token as well,
     * which may be one against forged requests and prove nobody; of what the file gives, what is named for proof.
     */
    static Session garbage(Session session) {
        Session other = badToken(session);
        return new Session(
                other.identity(),
                other.headers().stream()
                        .map(each -> isGiven(session, each) ? each : garbage(session, each))
                        .toList(),
                other.token());
    }

    /** The same session with a token that means nothing; without one, with nothing that means anything. */
    private static Session badToken(Session session) {
        return session.token().isPresent()
                ? session.withToken(NeverExisted.like(session.token().get()))
                : session;
    }

    /** Whether a header is the same for all that an identity asks, and nothing that proves anybody by its name. */
    private static boolean isGiven(Session session, Header header) {
        return session.identity().headers().contains(header)
                && !PROVING.matcher(header.name()).find();
    }

    /** A header in which nothing of the session's is left. */
    private static Header garbage(Session session, Header header) {
        if (!session.headers().contains(header)) {
            return header;
        }
        return new Header(
                header.name(),
                header.name().equalsIgnoreCase("Cookie")
                        ? VALUE.matcher(header.value())
                                .replaceAll(each -> Matcher.quoteReplacement(NeverExisted.like(each.group())))
                        : garbage(header.value()));
    }

    private static String garbage(String value) {
        int blank = value.indexOf(' ');
        return value.substring(0, blank + 1) + NeverExisted.like(value.substring(blank + 1));
    }

    /**
     * Tries a forged token where a JWT is used and tokens are looked at: nobody and garbage are refused there, so that success is the forgery's.
     * Empty where no caller has a JWT or the endpoint asks for none.
     */
    static Optional<Outcome> jwt(
            Endpoint endpoint, Trial trial, String how, Forging forging, UnaryOperator<String> forge) {
        return jwt(endpoint, trial, (good, read) -> {
            Session forged = good.withToken(forge.apply(good.token().orElseThrow()));
            Outcome outcome = read.judge(forged, trial, how).forged(forging);
            return outcome.verdict() == Verdict.CONFIRMED
                    ? outcome
                    : asBearer(read, trial)
                            .map(each -> each.withToken(forged.token().orElseThrow()))
                            .map(each -> read.judge(each, trial, how + " as a bearer token"))
                            .filter(each -> each.verdict() == Verdict.CONFIRMED)
                            .orElse(outcome);
        });
    }

    /**
     * The same caller with its token as a bearer token, where it sends it otherwise and the description has both: each is looked at by itself, and may be so by other code. Empty where that does not get it
     * what it gets, or garbage does as well.
     */
    private static Optional<Session> asBearer(OpenRead read, Trial trial) {
        Session good = read.persona().session();
        String token = good.token().orElseThrow();
        List<Header> others = good.headers().stream()
                .filter(each -> !each.value().contains(token))
                .toList();
        Session bearer = new Session(
                good.identity(),
                Stream.concat(others.stream(), Stream.of(new Header("Authorization", "Bearer " + token)))
                        .toList(),
                good.token());
        boolean otherwise = others.stream().noneMatch(each -> each.name().equalsIgnoreCase("Authorization"))
                && good.headers().stream()
                        .anyMatch(each -> each.value().contains(token)
                                && !each.name().equalsIgnoreCase("Authorization")
                                && !each.name().equalsIgnoreCase("Cookie"));
        return Optional.of(bearer)
                .filter(each -> otherwise && takesBearer(read.reached().filled().endpoint()))
                .filter(each -> read.baseline().isSame(read.as(each, trial))
                        && !read.baseline().isSame(read.as(badToken(each), trial)));
    }

    private static boolean takesBearer(Endpoint endpoint) {
        return endpoint.described().security().stream()
                .filter(each -> each.size() == 1)
                .flatMap(each ->
                        Optional.ofNullable(
                                endpoint.description().securitySchemes().get(each.getFirst()))
                                .stream())
                .anyMatch(each -> each.scheme().equals("bearer"));
    }

    /** What is said of a caller's session where tokens are looked at, and only there. */
    static Optional<Outcome> jwt(Endpoint endpoint, Trial trial, BiFunction<Session, OpenRead, Outcome> judge) {
        return jwt(endpoint, trial, judge, Forged::place);
    }

    /**
     * The same of what is signed with a key of the forger's, which proves something where a signature that fits nothing is refused: rather there, where there is such an operation, as one may forget
     * what all others do.
     */
    static Optional<Outcome> signedJwt(Endpoint endpoint, Trial trial, BiFunction<Session, OpenRead, Outcome> judge) {
        return jwt(endpoint, trial, judge, Forged::verifying);
    }

    private static Optional<Outcome> jwt(
            Endpoint endpoint,
            Trial trial,
            BiFunction<Session, OpenRead, Outcome> judge,
            Function<Trial, Optional<Endpoint>> place) {
        if (!endpoint.isRead()) {
            return Optional.empty();
        }
        Optional<OpenRead> guarded = guarded(endpoint, trial);
        if (guarded.isPresent()) {
            boolean first = place.apply(trial).equals(Optional.of(endpoint));
            OpenRead read = guarded.get();
            return first ? Optional.of(judge.apply(read.persona().session(), read)) : Optional.empty();
        }
        return OpenRead.of(endpoint, trial)
                .filter(each -> hasJwt(each) && trial.isFirstFor(endpoint, each.persona()))
                .map(each -> Outcome.inconclusive(
                        "bad credentials of every kind work here, so that this one proves nothing"));
    }

    /** Where tokens are tried: rather where nothing but the token says who is meant than where two callers may get the same for one id. */
    private static Optional<Endpoint> place(Trial trial) {
        return place(trial, "looks at tokens", each -> guarded(each, trial).isPresent());
    }

    private static Optional<Endpoint> verifying(Trial trial) {
        return place(
                        trial,
                        "looks at signatures",
                        each -> guarded(each, trial)
                                .filter(read -> isVerified(read, trial))
                                .isPresent())
                .or(() -> place(trial));
    }

    private static Optional<Endpoint> place(Trial trial, String name, Predicate<Endpoint> condition) {
        return trial.first(name + " alone", each -> each.ids().isEmpty() && condition.test(each))
                .or(() -> trial.first(name, condition));
    }

    private static boolean isVerified(OpenRead read, Trial trial) {
        Session good = read.persona().session();
        return !read.baseline()
                .isSame(read.as(good.withToken(wronglySigned(good.token().orElseThrow())), trial));
    }

    /** What somebody with a JWT reached where neither garbage nor nobody gets the same. */
    private static Optional<OpenRead> guarded(Endpoint endpoint, Trial trial) {
        return OpenRead.reached(
                endpoint,
                trial,
                each -> hasJwt(each)
                        && !each.baseline()
                                .isSame(each.as(badToken(each.persona().session()), trial))
                        && !each.baseline().isSame(each.as(Session.NOBODY, trial)));
    }

    private static boolean hasJwt(OpenRead read) {
        return read.persona().session().token().filter(Forged::isJwt).isPresent();
    }

    static boolean isJwt(String token) {
        return JWT.matcher(token).matches()
                && decode(token.substring(0, token.indexOf('.'))).startsWith("{");
    }

    /** The header and payload of a token under a header that says, in some spelling, that it is not signed. */
    static String unsigned(String token, String none) {
        String payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        return encode("{\"alg\":\"" + none + "\",\"typ\":\"JWT\"}") + "." + payload + ".";
    }

    /** The same token without its signature. */
    static String withoutSignature(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    /** The same token with a signature of the same form that fits nothing. */
    static String wronglySigned(String token) {
        int dot = token.lastIndexOf('.') + 1;
        return token.substring(0, dot) + NeverExisted.like(token.substring(dot));
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String part) {
        try {
            return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
