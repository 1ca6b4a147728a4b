package dev.sinew.probe.run;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Carrier;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.FailureShapes;
import dev.sinew.spec.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Creates objects to test with, and only such as can be deleted again, by themselves or with the object of this run below which they stand, unless
 * leftovers are allowed.
 * All of them stand in the ledger.
 */
public final class Fixtures {
    private static final int MOST_REPAIRS = 2;

    private final Writing writing;
    private final Sender sender;
    private final FailureShapes failures;
    private final List<Endpoint> endpoints;
    private final Ledger ledger;
    private final Set<Endpoint> untidy = new LinkedHashSet<>();
    /** Of which something could not be deleted when it was not needed any more: no more of it is created. */
    private final Set<Endpoint> lasting = new LinkedHashSet<>();

    /** By the operation that creates: where its answers tell the id. */
    private final Map<Endpoint, String> idMembers = new HashMap<>();

    private final AtomicInteger number = new AtomicInteger();

    Fixtures(Writing writing, Sender sender, FailureShapes failures, List<Endpoint> endpoints) {
        this.writing = writing;
        this.sender = sender;
        this.failures = failures;
        this.endpoints = endpoints;
        this.ledger = new Ledger(endpoints, sender, failures);
    }

    public Writing writing() {
        return writing;
    }

    /** What was created and not deleted by the run itself. */
    public List<Made> made() {
        return ledger.entries();
    }

    /** Lets each ordinary caller create one of everything, parents before children. */
    void create(List<Persona> personas) {
        ledger.callers(personas);
        List<Endpoint> collections = endpoints.stream()
                .filter(each -> each.operation().method().equals("POST"))
                .filter(each -> parameter(each).isPresent())
                .sorted(Comparator.comparingInt(each -> each.pathParameters().size()))
                .toList();
        boolean ordinary =
                personas.stream().anyMatch(each -> !each.session().identity().isPrivileged());
        for (Persona persona : personas) {
            if (!ordinary || !persona.session().identity().isPrivileged()) {
                collections.stream().filter(this::isOpen).forEach(each -> create(each, persona));
            }
        }
    }

    private boolean isOpen(Endpoint collection) {
        return writing.leftovers() || !untidy.contains(collection);
    }

    private void create(Endpoint collection, Persona persona) {
        if (collection.pathParameters().isEmpty()) {
            make(new Filled(collection, Map.of(), "", true, true), persona, Optional.empty(), samples())
                    .ifPresent(this::read);
            return;
        }
        Optional<Filled> own = Whose.own(collection, persona, endpoints);
        if (own.isPresent()) {
            make(own.get(), persona, Optional.empty(), samples()).ifPresent(this::read);
            return;
        }
        for (Made parent : ledger.entries()) {
            Optional<Filled> below = parent.owner() == persona ? parent.at(collection) : Optional.empty();
            if (below.isPresent()) {
                make(below.get(), persona, Optional.of(parent), samples()).ifPresent(this::read);
                return;
            }
        }
    }

    /** Another one like it, of the same owner. */
    public Optional<Made> another(Made like) {
        return make(like.create(), like.owner(), like.parent(), samples());
    }

    /** Another one like it, of the same owner, with a text of its own where any text may stand. */
    public Optional<Made> another(Made like, String text) {
        return make(like.create(), like.owner(), like.parent(), new Samples(text, number.incrementAndGet()));
    }

    private Optional<Made> make(Filled create, Persona owner, Optional<Made> parent, Samples samples) {
        String parameter = parameter(create.endpoint()).orElseThrow();
        Map<String, String> bindings = new HashMap<>(create.bindings());
        bindings.put(parameter, "0");
        Made planned = new Made(owner, create, parameter, bindings, "", parent, "");
        boolean removable = writing.leftovers()
                || parent.isPresent()
                || Ledger.removal(planned, endpoints).isPresent();
        Optional<ObjectNode> body = body(create.endpoint(), owner, samples);
        Optional<ObjectNode> exemplary =
                new Bodies(create.endpoint(), samples, named -> known(named, owner)).exemplary();
        boolean lasts = lasting.contains(create.endpoint()) && !writing.leftovers();
        if (!removable
                || lasts
                || ledger.isFull()
                || body.isEmpty() && exemplary.isEmpty() && takesBody(create.endpoint())) {
            return Optional.empty();
        }
        Posted posted = post(create, owner.session(), body.or(() -> exemplary), exemplary);
        Reply reply = posted.reply();
        if (!failures.isSuccess(reply)) {
            return Optional.empty();
        }
        Optional<String> id = id(reply, planned).or(() -> chosen(create, parameter, owner, body));
        if (id.isEmpty()) {
            untidy.add(create.endpoint());
            return Optional.empty();
        }
        bindings.put(parameter, id.get());
        Made made = new Made(owner, create, parameter, bindings, samples.canary(), parent, posted.body());
        ledger.enter(made);
        owner.succeeded(create, reply);
        return Optional.of(made);
    }

