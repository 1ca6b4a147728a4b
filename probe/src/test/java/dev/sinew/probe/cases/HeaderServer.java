package dev.sinew.probe.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** A server that puts a parameter into a header of its answer with no library between, which would refuse line ends. */
final class HeaderServer implements AutoCloseable {
    private final ServerSocket socket;
    private final UnaryOperator<String> shown;

    /** {@code shown} is the head of its answers for a value, from the status on. */
    HeaderServer(UnaryOperator<String> shown) throws IOException {
        this.shown = shown;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                answer(caller);
            } catch (IOException e) {
                // The caller went away, or the server was closed.
                if (socket.isClosed()) {
                    return;
                }
            }
        }
    }

    private void answer(Socket caller) throws IOException {
        InputStream in = caller.getInputStream();
        StringBuilder head = new StringBuilder();
        int next = in.read();
        while (next >= 0 && head.indexOf("\r\n\r\n") < 0) {
            head.append((char) next);
            next = head.indexOf("\r\n\r\n") < 0 ? in.read() : -1;
        }
        String target = head.toString().split(" ", 3)[1];
        String value = target.contains("to=")
                ? URLDecoder.decode(target.substring(target.indexOf("to=") + 3), StandardCharsets.UTF_8)
                : "";
        OutputStream out = caller.getOutputStream();
        out.write(("HTTP/1.1 " + shown.apply(value)).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
