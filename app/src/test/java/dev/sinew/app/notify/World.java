package dev.sinew.app.notify;

import dev.sinew.console.api.Blocking;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.model.Confidence;
import dev.sinew.model.Finding;
import dev.sinew.model.Incident;
import dev.sinew.model.MarkHit;
import dev.sinew.model.Maturity;
import dev.sinew.model.Operation;
import dev.sinew.model.Origin;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Severity;
import dev.sinew.model.Signal;
import dev.sinew.model.policy.Block;
import dev.sinew.model.policy.Policy;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.message.Notice.Kind;
import dev.sinew.store.LedgerEntry;
import dev.sinew.store.Store;
import dev.sinew.store.StoreAddress;
import dev.sinew.store.Targets.Target;
import dev.sinew.store.sql.Stores;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An installation that tells what happens, without the traffic that it would learn that from. */
final class World implements AutoCloseable {
    /** Short, so that tests are; yet long enough for a busy machine to answer. */
    static final Patience SHORT = new Patience(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofMillis(20),
            Duration.ofMillis(40),
            4,
            Duration.ofHours(1));

    static final PrivacyKey KEY = new PrivacyKey(new byte[32]);

    private static final Blocking NO_BLOCKS = new Blocking() {
        @Override
        public List<Standing> standing() {
            return List.of();
        }

        @Override
        public Standing add(Block block) {
            throw new IllegalStateException("nobody blocks here");
        }

        @Override
        public Optional<Block> release(String id, String who) {
            return Optional.empty();
        }
    };

    final Store store;
    final MeterRegistry registry = new SimpleMeterRegistry();
    final Notifying notifying;

    private World(Path folder, Patience patience) {
        store = Stores.open(new StoreAddress.Folder(folder));
        notifying = new Notifying(
                store, KEY, NO_BLOCKS, () -> Policy.NONE, registry, patience, InstantSource.system(), "test");
    }

    static World over(Path folder) {
        return new World(folder, SHORT);
    }

    static World over(Path folder, Patience patience) {
        return new World(folder, patience);
    }

    /** The same, delivering. */
    World started() {
        notifying.start();
        return this;
    }

    /** Adds a target that is told everything. */
    World target(String name, TargetKind kind, String settings) throws WrongDestination {
        return target(name, kind, settings, Severity.LOW);
    }

    World target(String name, TargetKind kind, String settings, Severity least) throws WrongDestination {
        Destination destination = DestinationReader.read(kind, settings);
        Set<String> all = Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.toSet());
        store.targets()
                .add(new Target(
                        name,
                        kind.word(),
                        least,
                        all,
                        destination.shown(),
                        Instant.now(),
                        KEY.id(),
                        KEY.seal(destination.text())));
        return this;
    }

    /** Tells of incidents and findings as a tick does. */
    void tick(List<AnalysisReport.IncidentRow> incidents, List<Finding> findings) {
        Instant now = Instant.now();
        store.findings().update(findings, Set.of("posture.one"), now);
        Map<String, LedgerEntry> ledger = new HashMap<>();
        store.findings()
                .all(EnumSet.allOf(LedgerEntry.State.class))
                .forEach(entry -> ledger.put(entry.fingerprint(), entry));
        notifying
                .telling()
                .tell(
                        new AnalysisReport(
                                "test", "serve", 1, 1, List.of(), List.of(), List.of(), findings, incidents, List.of(),
                                List.of()),
                        ledger,
                        now);
    }

    void incident(String actor, Severity severity) {
        tick(List.of(incident(actor, severity, 7)), List.of());
    }

    /** An incident of one signal, at an entry of the journal. */
    static AnalysisReport.IncidentRow incident(String actor, Severity severity, long entry) {
        Signal signal = new Signal(
                rule("detect.one", severity),
                new Operation("api.bank.example", "GET", "/accounts/{id}", ""),
                new Origin("gateway", entry),
                1_700_000_000_000_000L + entry,
                MarkHit.Outcome.EXPOSED,
                new Signal.Actor(actor.hashCode(), true),
                List.of(entry),
                List.of("iban"),
                Confidence.CONFIRMED,
                "the account is another caller's");
        Incident incident = new Incident(
                "inc-" + entry,
                severity,
                signal.actor(),
                List.of(),
                Incident.Stage.SUCCESS,
                1,
                0,
                List.of("iban"),
                Set.of(),
                List.of(signal));
        return new AnalysisReport.IncidentRow(incident, actor, List.of("curl"));
    }

    static Finding finding(String path, Severity severity) {
        return new Finding(
                rule("posture.one", severity),
                new Operation("api.bank.example", "GET", path, ""),
                "",
                Confidence.LIKELY,
                List.of(),
                1);
    }

    private static RuleFacts rule(String id, Severity severity) {
        return new RuleFacts(
                id, "flaw", "A title", severity, Maturity.PREVIEW, List.of(), List.of(639), List.of(), "What it is.");
    }

    @Override
    public void close() {
        notifying.close();
        store.close();
    }
}
