package dev.sinew.scan.app.api;

import dev.sinew.model.Operation;
import dev.sinew.scan.app.dex.Call;
import dev.sinew.scan.app.dex.Place;
import dev.sinew.scan.app.dex.Texts;
import dev.sinew.scan.app.dex.Value;
import dev.sinew.scan.app.rules.Addresses;
import dev.sinew.scan.app.rules.App;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Requests that code puts together: with OkHttp, Volley, HttpURLConnection, Apache's client, or in a web view. */
final class RequestCalls {
    private static final String OKHTTP = "Lokhttp3/Request$Builder;";
    private static final Set<String> VERBS = Set.of("get", "post", "put", "delete", "patch", "head");
    private static final Map<Long, String> VOLLEY =
            Map.of(-1L, "", 0L, "GET", 1L, "POST", 2L, "PUT", 3L, "DELETE", 4L, "HEAD", 5L, "OPTIONS", 7L, "PATCH");

    private final App app;
    private final Consumer<Endpoint> found;
    private final Map<Place, List<Call>> calls;

    private RequestCalls(App app, Consumer<Endpoint> found) {
        this.app = app;
        this.found = found;
        calls = app.code().calls().stream().collect(Collectors.groupingBy(Call::place));
    }

    static void find(App app, Consumer<Endpoint> found) {
        RequestCalls calls = new RequestCalls(app, found);
        app.calls(OKHTTP, "build").forEach(calls::okhttp);
        Addresses.opened(app).forEach(calls::other);
    }

    private void okhttp(Call build) {
        if (!(app.program().resolved(build.argument(0)) instanceof Value.Made request)) {
            return;
        }
        String url = "";
        String method = "GET";
        Set<String> secrets = new LinkedHashSet<>();
        for (Value.Step step : request.steps()) {
            String name = step.target().name();
            if (name.equals("url")) {
                url = Texts.pattern(address(step.arguments().getFirst())).orElse("");
            } else if (name.equals("method")) {
                method = Texts.whole(app.program().resolved(step.arguments().getFirst()))
                        .orElse("");
            } else if (VERBS.contains(name)) {
                method = name.toUpperCase(Locale.ROOT);
            } else if (name.toLowerCase(Locale.ROOT).contains("header")) {
                header(step.arguments()).ifPresent(secrets::add);
            }
        }
        add(url, method, "OkHttp", build, List.copyOf(secrets));
    }

    /** An address that was parsed before. */
    private Value address(Value value) {
        Value known = app.program().resolved(value);
        boolean parsed = known instanceof Value.Made made
                && made.maker().owner().startsWith("Lokhttp3/HttpUrl")
                && !made.arguments().isEmpty();
        return parsed ? app.program().resolved(((Value.Made) known).arguments().getLast()) : known;
    }

    private void other(Addresses.Opened opened) {
        String owner = opened.call().target().owner();
        if (owner.equals("Ljava/net/URL;")) {
            connection(opened);
        } else if (owner.startsWith("Lcom/android/volley/")) {
            String method =
                    opened.call().argument(1) instanceof Value.Int code ? VOLLEY.getOrDefault(code.number(), "") : "";
            add(opened.url(), method, "Volley", opened.call(), List.of());
        } else if (owner.startsWith("Lorg/apache/http/")) {
            String name = owner.substring(owner.lastIndexOf('/') + 5, owner.length() - 1);
            add(opened.url(), name.toUpperCase(Locale.ROOT), "Apache HttpClient", opened.call(), List.of());
        } else if (owner.equals("Landroid/webkit/WebView;")) {
            add(opened.url(), "GET", "WebView", opened.call(), List.of());
        }
    }

    /** The method and headers that the connection of an address is given in the same method. */
    private void connection(Addresses.Opened opened) {
        String method = "GET";
        Set<String> secrets = new LinkedHashSet<>();
        boolean opens = false;
        for (Call each : calls.getOrDefault(opened.place(), List.of())) {
            opens |= each.target().name().startsWith("open")
                    && each.target().owner().equals("Ljava/net/URL;");
            if (each.target().name().equals("setRequestMethod")) {
                method = Texts.whole(app.program().resolved(each.last())).orElse("");
            } else if (each.target().name().equals("setDoOutput") && method.equals("GET")) {
                method = each.last().equals(new Value.Int(1)) ? "POST" : method;
            } else if (each.target().name().endsWith("RequestProperty")) {
                header(each.arguments().subList(1, each.arguments().size())).ifPresent(secrets::add);
            }
        }
        if (opens) {
            add(opened.url(), method, "HttpURLConnection", opened.call(), List.copyOf(secrets));
        }
    }

    private Optional<String> header(List<Value> arguments) {
        if (arguments.size() != 2) {
            return Optional.empty();
        }
        boolean constant = Texts.whole(app.program().resolved(arguments.get(1))).isPresent();
        return Texts.whole(app.program().resolved(arguments.getFirst()))
                .filter(SecretParameter::is)
                .map(name -> constant ? name + " (constant)" : name);
    }

    private void add(String url, String method, String library, Call call, List<String> secrets) {
        UrlParts.of(url).filter(each -> !each.host().isEmpty()).ifPresent(parts -> {
            List<String> all = new ArrayList<>(secrets);
            all.addAll(parts.secrets());
            found.accept(new Endpoint(
                    new Operation(parts.host(), method, parts.path(), ""),
                    parts.secure(),
                    library,
                    call.place().toString(),
                    all));
        });
    }
}
