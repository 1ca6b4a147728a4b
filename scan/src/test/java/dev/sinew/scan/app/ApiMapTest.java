package dev.sinew.scan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jf.dexlib2.immutable.value.ImmutableStringEncodedValue;
import org.junit.jupiter.api.Test;

/** What an app calls: host, method and path with where, by library. */
class ApiMapTest {
    private static final String REQUEST = "Lokhttp3/Request$Builder;";

    private static List<String> calls(AppMaker app) {
        return app.scan().endpoints().stream()
                .map(each -> each.operation() + " " + each.library() + " " + each.place()
                        + (each.secrets().isEmpty() ? "" : " " + each.secrets()))
                .toList();
    }

    @Test
    void okHttp() {
        assertThat(calls(AppMaker.usual()
                        .main(code -> code.made(0, REQUEST)
                                .text(1, "https://api.bank.com/v1/cards?api_key=x")
                                .virtual(REQUEST + "->url(Ljava/lang/String;)" + REQUEST, 0, 1)
                                .text(2, "Authorization")
                                .text(3, "Bearer constant")
                                .virtual(
                                        REQUEST + "->addHeader(Ljava/lang/String;Ljava/lang/String;)" + REQUEST,
                                        0,
                                        2,
                                        3)
                                .number(4, 0)
                                .virtual(REQUEST + "->post(Lokhttp3/RequestBody;)" + REQUEST, 0, 4)
                                .virtual(REQUEST + "->build()Lokhttp3/Request;", 0)
                                .ends())))
                .containsExactly(
                        "POST api.bank.com/v1/cards OkHttp com.bank.app.Main.run [Authorization (constant), api_key]");
    }

    /** A part that is not known becomes a parameter. */
    @Test
    void anAddressThatIsPutTogether() {
        String append = "Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;";
        assertThat(calls(AppMaker.usual()
                        .main(code -> code.statics("Lx/S;->id()Ljava/lang/String;")
                                .result(3)
                                .made(0, "Ljava/lang/StringBuilder;")
                                .text(1, "https://api.bank.com/v1/accounts/")
                                .virtual(append, 0, 1)
                                .virtual(append, 0, 3)
                                .text(1, "/pin")
                                .virtual(append, 0, 1)
                                .virtual("Ljava/lang/StringBuilder;->toString()Ljava/lang/String;", 0)
                                .result(1)
                                .make(2, "Ljava/net/URL;")
                                .direct("Ljava/net/URL;-><init>(Ljava/lang/String;)V", 2, 1)
                                .virtual("Ljava/net/URL;->openConnection()Ljava/net/URLConnection;", 2)
                                .result(2)
                                .text(4, "PUT")
                                .virtual("Ljava/net/HttpURLConnection;->setRequestMethod(Ljava/lang/String;)V", 2, 4)
                                .text(5, "X-Api-Key")
                                .virtual(
                                        "Ljava/net/HttpURLConnection;->setRequestProperty(Ljava/lang/String;Ljava/lang/String;)V",
                                        2,
                                        5,
                                        3)
                                .ends())))
                .containsExactly(
                        "PUT api.bank.com/v1/accounts/{}/pin HttpURLConnection com.bank.app.Main.run [X-Api-Key]");
    }

    @Test
    void volley() {
        String type = "Lcom/android/volley/toolbox/StringRequest;";
        assertThat(calls(AppMaker.usual()
                        .main(code -> code.make(0, type)
                                .number(1, 3)
                                .text(2, "https://api.bank.com/v1/sessions/me")
                                .number(3, 0)
                                .direct(
                                        type
                                                + "-><init>(ILjava/lang/String;Lcom/android/volley/Response$Listener;Lcom/android/volley/Response$ErrorListener;)V",
                                        0,
                                        1,
                                        2,
                                        3,
                                        3)
                                .ends())))
                .containsExactly("DELETE api.bank.com/v1/sessions/me Volley com.bank.app.Main.run");
    }

    private static org.jf.dexlib2.iface.Annotation retrofit(String name, String value) {
        return DexMaker.annotation(
                "Lretrofit2/http/" + name + ";", Map.of("value", new ImmutableStringEncodedValue(value)));
    }

    private static DexMaker retrofit(String base) {
        String builder = "Lretrofit2/Retrofit$Builder;";
        return new DexMaker()
                .type(
                        "Lcom/bank/Api;",
                        type -> type.declared(
                                        "card(Ljava/lang/String;Ljava/lang/String;)Lretrofit2/Call;",
                                        List.of(retrofit("PATCH", "cards/{id}")),
                                        List.of(retrofit("Path", "id"), retrofit("Header", "Authorization")))
                                .declared("list()Lretrofit2/Call;", List.of(retrofit("GET", "/health")), List.of()))
                .type(
                        "Lcom/bank/app/Main;",
                        type -> type.statics(
                                "run()V",
                                4,
                                code -> code.made(0, builder)
                                        .text(1, base)
                                        .virtual(builder + "->baseUrl(Ljava/lang/String;)" + builder, 0, 1)
                                        .virtual(builder + "->build()Lretrofit2/Retrofit;", 0)
                                        .result(0)
                                        .type(1, "Lcom/bank/Api;")
                                        .virtual(
                                                "Lretrofit2/Retrofit;->create(Ljava/lang/Class;)Ljava/lang/Object;",
                                                0,
                                                1)
                                        .ends()));
    }

