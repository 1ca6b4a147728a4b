package dev.sinew.probe.run;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.oracle.FailureShapes;
import dev.sinew.spec.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Creates objects to test with, and only such as can be deleted again, by themselves or with the object of this run below which they stand, unless
 * leftovers are allowed. All of them stand in the ledger.
 */
public final class Fixtures {
    private final Writing writing;
    private final Sender sender;
    private final FailureShapes failures;
    private final List<Endpoint> endpoints;
    private final Ledger ledger;
    private final FoundIds ids;
    private final Lacks lacks;
    private final Posting posting;
    private final Requests requests;
    private final Set<Endpoint> untidy = new LinkedHashSet<>();
    /** Of which something could not be deleted when it was not needed any more: no more of it is created. */
    private final Set<Endpoint> lasting = new LinkedHashSet<>();
    /** Of which the next are created with the times that their descriptions have. */
    private final Set<Endpoint> later = new LinkedHashSet<>();

    private final Advance advance;

    /** What somebody was refused to create. */
    private final Set<Endpoint> forbidden = new LinkedHashSet<>();

    /** What is left that stands in no ledger, in words. */
    private final List<String> left = new ArrayList<>();

    private final AtomicInteger number = new AtomicInteger();

    Fixtures(Writing writing, Sender sender, FailureShapes failures, List<Endpoint> endpoints) {
        this.writing = writing;
        this.sender = sender;
        this.failures = failures;
        this.endpoints = endpoints;
        this.ledger = new Ledger(endpoints, sender, failures);
        this.lacks = new Lacks(endpoints);
        this.requests = new Requests(endpoints, ledger);
        this.posting = new Posting(sender, failures);
        this.ids = new FoundIds(endpoints, sender, failures, ledger);
        this.advance = new Advance(endpoints, sender, failures, requests);
    }

    public Writing writing() {
        return writing;
    }

    /** What was created and not deleted by the run itself. */
    public synchronized List<Made> made() {
        return ledger.entries();
    }

    /** What somebody created in this run that a request is about. */
    public Optional<Made> about(Persona owner, Filled filled) {
        return made().stream()
                .filter(each -> each.owner() == owner
                        && filled.bindings()
                                .entrySet()
                                .containsAll(each.bindings().entrySet()))
                .findFirst();
    }

    /** Lets each ordinary caller create one of everything, parents before children. */
    void create(List<Persona> personas) {
        ledger.callers(personas);
        new Planting(this, endpoints, ledger, lacks).all(personas);
    }

    /** Whether an ordinary caller was refused to create something there. */
    boolean isForbidden(Endpoint collection) {
        return forbidden.contains(collection);
    }

    /** Whether more may be created there, as far as this run has seen what becomes of it. */
    boolean isOpen(Endpoint collection) {
        return writing.leftovers() || !untidy.contains(collection);
    }

    /** One of a caller, below nothing that the run created. */
    public Optional<Made> first(Filled create, Persona persona) {
        return make(create, persona, Optional.empty(), samples());
    }

    /** The first one below something, or below another one like that which is further on. */
    Optional<Made> first(Endpoint collection, Made parent) {
        return below(collection, parent).or(() -> furtherOn(collection, parent));
    }

    /** Below another one like the parent, with all that was created below that, which was brought to where something can be created below it. */
    private Optional<Made> furtherOn(Endpoint collection, Made parent) {
        Optional<Made> fresh = Optional.of(parent)
                .filter(each -> writing.leftovers() && advance.isConflict(collection))
                .flatMap(this::another);
        fresh.ifPresent(each -> made().stream()
                .filter(child -> child.parent().filter(parent::equals).isPresent()
                        && !child.create().endpoint().equals(collection))
                .forEach(child -> below(child.create().endpoint(), each)));
        return fresh.filter(advance::isStepTaken).flatMap(each -> below(collection, each));
    }

    private Optional<Made> below(Endpoint collection, Made parent) {
        return parent.at(collection).flatMap(each -> make(each, parent.owner(), Optional.of(parent), samples()));
    }

    /** Why another one like it could not be created, in words. */
    public String whyNoMore(Made like) {
        return ledger.isFull()
                ? "as many as a run keeps at once are there"
                : lacks.ofCreation(like.create().endpoint());
    }

    /** Why there is nothing that an endpoint could be tried on, and what can be done about it, in words. */
    public String lack(Endpoint endpoint) {
        return lacks.of(endpoint);
    }

    /** Says whether what is created like something is for some time ahead from now on, where the description has one that need not be given. */
    public void later(Made like, boolean ahead) {
        if (ahead) {
            later.add(like.create().endpoint());
        } else {
            later.remove(like.create().endpoint());
        }
    }

    /** Another one like it, of the same owner. */
    public Optional<Made> another(Made like) {
        return make(like.create(), like.owner(), like.parent(), samples())
                .or(() -> like.parent().flatMap(each -> furtherOn(like.create().endpoint(), each)));
    }

