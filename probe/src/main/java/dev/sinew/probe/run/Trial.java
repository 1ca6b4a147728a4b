package dev.sinew.probe.run;

import dev.sinew.probe.graph.GraphPath;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Carrier;
import dev.sinew.probe.http.Listener;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.Logins;
import dev.sinew.probe.identity.Logins.LoginFailed;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.AnswerSchemas;
import dev.sinew.probe.oracle.Baseline;
import dev.sinew.probe.oracle.FailureShapes;
import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.DescribedOperation.Parameter;
import dev.sinew.spec.Schema;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a proof works with: the callers and what they know, and a way to ask. A request is not sent again without reason. Safe for use by
 * several threads.
 */
public final class Trial {
    private static final int REPEATS = 3;

    private final Persona nobody = new Persona(Session.NOBODY, Set.of());
    private final Sender sender;
    private final List<Persona> personas;
    private final FailureShapes failures;
    private final List<Endpoint> endpoints;
    private final Optional<Fixtures> fixtures;
    private final Optional<Users> users;
    private final Listener listener;
    private final Instant begun;
    private volatile double room = 0.85;
    private final Once<String, Optional<Baseline>> baselines = new Once<>();
    private final Once<String, Optional<Endpoint>> firsts = new Once<>();
    private final Once<String, Boolean> admitted = new Once<>();
    private final Replies replies;
    private final Set<String> services = new TreeSet<>();
    /** By the description itself, as it is large to compare. */
    private final Map<ApiDescription, AnswerSchemas> schemas = Collections.synchronizedMap(new IdentityHashMap<>());

    Trial(
            Sender sender,
            Replies replies,
            List<Persona> personas,
            List<Endpoint> endpoints,
            FailureShapes failures,
            Optional<Fixtures> fixtures,
            Optional<Users> users,
            Listener listener) {
        this.replies = replies;
        this.users = users;
        this.fixtures = fixtures;
        this.listener = listener;
        this.begun = sender.now();
        this.endpoints = List.copyOf(endpoints);
        this.sender = sender;
        this.personas = List.copyOf(personas);
        this.failures = failures;
    }

    /** The same without fields of GraphQL services, which have no address of their own. */
    Trial ofHost() {
        List<Endpoint> addressed = endpoints.stream()
                .filter(each -> !GraphPath.isField(each.path()))
                .toList();
        Trial host = new Trial(sender, replies, personas, addressed, failures, fixtures, users, listener);
        endpoints.stream()
                .map(Endpoint::operation)
                .filter(each -> GraphPath.isField(each.path()))
                .forEach(each -> host.services.add(GraphPath.told(each).path()));
        return addressed.size() == endpoints.size() ? this : host;
    }

    /** Where GraphQL services are whose fields are tested. */
    public Set<String> graphs() {
        return services;
    }

    /** The target, with what its address has before all paths. */
    public URI target() {
        return sender.target();
    }

    /** What the target is called in reports. */
    public String api() {
        return sender.api();
    }

    /** Requests of an endpoint with values that its description and the answers to a caller tell; none where one is missing. */
    public List<Filled> filled(Endpoint endpoint, Persona persona) {
        return Filler.fill(endpoint, persona);
    }

    /** A value that a parameter of an endpoint may have by its schema; empty where none can be made up. */
    public Optional<String> sample(Parameter parameter, Endpoint endpoint) {
        return Filler.sample(parameter.schema(), endpoint);
    }

    /** What the description of an endpoint says of answers. */
    public AnswerSchemas schemas(Endpoint endpoint) {
        return schemas.computeIfAbsent(endpoint.description(), AnswerSchemas::new);
    }

    /** Those who proved themselves, in the order of the file. */
    public List<Persona> personas() {
        return personas;
    }

    /** Those of them who may do no more than others, in that order. */
    public List<Persona> customers() {
        return personas.stream()
                .filter(each -> !each.session().identity().isPrivileged())
                .toList();
    }

    /** Who has no credentials. */
    public Persona nobody() {
        return nobody;
    }

    /** All operations of the target, in the order of the specification. */
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /** What may be written to; empty where the run only reads. */
    public Optional<Fixtures> fixtures() {
        return fixtures;
    }

    /** Whom the run can sign up; empty where it only reads. */
    public Optional<Users> users() {
        return users;
    }

    /** How long at least the callers are logged in by now. */
    public Duration elapsed() {
        return Duration.between(begun, sender.now());
    }

