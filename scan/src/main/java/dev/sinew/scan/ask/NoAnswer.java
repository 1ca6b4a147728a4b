package dev.sinew.scan.ask;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import javax.net.ssl.SSLException;

/** Why there is no answer, in words that have nothing of the request in them: exceptions of the platform may quote what they are about. */
final class NoAnswer extends IOException {
    private static final long serialVersionUID = 1;

    static final String BROKEN = "what it sent is no answer";

    private final String why;

    NoAnswer(String why) {
        super(why);
        this.why = why;
    }

    static String why(IOException e) {
        return switch (e) {
            case NoAnswer own -> own.why;
            case ConnectException refused -> "it cannot be connected to";
            case NoRouteToHostException unreachable -> "it cannot be connected to";
            case SSLException tls -> "TLS fails, as where a certificate is not trusted";
            default -> "the connection broke";
        };
    }
}