    /** The same, and where no more can be created, one that served before and is still there. */
    public Optional<Made> spare(Made like) {
        return another(like).or(() -> ledger.again(like));
    }

    /**
     * What somebody got who tried to create something.
     *
     * @param ask what was sent
     * @param reply the answer
     * @param made what was created, where the answer leads to it
     */
    public record Tried(Ask ask, Reply reply, Optional<Made> made) {}

    /** Has somebody else create one like it, with the values of its owner. It stands in no ledger: whoever asks for it discards it. */
    public synchronized Tried tried(Made like, Persona who) {
        Samples samples = samples();
        Optional<ObjectNode> body =
                requests.body(like.create().endpoint(), like.owner(), samples).or(() -> SignUp.object(like.body()));
        Ask ask = like.create().ask(Posting.text(body));
        Reply reply = sender.send(ask, who.session().headers());
        if (!failures.isSuccess(reply)) {
            return new Tried(ask, reply, Optional.empty());
        }
        Optional<Made> made = ids.of(reply, like, Posting.text(body))
                .or(() -> ids.chosen(body, like))
                .map(id -> new Made(
                                who,
                                like.create(),
                                like.parameter(),
                                like.bindings(),
                                samples.canary(),
                                like.parent(),
                                Posting.text(body))
                        .called(id));
        if (made.isEmpty()) {
            untidy.add(like.create().endpoint());
        }
        return new Tried(ask, reply, made);
    }

    /** Deletes what somebody without credentials created: as nobody, else as the callers, also where the budget is spent. */
    public synchronized void discardOpen(Made made) {
        if (removal(made).filter(each -> ledger.isRemoved(made, each)).isEmpty()) {
            left.add(made + " could not be deleted");
        }
    }

    /** Another one like it, of the same owner, with a text of its own where any text may stand. */
    public Optional<Made> another(Made like, String text) {
        return make(like.create(), like.owner(), like.parent(), new Samples(text, number.incrementAndGet()));
    }

    /** Another one like it, created by the same owner, with some members more, or other values for them, after which somebody may be told of it. */
    public Optional<Made> another(Made like, Map<String, JsonNode> members, Persona told) {
        return make(like.create(), like.owner(), like.parent(), samples(), told, body -> like.set(body, members));
    }

    private Optional<Made> make(Filled create, Persona owner, Optional<Made> parent, Samples samples) {
        return make(create, owner, parent, samples, owner, UnaryOperator.identity());
    }

    private synchronized Optional<Made> make(
            Filled create,
            Persona owner,
            Optional<Made> parent,
            Samples samples,
            Persona told,
            UnaryOperator<ObjectNode> wanted) {
        UnaryOperator<ObjectNode> edit = each -> Requests.coherent(wanted.apply(each), owner);
        String parameter = Homes.parameter(create.endpoint(), endpoints).orElseThrow();
        Map<String, String> bindings = new HashMap<>(create.bindings());
        bindings.put(parameter, "0");
        Made planned = new Made(owner, create, parameter, bindings, "", parent, "");
        boolean removable = writing.leftovers()
                || parent.isPresent()
                || Ledger.removal(planned, endpoints).isPresent();
        Bodies bodies = new Bodies(create.endpoint(), samples, named -> requests.known(named, owner));
        Optional<ObjectNode> body = Optional.of(create.endpoint())
                .filter(later::contains)
                .flatMap(each -> bodies.later())
                .or(bodies::body)
                .map(edit);
        Optional<ObjectNode> exemplary = bodies.exemplary().map(edit);
        boolean unknown = body.isEmpty() && exemplary.isEmpty() && Requests.takesBody(create.endpoint());
        if (!mayMake(create.endpoint(), removable, unknown)) {
            return Optional.empty();
        }
        boolean marked = Posting.text(body.or(() -> exemplary)).contains(samples.canary());
        Set<String> before = marked ? Set.of() : ids.listed(planned);
        Supplier<List<ObjectNode>> others = () -> Stream.concat(
                        new Bodies(create.endpoint(), samples, named -> requests.toldFirst(named, owner))
                                .others().stream(),
                        bodies.otherwise(named -> requests.candidates(named, owner)).stream())
                .map(edit)
                .toList();
        Repairs repairs = new Repairs(bodies, name -> Requests.told(name, owner));
        Posting.Posted posted =
                posting.post(create, owner.session(), body.or(() -> exemplary), exemplary, repairs, others);
        Reply reply = posted.reply();
        if (!failures.isSuccess(reply)) {
            lacks.refused(create.endpoint(), owner, reply);
            advance.refused(create.endpoint(), reply);
            if (reply.isRefusal()) {
                forbidden.add(create.endpoint());
            }
            return Optional.empty();
        }
        Optional<String> id = ids.of(reply, planned, posted.body())
                .or(() -> ids.chosen(body, planned))
                .or(() -> ids.added(planned, before, samples.canary(), posted.body()))
                .or(() -> marked && told != owner
                        ? ids.added(planned.of(told), before, samples.canary(), posted.body())
                        : Optional.empty());
        boolean another = id.isPresent() && isAnother(planned.called(id.get()), samples.canary());
        if (id.isEmpty() || another) {
            lacks.unnamed(create.endpoint());
            untidy.add(create.endpoint());
            return Optional.empty();
        }
        bindings.put(parameter, id.get());
        Made made = new Made(owner, create, parameter, bindings, samples.canary(), parent, posted.body());
        ledger.enter(made);
        owner.succeeded(create, reply);
        return Optional.of(made);
    }

