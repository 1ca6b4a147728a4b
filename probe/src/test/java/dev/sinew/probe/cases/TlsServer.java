package dev.sinew.probe.cases;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * Shakes hands and says nothing. A process of its own, as the JDK decides once for each process which versions there are: {@code TlsServer KEYSTORE
 * PASSWORD VERSION…} prints its port.
 */
public final class TlsServer {
    private TlsServer() {}

    /** Serves until its input ends. */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        char[] password = arguments[1].toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = new FileInputStream(arguments[0])) {
            keys.load(in, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        SSLServerSocket server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        String[] versions = new String[arguments.length - 2];
        System.arraycopy(arguments, 2, versions, 0, versions.length);
        server.setEnabledProtocols(versions);
        Thread.ofVirtual().start(() -> accept(server));
        System.out.println(server.getLocalPort());
        while (System.in.read() >= 0) {
            // Ends with the test.
        }
    }

    private static void accept(SSLServerSocket server) {
        while (!server.isClosed()) {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
                socket.startHandshake();
            } catch (IOException e) {
                // The client leaves after the first message, or is refused.
            }
        }
    }
}
