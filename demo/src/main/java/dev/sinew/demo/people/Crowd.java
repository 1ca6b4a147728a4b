package dev.sinew.demo.people;

import dev.sinew.demo.bank.Roster;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Everybody who calls the bank honestly. Who does what follows from the seed; only the order in time does not. */
public final class Crowd implements AutoCloseable {
    private static final List<String> AGENTS = List.of(
            "HarbourBank/6.2 (iOS 19.1; iPhone)",
            "HarbourBank/6.1 (Android 16; Pixel 9)",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 15_1) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Safari/605.1.15");
    private static final int STAFF_EVERY = 12;
    private static final int PROGRAM_EVERY = 9;
    private static final int OLD_EVERY = 5;

    private final HttpClient http = Browser.client();
    private final URI bank;
    private final Roster roster;
    private final Pace pace;
    private final Witness witness;
    private int sessions;

    /** A crowd in front of a bank, or in front of what stands before it. */
    public Crowd(URI bank, Roster roster, Pace pace, Witness witness) {
        this.bank = bank;
        this.roster = roster;
        this.pace = pace;
        this.witness = witness;
    }

    /** Has so many sessions happen, customer after customer, and waits for their end. */
    public void visit(int count) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(pace.atOnce())) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = sessions++;
                running.add(threads.submit(() -> session(number)));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a session broke off", e.getCause());
        }
    }

    /** A browser of somebody, as the crowd uses them. */
    public Browser browser(String who) {
        return new Browser(http, bank, who, AGENTS.get(Math.floorMod(who.hashCode(), AGENTS.size())), witness);
    }

    private void session(int number) {
        SplittableRandom random = new SplittableRandom(roster.seed() * 31 + number);
        Runnable pause = () -> rest(random);
        // Each round begins one further on, so that it is not always the same who give way to the staff.
        int size = roster.customers().size();
        int index = (number + number / size) % size;
        Roster.Login customer = roster.customers().get(index);
        Browser browser = browser(customer.username());
        if (number % STAFF_EVERY == STAFF_EVERY - 1) {
            Roster.Login employee =
                    roster.staff().get(number / STAFF_EVERY % roster.staff().size());
            new Work(random, pause).atTheBank(browser(employee.username()), employee);
        } else if (number % PROGRAM_EVERY == PROGRAM_EVERY - 1) {
            Roster.Client client = roster.clients().getFirst();
            new Work(random, pause).forACustomer(browser(client.id()), client, browser, customer);
        } else {
            boolean old = index % OLD_EVERY == 0;
            new Visit(browser, customer, old, random, pause).run();
        }
    }

    private void rest(SplittableRandom random) {
        long nanos = pace.pause().toNanos();
        if (nanos > 0) {
            LockSupport.parkNanos(random.nextLong(2 * nanos));
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
