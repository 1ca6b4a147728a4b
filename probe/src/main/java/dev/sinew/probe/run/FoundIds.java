package dev.sinew.probe.run;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.oracle.FailureShapes;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Under which id something that was just created can be found. */
final class FoundIds {
    private static final int MOST = 2_000;
    private static final int DEPTH = 3;
    /** So long an id is no other's by chance, and a name no part of another. */
    private static final int LONG = 8;

    /** What answers call the address of what they are about. What is called an address of any kind may be another's. */
    private static final Pattern OWN_ADDRESS =
            Pattern.compile("(?:self|resource|location|href)(?:ur[il]|link|href)?|id");

    private final List<Endpoint> endpoints;
    private final Sender sender;
    private final FailureShapes failures;
    private final Ledger ledger;

    /** By the operation that creates: where its answers tell the id. */
    private final Map<Endpoint, String> members = new HashMap<>();

    private final Set<Endpoint> byList = new HashSet<>();

    FoundIds(List<Endpoint> endpoints, Sender sender, FailureShapes failures, Ledger ledger) {
        this.endpoints = endpoints;
        this.sender = sender;
        this.failures = failures;
        this.ledger = ledger;
    }

    /**
     * The id under which an answer to a creation tells that something can be found. An answer may tell several, such as the number of a row beside
     * what paths take: the first one counts that is not missed where its owner reads it, and it is called so from then on. Where all are missed there is none,
     * as a wrong one may be somebody else's. Where the answer is what it was added to, as a cart is to a line of it, the element counts that says what was sent.
     *
     * @param body what was sent, or empty where that is not known
     */
    Optional<String> of(Reply reply, Made planned, String body) {
        Map<String, String> told = Ids.of(
                reply,
                planned.parameter(),
                Nouns.singular(Made.kind(planned.create().endpoint())));
        if (told.values().removeIf(each -> isAbove(each, planned))) {
            return within(reply, planned, body);
        }
        addressed(reply, planned).forEach((member, id) -> told.merge(member, id, (old, own) -> own));
        Endpoint collection = planned.create().endpoint();
        String known = members.get(collection);
        if (known != null) {
            return Optional.ofNullable(told.get(known));
        }
        for (Map.Entry<String, String> each : told.entrySet()) {
            Made made = planned.called(each.getValue());
            if (ledger.read(made).filter(Ledger::isMissing).isEmpty()) {
                members.put(collection, each.getKey());
                return Optional.of(each.getValue());
            }
        }
        return Optional.empty();
    }

    /** Whether an id is of what something is created below, or the caller's own, at whose place it is: neither is what was created. Short ones may be the same by chance. */
    private static boolean isAbove(String id, Made planned) {
        return id.length() >= LONG
                && (planned.create().bindings().containsValue(id)
                        || Homes.isOwn(planned.create().endpoint())
                                && planned.owner().called().contains(id));
    }

    /** The id of the one element of a list in an answer that has all that was sent. */
    private static Optional<String> within(Reply reply, Made planned, String body) {
        Optional<ObjectNode> sent = SignUp.object(body)
                .map(each -> Bodies.wrapper(planned.create().endpoint())
                        .map(each::withObjectProperty)
                        .orElse(each));
        List<JsonNode> elements = new ArrayList<>();
        reply.json().ifPresent(json -> collect(json, 0, elements));
        List<JsonNode> same = elements.stream()
                .filter(each -> sent.filter(one -> isAsSent(each, one)).isPresent())
                .toList();
        return same.size() == 1 ? ids(same.getFirst(), planned).findFirst() : Optional.empty();
    }

    /** The ids at the ends of the addresses that an answer has of what it is about: those at which things of its kind stand, below the same ones. */
    private Map<String, String> addressed(Reply reply, Made planned) {
        Map<String, String> told = new LinkedHashMap<>();
        reply.json()
                .ifPresent(json -> json.properties().stream()
                        .filter(each ->
                                OWN_ADDRESS.matcher(Nouns.plain(each.getKey())).matches())
                        .forEach(each -> id(each.getValue().asString(""), planned)
                                .ifPresent(id -> told.put(each.getKey(), id))));
        return told;
    }

