package dev.sinew.scan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whether connections are pinned: by configuration and by code, with what only looks so. */
class PinningTest {
    private static final String PIN = "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final String PINNER = "Lokhttp3/CertificatePinner;";
    private static final String PINS = "Lokhttp3/CertificatePinner$Builder;";
    private static final String CLIENT = "Lokhttp3/OkHttpClient;";
    private static final String BUILDER = "Lokhttp3/OkHttpClient$Builder;";
    private static final String REQUEST = "Lokhttp3/Request;";

    /** A client in register 0, with or without pins. */
    private static CodeMaker client(CodeMaker code, boolean pinned) {
        code.made(0, BUILDER);
        if (pinned) {
            pinner(code).virtual(BUILDER + "->certificatePinner(" + PINNER + ")" + BUILDER, 0, 1);
        }
        return code.virtual(BUILDER + "->build()" + CLIENT, 0).result(0);
    }

    /** Pins of a host in register 1. */
    private static CodeMaker pinner(CodeMaker code) {
        return code.made(1, PINS)
                .text(2, "api.bank.com")
                .number(3, 1)
                .array(4, 3, "[Ljava/lang/String;")
                .text(5, PIN)
                .number(3, 0)
                .put(5, 4, 3)
                .virtual(PINS + "->add(Ljava/lang/String;[Ljava/lang/String;)" + PINS, 1, 2, 4)
                .virtual(PINS + "->build()" + PINNER, 1)
                .result(1);
    }

    private static CodeMaker used(CodeMaker code) {
        return code.statics("Lx/S;->request()" + REQUEST)
                .result(6)
                .virtual(CLIENT + "->newCall(" + REQUEST + ")Lokhttp3/Call;", 0, 6);
    }

    private static AppResult scan(Consumer<CodeMaker> code) {
        return AppMaker.usual().main(code).scan();
    }

    private static Answer interception(AppResult result) {
        return result.answers().get(Answer.Question.INTERCEPTION.ordinal());
    }

    @Test
    void aClientWithoutPins() {
        AppResult result = scan(code -> used(client(code, false)).ends());
        assertThat(AppMaker.says(result, "no-certificate-pinning")).hasSize(1);
        assertThat(interception(result).verdict()).isEqualTo(Answer.Verdict.YES);
    }

    @Test
    void aClientWithPinsThatIsUsed() {
        AppResult result = scan(code -> used(client(code, true)).ends());
        assertThat(AppMaker.says(result, "no-certificate-pinning")).isEmpty();
        assertThat(interception(result).verdict()).isEqualTo(Answer.Verdict.NO);
        assertThat(interception(result).note()).contains("api.bank.com");
    }

    @Test
    void aClientWithPinsThatNothingUsesBesideOneThatIsUsed() {
        AppResult result = scan(code -> {
            client(code, true);
            used(client(code, false)).ends();
        });
        assertThat(AppMaker.says(result, "no-certificate-pinning"))
                .singleElement()
                .asString()
                .contains("com.bank.app.Main.run builds a client with pins that nothing uses");
    }

    @Test
    void pinsThatNoClientIsGiven() {
        AppResult result = scan(code -> used(client(pinner(code), false)).ends());
        assertThat(AppMaker.says(result, "no-certificate-pinning"))
                .singleElement()
                .asString()
                .contains("com.bank.app.Main.run has pins that no client is given");
    }

    @Test
    void oneClientWithAndOneWithout() {
        AppResult result = scan(code -> {
            used(client(code, true));
            used(client(code, false)).ends();
        });
        assertThat(AppMaker.says(result, "no-certificate-pinning")).isEmpty();
        assertThat(interception(result).verdict()).isEqualTo(Answer.Verdict.PARTLY);
    }

    /** Pins from a method of their own, kept in a field, in a client that another class keeps. */
    @Test
    void pinsThatComeFromElsewhere() {
        DexMaker dex = new DexMaker()
                .type(
                        "Lx/Pins;",
                        type -> type.statics(
                                "all()" + PINNER, 8, code -> pinner(code).gives(1)))
                .type(
                        "Lcom/bank/app/Main;",
                        type -> type.statics(
                                "run()V",
                                8,
                                code -> code.made(0, BUILDER)
                                        .statics("Lx/Pins;->all()" + PINNER)
                                        .result(1)
                                        .virtual(BUILDER + "->certificatePinner(" + PINNER + ")" + BUILDER, 0, 1)
                                        .virtual(BUILDER + "->build()" + CLIENT, 0)
                                        .result(0)
                                        .write(0, "Lx/Net;->client:" + CLIENT)
                                        .ends()));
        assertThat(interception(AppMaker.usual().code(dex).scan()).verdict()).isEqualTo(Answer.Verdict.NO);
    }

