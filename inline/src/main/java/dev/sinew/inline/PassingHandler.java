package dev.sinew.inline;

import dev.sinew.model.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpClientTransport;
import org.eclipse.jetty.client.HttpResponseException;
import org.eclipse.jetty.client.HttpUpgrader;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.client.UpgradeProtocolHandler;
import org.eclipse.jetty.client.transport.HttpClientTransportDynamic;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * Passes requests on and answers back as they stream, and copies what it needs on the way. Paths and queries pass as they were sent,
 * and so does the Host field. Nothing in it waits, so the thread that hears of a request or of an answer passes it on itself: each thread that it
 * would be handed to has to wait for a processor first. What may wait, and what is long, is handed to other threads.
 */
final class PassingHandler extends ProxyHandler.Reverse {
    private static final Set<String> BODILESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    /**
     * Where a client stops in the middle of its request, both sides are idle since the same moment. Its side is to end first: the two ends at once
     * left it without an answer.
     */
    private static final Duration AFTER_THE_CLIENT = Duration.ofMillis(500);

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;

    private final ProxyAddress address;
    private final ProxyLimits limits;
    private final InstantSource clock;
    private final Guard guard;
    private final Captured captured;
    private final SslContextFactory.Client trust;
    private final String name;
    private final AtomicLong numbers = new AtomicLong();

