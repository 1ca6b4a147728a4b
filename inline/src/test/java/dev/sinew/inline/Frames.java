package dev.sinew.inline;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** HTTP/2 written by hand (RFC 9113), for what no client library would send. */
final class Frames {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int CONTINUATION = 9;

    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    private Frames() {}

    /** How a connection begins. */
    static byte[] preface() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(frame(SETTINGS, 0, 0, new byte[0]));
        return out.toByteArray();
    }

    static byte[] frame(int type, int flags, int stream, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(payload.length >> 16);
        out.write(payload.length >> 8);
        out.write(payload.length);
        out.write(type);
        out.write(flags);
        out.write(stream >> 24);
        out.write(stream >> 16);
        out.write(stream >> 8);
        out.write(stream);
        out.writeBytes(payload);
        return out.toByteArray();
    }

    /** {@code GET /} of host x: three fields of the static table and a literal authority. */
    static byte[] get(int stream) {
        return frame(HEADERS, END_STREAM | END_HEADERS, stream, fields());
    }

    static byte[] fields() {
        return new byte[] {(byte) 0x82, (byte) 0x86, (byte) 0x84, 0x41, 1, 'x'};
    }

    /** A WebSocket by way of HTTP/2 (RFC 8441): an extended CONNECT to {@code /chat} of host x. */
    static byte[] connect(int stream) {
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        literal(fields, 2, "CONNECT");
        fields.write(0);
        text(fields, ":protocol");
        text(fields, "websocket");
        fields.write(0x86);
        literal(fields, 4, "/chat");
        literal(fields, 1, "x");
        return frame(HEADERS, END_HEADERS, stream, fields.toByteArray());
    }

    /** A value under a name of the static table, not to be remembered. */
    private static void literal(ByteArrayOutputStream out, int name, String value) {
        out.write(name);
        text(out, value);
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.write(text.length());
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** A frame as it came. */
    record Frame(int type, int stream, ByteBuffer payload) {}

    /** The frames of a connection up to the first that answers a request, or ends the connection. */
    static List<Frame> untilAnswered(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        List<Frame> frames = new ArrayList<>();
        do {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            int type = in.readUnsignedByte();
            in.readUnsignedByte();
            int stream = in.readInt() & Integer.MAX_VALUE;
            frames.add(new Frame(type, stream, ByteBuffer.wrap(in.readNBytes(length))));
        } while (frames.getLast().stream() == 0 && frames.getLast().type() != GOAWAY);
        return frames;
    }

    static byte[] reset(int stream) {
        return frame(RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8});
    }

    /** The code of the GOAWAY that ends a connection; -1 where it ends without one. */
    static int ending(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        try {
            while (true) {
                int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                in.readUnsignedByte();
                in.readInt();
                byte[] payload = in.readNBytes(length);
                if (type == GOAWAY) {
                    return payload[7];
                }
            }
        } catch (EOFException e) {
            return -1;
        }
    }
}