    /** What was created is read by its owner, so that others can be tested against it. */
    private void read(Made made) {
        for (Endpoint endpoint : endpoints) {
            if (endpoint.isRead()) {
                made.at(endpoint).ifPresent(filled -> {
                    Reply reply =
                            sender.send(filled.ask(), made.owner().session().headers());
                    if (failures.isSuccess(reply)) {
                        made.owner().succeeded(filled, reply);
                    }
                });
            }
        }
    }

    /** What was sent in the end, and what came of it. */
    private record Posted(String body, Reply reply) {}

    private Posted post(Filled create, Session who, Optional<ObjectNode> body, Optional<ObjectNode> exemplary) {
        Posted first = posted(create, who, body);
        if (!isRepairable(first.reply())) {
            return first;
        }
        Optional<ObjectNode> like =
                exemplary.filter(each -> !text(Optional.of(each)).equals(first.body()));
        return like.isEmpty() ? first : posted(create, who, like);
    }

    private Posted posted(Filled create, Session who, Optional<ObjectNode> body) {
        Optional<ObjectNode> sent = body;
        Reply reply = sender.send(create.ask(text(sent)), who.headers());
        for (int i = 0; i < MOST_REPAIRS && isRepairable(reply); i++) {
            String refusal = reply.text();
            Optional<ObjectNode> repaired = sent.flatMap(each -> Bodies.repaired(each, refusal));
            if (repaired.isEmpty()) {
                return new Posted(text(sent), reply);
            }
            sent = repaired;
            reply = sender.send(create.ask(text(sent)), who.headers());
        }
        return new Posted(text(sent), reply);
    }

    private boolean isRepairable(Reply reply) {
        return !failures.isSuccess(reply) && (reply.status() == 200 || reply.status() == 400 || reply.status() == 422);
    }

    private static String text(Optional<ObjectNode> body) {
        return body.map(JsonNode::toString).orElse("");
    }

    private Samples samples() {
        int next = number.incrementAndGet();
        return new Samples("sinew-canary-" + writing.run() + "-" + next, next);
    }

    /** A request of an endpoint with a body of values that were not used yet; empty where nothing is known for it. */
    public Optional<Ask> ask(Filled filled, Persona values) {
        Endpoint endpoint = filled.endpoint();
        if (!takesBody(endpoint)) {
            return Optional.of(likeCreated(filled, values).orElseGet(filled::ask));
        }
        return body(endpoint, values, samples())
                .filter(body -> !body.isEmpty())
                .map(body -> filled.ask(body.toString()));
    }

    /** A change of which nothing says what it takes takes what a creation does. */
    private Optional<Ask> likeCreated(Filled change, Persona values) {
        Endpoint endpoint = change.endpoint();
        if (!endpoint.operation().method().matches("PUT|PATCH")) {
            return Optional.empty();
        }
        return endpoints.stream()
                .filter(each -> each.operation().method().equals("POST") && each.carrier() == Carrier.JSON)
                .filter(each -> endpoint.path().matches(Pattern.quote(each.path()) + "/\\{[^/{}]+}"))
                .flatMap(each -> body(each, values, samples()).stream())
                .filter(body -> !body.isEmpty())
                .findFirst()
                .map(body -> change.ask(body.toString()));
    }

    /** What a request of an endpoint may write, as its description says. */
    public Optional<Schema> schema(Endpoint endpoint) {
        return Bodies.schema(endpoint);
    }

    /** What a request of an endpoint may have in its JSON body, or in the object that its body does nothing but wrap. */
    public Optional<Schema> inner(Endpoint endpoint) {
        return Bodies.inner(endpoint);
    }

    /** The one member that wraps what a body is about, where there is such a one. */
    public Optional<String> wrapper(Endpoint endpoint) {
        return Bodies.wrapper(endpoint);
    }

    private Optional<ObjectNode> body(Endpoint endpoint, Persona persona, Samples samples) {
        return new Bodies(endpoint, samples, named -> known(named, persona)).body();
    }

    /** The id of a thing that this run created, else of one that the caller was told of. */
    private Optional<String> known(Nouns.Named named, Persona persona) {
        Optional<String> own = ledger.entries().stream()
                .filter(each -> each.owner() == persona)
                .filter(each ->
                        Nouns.singular(Made.kind(each.create().endpoint())).equals(named.kind()))
                .map(Made::id)
                .findFirst();
        return own.or(() -> persona.known().stream()
                .filter(each -> each.kind().equals(named.kind()) && Nouns.alike(each.member(), named.member()))
                .map(Known::value)
                .findFirst());
    }

    private static boolean takesBody(Endpoint endpoint) {
        return endpoint.described().requestBody().isPresent() || endpoint.carrier() == Carrier.QUERY;
    }

    /** What the id of things of a collection is called, where things of it have addresses. */
    private Optional<String> parameter(Endpoint collection) {
        String kind = Made.kind(collection);
        if (kind.startsWith("{") || !collection.required().isEmpty()) {
            return Optional.empty();
        }
        return endpoints.stream()
                .filter(each -> each.path().startsWith(collection.path() + "/{")
                        && each.path().endsWith("}"))
                .filter(each -> each.path().indexOf('/', collection.path().length() + 1) < 0)
                .map(each -> each.pathParameters().getLast())
                .findFirst();
    }

