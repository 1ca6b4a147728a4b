package dev.sinew.probe.run;

import dev.sinew.probe.http.Carrier;
import dev.sinew.spec.DescribedOperation;
import dev.sinew.spec.DescribedOperation.Parameter;
import dev.sinew.spec.Schema;
import dev.sinew.spec.SchemaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bodies made of what the description says of them: what is required, and texts that may say anything. */
final class Bodies {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int DEPTH = 6;
    private static final int TURNS = 5;
    /** What things are called by beside their ids. */
    private static final Set<String> NAMES = Set.of("slug", "code", "ref", "number", "no");

    /** The number of one of several members of the same meaning, as in {@code product_id_1}. */
    private static final Pattern COUNTED = Pattern.compile("_\\d{1,2}$");

    /** How much of what need not be there is. */
    private enum Extent {
        TEXTS,
        NAMELESS,
        TIMES,
        NOTHING,
        ALL
    }

    private final Endpoint endpoint;
    private final Samples samples;
    private final Function<Nouns.Named, Optional<String>> known;
    private Extent extent = Extent.TEXTS;
    /** Whether a member that is called as a kind of things is takes the id of one, as {@code thing} in {@code {"thing": "t-17"}}. */
    private boolean bare;

    /**
     * For one request.
     *
     * @param known the id of a thing of a kind
     */
    Bodies(Endpoint endpoint, Samples samples, Function<Nouns.Named, Optional<String>> known) {
        this.endpoint = endpoint;
        this.samples = samples;
        this.known = known;
    }

    /** What tells its values from those of other bodies of the run. */
    int number() {
        return samples.number();
    }

    /** Whether a text says nothing but that this run made it up. */
    boolean isMadeUp(String text) {
        return text.equals(samples.canary());
    }

    /** What an endpoint takes as members to write, whatever carries them; empty where it takes none. */
    static Optional<Schema> schema(Endpoint endpoint) {
        Carrier carrier = endpoint.carrier();
        return carrier == Carrier.QUERY ? Optional.of(ofQuery(endpoint)) : ofBody(endpoint, carrier);
    }

    private static Schema ofQuery(Endpoint endpoint) {
        Schema.Builder members = new Schema.Builder();
        members.types.add(SchemaType.OBJECT);
        for (Parameter each : endpoint.carried()) {
            members.properties.put(each.name(), each.schema());
            if (each.required()) {
                members.required.add(each.name());
            }
        }
        return members.build();
    }

    private static Optional<Schema> ofBody(Endpoint endpoint, Carrier carrier) {
        return endpoint.described()
                .requestBody()
                .flatMap(body -> body.content().entrySet().stream()
                        .filter(each -> carrier == Carrier.JSON
                                ? each.getKey().endsWith("json")
                                : each.getKey().equals(carrier.contentType()))
                        .map(Map.Entry::getValue)
                        .map(schema -> one(endpoint.description().resolver().variants(schema)))
                        .findFirst());
    }

    /** The one member of a body that does nothing but wrap what it is about, as {@code user} does in {@code {"user": {…}}}; empty where there is none. */
    static Optional<String> wrapper(Endpoint endpoint) {
        return schema(endpoint)
                .filter(each -> each.properties().size() == 1)
                .map(each -> each.properties().firstKey())
                .filter(each -> wrapped(endpoint, each).isPresent());
    }

    /** What a body is about: itself, or what it only wraps. */
    static Optional<Schema> inner(Endpoint endpoint) {
        return wrapper(endpoint).flatMap(each -> wrapped(endpoint, each)).or(() -> schema(endpoint));
    }

    private static Optional<Schema> wrapped(Endpoint endpoint, String member) {
        return schema(endpoint)
                .map(each -> each.properties().getOrDefault(member, Schema.ANY))
                .map(each -> one(endpoint.description().resolver().variants(each)))
                .filter(each -> !each.properties().isEmpty() && !each.readOnly());
    }

    /** Of what may stand there, one thing rather than a list of many. */
    private static Schema one(List<Schema> variants) {
        return variants.stream()
                .filter(each -> !each.properties().isEmpty())
                .findFirst()
                .orElse(variants.getFirst());
    }

