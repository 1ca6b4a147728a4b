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
