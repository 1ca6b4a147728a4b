package dev.sinew.console.api;

import dev.sinew.console.Bearer;
import dev.sinew.console.CannotListen;
import dev.sinew.console.Json;
import dev.sinew.console.ListenAddress;
import dev.sinew.console.Refusal;
import dev.sinew.console.WebServer;
import dev.sinew.store.Document;
import dev.sinew.store.Store;
import dev.sinew.store.View;
import dev.sinew.store.ViewPage;
import dev.sinew.store.ViewQuery;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** The read API below {@code /api/v1}, the page at {@code /}, health and metrics. Reads the store's views alone. */
public final class ReadServer implements AutoCloseable {
    /** The view with one document, which sums up the others. */
    public static final View SUMMARY = new View("summary", List.of(), List.of());

    /** Its key there. */
    public static final String NOW = "now";

    /** Of one finding. */
    static final String ACCEPTANCE = "/api/v1/findings/{id}/acceptance";

    /** Of what proxies do. */
    static final String ENFORCEMENT = "/api/v1/enforcement";

    /** Of callers that are kept out. */
    static final String BLOCKS = "/api/v1/blocks";

    private static final int DECISION_BYTES = 16 << 10;
    private static final String JSON = "application/json";
    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Store store;
    private final Readers readers;
    private final Operating operating;
    private final Acceptances acceptances;
    private final Blocks blocks;
    private final EnforcementApi enforcement;
    private final PolicyRoutes policies;
    private final byte[] description;
    private final WebServer server;

    /**
     * Starts to listen; {@code version} is Sinew's, and {@code clock} tells when something was decided.
     *
     * @throws CannotListen where the address cannot be taken
     */
    public ReadServer(
            ListenAddress at,
            Store store,
            Readers readers,
            Operating operating,
            Blocking blocking,
            Enforcement enforcement,
            Responses responses,
            Previewing previews,
            InstantSource clock,
            String version)
            throws CannotListen {
        this.store = store;
        this.readers = readers;
        this.operating = operating;
        this.blocks = new Blocks(blocking, store, clock, operating::refresh);
        this.enforcement = new EnforcementApi(enforcement, store, clock);
        this.policies = new PolicyRoutes(
                new ResponsesApi(responses, store, clock, operating::refresh), previews, new PolicyRoutes.Doors() {
                    @Override
                    public Readers.Reader needs(Context context, Set<String> anyOf) throws Refusal {
                        return ReadServer.this.needs(context, anyOf);
                    }

                    @Override
                    public byte[] body(Context context) throws Refusal {
                        return ReadServer.body(context);
                    }
                });
        this.acceptances = new Acceptances(store, clock, operating::refresh);
        this.description = OpenApiOfThis.document(version);
        this.server = WebServer.start(at, this::routes);
    }

    /** Where it listens. */
    public ListenAddress address() {
        return server.address();
    }

    private void routes(RoutesConfig routes) {
        routes.before(Page::protect);
        Page.routes(routes);
        routes.get("/health", this::health);
        routes.get("/ready", this::ready);
        routes.get("/metrics", this::metrics);
        routes.get("/api/v1/openapi.json", context -> context.contentType(JSON).result(description));
        routes.get("/api/v1/summary", this::summary);
        routes.get("/api/v1/token", this::token);
        routes.get("/api/v1/sources", this::sources);
        routes.get("/api/v1/targets", this::targets);
        routes.get(BLOCKS, context -> {
            needs(context, Set.of(Readers.READ, Readers.BLOCK));
            context.contentType(JSON).result(blocks.list());
        });
        routes.post(BLOCKS, context -> {
            Readers.Reader who = needs(context, Set.of(Readers.BLOCK));
            context.status(201).contentType(JSON).result(blocks.add(body(context), who.name()));
        });
        routes.delete(BLOCKS + "/{id}", context -> {
            Readers.Reader who = needs(context, Set.of(Readers.BLOCK));
            context.contentType(JSON).result(blocks.release(context.pathParam("id"), who.name()));
        });
        routes.get(ENFORCEMENT, context -> {
            needs(context, Set.of(Readers.READ, Readers.BLOCK));
            context.contentType(JSON).result(enforcement.show());
        });
        routes.put(ENFORCEMENT, context -> {
            Readers.Reader who = needs(context, Set.of(Readers.BLOCK));
            context.contentType(JSON).result(enforcement.change(body(context), who.name()));
        });
        policies.add(routes);
        routes.put(ACCEPTANCE, this::accept);
        routes.delete(ACCEPTANCE, this::withdraw);
        for (Resource resource : Resource.values()) {
            String path = "/api/v1/" + resource.path();
            routes.get(path, context -> list(context, resource));
            routes.get(path + "/{id}", context -> one(context, resource.view(), context.pathParam("id")));
        }
    }

