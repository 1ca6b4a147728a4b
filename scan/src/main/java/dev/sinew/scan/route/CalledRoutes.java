package dev.sinew.scan.route;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Routes that calls add: Javalin's {@code get("/path", handler)}, Helidon SE's rules, and those of Spring's functions. Where the
 * calls are nested under a path of others, only their own part is known.
 */
final class CalledRoutes {
    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete", "head", "options");

    private CalledRoutes() {}

    static void of(Code code, Consumer<Route> found) {
        for (Code.Call call : code.calls()) {
            String verb = call.name().toLowerCase(Locale.ROOT);
            if (!VERBS.contains(verb)
                    || isSpring(call.owner()) && !call.name().equals(call.name().toUpperCase(Locale.ROOT))
                    || !call.text().startsWith("/") && !call.owner().endsWith("ApiBuilder")) {
                continue;
            }
            String framework = framework(call);
            if (!framework.isEmpty()) {
                found.accept(new Route(
                        verb.toUpperCase(Locale.ROOT),
                        Paths.joined("", call.text()),
                        List.of(),
                        framework,
                        call.place()));
            }
        }
    }

    /** Whether a class or package that a source imports is of one of the frameworks whose calls add routes. */
    static boolean isOfFramework(String imported) {
        return imported.startsWith("io.javalin.") || imported.startsWith("io.helidon.") || isSpring(imported);
    }

    /** Spring's predicates and its builder of routes; their methods are written in capitals, those of clients are not. */
    private static boolean isSpring(String owner) {
        return owner.startsWith("org.springframework.web.reactive.function.server.")
                || owner.startsWith("org.springframework.web.servlet.function.");
    }

    private static String framework(Code.Call call) {
        if (call.owner().startsWith("io.javalin.")) {
            return "Javalin";
        }
        if (call.owner().startsWith("io.helidon.")) {
            return "Helidon";
        }
        return isSpring(call.owner()) ? "Spring" : "";
    }
}
