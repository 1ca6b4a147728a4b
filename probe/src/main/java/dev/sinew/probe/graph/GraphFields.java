package dev.sinew.probe.graph;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.probe.graph.GraphField.Argument;
import dev.sinew.probe.graph.GraphField.Place;
import dev.sinew.spec.GraphSchema;
import dev.sinew.spec.GraphSchema.Field;
import dev.sinew.spec.GraphSchema.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads off the names of fields and arguments what an API of methods and addresses would call them: {@code ticket(id:)} is {@code GET /tickets/{id}}, {@code updateTicket(input: {id, …})} is
 * {@code PATCH /tickets/{id}}, {@code closeTicket(id:)} is {@code POST /tickets/{id}/close}. What a name does not tell stands under the name itself. No two fields get the same.
 */
final class GraphFields {
    private static final Set<String> MAKING =
            Set.of("create", "add", "new", "insert", "post", "submit", "open", "place", "write");
    private static final Set<String> CHANGING =
            Set.of("update", "edit", "modify", "change", "patch", "set", "save", "rename");
    private static final Set<String> REMOVING = Set.of("delete", "remove", "destroy", "erase");
    private static final Set<String> LOOKING =
            Set.of("get", "fetch", "find", "list", "all", "load", "read", "retrieve", "show");
    private static final Set<String> ID_ENDINGS = Set.of("id", "uuid", "guid", "number", "no", "ref");
    /** What tells people and things apart where nothing else does. */
    private static final Set<String> TELLING = Set.of("username", "login", "slug", "email", "code", "handle", "key");

    private static final Set<String> PEOPLE =
            Set.of("user", "owner", "customer", "author", "member", "person", "employee", "client", "assignee");

    private static final Set<String> ONESELF =
            Set.of("me", "viewer", "currentuser", "loggedinuser", "myself", "whoami", "self");
    /** What one has one of, which is oneself. */
    private static final Set<String> OWN =
            Set.of("me", "profile", "myprofile", "viewer", "account", "myaccount", "currentuser");

    private static final Set<String> LOGGING_IN = Set.of(
            "login", "signin", "authenticate", "tokenauth", "obtaintoken", "loginuser", "userlogin", "signinuser");
    private static final Set<String> LOGGING_OUT = Set.of("logout", "signout", "logoutuser");
    private static final Set<String> SIGNING_UP =
            Set.of("signup", "register", "registeruser", "signupuser", "createuser", "createaccount", "useradd");

    private final GraphSchema schema;
    private final Set<String> taken = new HashSet<>();
    /** What the id of a thing is called, by what stands before it in a path. */
    private final Map<String, String> ids = new HashMap<>();

    private GraphFields(GraphSchema schema) {
        this.schema = schema;
    }

    /** All that may be asked, in the order written, queries first. */
    static List<GraphField> of(GraphSchema schema) {
        GraphFields fields = new GraphFields(schema);
        List<GraphField> all = new ArrayList<>();
        for (Field each :
                schema.type(schema.query()).map(GraphSchema.Type::fields).orElse(List.of())) {
            all.add(fields.query(each));
        }
        for (Field each :
                schema.type(schema.mutation()).map(GraphSchema.Type::fields).orElse(List.of())) {
            all.add(fields.mutation(each));
        }
        return all;
    }

    private GraphField query(Field field) {
        List<String> words = words(field.name());
        String plain = String.join("", words);
        boolean many = Shapes.isMany(field.type(), schema);
        Optional<Field> which = many ? parent(field.arguments()) : which(field.arguments(), nouns(words));
        String path = "/" + field.name();
        if (ONESELF.contains(plain)) {
            path = "/me";
        } else if (which.isPresent()) {
            String id = "/{" + which.get().name() + "}";
            path = many
                    ? "/" + plural(List.of(kind(which.get().name()))) + id + "/" + plural(within(words, which.get()))
                    : "/" + plural(nouns(words)) + id;
        }
        List<Argument> arguments = field.arguments().stream()
                .map(each -> new Argument(
                        each, each.name(), which.filter(each::equals).isPresent() ? Place.PATH : Place.QUERY, false))
                .toList();
        return unique(new GraphField(field, false, "GET", path, arguments, Optional.empty()));
    }

    /** What a list below something has: {@code comments} of {@code ticketComments(ticketId:)}, {@code comments(ticketId:)} and {@code commentsByTicket(ticketId:)}. */
    private static List<String> within(List<String> words, Field parent) {
        List<String> nouns = nouns(words);
        return nouns.size() > 1 && nouns.getFirst().equals(kind(parent.name()))
                ? nouns.subList(1, nouns.size())
                : nouns;
    }

