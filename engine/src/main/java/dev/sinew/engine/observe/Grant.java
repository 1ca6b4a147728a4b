package dev.sinew.engine.observe;

import dev.sinew.model.Fields;

/** What a request asks to be proven by: besides a name and a secret the other proofs that a token endpoint takes (RFC 6749). */
enum Grant {
    NONE,
    PASSWORD,
    CLIENT,
    REFRESH,
    CODE,
    OTHER;

    private static final int SHORTEST = "granttype".length();
    private static final int LONGEST = SHORTEST + 2;

    /** The one that a request says; two of them are another. */
    static Grant of(Fields asked) {
        Grant found = NONE;
        for (int row = 0; row < asked.count(); row++) {
            String name = asked.path(row).name();
            if (name.length() >= SHORTEST
                    && name.length() <= LONGEST
                    && GivenCodes.joined(name, "g").equals("granttype")) {
                Grant here = switch (asked.text(row)) {
                    case "password" -> PASSWORD;
                    case "client_credentials" -> CLIENT;
                    case "refresh_token" -> REFRESH;
                    case "authorization_code" -> CODE;
                    default -> OTHER;
                };
                found = found == NONE || found == here ? here : OTHER;
            }
        }
        return found;
    }
}
