package dev.sinew.inline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** An API that does with its connections what no library would do. Keeps the heads of all requests it gets. */
final class RawApi implements AutoCloseable {
    private final ServerSocket listening;
    private final ConcurrentLinkedQueue<Socket> open = new ConcurrentLinkedQueue<>();
    final BlockingQueue<String> heads = new LinkedBlockingQueue<>();

    /** Says what is done with each connection, once the head of its first request is read. */
    interface Behaviour {
        void serve(Socket socket, String head) throws IOException, InterruptedException;
    }

    RawApi(Behaviour behaviour) throws IOException {
        listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> accept(behaviour));
    }

    private void accept(Behaviour behaviour) {
        try {
            while (!listening.isClosed()) {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(behaviour, socket));
            }
        } catch (IOException e) {
            if (!listening.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Behaviour behaviour, Socket socket) {
        try (socket) {
            String head = head(socket);
            if (!head.isEmpty()) {
                heads.add(head);
                behaviour.serve(socket, head);
            }
        } catch (IOException gone) {
            open.remove(socket);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next head, up to and with its empty line; empty where the connection ends before. */
    static String head(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** The head of a message, with its empty line. */
    static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
