package dev.sinew.probe.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object that this run created.
 *
 * @param owner who created it
 * @param create the request, without its body
 * @param parameter what paths call its id
 * @param bindings the path parameters that name it, those of its parents among them
 * @param canary the text that stands in it and nowhere else
 * @param parent below what it stands, where that was created too
 * @param body what was sent to create it, or empty
 */
public record Made(
        Persona owner,
        Filled create,
        String parameter,
        Map<String, String> bindings,
        String canary,
        Optional<Made> parent,
        String body) {
    private static final Pattern PARAMETER = Pattern.compile("\\{[^/{}]*}");

    public Made {
        bindings = Map.copyOf(bindings);
    }

    /** The same under another id. */
    public Made called(String id) {
        Map<String, String> other = new HashMap<>(bindings);
        other.put(parameter, id);
        return new Made(owner, create, parameter, other, canary, parent, body);
    }

    /** The same as somebody else's. */
    public Made of(Persona other) {
        return new Made(other, create, parameter, bindings, canary, parent, body);
    }

    /** What was sent to create it, with one member more. */
    public String with(String name, JsonNode value) {
        return SignUp.object(body)
                .map(sent -> set(sent, Map.of(name, value)).toString())
                .orElse("");
    }

    /** A body that creates one like it, with some members more. */
    ObjectNode set(ObjectNode sent, Map<String, JsonNode> members) {
        ObjectNode other = sent.deepCopy();
        Bodies.wrapper(create.endpoint())
                .map(other::withObjectProperty)
                .orElse(other)
                .setAll(members);
        return other;
    }

    /** Its id. */
    public String id() {
        return bindings.getOrDefault(parameter, "");
    }

    /** Whether a member of an answer is called as its id is: as paths call it, or as an id of itself. */
    public boolean isCalled(String member) {
        String plain = Nouns.plain(member);
        Nouns.Named named = Nouns.named(member);
        return plain.equals(Nouns.plain(parameter))
                || plain.equals("id")
                || plain.equals("uuid")
                || named.kind().equals(Nouns.singular(kind(create.endpoint()))) && Nouns.alike(named.member(), "id");
    }

    /** The request of an endpoint whose path names nothing, and that is told in its query or body which thing of its kind is meant. */
    public Optional<Filled> beside(Endpoint endpoint) {
        return Homes.beside(endpoint, create.endpoint()).map(place -> place.meaning(endpoint, id()));
    }

    /** The same of what means several things, with another one of its kind first. */
    public Optional<Filled> beside(Endpoint endpoint, Made first) {
        return Homes.beside(endpoint, create.endpoint())
                .flatMap(place -> place.meaning(endpoint, List.of(first.id(), id())));
    }

    /** The request of an endpoint that is about it: at its address or right below, and with nothing else to know. */
    public Optional<Filled> at(Endpoint endpoint) {
        if (Homes.isApart(create.endpoint(), endpoint)) {
            return Optional.empty();
        }
        List<String> names = endpoint.pathParameters();
        Optional<Place> member = Homes.inBody(endpoint, create.endpoint());
        if (member.isPresent()) {
            Map<String, String> above = new HashMap<>(bindings);
            above.keySet().retainAll(names);
            String meant = member.get().meaning(endpoint, id()).body();
            return Optional.of(new Filled(endpoint, above, "", true, true, meant));
        }
        if (names.isEmpty() || !endpoint.required().isEmpty()) {
            return Optional.empty();
        }
        boolean about = names.getLast().equals(parameter)
                && Homes.path(endpoint).contains("/" + kind(create.endpoint()) + "/{" + parameter + "}");
        Map<String, String> own = new HashMap<>(bindings);
        // Below its owner, as in /users/{username}/drafts/{draftId}, of what is created as one's own.
        Whose.parameter(endpoint)
                .filter(each -> about && !each.equals(parameter) && !bindings.containsKey(each))
                .flatMap(owner::calledAs)
                .ifPresent(each -> own.put(Whose.parameter(endpoint).orElseThrow(), each));
        if (!about || !own.keySet().containsAll(names)) {
            return byPlace(endpoint, names);
        }
        own.keySet().retainAll(names);
        return Optional.of(new Filled(endpoint, own, "", true, true));
    }

    /** The same where the parameters stand at the same places, under other names. */
    private Optional<Filled> byPlace(Endpoint endpoint, List<String> names) {
        String home = PARAMETER.matcher(Homes.path(create.endpoint())).replaceAll("{}") + "/{}";
        String path = PARAMETER.matcher(Homes.path(endpoint)).replaceAll("{}");
        List<String> above = create.endpoint().pathParameters();
        boolean same = (path.equals(home) || path.startsWith(home + "/"))
                && Nouns.isIdOfSomething(parameter)
                && Nouns.isIdOfSomething(names.getLast());
        if (!same || names.size() != above.size() + 1) {
            return Optional.empty();
        }
        Map<String, String> own = new HashMap<>();
        for (int i = 0; i < above.size(); i++) {
            own.put(names.get(i), bindings.getOrDefault(above.get(i), ""));
        }
        own.put(names.getLast(), id());
        return Optional.of(new Filled(endpoint, own, "", true, true));
    }

    /** Whether an endpoint is at its address, and not below. */
    public boolean isAddress(Endpoint endpoint) {
        return (Homes.path(endpoint).endsWith("}")
                        || Homes.inBody(endpoint, create.endpoint()).isPresent())
                && at(endpoint).isPresent();
    }

    /** The last segment of a collection. */
    static String kind(Endpoint collection) {
        String path = Homes.path(collection);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return create.endpoint() + " " + id() + " of " + owner;
    }
}
