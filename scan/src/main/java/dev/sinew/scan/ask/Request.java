package dev.sinew.scan.ask;

import dev.sinew.scan.rules.Question;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** What asks a question about a secret, which can fill its place there and nothing else. */
final class Request {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 4096;
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
    static ClassicHttpRequest of(Question question, String secret, String agent) {
        ClassicHttpRequest request = new BasicClassicHttpRequest(question.method(), target(question, secret));
        request.addHeader(HttpHeaders.HOST, question.host());
        request.addHeader(HttpHeaders.USER_AGENT, agent);
        request.addHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        request.addHeader(HttpHeaders.CONNECTION, "close");
        for (Question.Header each : question.headers()) {
            request.addHeader(each.name(), each.value().replace(Question.SECRET, secret));
        }
        question.login().ifPresent(login -> {
            String pair = login.user().replace(Question.SECRET, secret) + ":"
                    + login.password().replace(Question.SECRET, secret);
            request.addHeader(
                    HttpHeaders.AUTHORIZATION, "Basic " + Base64.getEncoder().encodeToString(bytes(pair)));
        });
        if (!request.containsHeader(HttpHeaders.ACCEPT)) {
            request.addHeader(HttpHeaders.ACCEPT, "application/json");
        }
        if (question.method().equals("POST")) {
            byte[] body = bytes(question.body());
            if (body.length > 0 && !request.containsHeader(HttpHeaders.CONTENT_TYPE)) {
                request.addHeader(HttpHeaders.CONTENT_TYPE, "application/json");
            }
            request.addHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length));
            request.setEntity(new ByteArrayEntity(body, null));
        }
        return request;
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
