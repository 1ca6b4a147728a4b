package dev.sinew.app.serve;

import java.io.IOException;
import java.nio.file.Path;

/** A running service for tests of the commands beside it. */
public final class ServiceRun implements AutoCloseable {
    private final Running running;

    private ServiceRun(Running running) {
        this.running = running;
    }

    /** Starts one over a folder. */
    public static ServiceRun over(Path data) throws CannotServe {
        return new ServiceRun(Running.over(data));
    }

    /** The status that some exchanges are answered with, sent with a token. */
    public int send(String token, int from, int count) throws IOException, InterruptedException {
        return new Client(running.serving().intakeAddress(), token)
                .exchanges(Lines.of(from, count))
                .statusCode();
    }

    /** Sends exchanges and waits until they are shown. */
    public void sendAll(int from, int count) throws IOException, InterruptedException {
        sendAll(from, count, from + count);
    }

    /** Sends exchanges and waits until so many are shown in all. */
    public void sendAll(int from, int count, long shown) throws IOException, InterruptedException {
        running.sender.exchanges(Lines.of(from, count));
        running.reader.until("/api/v1/summary", now -> now.path("exchanges").asLong() == shown);
    }

    /** What exchanges are answered with, sent by the same sender as before. */
    public String send(int from, int count) throws IOException, InterruptedException {
        return running.sender.exchanges(Lines.of(from, count)).body();
    }

    /** Waits until so many exchanges are shown, no more: what an earlier start showed may still be there. Says how many are. */
    public long shown(long count) throws IOException, InterruptedException {
        return running.reader
                .until("/api/v1/summary", now -> now.path("exchanges").asLong() == count)
                .path("exchanges")
                .asLong();
    }

    /** How many callers are shown. */
    public long callers() throws IOException, InterruptedException {
        return running.reader.json("/api/v1/summary").path("callers").asLong();
    }

    /** How many exchanges are shown. */
    public long exchanges() throws IOException, InterruptedException {
        return running.reader.json("/api/v1/summary").path("exchanges").asLong();
    }

    /** Whom it tells, as it shows them. */
    public String targets() throws IOException, InterruptedException {
        return running.reader.get("/api/v1/targets").body();
    }

    /** Waits until all that is to be told of what is shown has arrived. */
    public void untilTold() throws IOException, InterruptedException {
        running.reader.until(
                "/api/v1/targets",
                now -> now.path("items")
                        .valueStream()
                        .allMatch(each -> each.path("waiting").asLong() == 0));
    }

    @Override
    public void close() {
        running.close();
    }
}
