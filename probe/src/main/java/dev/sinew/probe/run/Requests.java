package dev.sinew.probe.run;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Carrier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of requests, with the ids of what this run created and its callers were told of. */
final class Requests {
    private static final int MOST = 6;
    private static final Pattern TO_ADDRESS =
            Pattern.compile("(?:to|recipient|receiver|payee|beneficiary)(?:e?mail|emailaddress)");

    private static final Set<String> RECIPIENTS = Set.of("recipient", "receiver", "payee", "beneficiary", "touser");

    private final List<Endpoint> endpoints;
    private final Ledger ledger;
    private final AtomicInteger turn = new AtomicInteger();

    Requests(List<Endpoint> endpoints, Ledger ledger) {
        this.endpoints = endpoints;
        this.ledger = ledger;
    }

    /** A request of an endpoint with a body of values that were not used yet; empty where nothing is known for it. */
    Optional<Ask> ask(Filled filled, Persona values, Samples samples) {
        Endpoint endpoint = filled.endpoint();
        if (!takesBody(endpoint)) {
            return Optional.of(likeCreated(filled, values, samples).orElseGet(filled::ask));
        }
        return body(endpoint, values, samples)
                .filter(body -> !body.isEmpty())
                .map(body -> chosen(body, filled, values, samples))
                .map(body -> filled.ask(body.toString()));
    }

    /**
     * The same change with the words with which its owner created the thing, where its description alone says what may stand there: a category that was one of some is one of them later. Of texts
     * that were free one is left, so that the change shows.
     */
    private ObjectNode chosen(ObjectNode body, Filled change, Persona owner, Samples samples) {
        ObjectNode other = body.deepCopy();
        ledger.entries().stream()
                .filter(each -> each.owner() == owner
                        && Homes.changes(change.endpoint())
                        && each.isAddress(change.endpoint())
                        && change.bindings()
                                .entrySet()
                                .containsAll(each.bindings().entrySet()))
                .findFirst()
                .flatMap(each -> SignUp.object(each.body()))
                .ifPresent(created -> body.properties().stream()
                        .filter(each -> each.getValue().asString("").equals(samples.canary())
                                && created.path(each.getKey()).isString()
                                && !created.path(each.getKey()).asString().contains("sinew-"))
                        .forEach(each -> other.set(each.getKey(), created.path(each.getKey()))));
        return other.toString().contains(samples.canary()) ? other : body;
    }

    /** The same without the ids of things that need not be there, which may be taken or not fit; empty where it names none, or nothing is left. */
    Optional<Ask> plain(Filled filled, Persona values, Samples samples) {
        Endpoint endpoint = filled.endpoint();
        Bodies bodies = new Bodies(endpoint, samples, named -> known(named, values));
        return Optional.of(bodies)
                .filter(each -> takesBody(endpoint))
                .flatMap(Bodies::body)
                .map(body -> {
                    ObjectNode plain = body.deepCopy();
                    plain.remove(body.propertyNames().stream()
                            .filter(each -> Nouns.isIdOfSomething(each)
                                    && !bodies.required().contains(each))
                            .toList());
                    return plain.size() == body.size() ? plain.removeAll() : plain;
                })
                .filter(body -> !body.isEmpty())
                .map(body -> filled.ask(body.toString()));
    }

    /** A change of which nothing says what it takes takes what a creation does. */
    private Optional<Ask> likeCreated(Filled change, Persona values, Samples samples) {
        Endpoint endpoint = change.endpoint();
        if (!endpoint.operation().method().matches("PUT|PATCH")) {
            return Optional.empty();
        }
        return endpoints.stream()
                .filter(each -> Homes.creates(each) && each.carrier() == Carrier.JSON)
                .filter(each -> endpoint.path().matches(Pattern.quote(each.path()) + "/\\{[^/{}]+}"))
                .flatMap(each -> body(each, values, samples).stream())
                .filter(body -> !body.isEmpty())
                .findFirst()
                .map(body -> change.ask(body.toString()));
    }

    Optional<ObjectNode> body(Endpoint endpoint, Persona persona, Samples samples) {
        return new Bodies(endpoint, samples, named -> known(named, persona)).body();
    }

    /** The caller's own id where a person is named, the id of a thing that this run created, else of one that the caller was told of. */
    Optional<String> known(Nouns.Named named, Persona persona) {
        return own(named, persona).or(() -> first(named, persona, true)).or(() -> recipient(named, persona));
    }

    /**
     * The same, in which what a thing stands below is what its teller said: a dish that was told of below a restaurant is ordered there, and nowhere else. Only ids at the top are changed.
     */
    static ObjectNode coherent(ObjectNode body, Persona persona) {
        Map<String, String> above = new HashMap<>();
        tellers(body, persona, above);
        if (above.isEmpty()) {
            return body;
        }
        ObjectNode other = body.deepCopy();
        for (Map.Entry<String, JsonNode> each : body.properties()) {
            Nouns.Named named = Nouns.named(each.getKey());
            String meant = Nouns.alike(named.member(), "id") ? above.getOrDefault(named.kind(), "") : "";
            if (!meant.isEmpty() && each.getValue().isIntegralNumber() && meant.matches("\\d{1,18}")) {
                other.put(each.getKey(), Long.parseLong(meant));
            } else if (!meant.isEmpty() && each.getValue().isString()) {
                other.put(each.getKey(), meant);
            }
        }
        return other;
    }

