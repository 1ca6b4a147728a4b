package dev.sinew.probe.place;

import dev.sinew.model.Location;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Carrier;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.place.Asker.Who;
import dev.sinew.probe.run.AccountBody;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Homes;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Users;
import dev.sinew.spec.DescribedOperation.Parameter;
import dev.sinew.spec.Schema;
import dev.sinew.spec.SchemaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the places of an endpoint's requests that take values of ours.
 *
 * <p>Of {@code GET}: the last path parameter, and earlier ones where no other operation ends in them; query parameters and declared headers, each
 * name at the first ten operations that have it. What is written, in a body or a query: of a {@code POST} that reads by its name (search, query, filter, lookup, find); where the run
 * may write, also of one that computes by its name (validate, check, preview …), of logins and forgotten passwords (the user's name, with one that nobody has), of changes to
 * what the run created, of what a user whom the run signed up says of itself, and of creations that it deletes again. At most twelve places of an operation.
 */
public final class Slots {
    /** Of an operation. */
    private static final int MOST = 12;
    /** A parameter of one name is tested at so many operations. */
    private static final int MOST_OPERATIONS = 10;
    /** All proofs together send about so many requests to a place, where none is confirmed. */
    private static final int REQUESTS = 75;

    private static final Pattern READS =
            Pattern.compile("(?i)[-_\\w]*(?<!(?:re|un|pre))(?:search|query|filter|lookup|find)");
    private static final Pattern COMPUTES = Pattern.compile(
            "(?i)(?:validate|verify|check|preview|render|calculate|compute"
                    + "|estimate|quote|convert|parse|ping|test|fetch|download|diagnose|resolve|evaluate|inspect)[-_\\w]*");
    /** Those of them that may as well mean a decision about a thing. */
    private static final Pattern DECIDES = Pattern.compile("(?i)(?:verify|resolve|evaluate|check)[-_\\w]*");

    private static final Pattern TAKES_IN = Pattern.compile("(?i)(?:import|fetch|sync|crawl|scan|preview)[-_\\w]*");
    private static final Pattern OWN =
            Pattern.compile("(?i).*/(?:me|my|myself|self|account|profile|user|settings|preferences)(?:/.*)?");
    private static final Pattern STANDARD = Pattern.compile(
            "(?i)authorization|cookie|accept.*|content-.*|user-agent|host|origin|if-.*|x-request-id|x-correlation-id|traceparent|idempotency-key");

    private final Endpoint endpoint;
    private final Trial trial;
    private final SearchWords words;
    private final Asker asker;
    private final List<Slot> slots = new ArrayList<>();

    private Slots(Endpoint endpoint, Trial trial) {
        this.endpoint = endpoint;
        this.trial = trial;
        this.words = new SearchWords(endpoint, trial);
        this.asker = new Asker(endpoint, trial);
    }

    /** The places of an endpoint, in the order path, query, header, body; none where nothing may be sent there. */
    public static List<Slot> of(Endpoint endpoint, Trial trial) {
        Slots found = new Slots(endpoint, trial);
        found.find();
        return found.slots.stream().limit(MOST).toList();
    }

    /** How many requests proofs may send to the places of an endpoint that reads, at most. */
    public static int requests(Endpoint endpoint) {
        int path = endpoint.pathParameters().isEmpty() ? 0 : 1;
        long others = endpoint.described().parameters().stream()
                .filter(each -> each.location() == Location.QUERY || each.location() == Location.HEADER)
                .count();
        return (int) Math.min(MOST, path + others) * REQUESTS;
    }

    /** Whether a {@code POST} only reads, as the last word of its path says. */
    public static boolean isReadByPost(Endpoint endpoint) {
        return isPost(endpoint) && READS.matcher(endpoint.lastSegment()).matches();
    }

    private static boolean isPost(Endpoint endpoint) {
        return endpoint.operation().method().equals("POST");
    }

    private void find() {
        if (endpoint.isRead()) {
            asker.usual().ifPresent(each -> around(each.filled(), each.persona(), Optional.empty(), false));
            return;
        }
        boolean writes = trial.fixtures().isPresent();
        if (isReadByPost(endpoint)) {
            asker.usual().ifPresent(each -> withBody(each.filled(), each.persona(), false));
        } else if (writes
                && isPost(endpoint)
                && COMPUTES.matcher(endpoint.lastSegment()).matches()) {
            Optional<Who> who = DECIDES.matcher(endpoint.lastSegment()).matches() ? asker.ofThisRun() : asker.usual();
            who.ifPresent(each -> withBody(each.filled(), each.persona(), false));
        } else if (writes
                && (isPost(endpoint) || endpoint.takesPassword())
                && endpoint.isOfSessions()
                && !endpoint.isLogout()) {
            Entrance.of(endpoint, trial).ifPresent(slots::add);
        } else if (writes && AccountBody.isOfForgottenPassword(endpoint)) {
            slots.addAll(Entrance.ofForgottenPassword(endpoint, trial));
        } else if (writes) {
            onCreated();
            if (slots.isEmpty()
                    && isPost(endpoint)
                    && !isOfUsers()
                    && !endpoint.endsSomething()
                    && trial.fixtures().get().writing().leftovers()) {
                Optional<Who> ours = asker.ofThisRun();
                // Who may create a thing, as staff does, need not be who may add something to it.
                Optional<Who> who = ours.filter(each -> !mayBeOfOthers(endpoint) || asker.isAdmitted(each))
                        .or(() -> Optional.of(endpoint)
                                .filter(Slots::mayBeOfOthers)
                                .flatMap(each -> asker.usual()))
                        .or(() -> ours);
                Optional<Answered> usual = who.flatMap(this::answered);
                boolean looksUp = usual.filter(this::isAlike).isPresent();
                who.ifPresent(each -> withBody(each.filled(), each.persona(), !looksUp));
                if (!looksUp) {
                    idle(usual.map(Answered::reply).filter(Nothing::isRefusal).isPresent());
                }
            }
        }
    }

    /**
     * What is done for each try is not undone: only an address is worth that, and, where the usual request is refused, a text that has to name something and names nothing, with which nothing is
     * done.
     */
    private void idle(boolean refused) {
        List<Slot> found = List.copyOf(slots);
        slots.clear();
        for (Slot each : found) {
            (each.isAddress() ? Optional.of(each) : refused ? Nothing.of(each, trial) : Optional.<Slot>empty())
                    .ifPresent(slots::add);
        }
    }

    /**
     * Whether it may be sent for what was there before: it adds to what stands there, or takes in what an address tells, of which the run's own tells nothing. What is done to
     * things, such as accepting or resolving them, is done to what the run created alone.
     */
    private static boolean mayBeOfOthers(Endpoint endpoint) {
        return Homes.isOfSeveral(endpoint)
                || TAKES_IN.matcher(endpoint.lastSegment()).matches();
    }

    /** A request, who sent it, and what that got. */
    private record Answered(Who who, Ask ask, Reply reply) {}

    /** What the usual request gets; empty where none can be made. */
    private Optional<Answered> answered(Who who) {
        return trial.whole(who.filled(), who.persona())
                .map(ask ->
                        new Answered(who, ask, trial.askAgain(ask, who.persona().session())));
    }

    /** Whether the same request gets the same data twice, as of something that is looked up: what is created is told from what was created before. */
    private boolean isAlike(Answered first) {
        return first.reply().status() == 200
                && trial.isSuccess(first.reply())
                && first.reply()
                        .json()
                        .filter(each -> each.size() > (each.isArray() ? 0 : 1))
                        .isPresent()
                && trial.askAgain(first.ask(), first.who().persona().session())
                        .text()
                        .equals(first.reply().text());
    }

    /** The place of the password in a login, with the name that its identity has: each try is a wrong password for that one, so that few are made. */
    public static Optional<Slot> ofPassword(Endpoint endpoint, Trial trial) {
        return trial.fixtures().isPresent() && endpoint.isOfSessions() && !endpoint.isLogout()
                ? Entrance.ofPassword(endpoint, trial)
                : Optional.empty();
    }

    private boolean isOfUsers() {
        return endpoint.isOfSessions()
                || trial.users().filter(each -> each.isSignUp(endpoint)).isPresent();
    }

    private void onCreated() {
        trial.fixtures().ifPresent(fixtures -> {
            if (Homes.creates(endpoint) && fixtures.isTidied(endpoint)) {
                List<Made> made = fixtures.made().stream()
                        .filter(each -> each.create().endpoint().equals(endpoint))
                        .toList();
                made.stream()
                        .flatMap(each -> open(each, fixtures).stream())
                        .findFirst()
                        .or(() -> made.stream().findFirst())
                        .ifPresent(each -> withBody(each.create(), each.owner(), true));
            } else if (endpoint.operation().method().matches("PUT|PATCH")) {
                // What is set below a thing, such as its picture, is set of what the run created.
                fixtures.made().stream()
                        .filter(each -> each.at(endpoint).isPresent())
                        .min(Comparator.comparing(each -> !each.isAddress(endpoint)))
                        .ifPresent(each -> withBody(each.at(endpoint).orElseThrow(), each.owner(), false));
            }
        });
        if (slots.isEmpty() && isOwnPage()) {
            trial.users()
                    .flatMap(Users::spare)
                    .ifPresent(each -> withBody(Filled.bare(endpoint), each.persona(), false));
        }
    }

    /** One like it where another can be created now: what it stands below may be closed by what was done to it meanwhile. */
    private static Optional<Made> open(Made like, Fixtures fixtures) {
        if (like.parent().isEmpty()) {
            return Optional.of(like);
        }
        Optional<Made> another = fixtures.another(like);
        another.ifPresent(fixtures::discard);
        return another;
    }

    /** Whether it changes what a caller says of itself, and not how it logs in: that is tried as a user whom the run signed up. */
    private boolean isOwnPage() {
        return endpoint.operation().method().matches("PUT|PATCH")
                && endpoint.pathParameters().isEmpty()
                && OWN.matcher(endpoint.path()).matches()
                && AccountBody.of(endpoint)
                        .filter(each -> !each.isWithoutPassword())
                        .isEmpty();
    }

    private void withBody(Filled filled, Persona persona, boolean creates) {
        Optional<ObjectNode> body = trial.whole(filled, persona)
                .map(Ask::body)
                .filter(each -> !each.isEmpty())
                .map(each -> JsonMapper.shared().readTree(each))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast);
        if (body.isEmpty()) {
            return;
        }
        if (!creates) {
            around(filled, persona, body, false);
        }
        Set<String> members = new HashSet<>();
        for (Map.Entry<String, JsonNode> each : body.get().properties()) {
            if (each.getValue().isValueNode() && !each.getValue().isBoolean()) {
                members.add(each.getKey());
                Schema schema = member(each.getKey());
                slots.add(new Slot(
                        Location.BODY,
                        each.getKey(),
                        each.getValue().asString(""),
                        schema,
                        filled,
                        body,
                        List.of(),
                        persona,
                        creates));
            }
        }
        bodySchema().properties().forEach((name, schema) -> {
            Schema plain = plain(schema);
            // What names something else is not made up: the object might be nobody's afterwards.
            boolean names = plain.format().equals("uuid");
            boolean text =
                    plain.types().contains(SchemaType.STRING) || plain.types().isEmpty() && plain.isOpen();
            if (members.add(name) && text && !plain.readOnly() && !names) {
                slots.add(
                        new Slot(Location.BODY, name, sample(plain), plain, filled, body, List.of(), persona, creates));
            }
        });
    }

    private Schema bodySchema() {
        return trial.takes(endpoint).map(this::plain).orElse(Schema.ANY);
    }

    private Schema member(String name) {
        return plain(bodySchema().properties().getOrDefault(name, Schema.ANY));
    }

    private Schema plain(Schema schema) {
        return endpoint.description().resolver().variants(schema).getFirst();
    }

    private void around(Filled filled, Persona persona, Optional<ObjectNode> body, boolean creates) {
        List<String> names = endpoint.pathParameters();
        for (int i = names.size() - 1; i >= 0; i--) {
            if (i == names.size() - 1 || !endsElsewhere(names.get(i))) {
                slots.add(new Slot(
                        Location.PATH,
                        names.get(i),
                        filled.bindings().getOrDefault(names.get(i), "1"),
                        described(Location.PATH, names.get(i)),
                        filled,
                        body,
                        List.of(),
                        persona,
                        creates));
            }
        }
        boolean carried = endpoint.carrier() == Carrier.QUERY;
        for (Location location : carried ? List.of(Location.HEADER) : List.of(Location.QUERY, Location.HEADER)) {
            for (Parameter each : endpoint.described().parameters()) {
                boolean header = location == Location.HEADER;
                if (each.location() == location
                        && !(header && (STANDARD.matcher(each.name()).matches() || isSentBy(persona, each.name())))
                        && isAmongFirst(each)) {
                    Schema schema = plain(each.schema());
                    slots.add(words.telling(new Slot(
                            location,
                            each.name(),
                            usual(each, schema, persona),
                            schema,
                            filled,
                            body,
                            List.of(),
                            persona,
                            creates)));
                }
            }
        }
    }

    /** Whether a caller sends a header of a name with all it asks, so that no other value of it would arrive. */
    private static boolean isSentBy(Persona persona, String header) {
        return persona.session().headers().stream().anyMatch(each -> each.name().equalsIgnoreCase(header));
    }

    private boolean endsElsewhere(String name) {
        String end = "/{" + name + "}";
        String prefix = endpoint.path().substring(0, endpoint.path().indexOf(end) + end.length());
        return trial.endpoints().stream()
                .anyMatch(each -> each.isRead() && each.path().equals(prefix));
    }

    private boolean isAmongFirst(Parameter parameter) {
        return trial.endpoints().stream()
                .filter(each -> each.isRead() == endpoint.isRead())
                .filter(each -> each.described().parameters().stream()
                        .anyMatch(other -> other.location() == parameter.location()
                                && other.name().equals(parameter.name())))
                .limit(MOST_OPERATIONS)
                .anyMatch(endpoint::equals);
    }

    private Schema described(Location location, String name) {
        return endpoint.described().parameters().stream()
                .filter(each -> each.location() == location && each.name().equals(name))
                .map(each -> plain(each.schema()))
                .findFirst()
                .orElse(Schema.ANY);
    }

    /** What answers had for a member of that name; for words to search for, the first word of a text that answers of the place have; else a sample. */
    private String usual(Parameter parameter, Schema schema, Persona persona) {
        if (!schema.values().isEmpty()) {
            return schema.values().getFirst();
        }
        Optional<String> told = trial.told(persona, parameter.name()).stream().findFirst();
        return told.or(() -> SearchWords.takes(parameter.name()) ? words.first(persona) : Optional.empty())
                .orElseGet(() -> sample(schema));
    }

    private static String sample(Schema schema) {
        if (!schema.values().isEmpty()) {
            return schema.values().getFirst();
        }
        if (schema.types().contains(SchemaType.INTEGER) || schema.types().contains(SchemaType.NUMBER)) {
            return "1";
        }
        return switch (schema.format()) {
            case "date" -> "2026-01-15";
            case "date-time" -> "2026-01-15T12:00:00Z";
            case "uuid" -> "7d3f9a4c-5b21-4e0f-9c38-2f6a1d0b8e57";
            default -> schema.types().contains(SchemaType.BOOLEAN) ? "true" : "a";
        };
    }
}
