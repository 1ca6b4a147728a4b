package dev.sinew.console.intake;

import dev.sinew.console.Bearer;
import dev.sinew.console.CannotListen;
import dev.sinew.console.Json;
import dev.sinew.console.ListenAddress;
import dev.sinew.console.Refusal;
import dev.sinew.console.WebServer;
import dev.sinew.console.intake.Receipt.Outcome;
import io.javalin.http.Context;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/**
 * {@code POST /api/v1/exchanges}: Exchange JSON Lines in, a receipt out. 202 says that every accepted line is durable. What
 * all posts hold together is bounded: beyond that a sender is asked to come again.
 */
public final class IntakeServer implements AutoCloseable {
    private final Intake intake;
    private final Senders senders;
    private final IntakeLimits limits;
    private final IntakeCounts counts;
    private final Room room;
    private final WebServer server;

    /**
     * Starts to listen.
     *
     * @throws CannotListen where the address cannot be taken
     */
    public IntakeServer(ListenAddress at, Intake intake, Senders senders, IntakeLimits limits, IntakeCounts counts)
            throws CannotListen {
        this.intake = intake;
        this.senders = senders;
        this.limits = limits;
        this.counts = counts;
        this.room = new Room(limits.heldBytes());
        this.server = WebServer.start(at, routes -> {
            routes.post("/api/v1/exchanges", this::post);
            routes.get("/health", context -> context.result("ok\n"));
        });
    }

    /** Where it listens. */
    public ListenAddress address() {
        return server.address();
    }

    private void post(Context context) throws Refusal, IOException, InterruptedException {
        long started = System.nanoTime();
        try {
            Receipt receipt = take(context);
            answer(context, receipt);
            counts.taken(receipt, System.nanoTime() - started);
        } catch (Refusal refusal) {
            counts.refused(refusal.status());
            throw refusal;
        } catch (EOFException e) {
            counts.refused(400);
            throw new Refusal(400, "The body ended early. Nothing of it was taken.");
        }
    }

    private Receipt take(Context context) throws Refusal, IOException, InterruptedException {
        String sender = Bearer.of(context)
                .flatMap(senders::sender)
                .orElseThrow(
                        () -> new Refusal(
                                401,
                                "Send a token that may send exchanges: Authorization: Bearer TOKEN. `sinew token create` makes one."));
        long announced = context.req().getContentLengthLong();
        if (announced > limits.postBytes()) {
            context.header("Connection", "close");
            throw PostBody.tooLong(limits.postBytes());
        }
        try (Room.Share share = room.share()) {
            String encoding = context.header("Content-Encoding");
            byte[] lines =
                    PostBody.read(context.req().getInputStream(), encoding == null ? "" : encoding, limits, share);
            return intake.take(sender, lines);
        }
    }

    /** All lines rejected is the sender's mistake, and no success. */
    private static void answer(Context context, Receipt receipt) {
        boolean useless = !receipt.lines().isEmpty()
                && receipt.count(Outcome.REJECTED) == receipt.lines().size();
        boolean all = "all".equals(context.queryParam("results"));
        context.status(useless ? 400 : 202)
                .contentType("application/json")
                .result(Json.bytes(json -> write(json, receipt, all)));
    }

    private static void write(JsonGenerator json, Receipt receipt, boolean all) {
        json.writeStartObject();
        for (Outcome outcome : Outcome.values()) {
            json.writeNumberProperty(word(outcome), receipt.count(outcome));
        }
        json.writeArrayPropertyStart("results");
        for (Receipt.Line line : receipt.lines()) {
            if (all || line.outcome() != Outcome.ACCEPTED) {
                write(json, line);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Receipt.Line line) {
        json.writeStartObject();
        json.writeNumberProperty("line", line.number());
        json.writeStringProperty("outcome", word(line.outcome()));
        if (!line.what().isEmpty()) {
            json.writeStringProperty("what", line.what());
        }
        json.writeEndObject();
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    /** Takes no more posts and waits for those under way. */
    @Override
    public void close() {
        server.close();
    }
}