    private GraphField mutation(Field field) {
        List<String> words = new ArrayList<>(words(field.name()));
        String plain = String.join("", words);
        Optional<Field> holder = holder(field.arguments());
        List<Field> given = new ArrayList<>();
        field.arguments().stream()
                .filter(each -> holder.filter(each::equals).isEmpty())
                .forEach(given::add);
        List<Field> held = holder.flatMap(each -> schema.type(each.type().name()))
                .map(GraphSchema.Type::fields)
                .orElse(List.of());
        given.addAll(held);
        String verb = verb(words);
        Optional<Field> which = MAKING.contains(verb) ? parent(given) : named(given, words);
        String thing = words.isEmpty() ? "" : "/" + plural(words);
        String at = which.map(each -> "/{" + each.name() + "}").orElse("");
        String of = which.map(each -> kind(each.name()))
                .filter(kind -> !kind.isEmpty() && !kind.equals(singular(String.join("", words))))
                .map(kind -> "/" + plural(List.of(kind)) + at)
                .orElse("");
        String method = "POST";
        String path = "/" + field.name();
        if (LOGGING_IN.contains(plain)) {
            path = "/login";
        } else if (LOGGING_OUT.contains(plain)) {
            path = "/logout";
        } else if (SIGNING_UP.contains(plain)) {
            path = plain.startsWith("create") || plain.endsWith("add") ? "/users" : "/register";
        } else if (MAKING.contains(verb) && !thing.isEmpty()) {
            path = of + thing;
        } else if (CHANGING.contains(verb) && !thing.isEmpty()) {
            method = "PATCH";
            String joined = String.join("-", words);
            path = which.isEmpty()
                    ? OWN.contains(plain(joined)) ? "/me" : "/" + joined
                    : of.isEmpty() ? thing + at : of + "/" + String.join("-", within(words, which.get()));
        } else if (REMOVING.contains(verb) && !thing.isEmpty() && which.isPresent()) {
            method = "DELETE";
            path = thing + at;
        } else if (which.isPresent()) {
            path = of.isEmpty() ? thing + at + "/" + (verb.isEmpty() ? field.name() : verb) : of + "/" + field.name();
        }
        Optional<Field> inPath = which.filter(each -> !at.isEmpty());
        String template = path;
        List<Argument> arguments = given.stream()
                .map(each -> new Argument(
                        each,
                        each.name(),
                        inPath.filter(each::equals).isPresent() && template.contains("{" + each.name() + "}")
                                ? Place.PATH
                                : Place.BODY,
                        held.contains(each)))
                .toList();
        return unique(new GraphField(field, true, method, template, arguments, holder));
    }

    /** The same where its id is called as in other paths of such things; under its own name where another field has its method and address. */
    private GraphField unique(GraphField field) {
        GraphField called = called(field);
        if (taken.add(called.method() + " " + called.path().replaceAll("\\{[^}]*}", "{}"))) {
            return called;
        }
        String own = "/" + field.name();
        Optional<Argument> which = field.arguments().stream()
                .filter(each -> each.place() == Place.PATH)
                .findFirst();
        GraphField apart = new GraphField(
                field.field(),
                field.changes(),
                field.method(),
                which.map(each -> own + "/{" + each.called() + "}").orElse(own),
                field.arguments(),
                field.holder());
        taken.add(apart.method() + " " + apart.path());
        return apart;
    }

    private GraphField called(GraphField field) {
        int open = field.path().indexOf('{');
        if (open < 0) {
            return field;
        }
        String own = field.path().substring(open + 1, field.path().indexOf('}'));
        // What tells it apart by a name is no id of it.
        boolean id = field.argument(own).filter(each -> isId(each.field())).isPresent();
        String name = ids.computeIfAbsent(field.path().substring(0, open) + (id ? "" : own), key -> own);
        if (name.equals(own) || field.argument(name).isPresent()) {
            return field;
        }
        return new GraphField(
                field.field(),
                field.changes(),
                field.method(),
                field.path().replace("{" + own + "}", "{" + name + "}"),
                field.arguments().stream()
                        .map(each -> each.place() == Place.PATH
                                ? new Argument(each.field(), name, each.place(), each.held())
                                : each)
                        .toList(),
                field.holder());
    }