    private Readers.Reader needs(Context context, Set<String> anyOf) throws Refusal {
        Readers.Reader reader = Bearer.of(context)
                .flatMap(readers::reader)
                .orElseThrow(() ->
                        new Refusal(401, "Send a token: Authorization: Bearer TOKEN. `sinew token create` makes one."));
        if (reader.scopes().stream().noneMatch(anyOf::contains)) {
            throw new Refusal(
                    403, "This token may not do this; it needs the scope " + String.join(" or ", anyOf) + ".");
        }
        context.header("Cache-Control", "no-store");
        return reader;
    }

    private void accept(Context context) throws Refusal {
        Readers.Reader who = needs(context, Set.of(Readers.WRITE));
        byte[] body = body(context);
        context.contentType(JSON).result(acceptances.accept(context.pathParam("id"), who.name(), body));
    }

    private void withdraw(Context context) throws Refusal {
        Readers.Reader who = needs(context, Set.of(Readers.WRITE));
        context.contentType(JSON).result(acceptances.withdraw(context.pathParam("id"), who.name()));
    }

    private static byte[] body(Context context) throws Refusal {
        try {
            byte[] body = context.bodyInputStream().readNBytes(DECISION_BYTES + 1);
            if (body.length > DECISION_BYTES) {
                throw new Refusal(413, "A decision is shorter than that.");
            }
            return body;
        } catch (IOException e) {
            throw new Refusal(400, "The request ended in the middle.");
        }
    }

    private void list(Context context, Resource resource) throws Refusal {
        needs(context, Set.of(Readers.READ));
        Listing listing = Listing.of(resource, context.queryParamMap());
        ViewPage page;
        try {
            page = store.views().page(resource.view(), listing.query());
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "The cursor belongs to another query. Start without one.");
        }
        // Where the page is all there is, it is counted itself: read apart, a list could be empty and have a total.
        boolean whole = page.next().isEmpty() && listing.query().after().equals(ViewQuery.START);
        long total = whole
                ? page.documents().size()
                : store.views().count(resource.view(), listing.query().filters());
        context.contentType(JSON).result(Json.bytes(json -> write(json, page, total)));
    }

    private static void write(JsonGenerator json, ViewPage page, long total) {
        json.writeStartObject();
        json.writeArrayPropertyStart("items");
        for (Document document : page.documents()) {
            json.writeRawValue(document.json());
        }
        json.writeEndArray();
        if (page.next().isPresent()) {
            json.writeStringProperty("next", page.next().get());
        } else {
            json.writeNullProperty("next");
        }
        json.writeNumberProperty("total", total);
        json.writeEndObject();
    }

    private void one(Context context, View view, String key) throws Refusal {
        needs(context, Set.of(Readers.READ));
        Document document = store.views()
                .get(view, key)
                .orElseThrow(() -> new Refusal(404, "There is no such thing here, or no longer."));
        context.contentType(JSON).result(document.json());
    }

    private void summary(Context context) throws Refusal {
        one(context, SUMMARY, NOW);
    }

    /** Whose token it is and what it may, so that a page offers nothing that would be refused. */
    private void token(Context context) throws Refusal {
        Readers.Reader who =
                needs(context, Set.of(Readers.READ, Readers.WRITE, Readers.BLOCK, Readers.POLICY, Readers.METRICS));
        context.contentType(JSON).result(Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringProperty("name", who.name());
            json.writeArrayPropertyStart("scopes");
            who.scopes().stream().sorted().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    private void targets(Context context) throws Refusal {
        needs(context, Set.of(Readers.READ));
        context.contentType(JSON).result(TargetList.of(store));
    }

    private void sources(Context context) throws Refusal {
        needs(context, Set.of(Readers.READ));
        context.contentType(JSON).result(Json.bytes(json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("items");
            operating.sources().forEach(source -> write(json, source));
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    private static void write(JsonGenerator json, SourceHealth source) {
        json.writeStartObject();
        json.writeStringProperty("name", source.name());
        json.writeStringProperty("kind", source.kind());
        json.writeNumberProperty("accepted", source.accepted());
        json.writeNumberProperty("duplicates", source.duplicates());
        json.writeNumberProperty("rejected", source.rejected());
        if (source.last().isPresent()) {
            json.writeStringProperty("last", source.last().get().toString());
        } else {
            json.writeNullProperty("last");
        }
        json.writeEndObject();
    }

    private void health(Context context) {
        answer(context, operating.health(), operating.health().fine());
    }

    private void ready(Context context) {
        Health health = operating.health();
        answer(context, health, health.ready());
    }

    private static void answer(Context context, Health health, boolean good) {
        context.status(good ? 200 : 503).contentType(JSON).result(Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringProperty("status", health.fine() ? "fine" : "trouble");
            json.writeBooleanProperty("ready", health.ready());
            json.writeArrayPropertyStart("checks");
            for (Health.Check check : health.checks()) {
                json.writeStartObject();
                json.writeStringProperty("name", check.name());
                json.writeBooleanProperty("fine", check.fine());
                json.writeStringProperty("what", check.what());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    private void metrics(Context context) throws Refusal {
        needs(context, Set.of(Readers.READ, Readers.METRICS));
        context.contentType(METRICS_TYPE).result(operating.metrics());
    }

    @Override
    public void close() {
        server.close();
    }
}
