package dev.sinew.probe.run;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.classify.OrganisationNouns;
import dev.sinew.model.Location;
import dev.sinew.probe.http.Reply;
import dev.sinew.spec.Bounds;
import dev.sinew.spec.DescribedOperation.Parameter;
import dev.sinew.spec.Schema;
import dev.sinew.spec.SchemaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Fills requests with what a caller was told: a path parameter takes the member that its name and the segment before it speak of. */
final class Filler {
    /** Of an endpoint, this many requests with different values are tried for one caller. */
    static final int MOST = 4;

    private static final int LONGEST = 200;
    private static final int SHORTEST_KIND = 4;
    private static final int SHORTEST_TEXT = 3;

    /** A parameter that says by which of the members of things they are chosen. */
    private static final Pattern COLUMN =
            Pattern.compile("(?i)(?:filter|field|column|col|attribute|property)(?:_?(?:name|by))?");

    private Filler() {}

    /** Requests of an endpoint, or none where a value is missing. */
    static List<Filled> fill(Endpoint endpoint, Persona persona) {
        return fill(endpoint, persona, true);
    }

    /** The same; values that were recorded, which may be anybody's, only where {@code recorded} says so, and where nothing was told. */
    static List<Filled> fill(Endpoint endpoint, Persona persona, boolean recorded) {
        List<String> names = endpoint.ids();
        if (names.isEmpty()) {
            Optional<Filled> plain =
                    query(endpoint, Map.of()).map(query -> new Filled(endpoint, Map.of(), query, true, false));
            return Stream.concat(plain.stream(), plain.stream().flatMap(each -> atHome(each, persona).stream()))
                    .toList();
        }
        Set<Filled> all = new LinkedHashSet<>();
        for (Known last : candidates(endpoint, names.size() - 1, persona, recorded)) {
            Map<String, String> bindings = new LinkedHashMap<>();
            bindings.put(names.getLast(), last.value());
            if (parents(endpoint, names, last, persona, bindings, recorded)) {
                query(endpoint, bindings)
                        .ifPresent(query -> all.add(new Filled(endpoint, bindings, query, true, last.listed())));
            }
            if (all.size() >= MOST) {
                break;
            }
        }
        return List.copyOf(all);
    }

    /** The same for the organisation that the file of identities gives a caller, where it was refused and a parameter of the query may say of which it asks: another is asked without. */
    private static Optional<Filled> atHome(Filled plain, Persona persona) {
        Endpoint endpoint = plain.endpoint();
        String tenant = persona.session().identity().tenant();
        boolean refused = persona.reached(endpoint).isEmpty()
                && persona.refused(endpoint).filter(Reply::isRefusal).isPresent();
        return endpoint.described().parameters().stream()
                .filter(each -> refused && !tenant.isEmpty() && each.location() == Location.QUERY && !each.required())
                .filter(each -> NameTraits.words(each.name()).stream().anyMatch(OrganisationNouns::isOne))
                .map(each -> plain.also(each.name(), tenant))
                .findFirst();
    }

    /** A request for an object that never existed; empty where there are no path parameters or a value is missing. */
    static Optional<Filled> never(Endpoint endpoint) {
        List<String> names = endpoint.ids();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> bindings = new LinkedHashMap<>();
        for (String name : names) {
            boolean number = endpoint.described().parameters().stream()
                    .filter(each -> each.name().equals(name))
                    .map(each -> endpoint.description()
                            .resolver()
                            .variants(each.schema())
                            .getFirst())
                    .anyMatch(each -> each.types().contains(SchemaType.INTEGER));
            String never = number ? "1987654321" : "7d3f9a4c-5b21-4e0f-9c38-2f6a1d0b8e57";
            bindings.put(name, isColumn(endpoint, name) ? "id" : never);
        }
        return query(endpoint, bindings).map(query -> new Filled(endpoint, bindings, query, false, false));
    }