    /** The path of an address, with its escapes; empty where a text is none. */
    private static String path(String address) {
        try {
            return Objects.requireNonNullElse(URI.create(address).getRawPath(), "");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private Optional<String> id(String address, Made planned) {
        String path = Endpoint.plain(path(address));
        if (!path.startsWith("/")) {
            return Optional.empty();
        }
        String id = URLDecoder.decode(
                path.substring(path.lastIndexOf('/') + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
        Made made = planned.called(id);
        return endpoints.stream()
                        .filter(made::isAddress)
                        .flatMap(each -> made.at(each).stream())
                        .map(each -> Endpoint.plain(each.ask().path()))
                        .anyMatch(each -> path.equals(each)
                                || path.equals(
                                        Sender.address(sender.target(), each).getRawPath()))
                ? Optional.of(id)
                : Optional.empty();
    }

    /** What the list where something will stand has now; empty where nothing describes one that its owner reads. */
    Set<String> listed(Made planned) {
        return elements(planned).stream().flatMap(each -> ids(each, planned)).collect(Collectors.toSet());
    }

    /**
     * The id of what the list has since: the one element more that says what was sent, its canary or, where that has none, all that it shows of it.
     *
     * @param before what the list had before
     * @param body what was sent
     */
    Optional<String> added(Made planned, Set<String> before, String canary, String body) {
        Optional<ObjectNode> sent = SignUp.object(body);
        List<JsonNode> added = elements(planned).stream()
                .filter(each -> ids(each, planned).noneMatch(id -> before.contains(id) || isMade(planned, id)))
                .filter(each -> body.contains(canary)
                        ? each.toString().contains(canary)
                        : sent.filter(object -> isAsSent(each, object)).isPresent())
                .toList();
        if (added.size() != 1) {
            return Optional.empty();
        }
        JsonNode element = added.getFirst();
        byList.add(planned.create().endpoint());
        Optional<String> id = ids(element, planned)
                .filter(each -> ledger.read(planned.called(each))
                        .filter(Ledger::isMissing)
                        .isEmpty())
                .findFirst();
        // Where its ids lead nowhere, its number or its name may.
        return id.or(() -> element.properties().stream()
                .filter(each -> each.getValue().isValueNode() && Nouns.tellsApart(Nouns.plain(each.getKey())))
                .map(each -> each.getValue().asString(""))
                .filter(each -> ledger.read(planned.called(each))
                        .filter(failures::isSuccess)
                        .isPresent())
                .findFirst());
    }

    /** Whether the run created what is called so there before. */
    private boolean isMade(Made planned, String id) {
        return ledger.entries().stream()
                .anyMatch(each -> each.id().equals(id)
                        && each.create().endpoint().equals(planned.create().endpoint()));
    }

    private static Stream<String> ids(JsonNode element, Made planned) {
        String kind = Nouns.singular(Made.kind(planned.create().endpoint()));
        return Ids.of(element, planned.parameter(), kind).values().stream();
    }

    /** Whether only a list tells what was created there, so that not all that is created there is known. */
    boolean isByList(Endpoint create) {
        return byList.contains(create);
    }

    private static boolean isAsSent(JsonNode element, ObjectNode sent) {
        List<Map.Entry<String, JsonNode>> shown = sent.properties().stream()
                .filter(each -> each.getValue().isValueNode()
                        && !shown(element, each.getKey()).isMissingNode())
                .toList();
        return !shown.isEmpty()
                && shown.stream().allMatch(each -> isSame(each.getValue(), shown(element, each.getKey())));
    }

    /** What an element has of a member that was sent: under its name, else under the only one that ends with it and says of what it is, as {@code payeeAccountNumber} is of {@code accountNumber}. */
    private static JsonNode shown(JsonNode element, String member) {
        String plain = Nouns.plain(member);
        List<JsonNode> longer = element.properties().stream()
                .filter(each ->
                        plain.length() >= LONG && Nouns.plain(each.getKey()).endsWith(plain))
                .map(Map.Entry::getValue)
                .toList();
        return element.has(member) || longer.size() != 1 ? element.path(member) : longer.getFirst();
    }

    private static boolean isSame(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.asString("").equals(other.asString(""));
    }

    /** The objects of the list where something stands that was created: of several that may be it, the first that has any. */
    private List<JsonNode> elements(Made planned) {
        for (Endpoint each : endpoints) {
            boolean list = each.isRead()
                    && each.required().isEmpty()
                    && Homes.path(each).equals(Homes.path(planned.create().endpoint()));
            List<JsonNode> elements = list ? elements(each, planned) : List.of();
            if (!elements.isEmpty()) {
                return elements;
            }
        }
        return List.of();
    }

    private List<JsonNode> elements(Endpoint list, Made planned) {
        List<JsonNode> elements = new ArrayList<>();
        Filled read = new Filled(list, planned.create().bindings(), "", true, true);
        Reply reply = sender.send(read.ask(), planned.owner().session().headers());
        if (failures.isSuccess(reply)) {
            reply.json().ifPresent(json -> collect(json, 0, elements));
        }
        return elements;
    }

    private static void collect(JsonNode node, int depth, List<JsonNode> elements) {
        for (JsonNode each : node) {
            if (node.isArray() && each.isObject() && elements.size() < MOST) {
                elements.add(each);
            } else if (each.isContainer() && depth < DEPTH) {
                collect(each, depth + 1, elements);
            }
        }
    }

    /** The id that the creator chose itself: a member of the body that is called as paths call it, where its owner then reads something. */
    Optional<String> chosen(Optional<ObjectNode> body, Made planned) {
        Optional<String> sent = body.flatMap(each -> each.properties().stream()
                .filter(member -> Nouns.plain(member.getKey()).equals(Nouns.plain(planned.parameter()))
                        && member.getValue().isString())
                .map(member -> member.getValue().asString())
                .findFirst());
        return sent.filter(each -> {
            Made made = planned.called(each);
            return endpoints.stream()
                    .filter(read -> read.isRead() && made.isAddress(read))
                    .flatMap(read -> made.at(read).stream())
                    .anyMatch(read -> failures.isSuccess(
                            sender.send(read.ask(), planned.owner().session().headers())));
        });
    }
}
