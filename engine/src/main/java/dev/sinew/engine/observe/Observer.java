package dev.sinew.engine.observe;

import dev.sinew.bytes.Slice;
import dev.sinew.engine.inject.RequestValues;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.engine.mark.MarkSubject.Content;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.engine.verify.TokenSink;
import dev.sinew.model.BodyFacts;
import dev.sinew.model.Credential;
import dev.sinew.model.Exchange;
import dev.sinew.model.Fields;
import dev.sinew.model.Headers;
import dev.sinew.model.Limit;
import dev.sinew.model.Link;
import dev.sinew.model.Location;
import dev.sinew.model.MarkHit;
import dev.sinew.model.Observation;
import dev.sinew.model.Segment;
import dev.sinew.model.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns an exchange into an observation. The result depends on the exchange, the key and the marks alone: what an observer
 * keeps between exchanges are caches. One observer belongs to one thread.
 */
public final class Observer {
    private static final int PATH_NODES = 1 << 16;

    private final PrivacyKey key;
    private final MarkSet marks;
    private final ApiOffsets offsets;
    private final Clients clients;
    private final TokenLinks links;
    private final TrustedProxies proxies;
    private final Target target;
    private final PathReader paths;
    private final Message request;
    private final Message answer;
    private final HeaderReader headers;
    private final Credentials credentials;
    private final AskingNames asking;
    private final KeptOperation kept = new KeptOperation();
    private final BodyReader bodies;
    private final TraitReader traits = new TraitReader();
    private final ClassHits hits = new ClassHits();
    private final RequestValues values = new RequestValues();
    private final FormBody query = new FormBody();

    public Observer(PrivacyKey key, MarkSet marks, ObserveLimits limits) {
        this(key, marks, limits, TrustedProxies.NONE);
    }

    /** An observer that takes some proxies' word on where a request came from. */
    public Observer(PrivacyKey key, MarkSet marks, ObserveLimits limits, TrustedProxies proxies) {
        this(key, marks, limits, proxies, TokenSink.NONE);
    }

    /** An observer that hands on the tokens it reads. */
    public Observer(PrivacyKey key, MarkSet marks, ObserveLimits limits, TrustedProxies proxies, TokenSink tokens) {
        this.proxies = proxies;
        TextCache texts = new TextCache(key);
        PathNode.Budget budget = new PathNode.Budget(PATH_NODES);
        this.key = key;
        this.marks = marks;
        this.offsets = new ApiOffsets(key);
        this.clients = new Clients(key);
        this.links = new TokenLinks(clients);
        this.target = new Target(texts);
        this.paths = new PathReader(limits.segments(), texts);
        this.request = Message.request(key, limits, texts, budget, hits, values.watch());
        this.answer = Message.answer(key, limits, texts, budget, hits);
        this.headers = new HeaderReader(limits.headers(), texts, traits);
        this.credentials = new Credentials(key, tokens);
        this.asking = new AskingNames();
        this.bodies = new BodyReader(limits, asking);
    }

