package dev.sinew.scan.app.api;

import java.util.Locale;
import java.util.Set;

/** Names of headers and parameters in which keys and tokens travel. */
final class SecretParameter {
    private static final Set<String> NAMES = Set.of(
            "authorization",
            "proxyauthorization",
            "cookie",
            "apikey",
            "appkey",
            "key",
            "token",
            "accesstoken",
            "authtoken",
            "clientsecret",
            "secret",
            "appid",
            "signature",
            "sig",
            "password",
            "sessionid",
            "jwt");

    private SecretParameter() {}

    static boolean is(String name) {
        String low = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        String bare = low.startsWith("x") ? low.substring(1) : low;
        return NAMES.contains(low) || NAMES.contains(bare) || low.endsWith("apikey") || low.endsWith("token");
    }
}