    /** A body with the description's examples where it has any; their texts of several words say something else. Empty where it has none. */
    Optional<ObjectNode> exemplary() {
        ObjectNode examples = inner(endpoint)
                .map(each -> new Examples(endpoint, samples, known).of(each))
                .orElseGet(JSON::createObjectNode);
        if (examples.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode body = body().orElseGet(JSON::createObjectNode);
        ObjectNode inside = wrapper(endpoint).map(body::withObjectProperty).orElse(body);
        inside.setAll(examples);
        return Optional.of(body);
    }

    /** A body; empty where something is required of which nothing is known. */
    Optional<ObjectNode> body() {
        return recorded().or(() -> schema(endpoint).flatMap(this::whole));
    }

    /** The same without names of people, with nothing but what is required, as examples have it or not, and with all that is known of what is not; none where it was recorded what is taken. */
    List<ObjectNode> others() {
        if (!endpoint.recorded().body().isEmpty()) {
            return List.of();
        }
        List<ObjectNode> others = new ArrayList<>();
        for (Extent each : List.of(Extent.NAMELESS, Extent.NOTHING, Extent.ALL)) {
            extent = each;
            if (each == Extent.NOTHING) {
                exemplary().ifPresent(others::add);
            }
            body().filter(body -> !body.isEmpty()).ifPresent(others::add);
        }
        extent = Extent.TEXTS;
        return others;
    }

    /** The same with the times that may be there, which are ahead. */
    Optional<ObjectNode> later() {
        extent = Extent.TIMES;
        Optional<ObjectNode> body = body();
        extent = Extent.TEXTS;
        return body;
    }

    /**
     * The same with others of the things that may be meant, also where a member is called as they are and not as their id: what was named first may be taken, or nothing that is there.
     *
     * @param candidates the ids of things of a kind
     */
    List<ObjectNode> otherwise(Function<Nouns.Named, List<String>> candidates) {
        List<ObjectNode> others = new ArrayList<>();
        for (int turn = 0; turn < TURNS && endpoint.recorded().body().isEmpty(); turn++) {
            // What need not be named may be what does not fit.
            for (Extent each : List.of(Extent.TEXTS, Extent.NOTHING)) {
                AtomicInteger next = new AtomicInteger(turn);
                Optional<ObjectNode> body = turned(next, each, candidates);
                if (next.get() == turn && each == Extent.TEXTS) {
                    // Nothing is named, so that all turns are alike.
                    return List.of();
                }
                body.filter(one -> !others.contains(one)).ifPresent(others::add);
            }
        }
        return others;
    }

    private Optional<ObjectNode> turned(
            AtomicInteger next, Extent much, Function<Nouns.Named, List<String>> candidates) {
        Bodies bodies = new Bodies(endpoint, samples, named -> {
            List<String> all = candidates.apply(named);
            return all.isEmpty()
                    ? Optional.empty()
                    : Optional.of(all.get(Math.floorMod(next.getAndIncrement(), all.size())));
        });
        bodies.bare = true;
        bodies.extent = much;
        return bodies.body();
    }

    /** A body of a schema; where it only wraps one object, as {@code {"data": {…}}} does, that has what a body has. */
    private Optional<ObjectNode> whole(Schema schema) {
        return wrapper(endpoint)
                .map(member -> inner(endpoint)
                        .flatMap(each -> object(each, 0))
                        .map(each -> JSON.createObjectNode().set(member, each)))
                .orElseGet(() -> object(schema, 0));
    }

    /** A body like one that was recorded: its texts that may say anything say something else, ids are of what is known now. */
    private Optional<ObjectNode> recorded() {
        if (endpoint.recorded().body().isEmpty()
                || !(JSON.readTree(endpoint.recorded().body()) instanceof ObjectNode body)) {
            return Optional.empty();
        }
        Map<String, Schema> members = schema(endpoint).map(Schema::properties).orElse(new TreeMap<>());
        for (Map.Entry<String, JsonNode> each : body.deepCopy().properties()) {
            Schema member = endpoint.description()
                    .resolver()
                    .variants(members.getOrDefault(each.getKey(), Schema.ANY))
                    .getFirst();
            boolean open = Typed.isText(member) || member.types().isEmpty();
            if (each.getValue().isString() && open && each.getValue().asString().matches(".*\\s.*")) {
                body.put(each.getKey(), samples.canary());
            }
            Nouns.Named named = Nouns.named(each.getKey());
            if (!named.kind().isEmpty() && Nouns.alike(named.member(), "id")) {
                known.apply(named)
                        .ifPresent(id -> body.set(
                                each.getKey(),
                                each.getValue().isNumber() && id.matches("\\d{1,15}")
                                        ? JSON.readTree(id)
                                        : JSON.getNodeFactory().stringNode(id)));
            }
        }
        return Optional.of(body);
    }

    /** The value of a member that a body does not have, by its name; empty where it may have none of that name, or nothing is known for it. */
    Optional<JsonNode> missing(String name) {
        return inner(endpoint).flatMap(each -> missing(each, name));
    }

    /** The same of a member of an object that stands in a body. */
    Optional<JsonNode> missing(String outer, String name) {
        return inner(endpoint).flatMap(each -> member(each, outer)).flatMap(each -> missing(each, name));
    }

    private Optional<JsonNode> missing(Schema schema, String name) {
        return member(schema, name).filter(each -> !each.readOnly()).flatMap(each -> value(name, each, 1));
    }

    private Optional<Schema> member(Schema schema, String name) {
        return Optional.ofNullable(schema.properties().get(name))
                .map(each -> endpoint.description().resolver().variants(each).getFirst());
    }

    /** What a body must have, or the object that it only wraps, by name. */
    Set<String> required() {
        return inner(endpoint).<Set<String>>map(Schema::required).orElseGet(Set::of);
    }

    /** All that a body may have, or the object that it only wraps, by name. */
    Set<String> names() {
        return inner(endpoint).map(each -> each.properties().keySet()).orElseGet(Set::of);
    }

    /** The same of an object that stands in it. */
    Set<String> names(String outer) {
        return inner(endpoint)
                .flatMap(each -> member(each, outer))
                .<Set<String>>map(each -> each.properties().keySet())
                .orElseGet(Set::of);
    }

    private Optional<ObjectNode> object(Schema schema, int depth) {
        ObjectNode object = JSON.createObjectNode();
        for (Map.Entry<String, Schema> each : schema.properties().entrySet()) {
            Schema member = member(schema, each.getKey()).orElseThrow();
            boolean required = schema.required().contains(each.getKey())
                    || endpoint.carrier() == Carrier.MULTIPART
                            && member.format().equals("binary");
            boolean more = depth == 0
                    && switch (extent) {
                        case TEXTS -> Typed.isText(member);
                        case NAMELESS -> Typed.isText(member) && !Nouns.isNameOfSomebody(Nouns.plain(each.getKey()));
                        case TIMES -> Typed.isText(member) || member.format().startsWith("date");
                        case NOTHING -> false;
                        case ALL -> Typed.isScalar(member);
                    };
            if (member.readOnly() || !required && !more) {
                continue;
            }
            Optional<JsonNode> value = value(each.getKey(), member, depth + 1);
            if (value.isEmpty() && required) {
                return Optional.empty();
            }
            value.ifPresent(node -> object.set(each.getKey(), node));
        }
        // Where there is no text to change, a number is.
        for (Map.Entry<String, Schema> each :
                object.isEmpty() && depth == 0 ? schema.properties().entrySet() : Set.<Map.Entry<String, Schema>>of()) {
            Schema member =
                    endpoint.description().resolver().variants(each.getValue()).getFirst();
            boolean number =
                    member.types().contains(SchemaType.NUMBER) || member.types().contains(SchemaType.INTEGER);
            if (number && !member.readOnly() && object.isEmpty()) {
                value(each.getKey(), member, 1).ifPresent(node -> object.set(each.getKey(), node));
            }
        }
        return Optional.of(object);
    }

    private Optional<JsonNode> value(String name, Schema schema, int depth) {
        if (depth > DEPTH) {
            return Optional.empty();
        }
        if (!schema.values().isEmpty()) {
            return Optional.of(Typed.of(schema, schema.values().getFirst()));
        }
        if (!schema.properties().isEmpty() || schema.types().contains(SchemaType.OBJECT)) {
            // What stands in a map, as shares by what they are of, only an example tells.
            return object(schema, depth)
                    .map(node -> node.isEmpty() ? new Examples(endpoint, samples, known).of(schema) : node);
        }
        if (schema.types().contains(SchemaType.ARRAY)) {
            Optional<JsonNode> element = schema.items()
                    .flatMap(items -> value(
                            Nouns.singular(name),
                            endpoint.description().resolver().variants(items).getFirst(),
                            depth + 1));
            return element.map(node -> JSON.createArrayNode().add(node));
        }
        if (endpoint.carrier() == Carrier.MULTIPART && schema.format().equals("binary")) {
            return Optional.of(JSON.createObjectNode().put(Carrier.FILE, samples.canary()));
        }
        Nouns.Named named = Nouns.named(COUNTED.matcher(name).replaceFirst(""));
        if (!named.kind().isEmpty() && Nouns.alike(named.member(), "id")) {
            return known.apply(named).map(id -> Typed.of(schema, id));
        }
        // What is created has a name of its own.
        boolean called = NAMES.contains(named.member())
                && !named.kind().isEmpty()
                && !named.kind().equals(Nouns.singular(Made.kind(endpoint)));
        Optional<String> told = called ? known.apply(named) : Optional.empty();
        if (told.isPresent()) {
            return told.map(text -> Typed.of(schema, text));
        }
        Optional<JsonNode> meant =
                bare && named.kind().isEmpty() && schema.format().isEmpty()
                        ? known.apply(new Nouns.Named(Nouns.singular(name), "id"))
                                .or(() -> addressed(name).flatMap(known))
                                .map(id -> Typed.of(schema, id))
                        : Optional.empty();
        return meant.or(() -> samples.of(name, schema).map(text -> Typed.of(schema, text)));
    }

    /** What an address ends with under that very name, as {@code /bikes/{plate}} does, where that is not what is created here. */
    private Optional<Nouns.Named> addressed(String name) {
        return Nouns.isIdentifying(Nouns.plain(name))
                ? Optional.empty()
                : endpoint.description().operations().stream()
                        .map(DescribedOperation::path)
                        .filter(each -> each.endsWith("/{" + name + "}"))
                        .map(each -> new Nouns.Named(Filler.before(each, name), Nouns.plain(name)))
                        .filter(each ->
                                !each.kind().isEmpty() && !each.kind().equals(Nouns.singular(Made.kind(endpoint))))
                        .findFirst();
    }
}
