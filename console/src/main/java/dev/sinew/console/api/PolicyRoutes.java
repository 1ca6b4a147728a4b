package dev.sinew.console.api;

import dev.sinew.console.Refusal;
import dev.sinew.console.api.Readers.Reader;
import dev.sinew.console.policy.Part;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Set;

/** The paths at which people look at the policy and decide on it. */
final class PolicyRoutes {
    static final String RESPONSES = "/api/v1/responses";
    static final String RULE = RESPONSES + "/{name}";
    static final String PROPOSAL = "/api/v1/proposals/{id}";
    static final String APPROVAL = PROPOSAL + "/approval";
    static final String ALLOWANCES = "/api/v1/allowances";
    static final String PATCHES = "/api/v1/patches";
    static final String PREVIEW = "/api/v1/preview";
    private static final int MOST_DAYS = 365;
    private static final String JSON = "application/json";

    private final ResponsesApi responses;
    private final Previewing previews;
    private final Doors doors;

    /** Who may come in, and with what. */
    interface Doors {
        Reader needs(Context context, Set<String> anyOf) throws Refusal;

        byte[] body(Context context) throws Refusal;
    }

    PolicyRoutes(ResponsesApi responses, Previewing previews, Doors doors) {
        this.previews = previews;
        this.responses = responses;
        this.doors = doors;
    }

    private static int days(byte[] body) throws Refusal {
        String text = Part.read(body).map(part -> part.text("days")).orElse("");
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST_DAYS) {
            throw new Refusal(400, "Send {\"days\": 7}, with 1 to " + MOST_DAYS + " of them.");
        }
        return Integer.parseInt(text);
    }

    void add(RoutesConfig routes) {
        routes.get(RESPONSES, context -> {
            doors.needs(context, Set.of(Readers.READ, Readers.BLOCK, Readers.POLICY));
            context.contentType(JSON).result(responses.show());
        });
        routes.put(RULE, context -> {
            Reader who = doors.needs(context, Set.of(Readers.POLICY));
            byte[] body = doors.body(context);
            context.contentType(JSON).result(responses.putRule(context.pathParam("name"), body, who.name()));
        });
        routes.delete(RULE, context -> {
            Reader who = doors.needs(context, Set.of(Readers.POLICY));
            context.contentType(JSON).result(responses.dropRule(context.pathParam("name"), who.name()));
        });
        routes.post(APPROVAL, context -> {
            Reader who = doors.needs(context, Set.of(Readers.BLOCK));
            context.status(201).contentType(JSON).result(responses.approve(context.pathParam("id"), who.name()));
        });
        routes.delete(PROPOSAL, context -> {
            Reader who = doors.needs(context, Set.of(Readers.BLOCK));
            context.contentType(JSON).result(responses.refuse(context.pathParam("id"), who.name()));
        });
        routes.get(ALLOWANCES, context -> {
            doors.needs(context, Set.of(Readers.READ, Readers.POLICY));
            context.contentType(JSON).result(responses.allowances());
        });
        routes.get(PATCHES, context -> {
            doors.needs(context, Set.of(Readers.READ, Readers.POLICY));
            context.contentType(JSON).result(responses.patches());
        });
        routes.post(ALLOWANCES, context -> {
            Reader who = doors.needs(context, Set.of(Readers.POLICY));
            context.status(201).contentType(JSON).result(responses.allow(doors.body(context), who.name()));
        });
        routes.delete(ALLOWANCES + "/{id}", context -> {
            Reader who = doors.needs(context, Set.of(Readers.POLICY));
            context.contentType(JSON).result(responses.disallow(context.pathParam("id"), who.name()));
        });
        routes.post(PATCHES, context -> {
            Reader who = doors.needs(context, Set.of(Readers.POLICY));
            context.status(201).contentType(JSON).result(responses.patch(doors.body(context), who.name()));
        });
        routes.get(PREVIEW, context -> {
            doors.needs(context, Set.of(Readers.READ, Readers.POLICY));
            context.contentType(JSON).result(previews.last());
        });
        routes.post(PREVIEW, context -> {
            doors.needs(context, Set.of(Readers.POLICY));
            previews.start(days(doors.body(context)));
            context.status(202).contentType(JSON).result(previews.last());
        });
        routes.delete(PATCHES + "/{id}", context -> {
            Reader who = doors.needs(context, Set.of(Readers.POLICY));
            context.contentType(JSON).result(responses.unpatch(context.pathParam("id"), who.name()));
        });
    }
}
