package dev.sinew.console.api;

import dev.sinew.console.Json;
import dev.sinew.console.Refusal;
import dev.sinew.model.policy.Block;
import dev.sinew.store.Audit;
import dev.sinew.store.Store;
import dev.sinew.store.ViewQuery;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;

/** People keep callers out, and let them in again. Each time the audit is told who did it. */
final class Blocks {
    private static final int MOST = 10_000;

    private final Blocking blocking;
    private final Store store;
    private final InstantSource clock;
    private final Runnable changed;

    /** Blocks of a host; {@code changed} is run after each change. */
    Blocks(Blocking blocking, Store store, InstantSource clock, Runnable changed) {
        this.blocking = blocking;
        this.store = store;
        this.clock = clock;
        this.changed = changed;
    }

    byte[] list() {
        List<Blocking.Standing> all = blocking.standing();
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("items");
            all.forEach(each -> write(json, each));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    byte[] add(byte[] body, String who) throws Refusal {
        BlockBody wanted = BlockBody.read(body);
        if (blocking.standing().size() >= MOST) {
            throw new Refusal(409, "There are " + MOST + " blocks already. Release some.");
        }
        if (!isShown(wanted.subject())) {
            throw new Refusal(
                    404, "No caller and no incident has this name. See /api/v1/callers and /api/v1/incidents.");
        }
        Instant now = clock.instant();
        String id = "block-" + UUID.randomUUID();
        Blocking.Standing made = blocking.add(new Block(
                id,
                wanted.subject(),
                0,
                wanted.reason(),
                who,
                wanted.incident(),
                now,
                now.plus(wanted.lasts()),
                wanted.dryRun()));
        store.audit()
                .record(new Audit.Deed(
                        now,
                        who,
                        wanted.dryRun() ? "block tried" : "caller blocked",
                        wanted.subject(),
                        wanted.reason()));
        changed.run();
        return Json.bytes(json -> write(json, made));
    }

    /** Whether a name is one that people were shown: of the busiest callers, or of whom an incident is about. */
    private boolean isShown(String subject) {
        return store.views().get(Resource.CALLERS.view(), subject).isPresent()
                || store.views().count(Resource.INCIDENTS.view(), List.of(new ViewQuery.Filter.Is("actor", subject)))
                        > 0;
    }

    byte[] release(String id, String who) throws Refusal {
        Block ended = blocking.release(id, who)
                .orElseThrow(() -> new Refusal(404, "There is no such block, or it has ended."));
        store.audit().record(new Audit.Deed(clock.instant(), who, "block released", ended.subject(), ""));
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringProperty("id", ended.id());
            json.writeStringProperty("state", "released");
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Blocking.Standing standing) {
        Block block = standing.block();
        json.writeStartObject();
        json.writeStringProperty("id", block.id());
        json.writeStringProperty("kind", block.kind().word());
        json.writeStringProperty("caller", block.subject());
        json.writeStringProperty("reason", block.reason());
        json.writeStringProperty("who", block.who());
        json.writeStringProperty("incident", block.incident());
        json.writeStringProperty("since", block.since().toString());
        json.writeStringProperty("until", block.until().toString());
        json.writeBooleanProperty("dryRun", block.dryRun());
        json.writeBooleanProperty("known", standing.known());
        json.writeNumberProperty("refused", standing.refused());
        json.writeEndObject();
    }
}
