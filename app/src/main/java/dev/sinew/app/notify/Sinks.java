package dev.sinew.app.notify;

import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.report.message.Notice;
import dev.sinew.store.Targets.Target;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Opens what is kept of targets, and sends to them. The only place that knows their addresses and secrets. */
public final class Sinks implements AutoCloseable {
    private static final String ROTATE_MIB = "64";
    private static final String ROTATE_KEEP = "5";

    private final PrivacyKey key;
    private final String version;
    private final Patience patience;
    private final HttpClient client;

    /** Sinks under the key that targets are sealed with; {@code version} is Sinew's. */
    public Sinks(PrivacyKey key, String version, Patience patience) {
        this.key = key;
        this.version = version;
        this.patience = patience;
        this.client = HttpSink.client(patience);
    }

    /** Sends once, and waits for what becomes of it. */
    public Delivery send(Target target, Notice notice, String json, Instant now) throws InterruptedException {
        Sink sink;
        try {
            sink = sink(target);
        } catch (WrongDestination | IllegalArgumentException e) {
            return new Delivery.Later("its settings cannot be opened; remove it and add it again", Optional.empty());
        }
        return sink.send(notice, json, now);
    }

    private Sink sink(Target target) throws WrongDestination {
        TargetKind kind = TargetKind.of(target.kind())
                .orElseThrow(() -> new WrongDestination("this version knows no kind " + target.kind()));
        Destination destination = DestinationReader.read(kind, key.open(target.settings()));
        return switch (String.valueOf(destination.address().getScheme())) {
            case "file" ->
                new FileSink(
                        Path.of(destination.address().getPath()),
                        Long.parseLong(destination.option("rotate-mib", ROTATE_MIB)) << 20,
                        Integer.parseInt(destination.option("rotate-keep", ROTATE_KEEP)),
                        version);
            case "syslog+tcp", "syslog+udp" -> new SyslogSink(destination.address(), patience, version);
            default -> new HttpSink(client, new Requests(kind, destination, version), patience);
        };
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
