package dev.sinew.probe.run;

import dev.sinew.engine.classify.OrganisationNouns;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.LoginBody;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.oracle.Strength;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A session with all that the target told it. */
public final class Persona {
    /** Where a service tells callers of themselves. */
    private static final Pattern OWN_PAGE =
            Pattern.compile("(?i)/(?:me|whoami|self|myself|userinfo|current[-_]?user)$");
    /** Where it may do so: only what has one of the caller's names is believed. */
    private static final Pattern OWN_RECORD = Pattern.compile("(?i)/(?:my[-_]?)?(?:account|profile|user|details)$");

    private static final int MOST_KNOWN = 5_000;
    private static final int MOST_BY_SOURCE = 200;
    private static final int MOST_SEEN = 200_000;
    private final Session first;
    private volatile Session session;
    private final List<Known> known = new ArrayList<>();
    private final Set<String> knownKeys = new HashSet<>();
    private final Map<String, Set<Known>> bySource = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<Endpoint, List<Reached>> reached = new LinkedHashMap<>();
    private final Map<Endpoint, Reply> refused = new LinkedHashMap<>();
    private final Set<String> nouns;
    private final Set<Endpoint> leaks = new HashSet<>();
    private final Names names = new Names();
    private final Map<Endpoint, JsonNode> entrances = new LinkedHashMap<>();
    private boolean missed;

    /** One who knows nothing yet; {@code nouns} are what the paths of the API speak of, in singular. */
    Persona(Session session, Set<String> nouns) {
        this.first = session;
        this.session = session;
        this.nouns = nouns;
        session.token().flatMap(TokenClaims::of).ifPresent(this::isCalled);
        session.identity().login().flatMap(LoginBody::of).ifPresent(login -> {
            isCalled(login.name());
            isCalled(login.members());
        });
        Known.owned(session.identity()).forEach(this::learn);
    }

    public Session session() {
        return session;
    }

    /** The session with which the run began, which may be over. */
    public Session first() {
        return first;
    }

    /** That its session was begun anew. */
    void renewed(Session next) {
        session = next;
    }

    /** What it is called at the target, by its login, the answer to that, and its token: names and ids. */
    public Set<String> called() {
        return names.called();
    }

    /** What its login was answered. */
    void answered(Endpoint login, JsonNode answer) {
        entrances.putIfAbsent(login, answer);
    }

    /** What its login was answered at an endpoint; empty where it did not log in there. */
    public Optional<JsonNode> entrance(Endpoint login) {
        return Optional.ofNullable(entrances.get(login));
    }

    /** That something is one of its names. */
    void isCalled(String name) {
        names.add(name);
    }

    /** That members of an object that is about it may be its names. */
    void isCalled(JsonNode about) {
        names.add(about);
    }

    /** All scalar values of its own replies. */
    public Set<String> seen() {
        return Collections.unmodifiableSet(seen);
    }

    /** Whether any of its requests succeeded. */
    boolean hasReached() {
        return !reached.isEmpty();
    }

    /** Its requests to an endpoint that succeeded. */
    public List<Reached> reached(Endpoint endpoint) {
        return reached.getOrDefault(endpoint, List.of());
    }

    /** The same, where it was not told by mistake. */
    public List<Reached> told(Endpoint endpoint) {
        return leaks.contains(endpoint) ? List.of() : reached(endpoint);
    }

    /** Whether anything but an endpoint told it what a request of it was filled with. */
    public boolean couldAsk(Filled filled, Endpoint without) {
        return filled.named().stream()
                .allMatch(value -> known.stream()
                        .anyMatch(each -> each.value().equals(value)
                                && !each.source().equals(without.path())
                                && !each.bindings().containsValue(value)));
    }

    /**
     * Whether it was told a value for a path parameter of an endpoint, or asked with it. A short value stands for many things: it counts where it
     * was told as an id, unless that is the id of something else by name.
     */
    public boolean knows(Endpoint endpoint, String parameter, String value) {
        if (reached(endpoint).stream().anyMatch(each -> each.filled().last().equals(value))) {
            return true;
        }
        if (missed || known.size() >= MOST_KNOWN || Strength.of(value) > 0) {
            return seen.contains(value);
        }
        Set<String> meant = Filler.meant(endpoint, parameter);
        return known.stream().anyMatch(each -> each.value().equals(value) && mayBe(each, meant));
    }

    private boolean mayBe(Known told, Set<String> meant) {
        boolean alike = meant.stream().anyMatch(noun -> Nouns.isPart(noun, told.kind()));
        boolean other = nouns.stream().anyMatch(noun -> isCalled(told.kind(), noun)) || Nouns.isPerson(told.kind());
        // The number of an instalment is no id of anything else.
        return Nouns.isIdentifying(told.member()) && (alike || !other && isReference(told.member()))
                || meant.stream().anyMatch(noun -> Nouns.isPart(noun, told.member()));
    }

