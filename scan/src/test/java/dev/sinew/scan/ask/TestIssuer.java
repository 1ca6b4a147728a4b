package dev.sinew.scan.ask;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A server on this machine that issues keys: it writes down every request as it came, and answers with whatever bytes a test wants. */
public final class TestIssuer implements AutoCloseable {
    /** Says that it will never answer, and keeps the connection. */
    static final String SILENCE = "silence";

    private final ServerSocket socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Function<String, String> answers;

    /** One with that answer to each request: the bytes of HTTP, in Latin-1. */
    public TestIssuer(Function<String, String> answers) throws IOException {
        this.answers = answers;
        Thread.ofVirtual().start(this::accept);
    }

    /** An answer with a body. */
    public static String answer(int status, String body) {
        return "HTTP/1.1 " + status + " As told\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** Host and port. */
    public String host() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** All requests, each with its body. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                open.add(client);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private void serve(Socket client) {
        try {
            String request = read(client.getInputStream());
            if (request.isEmpty()) {
                return; // who connected thought better of it
            }
            requests.add(request);
            String answer = answers.apply(request);
            if (!answer.equals(SILENCE)) {
                client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                client.close();
            }
        } catch (IOException e) {
            // Who asked went away, which is what some tests are about.
        }
    }

    /** A request, or nothing where none comes. */
    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
            int c = in.read();
            if (c < 0) {
                return head;
            }
            bytes.write(c);
            head = bytes.toString(StandardCharsets.ISO_8859_1);
        }
        String length = head.replaceAll("(?s).*\r\nContent-Length: (\\d+)\r\n.*|.*", "$1");
        return head
                + new String(
                        in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length)), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket each : open) {
            each.close();
        }
    }
}
