package dev.sinew.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.config.Configuration;
import dev.sinew.app.fold.ActorNames;
import dev.sinew.app.fold.Folds;
import dev.sinew.app.fold.Results;
import dev.sinew.app.fold.Specified;
import dev.sinew.console.ListenAddress;
import dev.sinew.console.api.Resource;
import dev.sinew.engine.codec.Decoded;
import dev.sinew.engine.codec.ObservationCodec;
import dev.sinew.engine.route.RouteView;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.Descriptions;
import dev.sinew.report.AnalysisReport;
import dev.sinew.store.Document;
import dev.sinew.store.JournalEntry;
import dev.sinew.store.Journaled;
import dev.sinew.store.Store;
import dev.sinew.store.StoreAddress;
import dev.sinew.store.ViewPage;
import dev.sinew.store.ViewQuery;
import dev.sinew.store.sql.Stores;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise: killed at any moment, nothing that was acknowledged is lost and nothing is counted twice. */
final class KillTest {
    private static final int EXCHANGES = 100_000;
    private static final int POST = 250;
    private static final int KILLS = 20;

    @TempDir
    Path temporary;

    private Path folder = Path.of("");

    private final AtomicInteger next = new AtomicInteger();
    private final Progress progress = new Progress();

    @Test
    void everyAcknowledgedExchangeIsCountedOnce() throws Exception {
        long seed = System.nanoTime();
        System.out.println("KillTest: seed " + seed);
        RandomGenerator random = new java.util.Random(seed);
        folder = temporary.resolve("data");
        ServedProcess service = ServedProcess.start(folder);
        String send = Running.token(folder, TokenScopes.SEND);
        progress.serves(service.intake);
        try (ExecutorService senders = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> sent = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                sent.add(senders.submit(() -> sendAll(send)));
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                progress.awaitAcknowledged((EXCHANGES - 10 * POST) / KILLS * kill - random.nextInt(EXCHANGES / KILLS));
                spin(random.nextInt(20_000_000));
                service.kill();
                service = ServedProcess.start(folder);
                progress.serves(service.intake);
            }
            int retries = 0;
            for (Future<Integer> each : sent) {
                retries += each.get();
            }
            System.out.println("KillTest: " + KILLS + " kills, " + retries + " posts sent again");
        }
        Client reader = new Client(service.console, Running.token(folder, TokenScopes.READ));
        reader.until("/api/v1/summary", now -> now.path("exchanges").asLong() == EXCHANGES);
        assertThat(service.stop()).isZero();
        try (Store store = Stores.open(new StoreAddress.Folder(folder))) {
            holdsEachOnce(store);
            knowsWhatAReplayKnows(store);
        }
    }

    /** Posts what is left until there is none, each post until it is acknowledged; how often it had to try again. */
    private int sendAll(String token) throws InterruptedException {
        int retries = 0;
        for (int from = next.getAndAdd(POST); from < EXCHANGES; from = next.getAndAdd(POST)) {
            byte[] body = Client.gzip(Lines.of(from, POST));
            for (int start = progress.start(); !isAcknowledged(token, body); start = progress.awaitStart(start)) {
                retries++;
            }
            progress.acknowledge(POST);
        }
        return retries;
    }

    /** A refusal for a while is not expected here: a post that fails fails because the service is gone. */
    private boolean isAcknowledged(String token, byte[] body) throws InterruptedException {
        try {
            HttpResponse<String> answer =
                    new Client(progress.intake(), token).post("/api/v1/exchanges", body, "Content-Encoding", "gzip");
            return answer.statusCode() == 202;
        } catch (IOException e) {
            return false;
        }
    }

    /** What senders and the one who kills tell each other. */
    private static final class Progress {
        private Optional<ListenAddress> intake = Optional.empty();
        private int starts;
        private int acknowledged;

        synchronized void serves(ListenAddress at) {
            intake = Optional.of(at);
            starts++;
            notifyAll();
        }

        synchronized ListenAddress intake() {
            return intake.orElseThrow();
        }

        synchronized int start() {
            return starts;
        }

        /** Waits for a start after that one. */
        synchronized int awaitStart(int before) throws InterruptedException {
            while (starts == before) {
                wait();
            }
            return starts;
        }

        synchronized void acknowledge(int count) {
            acknowledged += count;
            notifyAll();
        }

        synchronized void awaitAcknowledged(int count) throws InterruptedException {
            while (acknowledged < count) {
                wait();
            }
        }
    }

    private static void spin(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static void holdsEachOnce(Store store) {
        Set<String> ids = new HashSet<>();
        AtomicInteger exchanges = new AtomicInteger();
        AtomicInteger damaged = new AtomicInteger();
        readAll(store, read -> {
            switch (read) {
                case Journaled.Damaged bad -> damaged.incrementAndGet();
                case Journaled.Entry entry -> {
                    if (entry.entry().kind() == JournalEntry.EXCHANGE) {
                        exchanges.incrementAndGet();
                        ids.add(((Decoded.Ok)
                                        ObservationCodec.decode(entry.entry().payload()))
                                .observation()
                                .id());
                    }
                }
            }
        });
        assertThat(damaged).hasValue(0);
        assertThat(exchanges).hasValue(EXCHANGES);
        assertThat(ids).hasSize(EXCHANGES);
    }

    private static void readAll(Store store, java.util.function.Consumer<Journaled> taker) {
        long after = 0;
        for (long to = store.journal().read(after, 5_000, taker);
                to > after;
                to = store.journal().read(after, 5_000, taker)) {
            after = to;
        }
    }

    private static void knowsWhatAReplayKnows(Store store) {
        Beginning nothing = Beginning.without(Configuration.NONE, Descriptions.NONE, RuleIndex.all());
        Folds folds = nothing.folds();
        AtomicReference<RouteView> view = new AtomicReference<>();
        Replay replay = nothing.replay(id -> true, (known, seen, sequence) -> view.set(seen));
        readAll(store, replay);
        Results results = new Results(
                "test", "serve", RuleIndex.all(), Configuration.NONE, Specified.of(List.of()), ActorNames.LASTING);
        AnalysisReport report = results.report(folds, view.get(), List.of());
        assertThat(documents(store, Resource.OPERATIONS))
                .containsExactlyInAnyOrderElementsOf(
                        texts(report.operations().stream().map(Rows::operation)));
        assertThat(documents(store, Resource.INCIDENTS))
                .containsExactlyInAnyOrderElementsOf(
                        texts(report.incidents().stream().map(row -> Rows.incident(row, Optional.empty()))));
        assertThat(documents(store, Resource.CALLERS))
                .containsExactlyInAnyOrderElementsOf(
                        texts(results.callers(folds, 10_000).stream().map(Rows::caller)));
    }

    private static List<String> texts(Stream<Document> documents) {
        return documents.map(Document::json).toList();
    }

    private static List<String> documents(Store store, Resource resource) {
        List<String> all = new ArrayList<>();
        ViewQuery query = ViewQuery.first(500);
        for (ViewPage page = store.views().page(resource.view(), query);
                ;
                page = store.views().page(resource.view(), query)) {
            page.documents().forEach(document -> all.add(document.json()));
            if (page.next().isEmpty()) {
                return all;
            }
            query = query.after(page.next().get());
        }
    }
}
