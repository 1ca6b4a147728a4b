package dev.sinew.inline;

import dev.sinew.bytes.Slice;
import dev.sinew.model.Body;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import dev.sinew.model.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;

/** One exchange on its way through, as far as it was seen. */
final class Passage {
    /** Under which name a request has its passage. */
    static final String ATTRIBUTE = Passage.class.getName();

    private static final long NANOS = 1_000;

    private final Request request;
    private final long timeMicros;
    private final long started = System.nanoTime();
    BodyCopy sent;
    final BodyCopy answered;
    private int status = -1;
    private HttpFields answerFields = HttpFields.EMPTY;

    Passage(Request request, long timeMicros, int bodyBytes) {
        this.request = request;
        this.timeMicros = timeMicros;
        this.sent = new BodyCopy(bodyBytes);
        this.answered = new BodyCopy(bodyBytes);
    }

    static Passage of(Request request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Passage passage) {
            return passage;
        }
        throw new IllegalStateException("a request without its passage");
    }

    void answers(int code, HttpFields fields) {
        status = code;
        answerFields = fields;
    }

    /** The request without its body, as far as it is known before it passes. */
    Exchange head(String proxy) {
        return asked(proxy, Body.UNKNOWN);
    }

    /** The request with a body, before it passes. */
    Exchange asked(String proxy, Body body) {
        Exchange.Request seen =
                new Exchange.Request(request.getMethod(), Slice.of(url()), headers(request.getHeaders()), body);
        return new Exchange(
                new Origin(proxy, 0),
                "",
                timeMicros,
                -1,
                Request.getRemoteAddr(request),
                Direction.INCOMING,
                seen,
                Optional.empty());
    }

    /** What was seen; {@code number} tells it from all others of this proxy. */
    Exchange exchange(String proxy, long number) {
        Exchange.Request seen =
                new Exchange.Request(request.getMethod(), Slice.of(url()), headers(request.getHeaders()), sent.body());
        Optional<Exchange.Response> answer = status < 0
                ? Optional.empty()
                : Optional.of(new Exchange.Response(status, headers(answerFields), answered.body()));
        return new Exchange(
                new Origin(proxy, number),
                "",
                timeMicros,
                (System.nanoTime() - started) / NANOS,
                Request.getRemoteAddr(request),
                Direction.INCOMING,
                seen,
                answer);
    }

    /** As the client named it: the authority of its Host field, the path and the query as sent. */
    private String url() {
        HttpURI uri = request.getHttpURI();
        String authority = uri.getAuthority();
        String scheme = request.isSecure() ? "https" : "http";
        return scheme + "://" + (authority == null ? "" : authority) + uri.getPathQuery();
    }

    private static Headers headers(HttpFields fields) {
        Headers.Builder builder = new Headers.Builder();
        for (HttpField field : fields) {
            String value = field.getValue();
            byte[] name = field.getName().getBytes(StandardCharsets.ISO_8859_1);
            byte[] bytes = (value == null ? "" : value).getBytes(StandardCharsets.ISO_8859_1);
            builder.add(name, 0, name.length, bytes, 0, bytes.length);
        }
        return builder.build();
    }
}
