package dev.sinew.app.notify;

import dev.sinew.report.message.Notice;
import dev.sinew.report.ocsf.OcsfEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sends events as messages of RFC 5424: over TCP with their lengths in front (RFC 6587), over UDP one in a datagram. Syslog has no
 * acknowledgement: what the system took counts as told.
 */
final class SyslogSink implements Sink {
    /** The facility of log audits. */
    private static final int FACILITY = 13;

    /** What fits into a datagram of IPv4. */
    private static final int MOST_DATAGRAM = 65_507;

    private final URI address;
    private final Patience patience;
    private final String version;

    SyslogSink(URI address, Patience patience, String version) {
        this.address = address;
        this.patience = patience;
        this.version = version;
    }

    @Override
    public Delivery send(Notice notice, String json, Instant now) {
        List<byte[]> messages = OcsfEvents.of(notice, version).stream()
                .map(event -> message(notice, event))
                .toList();
        try {
            if ("syslog+udp".equals(address.getScheme())) {
                return datagrams(messages);
            }
            stream(messages);
            return new Delivery.Arrived();
        } catch (IOException e) {
            return new Delivery.Later("it cannot be sent to: " + e.getClass().getSimpleName(), Optional.empty());
        }
    }

    private static byte[] message(Notice notice, String event) {
        int severity = switch (notice.severity()) {
            case CRITICAL -> 2;
            case HIGH -> 3;
            case MEDIUM -> 4;
            case LOW -> 5;
        };
        String head = "<" + (FACILITY * 8 + severity) + ">1 "
                + notice.at().truncatedTo(ChronoUnit.MICROS) + " - sinew - "
                + notice.kind().word() + " - ";
        return (head + event).getBytes(StandardCharsets.US_ASCII);
    }

    private void stream(List<byte[]> messages) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] message : messages) {
            all.writeBytes((message.length + " ").getBytes(StandardCharsets.US_ASCII));
            all.writeBytes(message);
        }
        try (Socket socket = new Socket()) {
            socket.connect(where(), (int) patience.connect().toMillis());
            // A write to one who does not read blocks for ever; closing the socket from outside is what ends it.
            CountDownLatch written = new CountDownLatch(1);
            Thread.ofVirtual().start(() -> closeUnless(written, socket));
            try {
                socket.getOutputStream().write(all.toByteArray());
                socket.shutdownOutput();
            } finally {
                written.countDown();
            }
        }
    }

    private void closeUnless(CountDownLatch written, Socket socket) {
        try {
            if (!written.await(patience.answer().toMillis(), TimeUnit.MILLISECONDS)) {
                socket.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // It is closed, as it should be.
        }
    }

    private Delivery datagrams(List<byte[]> messages) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            for (byte[] message : messages) {
                if (message.length > MOST_DATAGRAM) {
                    return new Delivery.Never("it does not fit into a datagram; use syslog+tcp");
                }
                socket.send(new DatagramPacket(message, message.length, where()));
            }
            return new Delivery.Arrived();
        }
    }

    private InetSocketAddress where() throws SocketException {
        InetSocketAddress where = new InetSocketAddress(address.getHost(), address.getPort());
        if (where.isUnresolved()) {
            throw new SocketException("the host name is not known");
        }
        return where;
    }
}