    /** Whether what stands at an address elsewhere does not say what was sent: it may be somebody's, and not what was created. */
    private boolean isAnother(Made made, String canary) {
        return Homes.isElsewhere(made.create().endpoint())
                && ledger.read(made)
                        .filter(each -> failures.isSuccess(each) && each.text().contains(canary))
                        .isEmpty();
    }

    private boolean mayMake(Endpoint create, boolean removable, boolean unknown) {
        boolean lasts = lasting.contains(create) && !writing.leftovers();
        if (!removable) {
            lacks.undeletable(create);
        } else if (lasts) {
            lacks.lasting(create);
        } else if (unknown) {
            lacks.unknown(create);
        }
        return removable && !lasts && !unknown && !ledger.isFull();
    }

    private Samples samples() {
        int next = number.incrementAndGet();
        return new Samples("sinew-canary-" + writing.run() + "-" + next, next);
    }

    /** A request of an endpoint with a body of values that were not used yet; empty where nothing is known for it. */
    public Optional<Ask> ask(Filled filled, Persona values) {
        return requests.ask(filled, values, samples());
    }

    /** The same without the ids of things that need not be there; empty where it names none. */
    public Optional<Ask> plain(Filled filled, Persona values) {
        return requests.plain(filled, values, samples());
    }

    /** What a request of an endpoint may have in its JSON body, or in the object that its body does nothing but wrap. */
    public Optional<Schema> inner(Endpoint endpoint) {
        return Bodies.inner(endpoint);
    }

    /** How its owner deletes an object, where that can be done. */
    public Optional<Filled> removal(Made made) {
        return Ledger.removal(made, endpoints);
    }

    /** Takes out of the ledger what is known to be deleted. */
    public synchronized void deleted(Made made) {
        ledger.strike(made);
    }

    /** Whether more may be created here: it can be found and deleted again, as far as this run has seen, or leftovers are allowed. */
    public boolean mayCreate(Endpoint collection) {
        return writing.leftovers() || isTidied(collection);
    }

    /** Whether what an endpoint creates can be found and deleted again, as far as this run has seen. */
    public boolean isTidied(Endpoint collection) {
        return !untidy.contains(collection)
                && !ids.isByList(collection)
                && (writing.leftovers() || !lasting.contains(collection))
                && made().stream().anyMatch(each -> each.create().endpoint().equals(collection));
    }

    /** Deletes what a request just created, where it did; where its answer does not tell what, the endpoint is not tidy any more. */
    public synchronized void tidy(Filled create, Persona owner, Reply reply) {
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
        Optional<String> id = ids.of(reply, like.get(), "");
        if (id.isEmpty() || ledger.isFull()) {
            untidy.add(create.endpoint());
        } else if (!id.get().equals(like.get().id())) {
            Made made = new Made(
                            owner,
                            create,
                            like.get().parameter(),
                            like.get().bindings(),
                            "",
                            like.get().parent(),
                            "")
                    .called(id.get());
            ledger.enter(made);
            discard(made);
        }
    }

    /** Deletes what a test needs no more; what cannot be deleted stays in the ledger. */
    public synchronized void discard(Made made) {
        Optional<Reply> reply = removal(made)
                .map(each -> sender.send(each.ask(), made.owner().session().headers()));
        if (reply.filter(failures::isSuccess).isPresent()) {
            ledger.strike(made);
            return;
        }
        // What its owner does not find may be another's now, and what goes with its parent does not last.
        if (reply.map(each -> !Ledger.isMissing(each)).orElse(made.parent().isEmpty())) {
            lasting.add(made.create().endpoint());
        }
        if (writing.leftovers()) {
            ledger.retire(made);
        }
    }

    /** Deletes what is left; tells what could not be. */
    List<String> cleanUp() {
        left.addAll(ledger.cleanUp());
        untidy.forEach(each -> left.add(
                each + " was answered with success and with no id that leads to what it created, which may be left"));
        untidy.clear();
        List<String> told = List.copyOf(left);
        left.clear();
        return told;
    }
}