    private static boolean isReference(String member) {
        return Nouns.alike(member, "id") || member.equals("ref");
    }

    /** Whether a thing is what paths call so, or one of it: {@code vehiclelocation} is a {@code location}. */
    private static boolean isCalled(String kind, String noun) {
        return kind.equals(noun) || noun.length() >= 4 && kind.endsWith(noun);
    }

    /**
     * Whether a list of such things had it as one of what it is a list of, and not only something else that refers to it. Unknown, and so true, where an answer
     * was too large to learn all of.
     */
    public boolean isListed(Endpoint endpoint, String parameter, String value) {
        String named = Nouns.named(parameter).kind();
        Set<String> meant = named.isEmpty() ? Filler.meant(endpoint, parameter) : Set.of(named);
        return missed
                || known.size() >= MOST_KNOWN
                || known.stream()
                        .anyMatch(each -> each.item()
                                && each.value().equals(value)
                                && Nouns.isIdentifying(each.member())
                                && meant.stream()
                                        .anyMatch(noun -> each.kind().equals(noun)
                                                || each.kind().equals(noun + "s")
                                                || Nouns.isPart(noun, each.kind())));
    }

    /** All that it was shown, but for what an endpoint showed of some ids. */
    public Set<String> seenBut(Endpoint endpoint, Predicate<String> ids) {
        Set<String> others = new HashSet<>();
        reached.forEach((at, replies) -> replies.stream()
                .filter(each -> !at.equals(endpoint) || !ids.test(each.filled().last()))
                .flatMap(each -> each.reply().json().stream())
                .forEach(each -> others.addAll(Scalars.of(each).values())));
        return others;
    }

    /** That an answer was too large to learn all of. */
    void missed() {
        missed = true;
    }

    /** An answer that tells what nobody may see to everybody: what is in it is told by mistake, so that nothing follows of who knows it. */
    void leaked(Filled filled, Reply reply) {
        leaks.add(filled.endpoint());
        reach(filled, reply);
    }

    /** That a request of it did not succeed. */
    void refused(Endpoint endpoint, Reply reply) {
        refused.putIfAbsent(endpoint, reply);
    }

    /** How the first of its requests to an endpoint that did not succeed was answered. */
    Optional<Reply> refused(Endpoint endpoint) {
        return Optional.ofNullable(refused.get(endpoint));
    }

    private void reach(Filled filled, Reply reply) {
        reached.computeIfAbsent(filled.endpoint(), key -> new ArrayList<>()).add(new Reached(filled, reply));
    }

    void succeeded(Filled filled, Reply reply) {
        String path = filled.endpoint().path();
        boolean page = OWN_PAGE.matcher(path).find();
        if (page) {
            reply.json().ifPresent(names::onPage);
        }
        if (page || OWN_RECORD.matcher(path).find() && filled.named().isEmpty()) {
            reply.json().ifPresent(json -> names.record(json, page));
        }
        reach(filled, reply);
        reply.json().ifPresent(this::sees);
    }

    /** It was shown this. */
    void sees(JsonNode json) {
        for (String value : Scalars.of(json).values()) {
            if (seen.size() < MOST_SEEN) {
                seen.add(value);
            }
        }
    }

    void learn(Known value) {
        String key = value.kind() + '\n' + value.member() + '\n' + value.value() + '\n' + value.bindings();
        Set<Known> from = bySource.computeIfAbsent(value.source(), each -> new LinkedHashSet<>());
        if (from.size() < MOST_BY_SOURCE) {
            from.add(value);
        }
        if (known.size() < MOST_KNOWN && knownKeys.add(key)) {
            known.add(value);
        } else if (value.item()) {
            known.replaceAll(each -> each.isLike(value) && !each.item() ? value : each);
        }
    }

    /** The id of a thing of a kind that it was told of first. */
    Optional<String> told(Nouns.Named named) {
        return tellings(named).findFirst();
    }

    /** The ids of things of a kind that it was told of, in order. */
    Stream<String> tellings(Nouns.Named named) {
        return known.stream()
                .filter(each -> each.kind().equals(named.kind()) && Nouns.alike(each.member(), named.member()))
                .map(Known::value)
                .distinct();
    }

    /**
     * Its own id where a member names a person, as {@code customerId} does: what it was told under that name and is called, else what it is called that looks like an id. Empty where nothing
     * tells, and for what is no owner.
     */
    Optional<String> own(Nouns.Named named) {
        if (!Nouns.alike(named.member(), "id") || !Possessions.isOwner(named.kind())) {
            return Optional.empty();
        }
        return known.stream()
                .filter(each -> each.kind().equals(named.kind()) && Nouns.alike(each.member(), named.member()))
                .map(Known::value)
                .filter(called()::contains)
                .findFirst()
                .or(names::calledId);
    }