    /** The time now. */
    public Instant now() {
        return sender.now();
    }

    /** A new session of an identity; empty where it cannot log in. */
    public Optional<Session> login(Identity identity) {
        try {
            return Optional.of(Logins.open(identity, sender));
        } catch (LoginFailed e) {
            return Optional.empty();
        }
    }

    /**
     * Whether an endpoint is the first that asks a caller for credentials: what is tested of the credentials themselves is tested there, and
     * not once more at every other.
     */
    public boolean isFirstFor(Endpoint endpoint, Persona persona) {
        return endpoints.stream()
                .filter(each -> each.isRead() && !persona.reached(each).isEmpty())
                .filter(each ->
                        !isSuccess(ask(persona.reached(each).getFirst().filled().ask(), Session.NOBODY)))
                .findFirst()
                .map(endpoint::equals)
                .orElse(false);
    }

    /** The first operation that a condition of some name holds for, found once. */
    public Optional<Endpoint> first(String name, Predicate<Endpoint> condition) {
        return firsts.get(name, () -> endpoints.stream().filter(condition).findFirst());
    }

    /** What a request gets; asked once for each caller, whoever wants to know. */
    public Reply ask(Ask ask, Session who) {
        return replies.ask(ask, who);
    }

    /** What it gets now, by another request. */
    public Reply askAgain(Ask ask, Session who) {
        return sender.send(Endpoint.anew(ask), who.headers());
    }

    /** What it gets now with a session that may be over, and is not begun anew for it. */
    public Reply askAsItIs(Ask ask, Session who) {
        return sender.sendAsItIs(ask, who.headers());
    }

    /** What stays the same when a caller asks three times for what it reached; empty where that is not told. */
    public Optional<Baseline> baseline(Persona persona, Reached reached) {
        return baselines.get(persona + "\n" + reached.filled(), () -> {
            List<Reply> all = new ArrayList<>(List.of(reached.reply()));
            while (all.size() < REPEATS) {
                all.add(sender.send(reached.filled().ask(), persona.session().headers()));
            }
            return baseline(all);
        });
    }

    /** The answers to the same request three times now, one after the other. */
    public List<Reply> thrice(Ask ask, Session who) {
        List<Reply> all = new ArrayList<>();
        while (all.size() < REPEATS) {
            all.add(askAgain(ask, who));
        }
        return all;
    }

    /** What stays the same in answers; empty where one of them is no success, or no JSON. */
    public Optional<Baseline> baseline(List<Reply> replies) {
        return replies.stream().allMatch(failures::isSuccess) ? Baseline.of(replies) : Optional.empty();
    }

    /** What it gets now, where the request may well make the server fail: that is no sign that it has too much to do. */
    public Reply askOdd(Ask ask, Session who) {
        Reply reply = sender.send(ask, who.headers());
        if (reply.status() >= 500 && reply.status() != 503) {
            sender.forgive();
        }
        return reply;
    }

    /** Whether there is room for what takes many requests: enough of the budget is left for the tests that run later. */
    public boolean hasRoom() {
        return hasRoomFor(0);
    }

    /** Whether there is room for so many requests more. */
    public boolean hasRoomFor(int requests) {
        return sender.spentWith(requests) < room;
    }

    /** Says which part of the budget may be spent before there is no room any more, from 0 to 1. */
    void room(double part) {
        room = part;
    }

    /** Where the target can call back, and whether it did. */
    public Listener listener() {
        return listener;
    }

    /** Requests of an endpoint with what a caller knows, else one with values that nothing has; none where even that cannot be made. */
    public List<Filled> fillings(Endpoint endpoint, Persona persona) {
        List<Filled> known = Filler.fill(endpoint, persona);
        return known.isEmpty() ? Filler.never(endpoint).stream().toList() : known;
    }

    /** Values that answers to a caller had for members of a name, at most a few. */
    public List<String> told(Persona persona, String name) {
        Nouns.Named named = Nouns.named(name);
        return persona.known().stream()
                .filter(each -> each.member().equals(Nouns.plain(name))
                        || each.kind().equals(named.kind()) && Nouns.alike(each.member(), named.member()))
                .map(Known::value)
                .distinct()
                .limit(Filler.MOST)
                .toList();
    }

