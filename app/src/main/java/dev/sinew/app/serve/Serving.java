package dev.sinew.app.serve;

import dev.sinew.app.fold.ActorNames;
import dev.sinew.app.fold.Results;
import dev.sinew.app.fold.TokenVerification;
import dev.sinew.app.fold.TrafficFormats;
import dev.sinew.app.notify.Notifying;
import dev.sinew.app.notify.Patience;
import dev.sinew.console.CannotListen;
import dev.sinew.console.ListenAddress;
import dev.sinew.console.api.ReadServer;
import dev.sinew.console.intake.IntakeCounts;
import dev.sinew.console.intake.IntakeLimits;
import dev.sinew.console.intake.IntakeServer;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.inline.ProxyAddress;
import dev.sinew.model.RuleEntry;
import dev.sinew.store.Retention;
import dev.sinew.store.Store;
import dev.sinew.store.sql.Stores;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running service: exchanges come in at one port and are journaled, one thread folds the journal, and what the folds know is
 * shown at another port. Each part can be without the ones behind it: traffic is taken while folds catch up.
 */
public final class Serving implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    private final Store store;
    private final TokenVerification verification;
    private final Committer committer;
    private final FoldLoop loop;
    private final Ticker ticker;
    private final Watching watching;
    private final Optional<Piping> piping;
    private final Proxies proxies;
    private final Housekeeping housekeeping;
    private final Notifying notifying;
    private final IntakeServer intake;
    private final ReadServer reader;

    private Serving(
            Store store,
            TokenVerification verification,
            Committer committer,
            FoldLoop loop,
            Ticker ticker,
            Watching watching,
            Optional<Piping> piping,
            Proxies proxies,
            Housekeeping housekeeping,
            Notifying notifying,
            IntakeServer intake,
            ReadServer reader) {
        this.store = store;
        this.verification = verification;
        this.committer = committer;
        this.loop = loop;
        this.ticker = ticker;
        this.watching = watching;
        this.piping = piping;
        this.proxies = proxies;
        this.housekeeping = housekeeping;
        this.notifying = notifying;
        this.intake = intake;
        this.reader = reader;
    }

    /**
     * Starts all parts.
     *
     * @throws CannotServe where one cannot be started; nothing is left running then
     */
    public static Serving start(ServeSettings settings, String version, InstantSource clock) throws CannotServe {
        folder(settings);
        Store store = Stores.open(settings.store());
        Undo undo = new Undo();
        undo.add(store::close);
        try {
            Serving serving = start(settings, version, clock, store, undo);
            LOG.atInfo()
                    .addKeyValue("intake", serving.intakeAddress())
                    .addKeyValue("console", serving.consoleAddress())
                    .addKeyValue("store", store.name())
                    .log("serving");
            return serving;
        } catch (CannotListen e) {
            undo.run();
            throw new CannotServe(String.valueOf(e.getMessage()));
        } catch (CannotServe | RuntimeException e) {
            undo.run();
            throw e;
        }
    }

    private static void folder(ServeSettings settings) throws CannotServe {
        try {
            Files.createDirectories(settings.data());
        } catch (IOException e) {
            throw new CannotServe("cannot make the data folder " + settings.data() + ": " + e.getMessage());
        }
    }

    private static Serving start(ServeSettings settings, String version, InstantSource clock, Store store, Undo undo)
            throws CannotServe, CannotListen {
        PrivacyKey key = KeyFile.of(settings.data(), store.settings());
        List<RuleEntry<Object>> rules = RuleIndex.all();
        Beginning beginning = Beginning.of(
                store, key.id(), settings.configuration(), settings.specified().descriptions(), rules);
        Results results = new Results(
                version, "serve", rules, settings.configuration(), settings.specified(), ActorNames.LASTING);
        long last = store.journal().last();
        Waking waking = new Waking(last);
        Committer committer = new Committer(store.journal(), waking);
        undo.add(committer::close);
        TokenVerification verification =
                new TokenVerification(settings.configuration().keySets(), new VerdictJournal(committer, clock));
        undo.add(verification::close);
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
        MarkSet marks = new MarkSet(rules);
        Policing policing = new Policing(store, committer);
        Exemptions exemptions =
                new Exemptions(settings.options().responding().allowances(), policing, store.views(), key, clock);
        BlockList blocks = new BlockList(policing, exemptions, clock);
        blocks.look(beginning.folds());
        PatchList patches = new PatchList(policing, clock);
        Answering answering = new Answering(
                settings.options().responding(),
                policing,
                exemptions,
                patches,
                new Sightings(store.journal(), id -> id == key.id(), exemptions::address),
                store.audit());
        Previews previews = new Previews(store, settings, answering, exemptions, clock);
        FirstAttempts attempts =
                new FirstAttempts(settings.enforcing(), store.settings(), new Recent(clock), clock, waking::last, last);
        Gate gate = new Gate(
                () -> new Observer(
                        key,
                        new MarkSet(List.of()),
                        ObserveLimits.DEFAULT,
                        settings.configuration().trustedProxies()),
                blocks,
                patches,
                attempts);
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Notifying notifying =
                new Notifying(store, key, blocks, policing::policy, registry, Patience.USUAL, clock, version);
        undo.add(notifying::close);
        Publishing publishing = new Publishing(
                store,
                results,
                verification,
                new Accepting(settings.ignores()),
                notifying.telling(),
                answering,
                clock,
                last);
        Saving saving = new Saving(
                store.snapshots(),
                key.id(),
                beginning.tokens(),
                clock,
                settings.options().snapshotEvery(),
                beginning.after());
        FoldLoop loop = new FoldLoop(
                store.journal(),
                beginning.replay(
                        id -> id == key.id(),
                        attempts.and(publishing).and(policing).and(saving).and(blocks)),
                saving::save);
        waking.wakes(loop);
        undo.add(loop::close);
        Ticker ticker = new Ticker(
                committer,
                loop,
                publishing,
                clock,
                settings.options().publishEvery(),
                () -> attempts.isBehind() || answering.isBehind());
        undo.add(ticker::close);
        Optional<PrivacyKey> nextKey = KeyFile.next(settings.data());
        // What is found out about tokens is told by fingerprints of the key in use alone.
        Supplier<Observers> observers = () -> new Observers(
                new Observer(
                        key,
                        marks,
                        ObserveLimits.DEFAULT,
                        settings.configuration().trustedProxies(),
                        verification),
                nextKey.map(next -> new Observer(
                        next,
                        marks,
                        ObserveLimits.DEFAULT,
                        settings.configuration().trustedProxies())));
        Sources sources = new Sources();
        Taking taking = new Taking(threads, observers, committer, sources, clock);
        TokenScopes scopes = new TokenScopes(store.tokens(), clock);
        Operations operations = new Operations(
                store,
                committer,
                loop,
                publishing,
                sources,
                ticker,
                blocks,
                patches,
                attempts,
                notifying,
                registry,
                last);
        ReadServer reader = new ReadServer(
                settings.console(), store, scopes, operations, blocks, attempts, answering, previews, clock, version);
        undo.add(reader::close);
        IntakeServer intake = new IntakeServer(
                settings.intake(),
                taking,
                scopes,
                new IntakeLimits(
                        settings.options().postBytes(), settings.options().heldBytes()),
                new IntakeCounts(operations.registry()));
        undo.add(intake::close);
        Watching watching = new Watching(
                settings.watched(),
                settings.options().publishEvery(),
                TrafficFormats.all(),
                store.settings(),
                new Reading(observers.get(), committer, sources, clock));
        undo.add(watching::close);
        Optional<Piping> piping = settings.piped()
                .map(stream -> new Piping(
                        TrafficFormats.all(),
                        stream,
                        clock.instant(),
                        new Reading(observers.get(), committer, sources, clock)));
        piping.ifPresent(pipe -> undo.add(pipe::close));
        Proxies proxies = Proxies.start(
                settings.proxies(),
                observers,
                gate,
                attempts.recent(),
                committer,
                sources,
                clock,
                operations.registry());
        undo.add(proxies::close);
        if (settings.check().isPresent()) {
            proxies.check(settings.check().get(), scopes, gate.ofOthers(), clock, operations.answers());
        }
        Housekeeping housekeeping = new Housekeeping(
                store.retention(),
                new Retention.Limits(
                        settings.options().keepFor(), settings.options().keepBytes()),
                clock);
        undo.add(housekeeping::close);
        loop.start();
        ticker.start();
        watching.start();
        piping.ifPresent(Piping::start);
        housekeeping.start();
        notifying.start();
        return new Serving(
                store,
                verification,
                committer,
                loop,
                ticker,
                watching,
                piping,
                proxies,
                housekeeping,
                notifying,
                intake,
                reader);
    }

    /** Where proxies listen, in the order in which they were asked for. */
    public List<ProxyAddress> proxyAddresses() {
        return proxies.addresses();
    }

    /** The port at which other proxies ask what may pass, where there is one. */
    public Optional<Integer> checkPort() {
        return proxies.checkPort();
    }

    /** Where exchanges come in. */
    public ListenAddress intakeAddress() {
        return intake.address();
    }

    /** Where the read API and the page are. */
    public ListenAddress consoleAddress() {
        return reader.address();
    }

    /** Takes no more, commits what was taken, and gives everything back. What is not folded yet is folded after the next start. */
    @Override
    public void close() {
        proxies.close();
        intake.close();
        watching.close();
        piping.ifPresent(Piping::close);
        ticker.close();
        housekeeping.close();
        committer.close();
        loop.close();
        notifying.close();
        verification.close();
        reader.close();
        store.close();
        LOG.atInfo().addKeyValue("folded", loop.folded()).log("stopped");
    }
}
