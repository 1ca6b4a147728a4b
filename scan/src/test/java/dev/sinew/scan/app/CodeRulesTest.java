package dev.sinew.scan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that look at what code does: each with code that it has to find, and the twin that is right. */
class CodeRulesTest {
    private static final String TRUST = "checkServerTrusted([Ljava/security/cert/X509Certificate;Ljava/lang/String;)V";
    private static final String VERIFY = "verify(Ljava/lang/String;Ljavax/net/ssl/SSLSession;)Z";
    private static final String SSL_ERROR =
            "onReceivedSslError(Landroid/webkit/WebView;Landroid/webkit/SslErrorHandler;Landroid/net/http/SslError;)V";
    private static final String PROCEED = "Landroid/webkit/SslErrorHandler;->proceed()V";

    /** An app whose main class hands an object of {@code Lx/Y;} to a TLS context, or leaves it. */
    private static AppMaker trusting(boolean installed, Consumer<CodeMaker> check) {
        DexMaker dex = new DexMaker()
                .type(
                        "Lx/Y;",
                        type -> type.implementing("Ljavax/net/ssl/X509TrustManager;")
                                .method(TRUST, 5, check))
                .type(
                        "Lcom/bank/app/Main;",
                        type -> type.statics("run()V", 8, code -> {
                            code.made(0, "Lx/Y;");
                            if (installed) {
                                code.number(1, 1)
                                        .number(2, 0)
                                        .array(3, 1, "[Ljavax/net/ssl/TrustManager;")
                                        .put(0, 3, 2)
                                        .text(4, "TLS")
                                        .statics(
                                                "Ljavax/net/ssl/SSLContext;->getInstance(Ljava/lang/String;)Ljavax/net/ssl/SSLContext;",
                                                4)
                                        .result(4)
                                        .virtual(
                                                "Ljavax/net/ssl/SSLContext;->init([Ljavax/net/ssl/KeyManager;[Ljavax/net/ssl/TrustManager;Ljava/security/SecureRandom;)V",
                                                4,
                                                2,
                                                3,
                                                2);
                            }
                            code.ends();
                        }));
        return AppMaker.usual().code(dex);
    }

    @Test
    void anEmptyCheckAcceptsAll() {
        assertThat(trusting(true, CodeMaker::ends).says("trust-manager-accepts-all"))
                .containsExactly("CONFIRMED x.Y.checkServerTrusted: checks nothing and returns");
        assertThat(trusting(false, CodeMaker::ends).says("trust-manager-accepts-all"))
                .containsExactly("LIKELY x.Y.checkServerTrusted: checks nothing and returns");
    }

    @Test
    void aCheckThatOnlyLogsAcceptsAll() {
        assertThat(trusting(
                                true,
                                code -> code.text(0, "tag")
                                        .statics("Landroid/util/Log;->d(Ljava/lang/String;Ljava/lang/String;)I", 0, 0)
                                        .ends())
                        .says("trust-manager-accepts-all"))
                .hasSize(1);
    }

    @Test
    void aCheckThatAsksAnotherOneOrThrowsIsNone() {
        assertThat(trusting(
                                true,
                                code -> code.interfaces("Ljavax/net/ssl/X509TrustManager;->" + TRUST, 2, 3, 4)
                                        .ends())
                        .says("trust-manager-accepts-all"))
                .isEmpty();
        assertThat(trusting(
                                true,
                                code -> code.made(0, "Ljava/security/cert/CertificateException;")
                                        .fails(0))
                        .says("trust-manager-accepts-all"))
                .isEmpty();
        assertThat(trusting(true, code -> code.virtual("Lx/Other;->check()V", 2).ends())
                        .says("trust-manager-accepts-all"))
                .isEmpty();
    }

    /** A library's class that nobody makes an object of does nothing. */
    @Test
    void aCheckThatNobodyUsesIsNone() {
        DexMaker dex = new DexMaker()
                .type(
                        "Lx/Y;",
                        type -> type.implementing("Ljavax/net/ssl/X509TrustManager;")
                                .method(TRUST, 3, CodeMaker::ends))
                .type(
                        "Lx/Dead;",
                        type -> type.statics(
                                "run()V", 1, code -> code.made(0, "Lx/Y;").ends()))
                .type("Lcom/bank/app/Main;", type -> type.statics("run()V", 1, CodeMaker::ends));
        assertThat(AppMaker.usual().code(dex).says("trust-manager-accepts-all")).isEmpty();
    }

    private static AppMaker verifying(Consumer<CodeMaker> check) {
        return AppMaker.usual()
                .code(new DexMaker()
                        .type(
                                "Lx/V;",
                                type -> type.implementing("Ljavax/net/ssl/HostnameVerifier;")
                                        .method(VERIFY, 4, check))
                        .type(
                                "Lcom/bank/app/Main;",
                                type -> type.statics(
                                        "run()V",
                                        2,
                                        code -> code.made(0, "Lx/V;")
                                                .statics(
                                                        "Ljavax/net/ssl/HttpsURLConnection;->setDefaultHostnameVerifier(Ljavax/net/ssl/HostnameVerifier;)V",
                                                        0)
                                                .ends())));
    }

    @Test
    void aVerifierThatOnlySaysYes() {
        assertThat(verifying(code -> code.number(0, 1).givesNumber(0)).says("hostname-verifier-accepts-all"))
                .containsExactly("CONFIRMED x.V.verify: returns true for every host");
        assertThat(verifying(code -> code.number(0, 0).givesNumber(0)).says("hostname-verifier-accepts-all"))
                .isEmpty();
        assertThat(verifying(code -> code.ifZero(2, "no")
                                .number(0, 1)
                                .givesNumber(0)
                                .label("no")
                                .number(0, 0)
                                .givesNumber(0))
                        .says("hostname-verifier-accepts-all"))
                .isEmpty();
    }

