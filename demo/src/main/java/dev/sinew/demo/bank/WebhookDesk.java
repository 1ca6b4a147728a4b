package dev.sinew.demo.bank;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Addresses that are told of events. Only receivers that the bank agreed with may be named, so that nobody calls through it. */
final class WebhookDesk implements AutoCloseable {
    private static final String WEBHOOK = "/v2/webhooks/{webhookId}";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Set<String> EVENTS = Set.of("transfer.executed", "card.pin-changed");
    private static final int LONGEST_URL = 300;
    private static final int MOST_WEBHOOKS = 20;
    private static final int SHOWN = 500;

    private final Office office;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    WebhookDesk(Office office) {
        this.office = office;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v2/webhooks", "My webhooks", this::list).answering("webhooks:[Webhook]!"),
                Route.post("/v2/webhooks", "Add a webhook", 201, this::add)
                        .taking("url:string! event:string!")
                        .answering("Webhook"),
                Route.get(
                                WEBHOOK,
                                "One webhook of mine",
                                call -> Answer.ok(own(call).face()))
                        .answering("Webhook"),
                Route.delete(WEBHOOK, "Remove a webhook", this::remove),
                Route.post(WEBHOOK + "/test", "Call a webhook once", 200, call -> Answer.done())
                        .doing(this::test)
                        .answering("delivered:boolean! status:integer"));
    }

    private Answer list(Call call) {
        return Answer.ok(Face.list(
                "webhooks", office.ledger.webhooks.of(call.person(), office.visibleUntil()), Owned.Webhook::face));
    }

    private Answer add(Call call) {
        Customer me = call.person();
        Body body = call.body();
        String url = body.text("url", 1, LONGEST_URL);
        String event = body.text("event", 1, LONGEST_URL);
        if (!isAllowed(url)) {
            throw Refused.invalid("url is no receiver that the bank has agreed with.");
        }
        if (!EVENTS.contains(event)) {
            throw Refused.invalid("event is one of card.pin-changed, transfer.executed.");
        }
        if (office.ledger.webhooks.of(me, office.ledger.now()).size() >= MOST_WEBHOOKS) {
            throw Refused.conflict("There are " + MOST_WEBHOOKS + " webhooks already.");
        }
        Owned.Webhook webhook = new Owned.Webhook(office.ledger.smallId(), me.id, url, event, office.ledger.now());
        office.ledger.webhooks.add(webhook.id(), webhook);
        return Answer.created("/v2/webhooks/" + webhook.id(), webhook.face());
    }

    private boolean isAllowed(String text) {
        try {
            URI url = URI.create(text);
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            boolean agreed = office.settings.webhookHosts().contains(url.getHost() + ":" + url.getPort())
                    && url.getRawUserInfo() == null;
            return web && url.getHost() != null && (agreed || office.settings.has(Flaw.WEBHOOK_ANYWHERE));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Owned.Webhook own(Call call) {
        return office.ledger.webhooks.one(
                call.number("webhookId"), call.person(), office.settings.has(Twist.SOFT_DELETE));
    }

    private Answer remove(Call call) {
        int id = call.number("webhookId");
        office.ledger.webhooks.one(id, call.person(), false);
        office.ledger.webhooks.delete(id);
        return Answer.done();
    }

    private Supplier<Answer> test(Call call) {
        Owned.Webhook webhook = office.ledger.webhooks.one(call.number("webhookId"), call.person(), false);
        return () -> Answer.ok(deliver(webhook));
    }

    private Map<String, Object> deliver(Owned.Webhook webhook) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(webhook.url()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"event\":\"" + webhook.event() + "\",\"test\":true}"))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            String got = response.body();
            boolean tells = office.settings.has(Flaw.WEBHOOK_ANYWHERE);
            return Face.of(
                    "delivered",
                    true,
                    "status",
                    response.statusCode(),
                    "response",
                    tells ? Optional.of(got.substring(0, Math.min(got.length(), SHOWN))) : Optional.empty());
        } catch (IOException e) {
            return Face.of("delivered", false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Face.of("delivered", false);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
