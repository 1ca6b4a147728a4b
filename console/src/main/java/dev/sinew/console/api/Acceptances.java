package dev.sinew.console.api;

import dev.sinew.console.Json;
import dev.sinew.console.Refusal;
import dev.sinew.store.Audit;
import dev.sinew.store.LedgerEntry;
import dev.sinew.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** People live with findings, until a day, and no longer. Each time the audit is told who did it. */
public final class Acceptances {
    private final Store store;
    private final InstantSource clock;
    private final Runnable changed;

    /** Acceptances in a store; {@code changed} is run after each change. */
    Acceptances(Store store, InstantSource clock, Runnable changed) {
        this.store = store;
        this.clock = clock;
        this.changed = changed;
    }

    /** Accepts a finding; the answer is how it stands now. */
    byte[] accept(String fingerprint, String who, byte[] body) throws Refusal {
        Instant now = clock.instant();
        AcceptanceBody wanted = AcceptanceBody.read(body, now);
        Optional<LedgerEntry> entry = store.findings()
                .accept(fingerprint, new LedgerEntry.Acceptance(wanted.reason(), who, wanted.until()), now);
        return told(entry, new Audit.Deed(now, who, "finding accepted", fingerprint, wanted.reason()));
    }

    /** Takes an acceptance back. */
    byte[] withdraw(String fingerprint, String who) throws Refusal {
        Instant now = clock.instant();
        return told(
                store.findings().withdraw(fingerprint, who, now),
                new Audit.Deed(now, who, "acceptance withdrawn", fingerprint, ""));
    }

    private byte[] told(Optional<LedgerEntry> entry, Audit.Deed deed) throws Refusal {
        LedgerEntry stands = entry.orElseThrow(() -> new Refusal(404, "There is no such finding, and never was."));
        store.audit().record(deed);
        changed.run();
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringProperty("id", stands.fingerprint());
            json.writeStringProperty("state", stands.state().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("changed", stands.changed().toString());
            write(json, stands);
            json.writeEndObject();
        });
    }

    /** Writes who accepted a finding, why and until when, into the object that tells of it; nothing where nobody did. */
    public static void write(JsonGenerator json, LedgerEntry entry) {
        entry.acceptance().ifPresent(given -> {
            json.writeName("acceptance").writeStartObject();
            json.writeStringProperty("reason", given.reason());
            json.writeStringProperty("who", given.who());
            json.writeStringProperty("until", given.until().toString());
            json.writeEndObject();
        });
    }
}
