package dev.sinew.probe.http;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Which version of TLS a server chooses when a client offers an old one. The JDK offers none below 1.2, so a {@code ClientHello} is written and the
 * {@code ServerHello} read here (RFC 2246, RFC 4346, RFC 5246, section 7.4.1); nothing is encrypted and nothing else is sent.
 */
public final class TlsVersions {
    public static final int TLS_1_0 = 0x0301;
    public static final int TLS_1_1 = 0x0302;
    public static final int TLS_1_2 = 0x0303;
    /** No version: refused, or no answer that is TLS. */
    public static final int NONE = 0;

    private static final int TIMEOUT_MS = 5_000;
    private static final int HANDSHAKE = 22;
    private static final int SERVER_HELLO = 2;
    private static final int HTTPS = 443;
    /** Of RSA, ECDHE and ECDSA with AES and 3DES in CBC, which these versions have, and two in GCM for the last. */
    private static final String CIPHERS = "c02fc02bc013c014c009c00a009c002f0035000a";
    /** The curves P-256, P-384 and X25519, uncompressed points, and signatures of RSA and ECDSA with SHA-256 and SHA-1. */
    private static final String EXTENSIONS = "000a0008000600170018001d000b00020100000d000a00080401040302010203";

    private TlsVersions() {}

    /**
     * What a server chooses.
     *
     * @param target whose host and port are called
     * @param offered the latest version that the client says it knows
     * @return one of the constants, or another number that the server says
     */
    public static int chosen(URI target, int offered) {
        int port = target.getPort() < 0 ? HTTPS : target.getPort();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(target.getHost(), port), TIMEOUT_MS);
            socket.setSoTimeout(TIMEOUT_MS);
            socket.getOutputStream().write(hello(target.getHost(), offered));
            socket.getOutputStream().flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int type = in.readUnsignedByte();
            in.readUnsignedShort(); // the version of the record, which says nothing
            in.readUnsignedShort(); // its length
            if (type != HANDSHAKE || in.readUnsignedByte() != SERVER_HELLO) {
                return NONE;
            }
            in.readUnsignedByte();
            in.readUnsignedShort(); // the length of the message, three bytes
            return in.readUnsignedShort();
        } catch (IOException e) {
            return NONE;
        }
    }

    private static byte[] hello(String host, int version) {
        Bytes body = new Bytes();
        body.number(version, 2);
        body.write(new byte[32]);
        body.number(0, 1);
        byte[] ciphers = HexFormat.of().parseHex(CIPHERS);
        body.number(ciphers.length, 2);
        body.write(ciphers);
        body.number(1, 1);
        body.number(0, 1);
        Bytes extensions = new Bytes();
        if (host.chars().anyMatch(Character::isLetter) && host.indexOf(':') < 0) {
            byte[] name = host.getBytes(StandardCharsets.US_ASCII);
            extensions.number(0, 2);
            extensions.number(name.length + 5, 2);
            extensions.number(name.length + 3, 2);
            extensions.number(0, 1);
            extensions.number(name.length, 2);
            extensions.write(name);
        }
        extensions.write(HexFormat.of().parseHex(EXTENSIONS));
        body.number(extensions.size(), 2);
        body.write(extensions.toByteArray());
        Bytes record = new Bytes();
        record.number(HANDSHAKE, 1);
        record.number(TLS_1_0, 2);
        record.number(body.size() + 4, 2);
        record.number(1, 1);
        record.number(body.size(), 3);
        record.write(body.toByteArray());
        return record.toByteArray();
    }

    /** Bytes with numbers in network order. */
    private static final class Bytes extends ByteArrayOutputStream {
        void number(int value, int bytes) {
            for (int i = bytes - 1; i >= 0; i--) {
                super.write(value >>> (8 * i));
            }
        }

        @Override
        public void write(byte[] all) {
            super.write(all, 0, all.length);
        }
    }
}