    /** The only argument that is an object; its members are what is meant. */
    private Optional<Field> holder(List<Field> arguments) {
        List<Field> inputs = arguments.stream()
                .filter(each -> each.type().lists() == 0
                        && schema.type(each.type().name())
                                .filter(type -> type.kind() == Kind.INPUT)
                                .isPresent())
                .toList();
        boolean alone = inputs.size() == 1;
        Set<String> names = new HashSet<>();
        arguments.forEach(each -> names.add(each.name()));
        return alone
                        && schema
                                .type(inputs.getFirst().type().name())
                                .map(GraphSchema.Type::fields)
                                .orElse(List.of())
                                .stream()
                                .noneMatch(each -> names.contains(each.name()))
                ? Optional.of(inputs.getFirst())
                : Optional.empty();
    }

    /** Which argument says of which thing a query is: an id, else the only one that tells people and things apart. */
    private Optional<Field> which(List<Field> arguments, List<String> nouns) {
        Optional<Field> id = named(arguments, nouns);
        return id.isPresent()
                ? id
                : arguments.stream()
                        .filter(each -> each.type().lists() == 0 && TELLING.contains(plain(each.name())))
                        .filter(each -> arguments.size() == 1)
                        .findFirst();
    }

    private static Optional<Field> named(List<Field> given, List<String> nouns) {
        List<Field> ids = given.stream()
                .filter(each -> each.type().lists() == 0 && isId(each))
                .toList();
        String thing = String.join("", nouns);
        Optional<Field> own = ids.stream()
                .filter(each -> {
                    String plain = plain(each.name());
                    return plain.equals("id") || plain.equals("uuid") || plain.equals(singular(thing) + "id");
                })
                .findFirst();
        return own.isPresent()
                ? own
                : ids.size() == 1 && (ids.getFirst().isRequired() || given.size() <= 2 || nouns.isEmpty())
                        ? Optional.of(ids.getFirst())
                        : Optional.empty();
    }

    /** What a new thing is below: the only id that must be given, unless it says who somebody is. */
    private static Optional<Field> parent(List<Field> given) {
        List<Field> ids = given.stream()
                .filter(each -> each.isRequired() && each.type().lists() == 0 && isId(each))
                .filter(each -> !kind(each.name()).isEmpty() && !PEOPLE.contains(kind(each.name())))
                .toList();
        return ids.size() == 1 ? Optional.of(ids.getFirst()) : Optional.empty();
    }

    /** Whose id an argument is by its name: {@code ticket} of {@code ticketId}; empty of {@code id}. */
    private static String kind(String name) {
        List<String> words = words(name);
        return words.size() > 1 && ID_ENDINGS.contains(words.getLast())
                ? String.join("", words.subList(0, words.size() - 1))
                : "";
    }

    private static boolean isId(Field field) {
        List<String> words = words(field.name());
        boolean called = !words.isEmpty()
                && (ID_ENDINGS.contains(words.getLast()) && !words.getFirst().equals("client")
                        || field.name().matches("[a-z]{1,2}id"));
        return field.type().name().equals("ID") || called;
    }

    /** The word that says what is done, at the beginning or the end; it is taken away. */
    private static String verb(List<String> words) {
        if (words.isEmpty()) {
            return "";
        }
        String last = words.getLast();
        boolean behind = words.size() > 1
                && (MAKING.contains(last) || CHANGING.contains(last) || REMOVING.contains(last))
                && !MAKING.contains(words.getFirst())
                && !CHANGING.contains(words.getFirst())
                && !REMOVING.contains(words.getFirst());
        return behind ? words.removeLast() : words.removeFirst();
    }

    /** What a query is about, without what is done with it and by what it is chosen. */
    private static List<String> nouns(List<String> words) {
        List<String> nouns = new ArrayList<>(words);
        while (nouns.size() > 1 && LOOKING.contains(nouns.getFirst())) {
            nouns.removeFirst();
        }
        int by = nouns.indexOf("by");
        return by > 0 ? nouns.subList(0, by) : nouns;
    }

    private static List<String> words(String name) {
        return NameTraits.words(name);
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    private static String singular(String thing) {
        return thing.endsWith("s") && !thing.endsWith("ss") ? thing.substring(0, thing.length() - 1) : thing;
    }

    /** As the list of such things is called: {@code support-tickets}. */
    private static String plural(List<String> words) {
        String joined = String.join("-", words);
        if (joined.endsWith("s") && !joined.endsWith("ss") && !joined.endsWith("us")) {
            return joined;
        }
        return joined.endsWith("y") && !joined.matches(".*[aeiou]y")
                ? joined.substring(0, joined.length() - 1) + "ies"
                : joined.matches(".*(?:s|x|ch|sh)") ? joined + "es" : joined + "s";
    }
}
