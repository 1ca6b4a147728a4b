package dev.sinew.scan.ask;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.HttpClientConnection;

/**
 * An answer, as far as it matters: the status, and the body of those whose status does not say enough. Whatever an issuer sends, no more than
 * {@value #MOST} bytes of a body are read.
 *
 * @param status of the last answer, interim ones left out
 * @param body all of it, or nothing where it was not wanted, is longer or was cut off
 */
record Answer(int status, Optional<byte[]> body) {
    static final int MOST = 64 << 10;
    private static final int MOST_INTERIM = 5;
    private static final int MOST_STATUS = 599;

    /** Sends a request, once, and reads the answer to it; what is no answer is an exception that says nothing of what it was. */
    static Answer to(ClassicHttpRequest request, HttpClientConnection over, IntPredicate wantsBody) throws IOException {
        try {
            over.sendRequestHeader(request);
            over.sendRequestEntity(request);
            over.flush();
            for (int i = 0; i <= MOST_INTERIM; i++) {
                ClassicHttpResponse response = over.receiveResponseHeader();
                if (response.getCode() > MOST_STATUS) {
                    break;
                }
                if (response.getCode() >= HttpStatus.SC_OK) {
                    return new Answer(
                            response.getCode(),
                            wantsBody.test(response.getCode()) ? body(over, response) : Optional.empty());
                }
            }
            throw new NoAnswer(NoAnswer.BROKEN);
        } catch (HttpException
                | ConnectionClosedException
                | MalformedChunkCodingException
                | MessageConstraintException
                | NoHttpResponseException
                | IllegalArgumentException e) {
            // The last is what HttpCore makes of a status of zero.
            throw new NoAnswer(NoAnswer.BROKEN);
        }
    }

    private static Optional<byte[]> body(HttpClientConnection from, ClassicHttpResponse response)
            throws IOException, HttpException {
        from.receiveResponseEntity(response);
        Optional<HttpEntity> entity = Optional.ofNullable(response.getEntity());
        if (entity.isEmpty()) {
            return Optional.of(new byte[0]);
        }
        InputStream in = entity.get().getContent();
        try {
            // Not closed: that would read on to the end.
            byte[] bytes = in.readNBytes(MOST + 1);
            return bytes.length > MOST ? Optional.empty() : Optional.of(bytes);
        } catch (ConnectionClosedException e) {
            return Optional.empty();
        }
    }

    /** The body as text, for a reader of JSON. */
    Optional<String> text() {
        return body.map(each -> new String(each, StandardCharsets.UTF_8));
    }
}