    /** Observes one exchange; never throws for what it contains. */
    public Observation observe(Exchange exchange) {
        Exchange.Request asked = exchange.request();
        int hit = 0;
        Headers requestHeaders = asked.headers();
        if (!target.read(asked.url(), requestHeaders)) {
            hit |= Limit.BAD_URL.bit();
        }
        String api = target.api();
        long offset = offsets.of(api);
        hits.clear();
        values.clear();
        request.begin(api.hashCode(), offset);
        answer.begin(api.hashCode(), offset);
        request.about(asked.url().array(), target.pathFrom(), target.pathTo());
        credentials.begin();
        traits.begin();

        Slice url = asked.url();
        List<Segment> segments = paths.read(request, url.array(), target.pathFrom(), target.pathTo(), offset);
        hit |= paths.overflowed() ? Limit.SEGMENTS.bit() : 0;
        String selector = query(url);
        headers.request(requestHeaders, request, credentials);
        hit |= headers.overflowed() ? Limit.HEADERS.bit() : 0;
        String address = proxies.client(exchange.client(), requestHeaders);
        Observation.Client client = clients.of(address, headers.agent());
        traits.request(target, clients.traits());
        String traceId = headers.traceId();
        Slice soapAction = headers.soapAction().isEmpty()
                ? Selectors.actionParameter(headers.contentType())
                : headers.soapAction();

        BodyFacts requestBody = bodies.read(asked.body(), headers.contentType(), headers.contentEncoding(), request);
        hit |= bodies.limitsHit();
        Content askedContent = content(requestBody, bodies.lastingText());
        boolean graphQl = bodies.isGraphQl();
        String method = method(asked.method());
        method = method.equals("POST") && !bodies.override().isEmpty() ? bodies.override() : method;
        credentials.body(request.tokens());
        if (!bodies.selector().isEmpty()) {
            selector = bodies.selector();
        }
        if (bodies.asks() || asked.method().equals("POST") && asking.isPath(segments)) {
            traits.set(Trait.ONLY_ASKS);
        }
        if (!soapAction.isEmpty()) {
            String action = Selectors.soapAction(soapAction);
            selector = action.isEmpty() ? selector : action;
        }

        int status = -1;
        BodyFacts answerBody = BodyFacts.UNKNOWN;
        Content answeredContent = Content.NONE;
        Optional<Exchange.Response> seen = exchange.response();
        if (seen.isPresent()) {
            Exchange.Response response = seen.get();
            status = response.status();
            headers.answer(response.headers(), answer, key, api);
            hit |= headers.overflowed() ? Limit.HEADERS.bit() : 0;
            answerBody = bodies.read(response.body(), headers.contentType(), headers.contentEncoding(), answer);
            hit |= bodies.limitsHit();
            answeredContent = content(answerBody, bodies.text());
            if (response.headers().known()) {
                traits.answer(status, asked.method().equals("GET"), answerBody.size() > 0);
            }
        }
        hit |= request.overflowed() || answer.overflowed() ? Limit.FIELDS.bit() : 0;
        hit |= request.innerTooDeep() || answer.innerTooDeep() ? Limit.DEPTH.bit() : 0;

        List<Credential> proofs = credentials.found();
        List<MarkHit> noticed = new ArrayList<>(2);
        Slice path = new Slice(url.array(), target.pathFrom(), target.pathTo());
        marks.examine(
                new MarkSubject(
                        exchange,
                        proofs,
                        status,
                        traits.bits(),
                        path,
                        askedContent,
                        answeredContent,
                        values.begin(exchange, status, askedContent.kind(), askedContent.bytes())),
                noticed);
        hit |= values.overflowed() ? Limit.VALUES.bit() : 0;
        Fields requestFields = request.fields();
        Fields answerFields = answer.fields();
        List<Link> handed =
                links.of(exchange, status, request, answer, requestFields, answerFields, segments, selector, proofs);
        if (status >= 200 && status < 300 && isFailure(graphQl, answerFields)) {
            traits.set(Trait.FAILED_IN_BODY);
        }
        if (LoginOutcome.leadsOn(exchange)) {
            traits.set(Trait.LEADS_ON);
        }
        if (!handed.isEmpty() && handed.getFirst().kind() == Link.Kind.LOGIN) {
            traits.set(Trait.LOGIN);
        }
        if (status == 429) {
            traits.set(Trait.RATE_LIMIT);
        }
        traits.proof(exchange.direction(), status, requestHeaders.known(), proofs.isEmpty());
        return new Observation(
                exchange.origin(),
                exchange.id(),
                exchange.timeMicros(),
                exchange.tookMicros(),
                exchange.direction(),
                key.id(),
                marks.version(),
                target.encrypted(),
                api,
                method,
                segments,
                selector,
                status,
                requestFields,
                answerFields,
                requestBody,
                answerBody,
                client,
                proofs,
                handed,
                hits.build(),
                noticed.isEmpty() ? List.of() : noticed,
                requestHeaders.known(),
                hit,
                traits.bits(),
                traceId);
    }

    private static boolean isFailure(boolean graphQl, Fields answer) {
        return graphQl ? GraphErrors.isAllOf(answer) : FailedAnswers.isOne(answer);
    }

    private static Content content(BodyFacts facts, Slice text) {
        return text.isEmpty() ? Content.NONE : new Content(facts.kind(), text);
    }

    /** Adds the query's parameters as fields; returns the GraphQL selector that one of them may hold. */
    private String query(Slice url) {
        if (target.queryFrom() >= target.queryTo()) {
            return "";
        }
        PathNode root = request.root(Location.QUERY);
        String[] selector = {""};
        kept.begin();
        query.read(
                url.array(), target.queryFrom(), target.queryTo(), (bytes, nameFrom, nameTo, from, to, signature) -> {
                    PathNode node = root.child(null, bytes, nameFrom, nameTo);
                    credentials.parameter(node.path.name(), bytes, from, to);
                    if (!RowFilter.read(request, root, node, bytes, from, to)) {
                        FieldValue.add(request, node, bytes, from, to, signature);
                    }
                    if (node.path.name().equals(FilterText.NAME)) {
                        FilterText.read(request, node, bytes, from, to);
                    }
                    if (KeptOperation.isMember(node.path.name())) {
                        // The bytes of a decoded parameter are those of the next one, too.
                        kept.text(node.path.name(), Slice.of(new Slice(bytes, from, to).copy()));
                    }
                    if (node.path.name().equals("query") && Selectors.startsLikeGraphQl(bytes, from, to)) {
                        selector[0] = Selectors.graphQl(new Slice(bytes, from, to), "");
                    }
                });
        return selector[0].isEmpty() ? kept.selector() : selector[0];
    }

    private static String method(String sent) {
        return switch (sent) {
            case "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS" -> sent;
            default -> {
                String upper = sent.toUpperCase(Locale.ROOT);
                boolean plain = !upper.isEmpty()
                        && upper.length() <= 20
                        && upper.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c == '-');
                yield plain ? upper : "OTHER";
            }
        };
    }
}
