package dev.sinew.scan.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Endpoints for who runs an application, as Spring Boot's actuator opens them: {@code @Endpoint(id = "…")} with operations. They lie below
 * {@code /actuator} where no setting says otherwise; which of them are opened is a setting as well.
 */
final class ManagedRoutes {
    private static final String ACTUATOR = "org.springframework.boot.actuate.";
    private static final Map<String, String> OPERATIONS =
            Map.of("ReadOperation", "GET", "WriteOperation", "POST", "DeleteOperation", "DELETE");

    private ManagedRoutes() {}

    static void of(Code code, Consumer<Route> found) {
        Optional<String> id = Code.note(code.notes(), "Endpoint", "WebEndpoint")
                .filter(each -> each.isOf(ACTUATOR))
                .flatMap(each -> each.texts("id").stream().findFirst());
        if (id.isEmpty()) {
            return;
        }
        for (Code.Method method : code.methods()) {
            for (Note note : method.notes()) {
                String verb = OPERATIONS.get(note.simple());
                if (verb != null && note.isOf(ACTUATOR)) {
                    found.accept(route(verb, id.get(), method, code.name() + "." + method.name()));
                }
            }
        }
    }

    /** What is selected is a part of the path; what else is given stands in the query, or in the body where something is written. */
    private static Route route(String verb, String id, Code.Method method, String place) {
        StringBuilder path = new StringBuilder("actuator/").append(id);
        List<Route.Parameter> parameters = new ArrayList<>();
        for (Code.Argument argument : method.arguments()) {
            if (Code.note(argument.notes(), "Selector").isPresent()) {
                path.append("/{").append(argument.name()).append('}');
                parameters.add(new Route.Parameter(argument.name(), "path"));
            } else if (!verb.equals("POST")) {
                parameters.add(new Route.Parameter(argument.name(), "query"));
            }
        }
        return new Route(verb, Paths.joined("", path.toString()), parameters, "Spring", place);
    }
}
