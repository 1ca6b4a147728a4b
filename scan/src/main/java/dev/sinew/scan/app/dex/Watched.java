package dev.sinew.scan.app.dex;

import java.util.List;
import java.util.Set;

/** Which calls are kept, and which methods are looked at as a whole: those that rules and the map of APIs ask for. */
final class Watched {
    private static final List<String> OWNERS = List.of(
            "Ljavax/crypto/",
            "Ljava/security/",
            "Ljavax/net/ssl/",
            "Ljava/net/",
            "Ljava/util/Random;",
            "Lkotlin/random/Random",
            "Landroid/webkit/",
            "Landroid/net/",
            "Landroid/util/Log;",
            "Landroid/security/",
            "Ltimber/log/",
            "Lokhttp3/",
            "Lcom/squareup/okhttp/",
            "Lretrofit2/",
            "Lcom/android/volley/",
            "Lio/ktor/client/",
            "Lorg/apache/http/",
            "Lorg/conscrypt/",
            "Lorg/chromium/net/",
            "Lcom/datatheorem/android/trustkit/");
    private static final Set<String> METHODS = Set.of(
            "openFileOutput",
            "openOrCreateDatabase",
            "getSharedPreferences",
            "getPreferences",
            "setReadable",
            "setWritable",
            "random",
            "registerReceiver",
            "certificatePinner",
            "hostnameVerifier",
            "sslSocketFactory",
            "getDir");
    private static final Set<String> QUIET = Set.of("equals", "hashCode", "toString");
    private static final Set<String> DECIDING = Set.of(
            "checkServerTrusted([Ljava/security/cert/X509Certificate;Ljava/lang/String;)",
            "checkServerTrusted([Ljava/security/cert/X509Certificate;Ljava/lang/String;Ljava/net/Socket;)",
            "checkServerTrusted([Ljava/security/cert/X509Certificate;Ljava/lang/String;Ljavax/net/ssl/SSLEngine;)",
            "checkServerTrusted([Ljava/security/cert/X509Certificate;Ljava/lang/String;Ljava/lang/String;)",
            "verify(Ljava/lang/String;Ljavax/net/ssl/SSLSession;)",
            "onReceivedSslError(Landroid/webkit/WebView;Landroid/webkit/SslErrorHandler;Landroid/net/http/SslError;)");

    private Watched() {}

    /** Whether a call of that method is kept. */
    static boolean keeps(Target target) {
        if (METHODS.contains(target.name())) {
            return true;
        }
        if (QUIET.contains(target.name())) {
            return false;
        }
        for (String owner : OWNERS) {
            if (target.owner().startsWith(owner)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a value is something that connections are opened with, so that whoever is given it matters. */
    static boolean carries(Value value) {
        return value instanceof Value.Made made
                && (made.type().startsWith("Lokhttp3/OkHttpClient")
                        || made.type().startsWith("Lokhttp3/CertificatePinner")
                        || made.type().startsWith("Ljavax/net/ssl/")
                        || Pins.in(made));
    }

    /** Whether the method is one by which the system asks for a decision. */
    static boolean decides(Target target) {
        return DECIDING.contains(target.name() + "(" + target.signature() + ")");
    }

    /** Whether a class is of a library whose own inner life is not judged. */
    static boolean isInner(String type) {
        return type.startsWith("Lokhttp3/")
                || type.startsWith("Lretrofit2/")
                || type.startsWith("Lcom/android/volley/")
                || type.startsWith("Lio/ktor/")
                || type.startsWith("Lorg/conscrypt/");
    }
}
