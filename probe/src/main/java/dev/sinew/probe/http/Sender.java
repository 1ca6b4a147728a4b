package dev.sinew.probe.http;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Sends requests to one target and nowhere else: redirects are not followed, and what names another host is never sent. Counts, keeps to
 * its budget, and stops when the target says that it is too much. Safe for use by several threads.
 */
public final class Sender implements AutoCloseable {
    /** What is accepted where a request does not say it. */
    public static final Header ACCEPT = new Header("Accept", "application/json, */*;q=0.5");

    private static final int UNAUTHORIZED = 401;
    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "OPTIONS");

    /** What the client library sets itself. */
    private static final Set<String> RESTRICTED =
            Set.of("host", "content-length", "connection", "expect", "upgrade", "transfer-encoding");

    /** What must not stand in a request line as it is: RFC 3986 has no such characters, and a percent sign says what follows. */
    private static final Pattern UNWRITABLE = Pattern.compile("[^!$&-;=?-Z_a-z~%@]|%(?![0-9A-Fa-f]{2})");

    private final URI target;
    private final Budget budget;
    private final Storm storm;
    private final InstantSource clock;
    private final Instant end;
    private final HttpClient client;
    private final Turns turns;
    private final Backoff backoff;
    private final Consumer<Duration> pause;
    private final ReentrantLock lock = new ReentrantLock();
    private final ThreadLocal<int[]> own = ThreadLocal.withInitial(() -> new int[1]);
    private final Map<List<Header>, Renewing> sessions = new ConcurrentHashMap<>();
    private final Flights flights = new Flights();
    private int sent;
    private volatile boolean guessing;
    private volatile Translation translation = Translation.NONE;

    /**
     * A sender to a target.
     *
     * @param target scheme and authority, and maybe a path that stands before all others
     */
    public Sender(URI target, Budget budget, InstantSource clock) {
        this(target, budget, clock, Backoff::park);
    }

    /** The same, with how to wait where the target has too much to do. */
    Sender(URI target, Budget budget, InstantSource clock, Consumer<Duration> pause) {
        this.pause = pause;
        this.backoff = new Backoff(budget.time());
        this.target = target;
        this.budget = budget;
        this.storm = new Storm(budget.storm());
        this.clock = clock;
        this.end = clock.instant().plus(budget.time());
        this.turns = new Turns(budget.pace());
        this.client = HttpClient.newBuilder()
                .version("https".equals(target.getScheme()) ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(budget.each())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** The api that it asks: the lower-case authority. */
    public String api() {
        return target.getAuthority().toLowerCase(Locale.ROOT);
    }

    public URI target() {
        return target;
    }

    /** How many requests were sent. */
    public int sent() {
        lock.lock();
        try {
            return sent;
        } finally {
            lock.unlock();
        }
    }

    /** How many of them the calling thread sent. */
    public int sentHere() {
        return own.get()[0];
    }

    /**
     * Sends a request under some credentials.
     *
     * @return what came back, {@link Reply#NONE} where nothing did
     * @throws BudgetSpent where the run is over
     */
    public Reply send(Ask ask, List<Header> credentials) {
        Renewing renewing = sessions.get(credentials);
        if (renewing == null) {
            return sendAs(ask, credentials);
        }
        List<Header> now = renewing.current();
        Reply reply = sendAs(ask, now);
        if (reply.status() != UNAUTHORIZED) {
            return reply;
        }
        Optional<List<Header>> next = renewing.after(now);
        return next.isEmpty() ? reply : sendAs(ask, next.get());
    }

    /** Sends a request with credentials that may not count any more, and with no others in their place. */
    public Reply sendAsItIs(Ask ask, List<Header> credentials) {
        return sendAs(ask, credentials);
    }

    /** Has what is sent with some credentials sent with those that a session has by then. */
    public void renews(List<Header> credentials, Renewing renewing) {
        sessions.put(List.copyOf(credentials), renewing);
    }

    /**
     * The same for a request that may be sent again though it does not read by its method, as a login, where the target says that it has too much to do. What only
     * reads always is.
     */
    public Reply sendPatiently(Ask ask, List<Header> credentials) {
        for (int tries = 0; ; tries++) {
            Reply reply = turn(ask, credentials);
            Optional<Duration> wait = guessing ? Optional.empty() : backoff.after(reply, tries, clock.instant());
            if (wait.isEmpty()) {
                weigh(ask, reply);
                return reply;
            }
            pause.accept(wait.get());
        }
    }

    private Reply sendAs(Ask ask, List<Header> credentials) {
        if (REPEATABLE.contains(ask.method())) {
            return sendPatiently(ask, credentials);
        }
        Reply reply = turn(ask, credentials);
        weigh(ask, reply);
        return reply;
    }

    private Reply turn(Ask ask, List<Header> credentials) {
        if (translation.written(ask).isEmpty()) {
            return Reply.NONE;
        }
        try {
            turns.begin();
        } catch (InterruptedException e) {
            throw interrupted();
        }
        try {
            relieve();
            take();
            return exchange(ask, credentials);
        } finally {
            turns.end();
        }
    }

    /**
     * Sends a request to tidy up, also where the budget is spent: what was created must go. Callers ask a bounded number of times.
     *
     * @return as {@link #send} does
     */
    public Reply sendLast(Ask ask, List<Header> credentials) {
        count();
        Renewing renewing = sessions.get(credentials);
        Reply reply = exchange(ask, renewing == null ? credentials : renewing.current());
        weigh(ask, reply);
        return reply;
    }

    /** Which part of its budget is spent, of requests or of time, from 0 to 1, after so many requests more. */
    public double spentWith(int more) {
        Duration left = Duration.between(clock.instant(), end);
        double time = 1 - (double) left.toMillis() / Math.max(1, budget.time().toMillis());
        return Math.max(time, (double) (sent() + more) / Math.max(1, budget.requests()));
    }

    /** Names a request that succeeded: it tells a target that has too much to do from one operation that fails, or locks, whatever it is asked. */
    public void succeedsWith(Ask ask, List<Header> credentials) {
        storm.control(ask, credentials);
    }

    /** Takes back that the last failure of the server counts towards a storm. */
    public void forgive() {
        storm.forgive();
    }

    /** Where requests get no reply any more: since when, in words, by the last one that did and those that were on their way when one did not. */
    public Optional<String> silence() {
        return flights.silence();
    }

    /** From now on logins are guessed: that there are too many says that these are limited, and not that the server has too much to do. */
    public void guesses() {
        lock.lock();
        try {
            guessing = true;
        } finally {
            lock.unlock();
        }
    }

    /** From now on requests are written and read so. */
    public void translates(Translation other) {
        translation = other;
    }

    /** How requests are written and read. */
    public Translation translation() {
        return translation;
    }

    /** The time now. */
    public Instant now() {
        return clock.instant();
    }

    private Reply exchange(Ask ask, List<Header> credentials) {
        Optional<Ask> written = translation.written(ask);
        if (written.isEmpty()) {
            return Reply.NONE;
        }
        HttpRequest request = request(written.get(), credentials);
        long flight = flights.began(written.get());
        Reply reply = exchange(request);
        flights.ended(flight, reply);
        return translation.read(ask, reply);
    }

    private Reply exchange(HttpRequest request) {
        long start = System.nanoTime();
        try {
            return Received.reply(client.send(request, BodyHandlers.ofInputStream()), start);
        } catch (IOException e) {
            return Reply.NONE;
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private HttpRequest request(Ask meant, List<Header> credentials) {
        Ask ask = meant.written();
        URI uri = address(target, ask.path());
        if (!uri.getAuthority().equalsIgnoreCase(target.getAuthority())) {
            throw new IllegalStateException("a request would leave the target: " + uri.getAuthority());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(budget.each())
                .method(
                        ask.method(),
                        ask.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(ask.body()))
                .setHeader(ACCEPT.name(), ACCEPT.value())
                .setHeader("User-Agent", "sinew-test");
        for (List<Header> each : List.of(ask.headers(), credentials)) {
            for (Header header : each) {
                if (!RESTRICTED.contains(header.name().toLowerCase(Locale.ROOT))) {
                    request.setHeader(header.name(), header.value());
                }
            }
        }
        return request.build();
    }

    /** A path at the target. One that the target's own path already stands before, as in many specifications, is left as it is. */
    public static URI address(URI target, String path) {
        String before = target.getRawPath() == null ? "" : target.getRawPath().replaceAll("/+$", "");
        String whole = path.equals(before) || path.startsWith(before + "/") ? path : before + path;
        String root = target.getScheme() + "://" + target.getRawAuthority();
        return URI.create(root + UNWRITABLE.matcher(whole).replaceAll(each -> encoded(each.group())));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Where the storm has come: asks what succeeded before, and goes on where it does again. */
    private void relieve() {
        Optional<Storm.Control> control = sent() < budget.requests() ? storm.toAsk() : Optional.empty();
        control.ifPresent(each -> {
            count();
            Renewing renewing = sessions.get(each.credentials());
            storm.heard(exchange(each.ask(), renewing == null ? each.credentials() : renewing.current()));
        });
    }

    private void take() {
        lock.lock();
        try {
            if (sent >= budget.requests()) {
                throw new BudgetSpent("the limit of " + budget.requests() + " requests is reached");
            }
            if (clock.instant().isAfter(end)) {
                throw new BudgetSpent("the limit of " + budget.time().toMinutes() + " minutes is reached");
            }
            Optional<String> told = storm.told();
            if (told.isPresent()) {
                throw BudgetSpent.refused(told.get());
            }
            count();
        } finally {
            lock.unlock();
        }
    }

    private void count() {
        own.get()[0]++;
        lock.lock();
        try {
            sent++;
        } finally {
            lock.unlock();
        }
    }

    private void weigh(Ask ask, Reply reply) {
        lock.lock();
        try {
            if (reply.status() != 429 || !guessing) {
                storm.weigh(ask, reply);
            }
        } finally {
            lock.unlock();
        }
    }

    private static BudgetSpent interrupted() {
        Thread.currentThread().interrupt();
        return new BudgetSpent("the run was interrupted");
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