    /**
     * The ids of things of some kinds, in singular, that a caller was told of.
     *
     * @param own whether only by a page of its own
     */
    public List<String> idsOf(Persona persona, Predicate<String> kind, boolean own) {
        return persona.known().stream()
                .filter(each -> Nouns.isNameOfThing(each.member()) && kind.test(each.kind()))
                .filter(each -> !own || persona.isOnOwnPage(each))
                .map(Known::value)
                .distinct()
                .limit(Filler.MOST)
                .toList();
    }

    /** What a caller's own page says under one of some names, in lower case. */
    public List<String> ownAs(Persona persona, List<String> names) {
        return persona.known().stream()
                .filter(each -> names.contains(each.member()) && persona.isOnOwnPage(each))
                .map(Known::value)
                .distinct()
                .limit(Filler.MOST)
                .toList();
    }

    /** Whether a caller's own page has a value under a name, and not in a list. */
    public boolean isOwnAs(Persona persona, String name, String value) {
        Nouns.Named named = Nouns.named(name);
        return persona.known().stream()
                .filter(each -> each.value().equals(value) && !each.listed())
                .filter(each -> each.member().equals(Nouns.plain(name))
                        || !named.kind().isEmpty()
                                && each.kind().equals(named.kind())
                                && each.member().equals(named.member()))
                .anyMatch(persona::isOnOwnPage);
    }

    /** Those of things of the collection that an endpoint stands below, as {@code /results/batch} does. */
    public List<String> idsAbove(Endpoint endpoint, Persona persona) {
        String[] segments = endpoint.path().split("/", -1);
        String kind = Nouns.singular(segments[Math.max(0, segments.length - 2)]);
        return idsOf(persona, kind::equals, false);
    }

    /** Those that the answers of an endpoint told a caller. */
    public List<String> idsFrom(Endpoint endpoint, Persona persona, Predicate<String> kind) {
        return persona.idsFrom(endpoint.path(), kind);
    }

    /** A request with a body of values that its description allows; empty where one is needed and nothing is known for it. */
    public Optional<Ask> whole(Filled filled, Persona persona) {
        if (fixtures.isPresent()) {
            return fixtures.get().ask(filled, persona);
        }
        Samples samples = new Samples("sinew", 1);
        return new Bodies(
                        filled.endpoint(),
                        samples,
                        named -> told(persona, named.kind() + named.member()).stream()
                                .findFirst())
                .body()
                .map(body -> filled.ask(body.toString()));
    }

    /** A request with a body of the values that its description has as examples, else of such as it allows; ids are those of nothing that is known. */
    public Optional<Ask> exemplary(Filled filled) {
        Bodies bodies = new Bodies(filled.endpoint(), new Samples("sinew", 1), named -> Optional.of("1"));
        return bodies.exemplary().or(bodies::body).map(body -> filled.ask(body.toString()));
    }

    /** Whether a request that writes is not refused for who sends it; tried once for each role. */
    public boolean admits(Filled filled, Persona persona) {
        return admitted.get(
                filled.endpoint() + " " + persona.session().identity().role(),
                () -> whole(filled, persona)
                        .map(each -> !isRefused(askAgain(each, persona.session())))
                        .orElse(true));
    }

    /** What a request of an endpoint may write, as its description says. */
    public Optional<Schema> takes(Endpoint endpoint) {
        return Bodies.schema(endpoint);
    }

    /** The one member that wraps what a body is about, where there is such a one. */
    public Optional<String> wrapper(Endpoint endpoint) {
        return Bodies.wrapper(endpoint);
    }

    /** The member of a body of parts that is a file; empty where there is none. */
    public Optional<String> file(Endpoint endpoint) {
        return endpoint.carrier() == Carrier.MULTIPART
                ? Bodies.schema(endpoint).stream()
                        .flatMap(each -> each.properties().entrySet().stream())
                        .filter(each -> endpoint.description()
                                .resolver()
                                .variants(each.getValue())
                                .getFirst()
                                .format()
                                .equals("binary"))
                        .map(Map.Entry::getKey)
                        .findFirst()
                : Optional.empty();
    }

    /** Whether a reply says that the caller may not do this: by its status, or with a success that has nothing but an error. */
    public boolean isRefused(Reply reply) {
        return reply.isRefusal() || FailureShapes.isNothingButAnError(reply);
    }

    /** Whether a reply tells of success here. */
    public boolean isSuccess(Reply reply) {
        return failures.isSuccess(reply);
    }
}
