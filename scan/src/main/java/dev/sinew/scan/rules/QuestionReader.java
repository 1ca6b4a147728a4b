package dev.sinew.scan.rules;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads the table {@code ask} of a rule. It is strict, since what it says is sent to somebody with a secret in it: whatever is unknown or looks
 * wrong makes all of it unusable.
 */
final class QuestionReader {
    /** Why a table cannot be used. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String why) {
            super(why);
        }
    }

    private static final Set<String> KEYS =
            Set.of("url", "method", "headers", "user", "password", "body", "begins", "works", "refused");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    /** What the request has by itself, or what would change whom it goes to or how it ends. */
    private static final Set<String> TAKEN = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "accept-encoding",
            "expect",
            "upgrade",
            "te",
            "trailer",
            "cookie",
            "user-agent",
            "proxy-authorization");

    private final JsonNode node;

    private QuestionReader(JsonNode node) {
        this.node = node;
    }

    /** The question that a table asks. */
    static Question read(JsonNode node) throws Unusable {
        if (!node.isObject()) {
            throw new Unusable("it is no table");
        }
        return new QuestionReader(node).read();
    }

    private Question read() throws Unusable {
        for (String key : new TreeSet<>(node.propertyNames())) {
            if (!KEYS.contains(key)) {
                throw new Unusable("'" + key + "' is not known; known are " + String.join(", ", new TreeSet<>(KEYS)));
            }
        }
        String url = text("url");
        String method = text("method").isEmpty() ? "GET" : text("method").toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            throw new Unusable("method is GET, HEAD or POST");
        }
        address(url);
        Question question = new Question(
                method, url, headers(), login(), body(method), texts("begins"), signs("works"), signs("refused"));
        if (question.works().isEmpty()) {
            throw new Unusable("works is missing: without it no answer says anything");
        }
        if (method.equals("HEAD")
                && Stream.concat(question.works().stream(), question.refused().stream())
                        .anyMatch(each -> !each.pointer().isEmpty())) {
            throw new Unusable("answers to HEAD have no body that could say something");
        }
        if (!carriesSecret(question)) {
            throw new Unusable(Question.SECRET + " stands neither in url, headers, user nor password");
        }
        return question;
    }

    private static boolean carriesSecret(Question question) {
        return question.url().contains(Question.SECRET)
                || question.headers().stream().anyMatch(each -> each.value().contains(Question.SECRET))
                || question.login()
                        .filter(each -> (each.user() + each.password()).contains(Question.SECRET))
                        .isPresent();
    }

    private static void address(String url) throws Unusable {
        URI address;
        try {
            address = Question.address(url);
        } catch (IllegalArgumentException e) {
            throw new Unusable("url is no address");
        }
        String host = address.getHost();
        if (host == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
            throw new Unusable("url must have a host, and neither a login nor a fragment");
        }
        if (!url.startsWith(address.getScheme() + "://" + address.getRawAuthority())
                || url.substring(
                                0,
                                url.indexOf("//")
                                        + 2
                                        + address.getRawAuthority().length())
                        .contains(Question.SECRET)) {
            throw new Unusable("the secret may not say which host is asked");
        }
        boolean plain = "http".equals(address.getScheme()) && LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
        if (!plain && !"https".equals(address.getScheme())) {
            throw new Unusable("url must begin with https://; http:// is for this machine alone");
        }
    }

    private List<Question.Header> headers() throws Unusable {
        List<Question.Header> headers = new ArrayList<>();
        for (String each : texts("headers")) {
            int colon = each.indexOf(':');
            String name = colon < 0 ? "" : each.substring(0, colon);
            if (!name.matches("[A-Za-z0-9-]{1,60}") || TAKEN.contains(name.toLowerCase(Locale.ROOT))) {
                throw new Unusable("'" + (name.isEmpty() ? "headers" : name) + "' is no header that can be set");
            }
            headers.add(new Question.Header(
                    name, printable("headers", each.substring(colon + 1).strip())));
        }
        return headers;
    }

    private Optional<Question.Login> login() throws Unusable {
        if (!node.has("user") && !node.has("password")) {
            return Optional.empty();
        }
        if (text("user").contains(":")) {
            throw new Unusable("user may not have a colon");
        }
        return Optional.of(
                new Question.Login(printable("user", text("user")), printable("password", text("password"))));
    }

    private String body(String method) throws Unusable {
        String body = text("body");
        if (body.contains(Question.SECRET)) {
            throw new Unusable("the secret may not stand in body");
        }
        if (!body.isEmpty() && !method.equals("POST")) {
            throw new Unusable("body is for POST alone");
        }
        return printable("body", body);
    }

    /** {@code 200}, {@code 200 /data/id} or {@code 200 /ok=true}. */
    private List<Question.Sign> signs(String key) throws Unusable {
        List<Question.Sign> signs = new ArrayList<>();
        for (String each : texts(key)) {
            int space = each.indexOf(' ');
            String status = space < 0 ? each : each.substring(0, space);
            String said = space < 0 ? "" : each.substring(space + 1).strip();
            int equals = said.indexOf('=');
            String pointer = equals < 0 ? said : said.substring(0, equals);
            // A redirect is never an answer: it says that somebody else has one.
            if (!status.matches("[245]\\d\\d") || space >= 0 && !pointer.startsWith("/")) {
                throw new Unusable("'" + each + "' in " + key + " is neither '200' nor '200 /pointer=value'");
            }
            signs.add(new Question.Sign(
                    Integer.parseInt(status),
                    pointer,
                    equals < 0 ? Optional.empty() : Optional.of(said.substring(equals + 1))));
        }
        return signs;
    }

    private String text(String key) throws Unusable {
        JsonNode value = node.path(key);
        if (!value.isMissingNode() && !value.isString()) {
            throw new Unusable(key + " is no text");
        }
        return value.asString("");
    }

    private List<String> texts(String key) throws Unusable {
        JsonNode value = node.path(key);
        List<String> texts = new ArrayList<>();
        if (!value.isMissingNode() && !value.isArray()) {
            throw new Unusable(key + " is no list of texts");
        }
        for (JsonNode each : value) {
            if (!each.isString()) {
                throw new Unusable(key + " is no list of texts");
            }
            texts.add(each.asString());
        }
        return texts;
    }

    private static String printable(String key, String text) throws Unusable {
        if (!text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new Unusable(key + " has characters that no request can carry");
        }
        return text;
    }
}
