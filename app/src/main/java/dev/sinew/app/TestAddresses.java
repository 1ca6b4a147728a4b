package dev.sinew.app;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The addresses that {@code sinew test} is given. */
final class TestAddresses {
    private TestAddresses() {}

    /**
     * The address of the target.
     *
     * @throws ParameterException where it is none
     */
    static URI target(String target, CommandLine command) {
        try {
            URI uri = new URI(target);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!http || uri.getAuthority() == null || uri.getRawQuery() != null) {
                throw new ParameterException(
                        command, "--target is no address of an API: expected such as https://api.test.example");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new ParameterException(command, "--target is no address: " + e.getReason(), e);
        }
    }

    /**
     * Where the target can call this machine, where that is said.
     *
     * @throws ParameterException where it is no host and port
     */
    static Optional<InetSocketAddress> callback(Optional<String> callback, CommandLine command) {
        return callback.map(text -> {
            int colon = text.lastIndexOf(':');
            String port = text.substring(colon + 1);
            if (colon < 1 || !port.matches("[1-9]\\d{0,4}") || Integer.parseInt(port) > 65_535) {
                throw new ParameterException(
                        command, "--callback is no host and port: expected such as tester.example:8099");
            }
            return InetSocketAddress.createUnresolved(text.substring(0, colon), Integer.parseInt(port));
        });
    }
}
