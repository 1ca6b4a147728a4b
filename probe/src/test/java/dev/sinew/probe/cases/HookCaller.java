package dev.sinew.probe.cases;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Calls web hooks as a service does; nothing is ever called but this machine, and that only by a service that does not look where an address leads. */
final class HookCaller implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final boolean anywhere;

    HookCaller(boolean anywhere) {
        this.anywhere = anywhere;
    }

    /** Tries an address, which stood in a member of that name. */
    Answer test(URI url, String member) {
        boolean inside = String.valueOf(url.getHost()).matches("127\\..*|localhost");
        return inside && !anywhere
                ? FirmThings.invalid(member)
                : Answer.of(200, "{\"delivered\":" + (inside && isDelivered(url)) + "}");
    }

    private boolean isDelivered(URI url) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 300;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