    @Test
    void retrofit() {
        assertThat(calls(AppMaker.usual().code(retrofit("https://api.bank.com/v2/"))))
                .containsExactlyInAnyOrder(
                        "GET api.bank.com/health Retrofit com.bank.Api.list",
                        "PATCH api.bank.com/v2/cards/{id} Retrofit com.bank.Api.card [Authorization]");
    }

    private static final String KTOR = "Lio/ktor/client/request/HttpRequestBuilder;";

    /** What Kotlin's compiler inlines for {@code client.get(url)}: a builder, its address, its method, the request. */
    private static CodeMaker ktor(CodeMaker code, String url, String method) {
        return code.made(0, KTOR)
                .text(1, url)
                .statics("Lio/ktor/client/request/HttpRequestKt;->url(" + KTOR + "Ljava/lang/String;)V", 0, 1)
                .read(1, "Lio/ktor/http/HttpMethod;->Companion:Lio/ktor/http/HttpMethod$Companion;")
                .virtual("Lio/ktor/http/HttpMethod$Companion;->get" + method + "()Lio/ktor/http/HttpMethod;", 1)
                .result(1)
                .virtual(KTOR + "->setMethod(Lio/ktor/http/HttpMethod;)V", 0, 1);
    }

    /** Several requests of one method each have their own method and keys; the one before is no longer at hand. */
    @Test
    void ktor() {
        String utils = "Lio/ktor/client/request/UtilsKt;->";
        assertThat(calls(AppMaker.usual()
                        .main(code -> ktor(
                                        ktor(code, "https://api.bank.com/v1/orders/7/pay", "Post")
                                                .text(1, "X-Api-Key")
                                                .text(2, "abc")
                                                .statics(
                                                        utils
                                                                + "header(Lio/ktor/http/HttpMessageBuilder;Ljava/lang/String;Ljava/lang/Object;)V",
                                                        0,
                                                        1,
                                                        2)
                                                .statics("Lx/S;->token()Ljava/lang/String;")
                                                .result(2)
                                                .statics(
                                                        utils
                                                                + "bearerAuth(Lio/ktor/http/HttpMessageBuilder;Ljava/lang/String;)V",
                                                        0,
                                                        2),
                                        "https://api.bank.com/v1/orders?key=x",
                                        "Get")
                                .ends())))
                .containsExactlyInAnyOrder(
                        "GET api.bank.com/v1/orders Ktor com.bank.app.Main.run [key]",
                        "POST api.bank.com/v1/orders/7/pay Ktor com.bank.app.Main.run [X-Api-Key (constant), Authorization]");
    }

    /** Paths without a host are at what default requests of the app begin with. */
    @Test
    void ktorWithADefaultRequest() {
        DexMaker dex = new DexMaker()
                .type(
                        "Lcom/bank/app/Defaults;",
                        type -> type.statics(
                                "invoke(Lio/ktor/client/plugins/DefaultRequest$DefaultRequestBuilder;)V",
                                2,
                                code -> code.text(0, "https://api.bank.com/v3/")
                                        .virtual(
                                                "Lio/ktor/client/plugins/DefaultRequest$DefaultRequestBuilder;->url(Ljava/lang/String;)V",
                                                1,
                                                0)
                                        .ends()))
                .type(
                        "Lcom/bank/app/Main;",
                        type -> type.statics(
                                "run()V",
                                8,
                                code -> ktor(ktor(code, "cards", "Delete"), "/health", "Get")
                                        .ends()));
        assertThat(calls(AppMaker.usual().code(dex)))
                .containsExactlyInAnyOrder(
                        "DELETE api.bank.com/v3/cards Ktor com.bank.app.Main.run",
                        "GET api.bank.com/health Ktor com.bank.app.Main.run");
    }

    /** Nothing says where a path without a host leads; what is no path is not taken for one. */
    @Test
    void ktorWithoutAHost() {
        assertThat(calls(AppMaker.usual()
                        .main(code -> ktor(code, "cards/{id}", "Put").ends())))
                .containsExactly("PUT /cards/{id} Ktor com.bank.app.Main.run");
        assertThat(calls(AppMaker.usual()
                        .main(code -> ktor(code, "no path at all", "Put").ends())))
                .isEmpty();
    }

    @Test
    void anAddressThatNothingOpensIsOnlyMentioned() {
        assertThat(calls(AppMaker.usual()
                        .main(code -> code.text(0, "https://api.bank.com/v1/x")
                                .write(0, "Lx/S;->u:Ljava/lang/String;")
                                .ends())))
                .containsExactly("api.bank.com/v1/x mentioned com.bank.app.Main.run");
        assertThat(calls(AppMaker.usual()
                        .main(code -> code.text(0, "http://www.w3.org/2000/xmlns/")
                                .write(0, "Lx/S;->u:Ljava/lang/String;")
                                .ends())))
                .isEmpty();
    }
}