    /** Whether a parameter says in which member of things something is looked for: things have an id. */
    private static boolean isColumn(Endpoint endpoint, String parameter) {
        List<String> names = endpoint.ids();
        return COLUMN.matcher(parameter).matches() && !parameter.equals(names.getLast());
    }

    /** Why an endpoint cannot be filled, in words. */
    static String missing(Endpoint endpoint, Persona persona) {
        List<String> names = endpoint.ids();
        for (Parameter each : endpoint.required()) {
            if (!names.contains(each.name()) && sample(each, endpoint).isEmpty()) {
                return "needs a value for " + each.name() + " that nothing tells";
            }
        }
        for (int i = 0; i < names.size(); i++) {
            if (candidates(endpoint, i, persona, true).isEmpty()) {
                return "no answer to " + persona + " had a value for {" + names.get(i) + "}";
            }
        }
        return "no values that belong together were told to " + persona;
    }

    private static boolean parents(
            Endpoint endpoint,
            List<String> names,
            Known last,
            Persona persona,
            Map<String, String> bindings,
            boolean recorded) {
        for (int i = names.size() - 2; i >= 0; i--) {
            String name = names.get(i);
            String bound = last.bindings().get(name);
            if (bound == null) {
                List<Known> found = candidates(endpoint, i, persona, recorded);
                if (found.isEmpty()) {
                    return false;
                }
                bound = found.getFirst().value();
            }
            bindings.put(name, bound);
        }
        return true;
    }

    /** What a path parameter may be the id of: in singular, as the parameter and the segment before it say. */
    static Set<String> meant(Endpoint endpoint, String parameter) {
        Nouns.Named named = Nouns.named(parameter);
        Set<String> meant = new LinkedHashSet<>();
        meant.add(before(endpoint.path(), parameter));
        meant.add(named.kind().isEmpty() && !Nouns.isIdentifying(named.member()) ? named.member() : named.kind());
        meant.remove("");
        return meant;
    }

    private static List<Known> candidates(Endpoint endpoint, int parameter, Persona persona, boolean recorded) {
        String name = endpoint.ids().get(parameter);
        Nouns.Named named = Nouns.named(name);
        String before = before(endpoint.path(), name);
        if (isColumn(endpoint, name)) {
            return List.of(new Known(before, "id", "id", Map.of(), false, false, ""));
        }
        if (Nouns.isNumberInTheWorld(Nouns.plain(name))) {
            List<Known> numbers = persona.known().stream()
                    .filter(each -> each.member().equals(Nouns.plain(name)))
                    .toList();
            if (!numbers.isEmpty()) {
                return numbers;
            }
        }
        List<Known> best = new ArrayList<>();
        List<Known> good = new ArrayList<>();
        for (Known each : persona.known()) {
            boolean kind = named.kind().isEmpty()
                    ? each.kind().equals(before) || each.kind().equals(Nouns.singular(name))
                    : each.kind().equals(named.kind());
            boolean member = Nouns.alike(each.member(), named.member())
                    || named.kind().isEmpty()
                            && !Nouns.isIdentifying(named.member())
                            && Nouns.alike(each.member(), "id");
            if (kind && member) {
                best.add(each);
            } else if (each.member().equals(Nouns.plain(name)) && Nouns.isPerson(before) && Nouns.isPerson(each.kind())
                    || each.kind().equals(before) && (member || each.member().equals(Nouns.plain(name)))) {
                good.add(each);
            }
        }
        best.addAll(good);
        if (best.isEmpty()) {
            best.addAll(listed(endpoint, name, before, persona));
        }
        if (best.isEmpty() && Nouns.tellsApart(named.member())) {
            best.addAll(bare(endpoint, name, named.kind(), persona));
        }
        // What something more is called, too: a bank account where an account is meant.
        if (best.isEmpty() && named.kind().length() >= SHORTEST_KIND) {
            persona.known().stream()
                    .filter(each -> each.kind().endsWith(named.kind()) && Nouns.alike(each.member(), named.member()))
                    .forEach(best::add);
        }
        if (persona.refused(endpoint).isPresent() && persona.reached(endpoint).isEmpty()) {
            List<Known> others = otherwise(endpoint, name, persona);
            best = others.isEmpty() ? best : others;
        }
        // A member that is called as the parameter is, where that is a name of its own.
        if (best.isEmpty() && Nouns.isOfItsOwn(name)) {
            persona.known().stream()
                    .filter(each -> each.member().equals(Nouns.plain(name)))
                    .forEach(best::add);
        }
        if (best.isEmpty()) {
            best.addAll(Oneself.in(endpoint, name, persona));
        }
        if (best.isEmpty() && Anything.isBefore(before)) {
            best.addAll(Anything.of(persona));
        }
        if (best.isEmpty() && Nouns.isSearch(before)) {
            // What is looked for is a text that the caller was told of.
            persona.known().stream()
                    .filter(each -> Nouns.isText(each.member()) && each.value().length() >= SHORTEST_TEXT)
                    .map(each -> new Known(before, "id", each.value(), Map.of(), false, false, ""))
                    .distinct()
                    .limit(2)
                    .forEach(best::add);
        }
        if (best.isEmpty() && recorded) {
            endpoint.recorded()
                    .of(persona.called())
                    .filter(each -> each.containsKey(name))
                    .map(each -> new Known(before, "id", String.valueOf(each.get(name)), each, false, false, ""))
                    .forEach(best::add);
        }
        if (best.isEmpty() && recorded) {
            recorded(endpoint, name).stream()
                    .map(value -> new Known(before, "id", value, Map.of(), false, false, ""))
                    .forEach(best::add);
        }
        if (best.isEmpty() && recorded && !persona.hasReached()) {
            best.addAll(Oneself.ofWhateverKind(endpoint, name, persona));
        }
        return InShape.of(best, endpoint, name, persona);
    }

