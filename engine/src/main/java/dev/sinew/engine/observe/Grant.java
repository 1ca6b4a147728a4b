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

    /** The one that a request says; two of them are another. */
    static Grant of(Fields asked) {
        Grant found = NONE;
        for (int row = 0; row < asked.count(); row++) {
            if (GivenCodes.joined(asked.path(row).name(), "g").equals("granttype")) {
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
