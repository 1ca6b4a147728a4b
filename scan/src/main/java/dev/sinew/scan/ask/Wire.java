package dev.sinew.scan.ask;

import dev.sinew.scan.rules.Question;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.http.io.HttpClientConnection;

/**
 * A connection to an issuer, over which one request goes out, once. Clients that keep connections send a request again by themselves where one
 * ends before the answer, or do not say whether a request went out at all; so HTTP is spoken over this one. Certificates are checked as the
 * platform does. No redirect is followed, no cookie kept, no proxy used.
 */
final class Wire implements AutoCloseable {
    private static final int TLS = 443;
    private static final int PLAIN = 80;
    private static final int LONGEST_LINE = 16 << 10;
    private static final int MOST_HEADERS = 200;
    private static final DefaultBHttpClientConnectionFactory HTTP = DefaultBHttpClientConnectionFactory.builder()
            .http1Config(Http1Config.custom()
                    .setMaxLineLength(LONGEST_LINE)
                    .setMaxHeaderCount(MOST_HEADERS)
                    .build())
            .build();

    private final Socket raw;
    private final CountDownLatch ended = new CountDownLatch(1);
    private Socket socket;
    private volatile boolean late;

    private Wire(Duration whole) {
        raw = new Socket();
        socket = raw;
        Thread.ofVirtual().start(() -> endAfter(whole));
    }

    /** Connects, so that a secret can be sent; until then none was. */
    static Wire open(Question question, Duration whole) throws IOException {
        Wire wire = new Wire(whole);
        try {
            wire.connect(question.address());
            return wire;
        } catch (IOException e) {
            wire.close();
            throw wire.late ? new NoAnswer("it did not take a connection in time") : e;
        }
    }

    private void connect(URI address) throws IOException {
        boolean secure = address.getScheme().equals("https");
        int port = address.getPort() > 0 ? address.getPort() : secure ? TLS : PLAIN;
        InetSocketAddress where = new InetSocketAddress(address.getHost(), port);
        if (where.isUnresolved()) {
            throw new NoAnswer("its name is not known");
        }
        if (!secure && !where.getAddress().isLoopbackAddress()) {
            throw new NoAnswer("it is another machine, and the connection would not be encrypted");
        }
        raw.connect(where);
        if (secure) {
            SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            SSLSocket encrypted = (SSLSocket) factory.createSocket(raw, address.getHost(), port, true);
            SSLParameters parameters = encrypted.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            encrypted.setSSLParameters(parameters);
            encrypted.startHandshake();
            socket = encrypted;
        }
    }

    /** Sends a request and reads the answer, with a body where the status wants one. */
    Answer ask(ClassicHttpRequest request, IntPredicate wantsBody) throws IOException {
        try {
            return ask(socket, request, wantsBody);
        } catch (IOException e) {
            throw late ? new NoAnswer("there was no answer in time") : e;
        }
    }

    /** Sends a request over an open socket, whose owner ends it. */
    static Answer ask(Socket socket, ClassicHttpRequest request, IntPredicate wantsBody) throws IOException {
        HttpClientConnection http = HTTP.createConnection(socket);
        return Answer.to(request, http, wantsBody);
    }

    /** Ends it, whatever it waits for: an issuer that sends a byte now and then would hold a read for ever. */
    private void endAfter(Duration whole) {
        try {
            if (!ended.await(whole.toMillis(), TimeUnit.MILLISECONDS)) {
                late = true;
                end();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        try {
            raw.close();
        } catch (IOException e) {
            // It has ended then, too.
            ended.countDown();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        end();
    }
}