    private static List<String> recorded(Endpoint endpoint, String name) {
        String query = endpoint.recorded().query().get(name);
        List<String> known = endpoint.recorded().path().getOrDefault(name, query == null ? List.of() : List.of(query));
        return known.isEmpty() ? endpoint.example(name).stream().toList() : known;
    }

    /** Ids of what lists tell of under a name that is part of the one in the path, else of what the collection itself is a list of. */
    private static List<Known> listed(Endpoint endpoint, String parameter, String before, Persona persona) {
        if (!Nouns.alike(Nouns.named(parameter).member(), "id")) {
            return List.of();
        }
        List<Known> ids = persona.known().stream()
                .filter(each -> each.item() && Nouns.alike(each.member(), "id"))
                .toList();
        List<Known> related =
                ids.stream().filter(each -> Nouns.isPart(each.kind(), before)).toList();
        String collection = collection(endpoint, parameter);
        // What the collection itself told of comes first: a transaction is no request for one, though their names begin
        // alike.
        return related.isEmpty()
                ? ids.stream().filter(each -> each.source().equals(collection)).toList()
                : related.stream()
                        .sorted(Comparator.comparing(each -> !each.source().equals(collection)))
                        .toList();
    }

    /** The texts that the collection itself is a list of: they are what its things are called. */
    private static List<Known> bare(Endpoint endpoint, String parameter, String kind, Persona persona) {
        String collection = collection(endpoint, parameter);
        return persona.known().stream()
                .filter(each -> each.item()
                        && each.kind().equals(kind)
                        && each.member().equals("id")
                        && each.source().equals(collection))
                .toList();
    }

    private static String collection(Endpoint endpoint, String parameter) {
        return endpoint.path().substring(0, Math.max(0, endpoint.path().indexOf("/{" + parameter + "}")));
    }

