package dev.sinew.scan.route;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Routes that annotations declare: Spring's {@code @RequestMapping} and its kin, JAX-RS (also of Helidon MP), and Micronaut. A method may
 * have its annotations from an interface that the class implements.
 */
final class AnnotatedRoutes {
    private static final String SPRING = "org.springframework.web.";
    private static final String[] JAX = {"jakarta.ws.rs", "javax.ws.rs"};
    private static final String MICRONAUT = "io.micronaut.http.annotation";
    private static final Map<String, String> SPRING_VERBS = Map.of(
            "GetMapping", "GET",
            "PostMapping", "POST",
            "PutMapping", "PUT",
            "PatchMapping", "PATCH",
            "DeleteMapping", "DELETE");
    private static final List<String> VERBS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

    private final Map<String, Code> classes;
    private final String root;

    AnnotatedRoutes(Map<String, Code> classes) {
        this.classes = classes;
        root = classes.values().stream()
                .flatMap(each -> Code.note(each.notes(), "ApplicationPath").stream())
                .filter(each -> each.isOf(JAX))
                .flatMap(each -> each.texts("value").stream())
                .findFirst()
                .orElse("");
    }

    void of(Code code, Consumer<Route> found) {
        List<Code> all = withParents(code);
        List<Note> notes = all.stream().flatMap(each -> each.notes().stream()).toList();
        Optional<Note> spring = Code.note(
                        withMeaning(code.notes()), "RestController", "Controller", "RepositoryRestController")
                .filter(each -> each.isOf("org.springframework"));
        // A name of the application's own, which its own mapping looks for.
        boolean own = code.notes().stream().anyMatch(each -> classes.containsKey(each.type()));
        if (spring.isPresent() || own) {
            List<String> bases =
                    Code.note(notes, "RequestMapping").map(each -> paths(each)).orElse(List.of(""));
            methods(all, (method, place) -> spring(method, bases, place, found));
        }
        Code.note(code.notes(), "Controller")
                .filter(each -> each.type().startsWith(MICRONAUT))
                .ifPresent(each -> {
                    List<String> bases = each.texts("value", "uri");
                    methods(
                            all,
                            (method, place) ->
                                    micronaut(method, bases.isEmpty() ? "" : bases.getFirst(), place, found));
                });
        Code.note(notes, "Path").filter(each -> each.isOf(JAX)).ifPresent(each -> {
            String base = each.texts("value").stream().findFirst().orElse("");
            methods(all, (method, place) -> jaxRs(method, base, place, found));
        });
    }

    /** Annotations with those of their own classes, where those were read: an application may give its own name to Spring's. */
    private List<Note> withMeaning(List<Note> notes) {
        List<Note> all = new ArrayList<>(notes);
        notes.forEach(each -> {
            Code own = classes.get(each.type());
            if (own != null) {
                all.addAll(own.notes());
            }
        });
        return all;
    }

    private interface Visitor {
        void visit(Code.Method method, String place);
    }

    /** Each method once: its own annotations outrank those of its parents. */
    private static void methods(List<Code> all, Visitor visitor) {
        Set<String> seen = new HashSet<>();
        String name = all.getFirst().name();
        for (int i = 0; i < all.size(); i++) {
            List<Code.Method> routed = all.get(i).methods().stream()
                    .filter(method -> method.notes().stream().anyMatch(AnnotatedRoutes::isRouting))
                    .toList();
            for (Code.Method method : routed) {
                // Its own may have one name several times; a parent's counts where none of that name is routed anew.
                if (i == 0 || !seen.contains(method.name())) {
                    visitor.visit(method, name + "." + method.name());
                }
            }
            routed.forEach(method -> seen.add(method.name()));
        }
    }

    private static boolean isRouting(Note note) {
        String simple = note.simple();
        return simple.endsWith("Mapping") || VERBS.contains(simple.toUpperCase(Locale.ROOT)) || simple.equals("Path");
    }

    private List<Code> withParents(Code code) {
        List<Code> all = new ArrayList<>(List.of(code));
        for (int i = 0; i < all.size() && all.size() < 20; i++) {
            for (String parent : all.get(i).parents()) {
                Code known = classes.get(parent);
                if (known != null && !all.contains(known)) {
                    all.add(known);
                }
            }
        }
        return all;
    }

    private static void spring(Code.Method method, List<String> bases, String place, Consumer<Route> found) {
        for (Note note : method.notes()) {
            boolean any = note.simple().equals("RequestMapping");
            String verb = SPRING_VERBS.get(note.simple());
            if (!note.isOf(SPRING) || !any && verb == null) {
                continue;
            }
            List<String> verbs = any
                    ? note.texts("method").stream().filter(VERBS::contains).toList()
                    : List.of(String.valueOf(verb));
            for (String base : bases) {
                for (String path : paths(note)) {
                    for (String each : verbs.isEmpty() ? List.of("") : verbs) {
                        found.accept(
                                new Route(each, Paths.joined(base, path), springParameters(method), "Spring", place));
                    }
                }
            }
        }
    }

    private static List<String> paths(Note note) {
        List<String> paths = note.texts("path", "value");
        return paths.isEmpty() ? List.of("") : paths;
    }

    private static List<Route.Parameter> springParameters(Code.Method method) {
        return parameters(
                method,
                Map.of(
                        "PathVariable",
                        "path",
                        "RequestParam",
                        "query",
                        "RequestHeader",
                        "header",
                        "CookieValue",
                        "cookie",
                        "RequestBody",
                        "body"));
    }

    private static void micronaut(Code.Method method, String base, String place, Consumer<Route> found) {
        for (Note note : method.notes()) {
            String verb = note.simple().toUpperCase(Locale.ROOT);
            if (note.isOf(MICRONAUT) && VERBS.contains(verb)) {
                List<String> paths = note.texts("value", "uri", "uris");
                List<Route.Parameter> parameters = parameters(
                        method,
                        Map.of(
                                "PathVariable",
                                "path",
                                "QueryValue",
                                "query",
                                "Header",
                                "header",
                                "CookieValue",
                                "cookie",
                                "Body",
                                "body"));
                for (String path : paths.isEmpty() ? List.of("") : paths) {
                    found.accept(new Route(verb, Paths.joined(base, path), parameters, "Micronaut", place));
                }
            }
        }
    }

    private void jaxRs(Code.Method method, String base, String place, Consumer<Route> found) {
        String path = Code.note(method.notes(), "Path").stream()
                .flatMap(each -> each.texts("value").stream())
                .findFirst()
                .orElse("");
        for (Note note : method.notes()) {
            if (note.isOf(JAX) && VERBS.contains(note.simple())) {
                List<Route.Parameter> parameters = parameters(
                        method,
                        Map.of(
                                "PathParam",
                                "path",
                                "QueryParam",
                                "query",
                                "HeaderParam",
                                "header",
                                "CookieParam",
                                "cookie"));
                found.accept(new Route(
                        note.simple(), Paths.joined(root, Paths.joined(base, path)), parameters, "JAX-RS", place));
            }
        }
    }

    private static List<Route.Parameter> parameters(Code.Method method, Map<String, String> kinds) {
        List<Route.Parameter> all = new ArrayList<>();
        for (Code.Argument argument : method.arguments()) {
            for (Note note : argument.notes()) {
                String in = kinds.get(note.simple());
                if (in != null) {
                    String name =
                            note.texts("value", "name").stream().findFirst().orElse(argument.name());
                    all.add(new Route.Parameter(in.equals("body") ? "" : name, in));
                }
            }
        }
        return all;
    }
}
