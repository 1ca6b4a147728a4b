package dev.sinew.app.serve;

import dev.sinew.console.Json;
import dev.sinew.console.Refusal;
import dev.sinew.console.api.Previewing;
import dev.sinew.console.policy.Forms;
import dev.sinew.store.Store;
import dev.sinew.store.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Previews of a running service, one at a time, beside its folds, which know nothing of it. */
final class Previews implements Previewing {
    private static final Logger LOG = LoggerFactory.getLogger(Previews.class);

    private final Store store;
    private final ServeSettings settings;
    private final Answering answering;
    private final Exemptions exemptions;
    private final InstantSource clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile Map<String, Object> last = Map.of("state", "none");

    Previews(Store store, ServeSettings settings, Answering answering, Exemptions exemptions, InstantSource clock) {
        this.store = store;
        this.settings = settings;
        this.answering = answering;
        this.exemptions = exemptions;
        this.clock = clock;
    }

    @Override
    public void start(int days) throws Refusal {
        if (!running.compareAndSet(false, true)) {
            throw new Refusal(409, "A preview is under way. Ask for it, and start another one then.", 5);
        }
        Instant now = clock.instant();
        last = state("running", now, days);
        Background.start("preview", () -> run(now, days));
    }

    private static Map<String, Object> state(String state, Instant at, int days) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("state", state);
        members.put("at", at.toString());
        members.put("days", days);
        return members;
    }

    private void run(Instant now, int days) {
        Map<String, Object> failed = state("failed", now, days);
        try {
            Preview preview = new Preview(
                    store,
                    now.minus(Duration.ofDays(days)),
                    settings.configuration(),
                    settings.specified().descriptions(),
                    answering.rules(),
                    answering.allowances(),
                    exemptions::address);
            Map<String, Object> done = state("done", now, days);
            done.putAll(PreviewText.members(preview.hits(), preview.calls()));
            last = done;
        } catch (StoreUnavailable e) {
            failed.put("why", String.valueOf(e.getMessage()));
            last = failed;
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("a preview failed");
            failed.put("why", "Sinew failed to make it. Its log says why; please report it as a bug.");
            last = failed;
        } finally {
            running.set(false);
        }
    }

    @Override
    public byte[] last() {
        Map<String, Object> present = last;
        return Json.bytes(json -> Forms.write(json, present));
    }
}
