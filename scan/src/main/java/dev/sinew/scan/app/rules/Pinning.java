package dev.sinew.scan.app.rules;

import dev.sinew.scan.app.dex.Body;
import dev.sinew.scan.app.dex.Call;
import dev.sinew.scan.app.dex.Texts;
import dev.sinew.scan.app.manifest.NetworkSecurity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether an app's connections are pinned, as far as what was read tells.
 *
 * @param state the answer
 * @param place where it was found, or would have been
 * @param note why
 */
public record Pinning(State state, String place, String note) {
    /** The answer. */
    public enum State {
        /** All that was found is pinned. */
        PINNED,
        /** Some hosts or clients are, others are not. */
        PARTLY,
        /** Nothing is. */
        NONE,
        /** It cannot be told. */
        UNKNOWN,
        /** The app may not open connections. */
        OFFLINE
    }

    private static final Set<String> COMPARING = Set.of("getPublicKey", "getEncoded", "digest", "verify", "equals");

    private static final Set<String> CONNECTING = Set.of(
            "setRequestMethod",
            "setRequestProperty",
            "getResponseCode",
            "connect",
            "createSocket",
            "newCall",
            "newWebSocket",
            "create",
            "build",
            "newRequestQueue",
            "execute",
            "loadUrl",
            "newUrlRequestBuilder",
            "HttpClient");
    private static final List<String> CONNECTORS = List.of(
            "Ljava/net/HttpURLConnection;",
            "Ljavax/net/ssl/HttpsURLConnection;",
            "Ljavax/net/ssl/SSLSocketFactory;",
            "Lokhttp3/OkHttpClient",
            "Lcom/squareup/okhttp/OkHttpClient",
            "Lretrofit2/Retrofit",
            "Lcom/android/volley/toolbox/",
            "Lorg/apache/http/client/",
            "Lorg/apache/http/impl/client/",
            "Landroid/webkit/WebView;",
            "Lorg/chromium/net/",
            "Lio/ktor/client/");

    /** Looks at an app. */
    public static Pinning of(App app) {
        if (app.manifest().filter(each -> !each.usesNetwork()).isPresent()) {
            return new Pinning(State.OFFLINE, App.MANIFEST, "the app may not open connections");
        }
        List<String> pinned = new ArrayList<>();
        List<String> open = new ArrayList<>();
        configured(app, pinned, open);
        Clients clients = Clients.of(app);
        if (clients.pinned() > 0) {
            String hosts = clients.hosts().isEmpty() ? "" : " for " + String.join(", ", sorted(clients.hosts()));
            pinned.add("OkHttp is given pins" + hosts);
        }
        trustManagers(app, pinned);
        trustKit(app, pinned);
        if (!pinned.isEmpty()) {
            boolean partly = !open.isEmpty()
                    || !clients.bare().isEmpty()
                    || !clients.unused().isEmpty();
            return new Pinning(
                    partly ? State.PARTLY : State.PINNED, "code", said(pinned) + (partly ? rest(clients, open) : ""));
        }
        return without(app, clients, open);
    }

    private static Pinning without(App app, Clients clients, List<String> open) {
        if (app.networkSecurityUnread()) {
            return unknown("the network security configuration cannot be read");
        }
        if (app.manifest().isEmpty()) {
            return unknown("the manifest cannot be read");
        }
        if (app.code().classes().isEmpty()) {
            return unknown("no bytecode could be read");
        }
        if (!app.runtimes().isEmpty()) {
            return unknown(
                    "connections may be made by " + String.join(", ", app.runtimes()) + ", whose code is not followed");
        }
        Optional<Call> connecting = connecting(app);
        if (connecting.isEmpty()) {
            return unknown("no code that opens a connection was seen");
        }
        List<String> notes = new ArrayList<>(clients.unused());
        notes.addAll(open);
        String place = clients.unused().isEmpty()
                ? app.networkSecurity().isPresent() ? "network security configuration" : App.MANIFEST
                : "code";
        return new Pinning(
                State.NONE,
                place,
                "neither the configuration nor code pins a certificate" + (notes.isEmpty() ? "" : ": " + said(notes))
                        + "; connections are opened with " + connecting.get().target() + " in "
                        + connecting.get().place());
    }

    /** The first call in code that can be reached which opens connections to servers in a way that is known. */
    private static Optional<Call> connecting(App app) {
        return app.code().calls().stream()
                .filter(each -> CONNECTING.contains(each.target().name()))
                .filter(each -> CONNECTORS.stream().anyMatch(each.target().owner()::startsWith))
                .filter(each -> app.isReached(each.place()))
                .filter(each -> !opensOwnPage(app, each))
                .findFirst()
                .or(() -> Addresses.opened(app)
                        .filter(each -> !Addresses.isLocal(each.url()))
                        .map(Addresses.Opened::call)
                        .findFirst());
    }

    /** Whether it shows a page that lies in the app. */
    private static boolean opensOwnPage(App app, Call call) {
        return call.target().name().equals("loadUrl")
                && Texts.pattern(app.program().resolved(call.argument(1)))
                        .filter(url -> !url.startsWith("http"))
                        .isPresent();
    }

    private static Pinning unknown(String why) {
        return new Pinning(State.UNKNOWN, "code", "it cannot be told: " + why);
    }

    private static void configured(App app, List<String> pinned, List<String> open) {
        app.networkSecurity().ifPresent(security -> {
            for (NetworkSecurity.Domain each : security.domains()) {
                String names = String.join(", ", each.names());
                if (each.isPinned(app.today())) {
                    pinned.add("the network security configuration pins " + names);
                } else if (each.pins() > 0) {
                    open.add("pins of " + names + " have expired");
                } else if (each.ownAnchors()) {
                    pinned.add("only authorities of the app itself are trusted for " + names);
                }
            }
            if (security.base().ownAnchors()) {
                pinned.add("only authorities of the app itself are trusted");
            }
        });
    }

    /** Trust managers that compare keys and refuse. */
    private static void trustManagers(App app, List<String> pinned) {
        app.deciding("checkServerTrusted")
                .filter(each -> each.throwing() && compares(each))
                .filter(each -> Installed.anywhere(app, each.place().type()))
                .map(each -> each.place() + " compares keys")
                .distinct()
                .forEach(pinned::add);
    }

    private static boolean compares(Body body) {
        Set<String> names =
                body.calls().stream().map(each -> each.target().name()).collect(Collectors.toSet());
        return (names.contains("getPublicKey") || names.contains("getEncoded"))
                && names.stream().filter(COMPARING::contains).count() >= 2;
    }

    private static void trustKit(App app, List<String> pinned) {
        String type = "Lcom/datatheorem/android/trustkit/TrustKit;";
        app.code().calls().stream()
                .filter(each -> each.target().owner().equals(type) && app.isReached(each.place()))
                .filter(each -> each.target().name().equals("getSSLSocketFactory")
                        || each.target().name().equals("initializeWithNetworkSecurityConfiguration"))
                .findFirst()
                .ifPresent(each -> pinned.add("TrustKit is used by " + each.place()));
    }

    private static String rest(Clients clients, List<String> open) {
        List<String> rest = new ArrayList<>(open);
        rest.addAll(clients.unused());
        if (!clients.bare().isEmpty()) {
            rest.add(clients.bare().size() + " clients without pins, the first in "
                    + clients.bare().getFirst());
        }
        return "; but " + said(rest);
    }

    private static String said(List<String> notes) {
        return String.join("; ", notes.stream().distinct().limit(5).toList());
    }

    private static List<String> sorted(Set<String> hosts) {
        return hosts.stream().sorted().toList();
    }
}