    /**
     * Its own id where a parameter names a person, as {@code customerId} and {@code customer} do, also as its own page has it; empty where nothing tells, and for what is
     * no owner.
     */
    public Optional<String> ownId(String parameter) {
        Nouns.Named named = Nouns.named(parameter);
        Nouns.Named person = named.kind().isEmpty() ? new Nouns.Named(named.member(), "id") : named;
        boolean owner = Nouns.alike(person.member(), "id") && Possessions.isOwner(person.kind());
        if (Nouns.isNameOfSomebody(Nouns.plain(parameter))) {
            return names.as(parameter);
        }
        return onOwnPages(person)
                .filter(each -> owner)
                .or(() -> names.id().filter(each -> owner))
                .or(() -> own(person))
                .or(() -> names.idOnPage().filter(each -> owner));
    }

    /** The only one of its kind that its own pages tell of by that name, as of the patient who somebody is beside being a user; those in lists may be whom it looks after. */
    private Optional<String> onOwnPages(Nouns.Named person) {
        Predicate<Known> named =
                each -> each.kind().equals(person.kind()) && Nouns.alike(each.member(), person.member());
        return Stream.<Predicate<Known>>of(named.and(each -> !each.listed()), named)
                .map(each -> onOwnPages(each).toList())
                .filter(each -> each.size() == 1)
                .map(List::getFirst)
                .findFirst();
    }

    private Stream<String> onOwnPages(Predicate<Known> told) {
        return bySource.entrySet().stream()
                .filter(each -> OWN_PAGE.matcher(each.getKey()).find())
                .flatMap(each -> each.getValue().stream())
                .filter(told)
                .map(Known::value)
                .distinct();
    }

    /** Whether its own page says that a value is its id, or what it is called. */
    public boolean isOwn(String value) {
        return names.isOwn(value);
    }

    /** Whether tests are tried on what it creates: it is an ordinary caller, or may do more where there are no others, or where one of another tenant may do as much. */
    boolean isCreator(List<Persona> personas) {
        Identity one = session.identity();
        List<Identity> all =
                personas.stream().map(each -> each.session().identity()).toList();
        return !one.isPrivileged()
                || all.stream().allMatch(Identity::isPrivileged)
                || all.stream()
                        .anyMatch(each ->
                                each.role().equals(one.role()) && !each.tenant().equals(one.tenant()));
    }

    /** Whether its own page told the same of a thing. */
    boolean isOnOwnPage(Known value) {
        return onOwnPages(value::isLike).findAny().isPresent();
    }

    /** The one of its names by which it asked for something of its own, as a parameter of a path takes it; else one that it takes by its name. */
    Optional<String> calledAs(String parameter) {
        return reached.values().stream()
                .flatMap(List::stream)
                .flatMap(each -> Optional.ofNullable(each.filled().bindings().get(parameter)).stream())
                .filter(called()::contains)
                .findFirst()
                .or(() -> names.as(parameter));
    }

    /** What others may call it by, in order: the id on its own page, what it is called that is no address of mail, then such addresses. */
    public List<String> names() {
        return names.all();
    }

    /** The ids of whom its own pages say that it is beside an account, as the patient or the driver; those in lists may be of others. */
    public List<String> people() {
        return onOwnPages(each -> !each.listed()
                        && Nouns.alike(each.member(), "id")
                        && (Nouns.isPerson(each.kind()) || Possessions.isOwner(each.kind())))
                .toList();
    }

    /** What the organisations are called that its own pages say it belongs to: {@code "companyId": 101}, {@code "school": "northgate"}. */
    public List<String> organisations() {
        return known.stream()
                .filter(each -> OrganisationNouns.isOne(each.member())
                        || OrganisationNouns.isOne(each.kind()) && Nouns.isNameOfThing(each.member()))
                .filter(this::isOnOwnPage)
                .map(Known::value)
                .distinct()
                .toList();
    }

    /** The ids of things of some kinds that the answers at a path told it of. */
    List<String> idsFrom(String path, Predicate<String> kind) {
        return bySource.getOrDefault(path, Set.of()).stream()
                .filter(each -> Nouns.isNameOfThing(each.member()) && kind.test(each.kind()))
                .map(Known::value)
                .distinct()
                .toList();
    }

    /** What the target told it of itself. */
    public Stream<JsonNode> ownPages() {
        return reached.values().stream()
                .flatMap(List::stream)
                .filter(each -> UserViews.isOwnPage(each.filled().endpoint()))
                .flatMap(each -> each.reply().json().stream());
    }

    List<Known> known() {
        return known;
    }

    @Override
    public String toString() {
        return session.toString();
    }
}
