package dev.sinew.scan.ask;

import dev.sinew.scan.rules.Question;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The bytes that ask a question about a secret. A secret can fill its place in them and nothing else. */
final class Request {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 4096;
    private static final String LINE = "\r\n";
    /** What may stand in a path or a query as it is, and begins nothing there (RFC 3986). */
    private static final String PLAIN = "-._~:";

    private Request() {}

    /** Why a secret cannot be asked about, if so. */
    static Optional<String> obstacle(Question question, String secret) {
        if (secret.length() < SHORTEST || secret.length() > LONGEST) {
            return Optional.of(
                    "it has " + secret.length() + " characters, and from " + SHORTEST + " to " + LONGEST + " are sent");
        }
        if (!secret.chars().allMatch(c -> c > ' ' && c <= '~')) {
            return Optional.of("it has blanks, control characters or others that no request can carry");
        }
        boolean asUser = question.login()
                .filter(each -> each.user().contains(Question.SECRET))
                .isPresent();
        return asUser && secret.contains(":")
                ? Optional.of("it has a colon, which no user's name can have")
                : Optional.empty();
    }

    /** The request for a secret that has no obstacle. */
    static byte[] of(Question question, String secret, String agent) {
        StringBuilder request = new StringBuilder(512);
        request.append(question.method())
                .append(' ')
                .append(target(question, secret))
                .append(" HTTP/1.1");
        header(request, "Host", question.host());
        header(request, "User-Agent", agent);
        header(request, "Accept-Encoding", "identity");
        header(request, "Connection", "close");
        for (Question.Header each : question.headers()) {
            header(request, each.name(), each.value().replace(Question.SECRET, secret));
        }
        question.login().ifPresent(login -> {
            String pair = login.user().replace(Question.SECRET, secret) + ":"
                    + login.password().replace(Question.SECRET, secret);
            header(request, "Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes(pair)));
        });
        if (!has(question, "Accept")) {
            header(request, "Accept", "application/json");
        }
        if (question.method().equals("POST")) {
            if (!question.body().isEmpty() && !has(question, "Content-Type")) {
                header(request, "Content-Type", "application/json");
            }
            header(request, "Content-Length", Integer.toString(question.body().length()));
        }
        return bytes(request.append(LINE).append(LINE).append(question.body()).toString());
    }

    private static void header(StringBuilder request, String name, String value) {
        request.append(LINE).append(name).append(": ").append(value);
    }

    private static boolean has(Question question, String name) {
        return question.headers().stream().anyMatch(each -> each.name().equalsIgnoreCase(name));
    }

    /** Path and query. */
    private static String target(Question question, String secret) {
        URI address = question.address();
        String front = address.getScheme() + "://" + address.getRawAuthority();
        String target = question.url().substring(front.length()).replace(Question.SECRET, encoded(secret));
        return target.startsWith("/") ? target : "/" + target;
    }

    private static String encoded(String secret) {
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < secret.length(); i++) {
            char c = secret.charAt(i);
            if (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            }
        }
        return encoded.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
