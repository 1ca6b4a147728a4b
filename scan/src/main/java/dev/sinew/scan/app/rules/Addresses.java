package dev.sinew.scan.app.rules;

import dev.sinew.scan.app.dex.Call;
import dev.sinew.scan.app.dex.Place;
import dev.sinew.scan.app.dex.Texts;
import dev.sinew.scan.app.dex.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Addresses that code hands to what opens them. */
public final class Addresses {
    private static final Set<String> OPENING = Set.of(
            "Ljava/net/URL;.<init>",
            "Lokhttp3/Request$Builder;.url",
            "Lcom/squareup/okhttp/Request$Builder;.url",
            "Lretrofit2/Retrofit$Builder;.baseUrl",
            "Lokhttp3/HttpUrl;.parse",
            "Lokhttp3/HttpUrl;.get",
            "Lokhttp3/HttpUrl$Companion;.parse",
            "Lokhttp3/HttpUrl$Companion;.get",
            "Landroid/webkit/WebView;.loadUrl",
            "Landroid/webkit/WebView;.postUrl",
            "Lorg/apache/http/client/methods/HttpGet;.<init>",
            "Lorg/apache/http/client/methods/HttpPost;.<init>",
            "Lorg/apache/http/client/methods/HttpPut;.<init>",
            "Lorg/apache/http/client/methods/HttpDelete;.<init>",
            "Lio/ktor/client/request/HttpRequestKt;.url",
            "Lio/ktor/client/plugins/DefaultRequest$DefaultRequestBuilder;.url");
    private static final List<String> LOCAL =
            List.of("localhost", "127.", "10.0.2.2", "10.0.3.2", "[::1]", "0.0.0.0", "{}", "schemas.", "example.");

    /** An address with where it is opened. */
    public record Opened(Place place, String url, Call call) {}

    private Addresses() {}

    /** All that can be known, with {@code {}} for what cannot. */
    public static Stream<Opened> opened(App app) {
        return app.code().calls().stream()
                .filter(each -> app.isReached(each.place()))
                .filter(each -> isOpening(each))
                .flatMap(each -> each.arguments().stream()
                        .flatMap(value -> url(app, value).stream())
                        .limit(1)
                        .map(url -> new Opened(each.place(), url, each)));
    }

    /** Whether a call is given the address of what it opens. */
    public static boolean isOpening(Call call) {
        return OPENING.contains(call.target().owner() + "." + call.target().name())
                || call.target().owner().startsWith("Lcom/android/volley/toolbox/")
                        && call.target().name().equals("<init>");
    }

    /** Whether it leads to this device, a test, or nowhere that is known. */
    public static boolean isLocal(String url) {
        String host = url.substring(url.indexOf("//") + 2);
        return LOCAL.stream().anyMatch(host::startsWith);
    }

    /** An address without what may be secret in it. */
    public static String withoutQuery(String url) {
        int end = url.indexOf('?');
        String path = end < 0 ? url : url.substring(0, end);
        int at = path.indexOf('@');
        int from = path.indexOf("//") + 2;
        return at > from && at < (path.indexOf('/', from) < 0 ? path.length() : path.indexOf('/', from))
                ? path.substring(0, from) + path.substring(at + 1)
                : path;
    }

    private static Optional<String> url(App app, Value value) {
        return Texts.pattern(app.program().resolved(value))
                .filter(text -> text.startsWith("http://") || text.startsWith("https://"));
    }
}
