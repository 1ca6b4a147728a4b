package dev.sinew.inline;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** An answer that is ours and not the API's: a problem of RFC 9457 that tells its status and nothing more. */
final class OwnAnswer {
    private OwnAnswer() {}

    /** What a server says where a request is none that could pass: too long a head, lengths that contradict each other. */
    static boolean write(Request request, Response response, Callback callback) {
        write(response, response.getStatus(), callback);
        return true;
    }

    static void write(Response response, int status, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        if (status == HttpStatus.UNAUTHORIZED_401) {
            // A field that such an answer must have (RFC 9110, section 11.6.1).
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
        }
        String body = "{\"type\":\"about:blank\",\"status\":" + status + "}";
        response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.US_ASCII)), callback);
    }
}
