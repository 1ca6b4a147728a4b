package dev.sinew.inline;

import dev.sinew.bytes.Slice;
import dev.sinew.model.Body;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import dev.sinew.model.Origin;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
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
    private volatile boolean unsent;
    private volatile boolean awaited;
    private int status = -1;
    private HttpFields answerFields = HttpFields.EMPTY;

    Passage(Request request, long timeMicros, int bodyBytes) {
        this.request = request;
        this.timeMicros = timeMicros;
        this.sent = new BodyCopy(bodyBytes);
        this.sent.expects(request.getLength());
        this.answered = new BodyCopy(bodyBytes);
    }

    static Passage of(Request request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Passage passage) {
            return passage;
        }
        throw new IllegalStateException("a request without its passage");
    }

    /** The client's side of it failed before all was sent. */
    void unsent() {
        unsent = true;
        sent.broken();
    }

    /** It ended before all was answered, and perhaps before all was sent. */
    void broken() {
        answered.broken();
        if (awaited) {
            sent.broken();
        }
    }

    /** Whether it is the client's turn to send more. */
    void awaits(boolean more) {
        awaited = more;
    }

    /** What a client is told whose exchange failed with nothing answered: whose fault it was, and whether time or room was what lacked. */
    int status(Throwable failure) {
        boolean late = failure instanceof TimeoutException || failure instanceof SocketTimeoutException;
        if (unsent || (late && awaited)) {
            return late ? HttpStatus.REQUEST_TIMEOUT_408 : HttpStatus.BAD_REQUEST_400;
        }
        if (failure instanceof RejectedExecutionException) {
            return HttpStatus.SERVICE_UNAVAILABLE_503;
        }
        return late ? HttpStatus.GATEWAY_TIMEOUT_504 : HttpStatus.BAD_GATEWAY_502;
    }

    void answers(int code, HttpFields fields) {
        status = code;
        answerFields = fields;
        answered.expects(fields.getLongField(HttpHeader.CONTENT_LENGTH));
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