    PassingHandler(
            ProxyAddress address,
            ProxyLimits limits,
            InstantSource clock,
            Guard guard,
            Captured captured,
            SslContextFactory.Client trust) {
        super(Request::getHttpURI);
        this.address = address;
        this.limits = limits;
        this.clock = clock;
        this.guard = guard;
        this.captured = captured;
        this.trust = trust;
        this.name = "proxy " + address.host() + ":" + address.port();
        setViaHost("sinew");
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    protected HttpClient newHttpClient() {
        ClientConnector connector = new ClientConnector();
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("proxy-client");
        connector.setExecutor(threads);
        connector.setSelectors(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
        HttpClientTransport transport = new HttpClientTransportDynamic(connector);
        transport.setInvocationType(InvocationType.NON_BLOCKING);
        return new HttpClient(transport);
    }

    @Override
    protected void configureHttpClient(HttpClient client) {
        super.configureHttpClient(client);
        client.setSslContextFactory(trust);
        client.setMaxConnectionsPerDestination(limits.connections());
        client.setMaxRequestsQueuedPerDestination(limits.connections());
        client.setConnectTimeout(limits.connect().toMillis());
        client.setIdleTimeout(limits.idle().plus(AFTER_THE_CLIENT).toMillis());
        client.setRequestBufferSize(limits.headerBytes() + 1_024);
        client.setMaxResponseHeadersSize(limits.headerBytes());
        client.setUserAgentField(null);
        client.setDefaultRequestContentType(null);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        getHttpClient().getProtocolHandlers().put(new UpgradeProtocolHandler());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Instant now = clock.instant();
        Passage passage = new Passage(request, ChronoUnit.MICROS.between(Instant.EPOCH, now), limits.bodyBytes());
        request.setAttribute(Passage.ATTRIBUTE, passage);
        if (!guard.watches()) {
            return super.handle(request, response, callback);
        }
        ruled(request, passage.head(name), callback::failed, ruling -> {
            if (ruling.verdict() == Ruling.Verdict.NEEDS_BODY) {
                new BodyFirst(request, limits.ruledBytes(), callback, (whole, begin, failed) -> {
                            Exchange asked = passage.asked(name, begin.body());
                            ruled(request, asked, failed, last -> {
                                if (last.verdict() == Ruling.Verdict.NEEDS_BODY) {
                                    throw new IllegalStateException("a ruling that wants a body which it has");
                                }
                                decided(last, begin, passage, whole, response, callback);
                            });
                        })
                        .run();
            } else {
                decided(ruling, passage.sent, passage, request, response, callback);
            }
        });
        return true;
    }

    /** Goes on with a ruling: at once, or on a thread that may wait for it, which tells of what fails there. */
    private void ruled(Request request, Exchange asked, Consumer<RuntimeException> failed, Consumer<Ruling> then) {
        Guard.Asked answer = guard.ask(asked);
        if (answer.now().isPresent()) {
            then.accept(answer.now().get());
            return;
        }
        request.getComponents().getExecutor().execute(() -> {
            try {
                then.accept(answer.waiting().get());
            } catch (RuntimeException e) {
                failed.accept(e);
            }
        });
    }

    private void decided(
            Ruling ruling, BodyCopy begin, Passage passage, Request request, Response response, Callback callback) {
        switch (ruling.verdict()) {
            case PASS -> super.handle(request, response, callback);
            case UNAUTHENTICATED -> refuse(UNAUTHORIZED, ruling, begin, passage, response, callback);
            case UNDECIDABLE -> refuse(UNAVAILABLE, ruling, begin, passage, response, callback);
            default -> refuse(FORBIDDEN, ruling, begin, passage, response, callback);
        }
    }

    /** As an API refuses that says nothing more. What was sent is not read; the connection ends where there is more of it to come. */
    private void refuse(
            int status, Ruling ruling, BodyCopy begin, Passage passage, Response response, Callback callback) {
        OwnAnswer.write(response, status, callback);
        passage.answers(status, response.getHeaders().asImmutable());
        begin.broken();
        passage.sent = begin;
        captured.take(passage.exchange(name, numbers.incrementAndGet()), ruling.why());
    }

    /** By host and path apart, as a path need not be one that {@link java.net.URI} allows. */
    @Override
    protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request request, HttpURI uri) {
        org.eclipse.jetty.client.Request onward = getHttpClient()
                .newRequest(address.upstream().getHost(), address.upstreamPort())
                .scheme(address.upstream().getScheme())
                .method(request.getMethod())
                .path(address.prefix() + request.getHttpURI().getPathQuery());
        return hidesItsBody(request) ? onward.body(new CopiedContent(request)) : onward;
    }

    /** Over HTTP/2 nothing in the head need say that a body follows; Jetty then thinks that there is none. */
    private static boolean hidesItsBody(Request request) {
        boolean two = request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2;
        boolean reads = BODILESS.contains(request.getMethod());
        return two && !reads && request.getLength() < 0 && !request.getHeaders().contains(HttpHeader.CONTENT_TYPE);
    }

    @Override
    protected org.eclipse.jetty.client.Request.Content newProxyToServerRequestContent(
            Request request, Response response, org.eclipse.jetty.client.Request onward) {
        return new CopiedContent(request);
    }

    /** The body of a request on its way. */
    private static final class CopiedContent extends ProxyRequestContent {
        private final Executor others;
        private final Passage passage;
        private final Turn turn = new Turn();

        CopiedContent(Request request) {
            super(request);
            this.others = request.getComponents().getExecutor();
            this.passage = Passage.of(request);
        }

        @Override
        public void demand(Runnable more) {
            if (turn.ends()) {
                others.execute(more);
                return;
            }
            passage.awaits(true);
            super.demand(more);
        }

        @Override
        public Content.@Nullable Chunk read() {
            if (turn.isOver()) {
                return null;
            }
            Content.Chunk chunk = super.read();
            passage.awaits(chunk == null);
            if (chunk != null && Content.Chunk.isFailure(chunk)) {
                passage.unsent();
            } else if (chunk != null) {
                turn.passed(chunk.remaining());
                passage.sent.add(chunk.getByteBuffer());
            }
            return chunk;
        }
    }

    @Override
    protected void sendProxyToServerRequest(
            Request request, org.eclipse.jetty.client.Request onward, Response response, Callback callback) {
        if (Upgrade.isAskedFor(request)) {
            HttpUpgrader.Factory upgrade = version -> new Upgrade(request, response, callback, answer -> {
                Passage passage = Passage.of(request);
                passage.answers(answer.getStatus(), answer.getHeaders().asImmutable());
                captured.take(passage.exchange(name, numbers.incrementAndGet()), List.of());
            });
            onward.attribute(HttpUpgrader.Factory.class.getName(), upgrade);
        }
        super.sendProxyToServerRequest(request, onward, response, callback);
    }

    @Override
    protected org.eclipse.jetty.client.Response.CompleteListener newServerToProxyResponseListener(
            Request request, org.eclipse.jetty.client.Request onward, Response response, Callback callback) {
        return new Listener(request, onward, response, callback);
    }

    /** Copies what comes back, and gives the exchange out once it is over. */
    private final class Listener extends ProxyResponseListener {
        private final Executor others;
        private final Passage passage;
        private final Turn turn = new Turn();

        Listener(Request request, org.eclipse.jetty.client.Request onward, Response response, Callback callback) {
            super(request, onward, response, callback);
            this.others = request.getComponents().getExecutor();
            this.passage = Passage.of(request);
        }

        /** A change of protocol that comes here is one that nobody asked for. */
        @Override
        public void onBegin(org.eclipse.jetty.client.Response answer) {
            if (answer.getStatus() == HttpStatus.SWITCHING_PROTOCOLS_101) {
                CompletableFuture<Boolean> unused =
                        answer.abort(new HttpResponseException("an unasked change of protocol", answer));
            } else {
                super.onBegin(answer);
            }
        }

        @Override
        public void onHeaders(org.eclipse.jetty.client.Response answer) {
            passage.answers(answer.getStatus(), answer.getHeaders().asImmutable());
            super.onHeaders(answer);
        }

        @Override
        public void onContent(org.eclipse.jetty.client.Response answer, Content.Chunk chunk, Runnable demander) {
            turn.passed(chunk.remaining());
            passage.answered.add(chunk.getByteBuffer());
            super.onContent(answer, chunk, turn.ends() ? () -> others.execute(demander) : demander);
        }

        @Override
        public void onComplete(Result result) {
            if (result.isFailed()) {
                passage.broken();
            }
            captured.take(passage.exchange(name, numbers.incrementAndGet()), List.of());
            super.onComplete(result);
        }
    }

    /** An answer of its own where what it stands in front of gives none: one that tells nothing of what is behind. */
    @Override
    protected void onServerToProxyResponseFailure(
            Request request,
            org.eclipse.jetty.client.Request onward,
            org.eclipse.jetty.client.Response answer,
            Response response,
            Callback callback,
            Throwable failure) {
        if (response.isCommitted()) {
            callback.failed(failure);
            return;
        }
        response.reset();
        OwnAnswer.write(response, Passage.of(request).status(failure), callback);
    }
}
