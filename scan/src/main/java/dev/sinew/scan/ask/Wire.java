package dev.sinew.scan.ask;

import dev.sinew.scan.rules.Question;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
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

/**
 * A connection to an issuer, over which one request goes out, once. The platform's clients send a request again by themselves where a
 * connection ends before the answer, which cannot be told to them; and of whether a request went out at all they say nothing. Certificates are
 * checked as the platform does. No redirect is followed, no cookie kept, no proxy used.
 */
final class Wire implements AutoCloseable {
    private static final int TLS = 443;
    private static final int PLAIN = 80;

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
    Answer ask(byte[] request, IntPredicate wantsBody) throws IOException {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
            return Answer.read(new BufferedInputStream(socket.getInputStream()), wantsBody);
        } catch (IOException e) {
            throw late ? new NoAnswer("there was no answer in time") : e;
        }
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