    /** The id that the creator chose itself: a member of the body that is called as paths call it, where its owner then reads something. */
    private Optional<String> chosen(Filled create, String parameter, Persona owner, Optional<ObjectNode> body) {
        Optional<String> sent = body.flatMap(each -> each.properties().stream()
                .filter(member -> Nouns.plain(member.getKey()).equals(Nouns.plain(parameter))
                        && member.getValue().isString())
                .map(member -> member.getValue().asString())
                .findFirst());
        return sent.filter(each -> {
            Map<String, String> bindings = new HashMap<>(create.bindings());
            bindings.put(parameter, each);
            Made made = new Made(owner, create, parameter, bindings, "", Optional.empty(), "");
            return endpoints.stream()
                    .filter(read -> read.isRead() && made.isAddress(read))
                    .flatMap(read -> made.at(read).stream())
                    .anyMatch(read -> failures.isSuccess(
                            sender.send(read.ask(), owner.session().headers())));
        });
    }

    /**
     * The id under which an answer to a creation tells that something can be found. An answer may tell several, such as the number of a row beside
     * what paths take: the first one counts that is not missed where its owner reads it, and it is called so from then on. Where all are missed there is none,
     * as a wrong one may be somebody else's.
     */
    private Optional<String> id(Reply reply, Made planned) {
        Map<String, String> told = Ids.of(reply, planned.parameter());
        Endpoint collection = planned.create().endpoint();
        String known = idMembers.get(collection);
        if (known != null) {
            return Optional.ofNullable(told.get(known));
        }
        for (Map.Entry<String, String> each : told.entrySet()) {
            Map<String, String> bindings = new HashMap<>(planned.bindings());
            bindings.put(planned.parameter(), each.getValue());
            Made made = new Made(
                    planned.owner(), planned.create(), planned.parameter(), bindings, "", planned.parent(), "");
            if (ledger.read(made).filter(Ledger::isMissing).isEmpty()) {
                idMembers.put(collection, each.getKey());
                return Optional.of(each.getValue());
            }
        }
        return Optional.empty();
    }

    /** How its owner deletes an object, where that can be done. */
    public Optional<Filled> removal(Made made) {
        return Ledger.removal(made, endpoints);
    }

    /** Takes out of the ledger what is known to be deleted. */
    public void deleted(Made made) {
        ledger.strike(made);
    }

    /** Whether more may be created here: it can be found and deleted again, as far as this run has seen, or leftovers are allowed. */
    public boolean mayCreate(Endpoint collection) {
        return writing.leftovers() || isTidied(collection);
    }

    /** Whether what an endpoint creates can be found and deleted again, as far as this run has seen. */
    public boolean isTidied(Endpoint collection) {
        return !untidy.contains(collection)
                && (writing.leftovers() || !lasting.contains(collection))
                && made().stream().anyMatch(each -> each.create().endpoint().equals(collection));
    }

    /** Deletes what a request just created, where it did; where its answer does not tell what, the endpoint is not tidy any more. */
    public void tidy(Filled create, Persona owner, Reply reply) {
        Optional<Made> like = made().stream()
                .filter(each -> each.create().endpoint().equals(create.endpoint()) && each.owner() == owner)
                .findFirst();
        if (!failures.isSuccess(reply)) {
            return;
        }
        if (like.isEmpty()) {
            untidy.add(create.endpoint());
            return;
        }
        Optional<String> id = id(reply, like.get());
        if (id.isEmpty() || ledger.isFull()) {
            untidy.add(create.endpoint());
        } else if (!id.get().equals(like.get().id())) {
            Map<String, String> bindings = new HashMap<>(create.bindings());
            bindings.put(like.get().parameter(), id.get());
            Made made = new Made(
                    owner,
                    create,
                    like.get().parameter(),
                    bindings,
                    "",
                    like.get().parent(),
                    "");
            ledger.enter(made);
            discard(made);
        }
    }

    /** Deletes what a test needs no more; what cannot be deleted stays in the ledger. */
    public void discard(Made made) {
        Optional<Reply> reply = removal(made)
                .map(each -> sender.send(each.ask(), made.owner().session().headers()));
        if (reply.filter(failures::isSuccess).isPresent()) {
            ledger.strike(made);
        } else if (reply.isPresent()
                ? !Ledger.isMissing(reply.get())
                : made.parent().isEmpty()) {
            // What is gone already does not last, nor what goes with what it is part of.
            lasting.add(made.create().endpoint());
        }
    }

    /** Deletes what is left; tells what could not be. */
    List<String> cleanUp() {
        List<String> left = new ArrayList<>(ledger.cleanUp());
        untidy.forEach(each -> left.add(
                each + " was answered with success and with no id that leads to what it created, which may be left"));
        untidy.clear();
        return left;
    }
}
