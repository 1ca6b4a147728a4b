package dev.sinew.spec.lint;

import java.util.Set;

/** Names of parameters that carry what somebody proves themselves with. */
final class CredentialNames {
    private static final Set<String> WHOLE = Set.of(
            "password",
            "passwd",
            "pwd",
            "passphrase",
            "secret",
            "token",
            "jwt",
            "accesstoken",
            "refreshtoken",
            "idtoken",
            "authtoken",
            "apitoken",
            "bearertoken",
            "sessiontoken",
            "logintoken",
            "usertoken",
            "securitytoken",
            "clientsecret",
            "apikey",
            "apisecret",
            "secretkey",
            "privatekey",
            "authkey",
            "accesskey",
            "pin",
            "otp");
    private static final Set<String> ENDS = Set.of(
            "password", "clientsecret", "apikey", "accesstoken", "refreshtoken", "authtoken", "secretkey", "apisecret");
    private static final Set<String> HEADERS =
            Set.of("authorization", "xauth", "xtoken", "xsession", "session", "sessionid", "cookie", "xauthorization");

    private CredentialNames() {}

    /** Whether a value of that name is a credential wherever it stands. */
    static boolean is(String name) {
        String joined = Words.joined(name);
        return WHOLE.contains(joined) || ENDS.stream().anyMatch(joined::endsWith);
    }

    /** Whether a parameter of that name, in a header above all, carries a credential. */
    static boolean isHeader(String name) {
        String joined = Words.joined(name);
        return is(name)
                || HEADERS.contains(joined)
                || (joined.startsWith("x") && is(joined.substring(1)))
                || joined.endsWith("token")
                || joined.endsWith("signature");
    }
}
