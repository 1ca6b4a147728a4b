package dev.sinew.scan.app.api;

import dev.sinew.model.Operation;
import dev.sinew.scan.app.dex.Annotated;
import dev.sinew.scan.app.dex.Texts;
import dev.sinew.scan.app.dex.Value;
import dev.sinew.scan.app.rules.App;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Operations that Retrofit's interfaces declare, at the host that the interface is made for; with one host in the app, at that. */
final class RetrofitCalls {
    private static final String HTTP = "Lretrofit2/http/";
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    private static final int MAX_DEPTH = 12;

    private final App app;
    private final Map<String, String> bases = new HashMap<>();
    private final Set<String> all = new LinkedHashSet<>();

    private RetrofitCalls(App app) {
        this.app = app;
    }

    static void find(App app, Consumer<Endpoint> found) {
        RetrofitCalls calls = new RetrofitCalls(app);
        calls.bases();
        app.code().annotated().stream().filter(Annotated::abstracted).forEach(each -> calls.method(each, found));
    }

    private void bases() {
        app.calls("Lretrofit2/Retrofit$Builder;", "baseUrl")
                .forEach(each ->
                        Texts.pattern(app.program().resolved(each.last())).ifPresent(all::add));
        app.calls("Lretrofit2/Retrofit;", "create").forEach(each -> {
            Value made = app.program().resolved(each.argument(0));
            if (each.argument(1) instanceof Value.Type type) {
                base(made, 0).ifPresent(url -> bases.put(type.descriptor(), url));
            }
        });
    }

    private Optional<String> base(Value value, int depth) {
        if (!(app.program().resolved(value) instanceof Value.Made made) || depth > MAX_DEPTH) {
            return Optional.empty();
        }
        for (Value.Step step : made.steps()) {
            if (step.target().is("Lretrofit2/Retrofit$Builder;", "baseUrl")) {
                return Texts.pattern(app.program().resolved(step.arguments().getFirst()));
            }
        }
        return made.arguments().stream()
                .flatMap(each -> base(each, depth + 1).stream())
                .findFirst();
    }

    private void method(Annotated method, Consumer<Endpoint> found) {
        List<String> secrets = secrets(method);
        method.annotations().forEach((type, elements) -> {
            if (!type.startsWith(HTTP)) {
                return;
            }
            String name = type.substring(HTTP.length(), type.length() - 1);
            String verb = name.equals("HTTP") ? first(elements, "method").toUpperCase(Locale.ROOT) : name;
            if (METHODS.contains(verb)) {
                String path = first(elements, name.equals("HTTP") ? "path" : "value");
                found.accept(endpoint(method, verb, path, secrets));
            }
        });
    }

    private Endpoint endpoint(Annotated method, String verb, String path, List<String> secrets) {
        String base = bases.getOrDefault(
                method.place().type(), all.size() == 1 ? all.iterator().next() : "");
        Optional<UrlParts> absolute = UrlParts.of(path);
        Optional<UrlParts> around = UrlParts.of(base);
        String host = absolute.or(() -> around).map(UrlParts::host).orElse("");
        boolean secure = absolute.or(() -> around).map(UrlParts::secure).orElse(true);
        String full = absolute.map(UrlParts::path).orElseGet(() -> UrlParts.under(around, path));
        return new Endpoint(
                new Operation(host, verb, full, ""),
                secure,
                "Retrofit",
                method.place().toString(),
                secrets);
    }

    private static List<String> secrets(Annotated method) {
        List<String> names = new ArrayList<>();
        method.annotations()
                .getOrDefault(HTTP + "Headers;", Map.of())
                .values()
                .forEach(lines -> lines.stream()
                        .map(line -> line.split(":", 2)[0].strip())
                        .filter(SecretParameter::is)
                        .forEach(name -> names.add(name + " (constant)")));
        for (Map<String, Map<String, List<String>>> parameter : method.parameters()) {
            parameter.forEach((type, elements) -> {
                String name = first(elements, "value");
                boolean sent =
                        type.equals(HTTP + "Header;") || type.equals(HTTP + "Query;") || type.equals(HTTP + "Field;");
                if (sent && SecretParameter.is(name)) {
                    names.add(name);
                }
            });
        }
        return names;
    }

    private static String first(Map<String, List<String>> elements, String name) {
        return elements.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }
}
