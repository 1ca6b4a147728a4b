package dev.sinew.probe.identity;

import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.Logins.LoginFailed;
import dev.sinew.probe.identity.SessionSteps.Step;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * How a session of cookies gets the token that goes along in a header, against requests that other sites forge. Without a step it is the cookie, else the member of the answer to the login, that is named for one. A
 * token that is another for each request is not kept up with.
 *
 * @param step what is asked for it after the login, with the session; empty where the login brings it
 * @param selector a JSON pointer to it in the answer to the step, or empty for the member that is named for it
 * @param header what carries it, or empty for what frameworks expect beside a cookie of that name
 * @param declared whether the file of identities says so, so that it is an error where there is none
 */
public record AntiForgery(Optional<Step> step, String selector, String header, boolean declared) {
    /** Nothing is known of one. */
    static final AntiForgery UNKNOWN = new AntiForgery(Optional.empty(), "", "", false);

    private static final Pattern NAME = Pattern.compile("(?i).*(?:csrf|xsrf|anti-?_?forgery).*");
    private static final int DEPTH = 3;

    /** What beside a cookie of a name is sent in which header: Angular and Laravel, Django. */
    private static final Map<String, String> HEADERS = Map.of("xsrf-token", "X-XSRF-TOKEN", "csrftoken", "X-CSRFToken");

    private static final String USUAL = "X-CSRF-Token";

    /** Whether a header, a cookie or a member is named for such a token. */
    public static boolean isNamed(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * A session with the token, and with the cookies that came with it.
     *
     * @param login the answer to the login
     * @throws LoginFailed where the file of identities says how it is got and it is not there
     */
    Session along(Session session, Reply login, Sender sender) throws LoginFailed {
        Optional<Reply> asked = step.map(each -> sender.sendPatiently(each.ask(session), session.headers()));
        List<Reply> replies = Stream.concat(asked.stream(), Stream.of(login)).toList();
        String pointed = selector.isEmpty()
                ? ""
                : asked.map(each -> Logins.at(each, selector)).orElse("");
        Optional<Map.Entry<String, String>> cookie = replies.stream()
                .flatMap(AntiForgery::cookies)
                .filter(each -> isNamed(each.getKey()))
                .findFirst();
        Optional<String> member = replies.stream()
                .flatMap(each -> each.json().stream())
                .flatMap(each -> member(each, 0).stream())
                .findFirst();
        Optional<String> token = Optional.of(pointed)
                .filter(each -> !each.isEmpty())
                .or(() -> selector.isEmpty() ? member : Optional.empty())
                .or(() -> cookie.map(Map.Entry::getValue));
        if (token.isEmpty()) {
            if (declared) {
                throw new LoginFailed("the csrf step of " + session.identity() + " at "
                        + step.map(Step::toString).orElse("") + " was answered with "
                        + asked.map(Reply::toString).orElse("nothing") + " and has no token at " + selector);
            }
            return session;
        }
        String name = !header.isEmpty()
                ? header
                : cookie.map(each -> HEADERS.getOrDefault(each.getKey().toLowerCase(Locale.ROOT), USUAL))
                        .orElse(USUAL);
        List<Header> headers = new ArrayList<>(session.headers());
        asked.map(Reply::cookies).filter(each -> !each.isEmpty()).ifPresent(set -> join(headers, set));
        headers.add(new Header(name, token.get()));
        return new Session(session.identity(), headers, session.token(), session.refreshToken());
    }

    /** Puts cookies to those that are sent already; one of the same name takes its place. */
    private static void join(List<Header> headers, String set) {
        List<String> all = new ArrayList<>(List.of(set.split("; ")));
        headers.stream()
                .filter(each -> each.name().equalsIgnoreCase("Cookie"))
                .flatMap(each -> Stream.of(each.value().split("; ")))
                .filter(each -> all.stream().noneMatch(other -> name(other).equals(name(each))))
                .toList()
                .forEach(all::add);
        headers.removeIf(each -> each.name().equalsIgnoreCase("Cookie"));
        headers.add(new Header("Cookie", String.join("; ", all)));
    }

    private static String name(String pair) {
        return pair.substring(0, Math.max(0, pair.indexOf('=')));
    }

    private static Stream<Map.Entry<String, String>> cookies(Reply reply) {
        return Stream.of(reply.cookies().split("; ", -1))
                .filter(each -> each.indexOf('=') > 0)
                .map(each -> Map.entry(name(each), decoded(each.substring(each.indexOf('=') + 1))));
    }

    private static String decoded(String value) {
        try {
            return value.indexOf('%') < 0
                    ? value
                    : URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private static Optional<String> member(JsonNode node, int depth) {
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            boolean text =
                    each.getValue().isString() && each.getValue().asString().length() >= 8;
            if (text && isNamed(each.getKey())) {
                return Optional.of(each.getValue().asString());
            }
        }
        return depth == DEPTH
                ? Optional.empty()
                : node.properties().stream()
                        .filter(each -> each.getValue().isObject())
                        .flatMap(each -> member(each.getValue(), depth + 1).stream())
                        .findFirst();
    }
}