    /** By kind, the id of what a thing that a body names further inside was told of below. */
    private static void tellers(JsonNode node, Persona persona, Map<String, String> above) {
        for (JsonNode each : node) {
            if (each.isContainer()) {
                each.properties().forEach(member -> teller(member, persona, above));
                tellers(each, persona, above);
            }
        }
    }

    private static void teller(Map.Entry<String, JsonNode> member, Persona persona, Map<String, String> above) {
        Nouns.Named named = Nouns.named(member.getKey());
        if (member.getValue().isValueNode() && Nouns.alike(named.member(), "id")) {
            String value = member.getValue().asString("");
            persona.known().stream()
                    .filter(each -> each.value().equals(value)
                            && !each.bindings().isEmpty()
                            && kinds(named)
                                    .anyMatch(kind -> named.kind().endsWith(each.kind())
                                            || kind.kind().equals(each.kind())))
                    .forEach(each ->
                            each.bindings().forEach((name, id) -> above.putIfAbsent(kind(name, each.source()), id)));
        }
    }

    /** What a parameter of a path names: what it is called after, else what stands before it. */
    private static String kind(String parameter, String path) {
        String kind = Nouns.named(parameter).kind();
        return kind.isEmpty() ? Filler.before(path, parameter) : kind;
    }

    /** Somebody else of the callers, where a member says to whom something goes. */
    private Optional<String> recipient(Nouns.Named named, Persona persona) {
        if (TO_ADDRESS.matcher(named.kind() + named.member()).matches()) {
            return ledger.callers().stream()
                    .filter(each ->
                            each != persona && !each.session().identity().isPrivileged())
                    .flatMap(each -> each.called().stream())
                    .filter(each -> each.contains("@"))
                    .findFirst();
        }
        return RECIPIENTS.contains(named.kind()) && Nouns.alike(named.member(), "id")
                ? ledger.callers().stream()
                        .filter(each -> each != persona)
                        .flatMap(each -> each.own(new Nouns.Named("user", "id")).stream())
                        .findFirst()
                : Optional.empty();
    }

    /** The same, of what the caller was told of first: a creation that was refused may have asked for what was there before. */
    Optional<String> toldFirst(Nouns.Named named, Persona persona) {
        return own(named, persona).or(() -> first(named, persona, false));
    }

    /** All that it may be, in that order, at most a few: the first may be taken. */
    List<String> candidates(Nouns.Named named, Persona persona) {
        return own(named, persona)
                .map(List::of)
                .orElseGet(() -> alternating(kinds(named)
                        .flatMap(each -> Stream.concat(ledger.idsOf(each, persona), persona.tellings(each)))
                        .distinct()
                        .toList()));
    }

    /** The first, the last, the second and so on: who sells is told of its own first, and of others' later or earlier. Of many there are others the next time, as some may be taken by then. */
    private List<String> alternating(List<String> all) {
        int from = all.size() > MOST ? turn.getAndAdd(MOST / 2) : 0;
        List<String> some = new ArrayList<>();
        for (int i = 0; i < all.size() && some.size() < MOST; i++) {
            int at = (from + i) % all.size();
            some.add(all.get(at % 2 == 0 ? at / 2 : all.size() - 1 - at / 2));
        }
        return some;
    }

    /** The caller's own id; none where the API keeps such people as things, as a shop does its customers: they can be created, or the caller is told of some, of whom it is none. */
    private Optional<String> own(Nouns.Named named, Persona persona) {
        boolean kept = endpoints.stream()
                .filter(each -> Homes.creates(each)
                        && Nouns.singular(Made.kind(each)).equals(named.kind())
                        && Homes.parameter(each, endpoints).isPresent())
                .anyMatch(each -> AccountBody.of(each)
                        .filter(body -> !body.isWithoutPassword())
                        .isEmpty());
        List<String> told = persona.tellings(named).toList();
        boolean others =
                Possessions.isTrader(named.kind()) && !told.isEmpty() && Collections.disjoint(told, persona.called());
        return kept || others ? Optional.empty() : persona.own(named);
    }

    /** What answers to a caller had for members of a name. */
    static List<String> told(String name, Persona persona) {
        return persona.known().stream()
                .filter(each -> each.member().equals(Nouns.plain(name)))
                .map(Known::value)
                .distinct()
                .toList();
    }

    private Optional<String> first(Nouns.Named named, Persona persona, boolean created) {
        return kinds(named)
                .filter(each -> !each.member().equals("number") || isAddressed(each.kind()))
                .flatMap(each -> created
                        ? Stream.concat(ledger.idsOf(each, persona), persona.tellings(each))
                        : Stream.concat(persona.tellings(each), ledger.idsOf(each, persona)))
                .findFirst();
    }

    /** Whether addresses name such things, so that their numbers are ids: of parcels and not of telephones. */
    private boolean isAddressed(String kind) {
        return endpoints.stream()
                .anyMatch(each -> each.path().endsWith("}")
                        && Filler.before(each.path(), each.pathParameters().getLast())
                                .equals(kind));
    }

    /** What a member names, then the same without the part that it has in the request: an account in {@code fromAccountId}. */
    private static Stream<Nouns.Named> kinds(Nouns.Named named) {
        String plain = Nouns.withoutPart(named.kind());
        return plain.equals(named.kind()) ? Stream.of(named) : Stream.of(named, new Nouns.Named(plain, named.member()));
    }

    static boolean takesBody(Endpoint endpoint) {
        return endpoint.described().requestBody().isPresent() || endpoint.carrier() == Carrier.QUERY;
    }
}