    /** With the client's classes renamed, as R8 does it, nothing is left to know the pins by but what they look like. */
    @Test
    void aClientWhoseNamesWereChanged() {
        DexMaker dex = new DexMaker()
                .type(
                        "La/b;",
                        type -> type.method(
                                "c(La/p;)La/b;",
                                2,
                                code -> code.writeOf(1, 0, "La/b;->d:La/p;").gives(0)))
                .type("La/p;", type -> type.statics("e()V", 1, CodeMaker::ends))
                .type(
                        "Lcom/bank/app/Main;",
                        type -> type.statics(
                                "run()V",
                                8,
                                code -> code.make(0, "La/b;")
                                        .direct("La/b;-><init>()V", 0)
                                        .number(3, 1)
                                        .array(4, 3, "[Ljava/lang/String;")
                                        .text(5, PIN)
                                        .number(3, 0)
                                        .put(5, 4, 3)
                                        .text(2, "api.bank.com")
                                        .make(1, "La/p;")
                                        .direct("La/p;-><init>(Ljava/lang/String;[Ljava/lang/String;)V", 1, 2, 4)
                                        .virtual("La/b;->c(La/p;)La/b;", 0, 1)
                                        .ends()));
        assertThat(interception(AppMaker.usual().code(dex).scan()).verdict()).isEqualTo(Answer.Verdict.NO);
    }

    private static AppMaker configured(String day) {
        return new AppMaker()
                .application("android:allowBackup=\"false\" android:networkSecurityConfig=\"@xml/security\"", "")
                .security(ManifestRulesTest.pins(day))
                .main(code -> used(client(code, false)).ends());
    }

    @Test
    void pinsInTheConfigurationCountUntilTheyExpire() {
        assertThat(interception(configured("2027-01-01").scan()).note()).contains("pins bank.com");
        assertThat(AppMaker.says(configured("2027-01-01").scan(), "no-certificate-pinning"))
                .isEmpty();
        AppResult expired = configured("2026-05-01").scan();
        assertThat(AppMaker.says(expired, "no-certificate-pinning"))
                .singleElement()
                .asString()
                .contains("pins of bank.com have expired");
        assertThat(AppMaker.says(expired, "pins-expired")).hasSize(1);
    }

    @Test
    void aConfigurationThatCannotBeReadLeavesItOpen() {
        AppMaker app = configured("2027-01-01");
        app.files.put("res/xml/security.xml", new byte[] {3, 0, 8, 0});
        AppResult result = app.scan();
        assertThat(interception(result).verdict()).isEqualTo(Answer.Verdict.UNKNOWN);
        assertThat(AppMaker.says(result, "no-certificate-pinning")).isEmpty();
        assertThat(result.problems().toString()).contains("network security configuration cannot be read");
    }

    @Test
    void withoutConnectionsThereIsNothingToPin() {
        AppResult result = new AppMaker()
                .manifest("<application android:allowBackup=\"false\"/>")
                .main(code -> used(client(code, false)).ends())
                .scan();
        assertThat(AppMaker.says(result, "no-certificate-pinning")).isEmpty();
        assertThat(interception(result).verdict()).isEqualTo(Answer.Verdict.NO);
    }

    @Test
    void anEngineWhoseCodeIsNotReadLeavesItOpen() {
        AppResult result = AppMaker.usual()
                .main(code -> used(client(code, false)).ends())
                .file("lib/arm64-v8a/libflutter.so", "x")
                .scan();
        assertThat(interception(result).verdict()).isEqualTo(Answer.Verdict.UNKNOWN);
        assertThat(interception(result).note()).contains("Flutter");
    }

    /** Libraries open their own resources like addresses; that is no connection to a server, and neither is a page of the app's own. */
    @Test
    void whatOpensNoConnectionLeavesItOpen() {
        AppResult resource = scan(code -> code.statics("Lx/S;->resource()Ljava/net/URL;")
                .result(0)
                .virtual("Ljava/net/URL;->openStream()Ljava/io/InputStream;", 0)
                .ends());
        AppResult page = scan(code -> code.statics("Lx/S;->view()Landroid/webkit/WebView;")
                .result(0)
                .text(1, "file:///android_asset/index.html")
                .virtual("Landroid/webkit/WebView;->loadUrl(Ljava/lang/String;)V", 0, 1)
                .ends());
        for (AppResult each : java.util.List.of(resource, page)) {
            assertThat(AppMaker.says(each, "no-certificate-pinning")).isEmpty();
            assertThat(interception(each).note()).contains("no code that opens a connection was seen");
        }
        AppResult server = scan(code -> code.statics("Lx/S;->connection()Ljavax/net/ssl/HttpsURLConnection;")
                .result(0)
                .virtual("Ljavax/net/ssl/HttpsURLConnection;->getResponseCode()I", 0)
                .ends());
        assertThat(AppMaker.says(server, "no-certificate-pinning")).hasSize(1);
    }
}