    @Test
    void aWebViewThatGoesOn() {
        assertThat(webView(code -> code.virtual(PROCEED, 2).ends()).says("webview-ignores-tls-errors"))
                .hasSize(1);
        assertThat(webView(code -> code.virtual("Landroid/webkit/SslErrorHandler;->cancel()V", 2)
                                .ends())
                        .says("webview-ignores-tls-errors"))
                .isEmpty();
        assertThat(webView(code -> code.virtual("Lx/Dialog;->ask()V", 1)
                                .virtual(PROCEED, 2)
                                .ends())
                        .says("webview-ignores-tls-errors"))
                .isEmpty();
    }

    private static AppMaker webView(Consumer<CodeMaker> handler) {
        return AppMaker.usual()
                .code(new DexMaker()
                        .type(
                                "Lx/C;",
                                type -> type.extending("Landroid/webkit/WebViewClient;")
                                        .method(SSL_ERROR, 4, handler))
                        .type(
                                "Lcom/bank/app/Main;",
                                type -> type.statics(
                                        "run()V",
                                        2,
                                        code -> code.made(0, "Lx/C;").ends())));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 1", "3, 1", "5, 1", "32768, 0", "32769, 1", "64, 0", "65, 0"})
    void modesOfFiles(int mode, int count) {
        assertThat(sharing(mode, AppMaker.usual())).hasSize(count);
    }

    /** An app that is made for Android 7 may still run on older ones, which share what newer ones refuse to. */
    @ParameterizedTest
    @CsvSource({"17, 34, CONFIRMED", "17, 23, CONFIRMED", "24, 34, POSSIBLE"})
    void modesThatAndroidRefuses(int min, int target, String confidence) {
        AppMaker app = new AppMaker()
                .manifest("<uses-sdk android:minSdkVersion=\"" + min + "\" android:targetSdkVersion=\"" + target
                        + "\"/><application>" + AppMaker.MAIN + "</application>");
        assertThat(sharing(1, app)).singleElement().asString().startsWith(confidence);
    }

    private static List<String> sharing(int mode, AppMaker app) {
        return app.main(code -> code.statics("Lx/S;->context()Landroid/content/Context;")
                        .result(0)
                        .text(1, "settings")
                        .number(2, mode)
                        .virtual(
                                "Landroid/content/Context;->getSharedPreferences(Ljava/lang/String;I)Landroid/content/SharedPreferences;",
                                0,
                                1,
                                2)
                        .ends())
                .says("world-readable-files");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "0, 0"})
    void debuggingOfWebViews(int on, int count) {
        assertThat(AppMaker.usual()
                        .main(code -> code.number(0, on)
                                .statics("Landroid/webkit/WebView;->setWebContentsDebuggingEnabled(Z)V", 0)
                                .ends())
                        .says("webview-debugging"))
                .hasSize(count);
        assertThat(AppMaker.usual()
                        .main(code -> code.statics("Lx/S;->debug()Z")
                                .result(0)
                                .statics("Landroid/webkit/WebView;->setWebContentsDebuggingEnabled(Z)V", 0)
                                .ends())
                        .says("webview-debugging"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password: ", "user=x&token=", "got PIN => ", "accessToken="})
    void valuesOfSecretsInTheLog(String before) {
        assertThat(logging(before, true)).hasSize(1);
        assertThat(logging(before, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password is wrong for ", "tokens: ", "pinned: ", "size="})
    void otherValuesInTheLog(String before) {
        assertThat(logging(before, true)).isEmpty();
    }

    private static List<String> logging(String before, boolean value) {
        return AppMaker.usual()
                .main(code -> {
                    code.statics("Lx/S;->value()Ljava/lang/String;")
                            .result(2)
                            .made(0, "Ljava/lang/StringBuilder;")
                            .text(1, before)
                            .virtual(
                                    "Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;",
                                    0,
                                    1);
                    if (value) {
                        code.virtual(
                                "Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;", 0, 2);
                    }
                    code.virtual("Ljava/lang/StringBuilder;->toString()Ljava/lang/String;", 0)
                            .result(0)
                            .text(1, "tag")
                            .statics("Landroid/util/Log;->d(Ljava/lang/String;Ljava/lang/String;)I", 1, 0)
                            .ends();
                })
                .says("sensitive-logging");
    }

    @ParameterizedTest
    @CsvSource({
        "http://api.bank.com/v1/x?key=1, 1",
        "https://api.bank.com/, 0",
        "http://localhost:8080/, 0",
        "http://10.0.2.2/, 0"
    })
    void addressesWithoutEncryption(String url, int count) {
        List<String> said = AppMaker.usual()
                .main(code -> code.text(0, url)
                        .make(1, "Ljava/net/URL;")
                        .direct("Ljava/net/URL;-><init>(Ljava/lang/String;)V", 1, 0)
                        .ends())
                .says("http-urls");
        assertThat(said).hasSize(count);
        assertThat(said.toString()).doesNotContain("key=1");
        // A namespace is a text, nothing opens it.
        assertThat(AppMaker.usual()
                        .main(code -> code.text(0, url)
                                .write(0, "Lx/S;->namespace:Ljava/lang/String;")
                                .ends())
                        .says("http-urls"))
                .isEmpty();
    }
}