    /** What else tells the items of the collection apart, where its ids lead nowhere: their numbers or names. */
    private static List<Known> otherwise(Endpoint endpoint, String parameter, Persona persona) {
        String collection = collection(endpoint, parameter);
        // A shop in the path of its orders is told of by its code beside its id.
        String called = Nouns.singular(Nouns.plain(parameter));
        return persona.known().stream()
                .filter(each -> each.item() && each.source().equals(collection)
                        || !Nouns.isIdentifying(called) && each.kind().equals(called))
                .filter(each -> Nouns.tellsApart(each.member()))
                .toList();
    }

    /** The static segment before a parameter that names something, in singular. */
    static String before(String path, String parameter) {
        String before = "";
        String[] all = path.split("/", -1);
        for (int i = 0; i < all.length; i++) {
            String each = all[i];
            if (each.equals("{" + parameter + "}")) {
                return before;
            }
            boolean silent = each.isEmpty()
                    || each.startsWith("{")
                    || Nouns.isVersion(each)
                    || !before.isEmpty() && i + 1 < all.length && Nouns.isSelector(each, all[i + 1]);
            before = silent ? before : Nouns.thing(each);
        }
        return before;
    }

    private static Optional<String> query(Endpoint endpoint, Map<String, String> bindings) {
        StringBuilder query = new StringBuilder();
        for (Parameter each : endpoint.required()) {
            Optional<String> bound = Optional.ofNullable(bindings.get(each.name()));
            Optional<String> value = bound.or(() -> sample(each, endpoint));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            query.append(query.isEmpty() ? '?' : '&')
                    .append(Filled.encode(each.name()))
                    .append('=')
                    .append(Filled.encode(value.get()));
        }
        return Optional.of(query.toString());
    }

    private static Optional<String> sample(Parameter parameter, Endpoint endpoint) {
        String recorded = endpoint.recorded().query().get(parameter.name());
        return recorded == null
                ? Paging.of(parameter, endpoint).or(() -> sample(parameter.schema(), endpoint))
                : Optional.of(recorded);
    }

    /** A value that a schema allows; empty where none can be made up: for objects, and for texts of a form that must mean something. */
    static Optional<String> sample(Schema schema, Endpoint endpoint) {
        Schema plain = endpoint.description().resolver().variants(schema).getFirst();
        if (!plain.values().isEmpty()) {
            return Optional.of(plain.values().getFirst());
        }
        if (!plain.example().isEmpty()) {
            return Optional.of(plain.example());
        }
        if (plain.types().contains(SchemaType.OBJECT) || !plain.properties().isEmpty()) {
            return Optional.empty();
        }
        if (plain.types().contains(SchemaType.ARRAY)) {
            return plain.items().flatMap(each -> sample(each, endpoint));
        }
        if (plain.types().contains(SchemaType.INTEGER) || plain.types().contains(SchemaType.NUMBER)) {
            return Optional.of(number(plain.bounds()));
        }
        if (plain.types().contains(SchemaType.BOOLEAN)) {
            return Optional.of("true");
        }
        return switch (plain.format()) {
            case "date" -> Optional.of("2026-01-15");
            case "date-time" -> Optional.of("2026-01-15T12:00:00Z");
            case "time" -> Optional.of("12:00:00Z");
            case "email" -> Optional.of("a@sinew.invalid");
            case "uri", "url" -> Optional.of("https://sinew.invalid/a");
            case "uuid", "ipv4", "ipv6", "byte", "binary" -> Optional.empty();
            default ->
                plain.pattern().isEmpty()
                        ? text(plain.bounds())
                        : PatternSample.of(plain.pattern()).or(() -> text(plain.bounds()));
        };
    }

    /** One, else the whole number next to it within the bounds. */
    private static String number(Bounds bounds) {
        long least = bounds.least() > 1 ? (long) Math.ceil(bounds.least()) : 1;
        return Long.toString(bounds.most() < least ? (long) Math.floor(bounds.most()) : least);
    }

    private static Optional<String> text(Bounds bounds) {
        return bounds.longest() == 0 || bounds.shortest() > LONGEST
                ? Optional.empty()
                : Optional.of("a".repeat((int) Math.max(1, bounds.shortest())));
    }
}
