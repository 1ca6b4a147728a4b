package dev.sinew.scan.app.api;

import dev.sinew.model.Operation;
import dev.sinew.scan.app.dex.Call;
import dev.sinew.scan.app.dex.Texts;
import dev.sinew.scan.app.dex.Value;
import dev.sinew.scan.app.rules.App;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Requests by Ktor. Its functions are inlined where they are called, so that one method may make several requests: what belongs to which is told by
 * the builder. An address without a host is at the one host that default requests of the app have, if there is one.
 */
final class KtorCalls {
    private static final String KTOR = "Lio/ktor/client/";
    private static final String BUILDER = "Lio/ktor/client/request/HttpRequestBuilder;";
    private static final String REQUEST = "Lio/ktor/client/request/HttpRequestKt;";
    private static final String DEFAULT = "DefaultRequest$DefaultRequestBuilder;";
    private static final Set<String> AUTHORIZING = Set.of("bearerAuth", "basicAuth");
    private static final Pattern RELATIVE = Pattern.compile("[\\w{/][\\w./{}~+@:-]*(?:\\?\\S*)?");

    private final App app;
    private final Map<Object, List<Call>> byBuilder;
    private final Optional<UrlParts> base;

    private KtorCalls(App app) {
        this.app = app;
        byBuilder = app.code().calls().stream()
                .filter(each -> each.target().owner().startsWith(KTOR))
                .collect(Collectors.groupingBy(this::builder));
        base = base(app);
    }

    static void find(App app, Consumer<Endpoint> found) {
        KtorCalls calls = new KtorCalls(app);
        app.calls(REQUEST, "url").flatMap(each -> calls.endpoint(each).stream()).forEach(found);
    }

    /** Where default requests go, where all go to one place. */
    private static Optional<UrlParts> base(App app) {
        Set<String> all = app.code().calls().stream()
                .filter(each -> each.target().owner().endsWith(DEFAULT)
                        && each.target().name().equals("url"))
                .flatMap(each -> Texts.pattern(app.program().resolved(each.last())).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return all.size() == 1 ? UrlParts.of(all.iterator().next()) : Optional.empty();
    }

    /** What tells a request from others: the place and, within it, where its builder was made. */
    private Object builder(Call call) {
        return app.program().resolved(call.argument(0)) instanceof Value.Made made
                        && made.maker().is(BUILDER, "<init>")
                ? List.of(call.place(), made.site())
                : List.of(call.place(), call);
    }

    private Optional<Endpoint> endpoint(Call call) {
        String url = Texts.pattern(app.program().resolved(call.argument(1))).orElse("");
        Optional<UrlParts> absolute = UrlParts.of(url);
        Optional<UrlParts> at = absolute.or(() -> base);
        if (absolute.isEmpty() && !RELATIVE.matcher(url).matches()) {
            return Optional.empty();
        }
        String path = absolute.map(UrlParts::path).orElseGet(() -> UrlParts.under(base, url));
        List<Call> steps = byBuilder.getOrDefault(builder(call), List.of());
        Set<String> secrets =
                new LinkedHashSet<>(absolute.map(UrlParts::secrets).orElse(List.of()));
        steps.forEach(each -> secret(each).ifPresent(secrets::add));
        return Optional.of(new Endpoint(
                new Operation(at.map(UrlParts::host).orElse(""), method(steps), path, ""),
                at.map(UrlParts::secure).orElse(true),
                "Ktor",
                call.place().toString(),
                List.copyOf(secrets)));
    }

    /** The method that is set last. */
    private String method(List<Call> steps) {
        return steps.stream()
                .filter(each -> each.target().name().equals("setMethod"))
                .map(each -> app.program().resolved(each.last()))
                .flatMap(each -> method(each).stream())
                .reduce("", (before, last) -> last);
    }

    private Optional<String> method(Value value) {
        if (!(value instanceof Value.Made made)) {
            return Optional.empty();
        }
        String name = made.maker().name();
        return name.startsWith("get")
                ? Optional.of(name.substring(3).toUpperCase(Locale.ROOT))
                : made.arguments().stream()
                        .flatMap(each -> Texts.whole(app.program().resolved(each)).stream())
                        .findFirst();
    }

    private Optional<String> secret(Call step) {
        boolean named =
                step.target().name().equals("header") || step.target().name().equals("parameter");
        boolean constant = Texts.whole(app.program().resolved(step.last()))
                .filter(each -> !each.isEmpty())
                .isPresent();
        Optional<String> name = named
                ? Texts.whole(app.program().resolved(step.argument(1))).filter(SecretParameter::is)
                : Optional.of("Authorization")
                        .filter(any -> AUTHORIZING.contains(step.target().name()));
        return name.map(each -> constant ? each + " (constant)" : each);
    }
}
