package dev.sinew.demo.bank;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import tools.jackson.databind.json.JsonMapper;

/** A small bank that answers HTTP on loopback, in memory: correct, but for the flaws that were asked for. */
public final class Bank implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String JSON = "application/json";
    private static final long MOST_BYTES = 64 << 10;
    private static final long STOPPING_MILLIS = 2_000;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(tools.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Office office;
    private final Gate gate;
    private final WebhookDesk webhooks;
    private final Javalin server;

    private Bank(BankSettings settings) {
        this.office = new Office(settings);
        this.gate = new Gate(office);
        this.webhooks = new WebhookDesk(office);
        Opening.fill(office);
        List<Route> routes = routes();
        byte[] description = MAPPER.writeValueAsBytes(Description.of(routes));
        this.server = Javalin.create(config -> {
            configure(config, settings);
            routes.forEach(route -> config.routes.addHttpHandler(
                    HandlerType.findOrCreate(route.method()), route.path(), context -> serve(route, context)));
            config.routes.get(
                    "/openapi.json", context -> context.contentType(JSON).result(description));
            config.routes.exception(
                    HttpResponseException.class,
                    (refusal, context) -> write(
                            context,
                            Answer.of(new Refused(
                                    refusal.getStatus(), "no_such_operation", "There is nothing like this."))));
        });
    }

    /** Opens a bank. */
    public static Bank open(BankSettings settings) {
        Bank bank = new Bank(settings);
        bank.server.start();
        return bank;
    }

    private static void configure(JavalinConfig config, BankSettings settings) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = MOST_BYTES;
        config.jetty.modifyServer(server -> server.setStopTimeout(STOPPING_MILLIS));
        config.jetty.modifyHttpConfiguration(Bank::quiet);
        config.jetty.addConnector((server, http) -> {
            ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
            connector.setHost(LOOPBACK);
            connector.setPort(settings.port());
            return connector;
        });
    }

    private static void quiet(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
    }

    private List<Route> routes() {
        List<Route> all = new ArrayList<>(CatalogueDesk.routes());
        all.addAll(new SessionDesk(office).routes());
        all.addAll(new ProfileDesk(office).routes());
        all.addAll(new AccountDesk(office).routes());
        all.addAll(new CardDesk(office).routes());
        all.addAll(new TransferDesk(office).routes());
        all.addAll(webhooks.routes());
        all.addAll(new ConsentDesk(office).routes());
        all.addAll(new AdminDesk(office).routes());
        all.addAll(new OldDesk(office).routes());
        return all;
    }

    private void serve(Route route, Context context) {
        // Read before anybody has the ledger, so that who sends slowly keeps nobody waiting.
        context.bodyAsBytes();
        Optional<String> authorization = Optional.ofNullable(context.header("Authorization"));
        try {
            Supplier<Answer> rest = office.ledger.alone(() -> {
                Caller caller = gate.caller(route, authorization);
                return route.work().apply(new Call(context, caller));
            });
            write(context, rest.get());
        } catch (Refused refused) {
            refuse(context, refused);
        }
    }

    private void refuse(Context context, Refused refused) {
        boolean hides = refused.status() == 403 && office.settings.has(Twist.NOT_FOUND_FOR_FORBIDDEN);
        Answer answer = Answer.of(hides ? Refused.missing() : refused);
        if (answer.status() == 401) {
            context.header("WWW-Authenticate", "Bearer");
        }
        if (answer.status() == 429) {
            context.header("Retry-After", "900");
        }
        boolean calm = office.settings.has(Twist.ERROR_IN_200);
        write(context, calm ? Answer.ok(answer.body().orElseThrow()) : answer);
    }

    private void write(Context context, Answer answer) {
        context.status(answer.status()).header("Cache-Control", "no-store").header("X-Content-Type-Options", "nosniff");
        answer.location().ifPresent(location -> context.header("Location", location));
        answer.body().ifPresent(body -> context.contentType(JSON).result(MAPPER.writeValueAsBytes(dressed(body))));
    }

    private Map<String, Object> dressed(Map<String, Object> body) {
        if (!office.settings.has(Twist.RANDOM_FIELDS)) {
            return body;
        }
        Map<String, Object> dressed = new LinkedHashMap<>(body);
        dressed.put("requestId", UUID.randomUUID().toString());
        dressed.put("generatedAt", office.ledger.now().toString());
        dressed.put("tip", "tip-" + System.identityHashCode(dressed));
        return dressed;
    }

    /** Where it is, without a slash at the end. */
    public URI address() {
        return URI.create("http://" + LOOPBACK + ":" + server.port());
    }

    /** The last one-time code that was mailed to a user; a letter box that no caller can look into. */
    public Optional<String> mailTo(String username) {
        return office.ledger.alone(() -> Optional.ofNullable(office.mail.get(username)));
    }

    @Override
    public void close() {
        server.stop();
        webhooks.close();
    }
}
