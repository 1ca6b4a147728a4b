package dev.sinew.inline;

import java.util.function.Consumer;
import org.eclipse.jetty.client.HttpUpgrader;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Passes the change of a connection to WebSocket on (RFC 6455): where the API answers 101, both connections become a tunnel. Other
 * protocols are not offered to the API, as nothing is known of what they would make of the connection.
 */
final class Upgrade implements HttpUpgrader {
    private static final String WEBSOCKET = "websocket";

    private final Request request;
    private final Response response;
    private final Callback answered;
    private final Consumer<org.eclipse.jetty.client.Response> seen;

    /** {@code seen} is told of the answer 101, before it is passed on. */
    Upgrade(Request request, Response response, Callback answered, Consumer<org.eclipse.jetty.client.Response> seen) {
        this.request = request;
        this.response = response;
        this.answered = answered;
        this.seen = seen;
    }

    /** Whether a request asks for it, in the one version of HTTP that can. */
    static boolean isAskedFor(Request request) {
        return request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1
                && HttpMethod.GET.is(request.getMethod())
                && request.getLength() <= 0
                && request.getTunnelSupport() != null
                && request.getHeaders().contains(HttpHeader.CONNECTION, HttpHeaderValue.UPGRADE.asString())
                && WEBSOCKET.equalsIgnoreCase(request.getHeaders().get(HttpHeader.UPGRADE));
    }

    @Override
    public void prepare(org.eclipse.jetty.client.Request onward) {
        onward.headers(fields -> fields.put(HttpHeader.CONNECTION, "Upgrade").put(HttpHeader.UPGRADE, WEBSOCKET));
    }

    @Override
    public void upgrade(org.eclipse.jetty.client.Response answer, EndPoint behind, Callback done) {
        EndPoint client = request.getTunnelSupport().getEndPoint();
        ByteBufferPool pool = request.getComponents().getByteBufferPool();
        TunnelSide back = new TunnelSide(behind, client, request.getComponents().getExecutor(), pool);
        TunnelSide forth = new TunnelSide(
                        client, behind, request.getComponents().getExecutor(), pool)
                .then(() -> behind.upgrade(back));
        response.setStatus(answer.getStatus());
        for (HttpField field : answer.getHeaders()) {
            if (field.getHeader() != HttpHeader.CONTENT_LENGTH && field.getHeader() != HttpHeader.TRANSFER_ENCODING) {
                response.getHeaders().add(field);
            }
        }
        request.setAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE, forth);
        seen.accept(answer);
        answered.succeeded();
        done.succeeded();
    }
}
