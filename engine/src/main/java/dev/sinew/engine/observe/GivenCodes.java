package dev.sinew.engine.observe;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.Fields;
import dev.sinew.model.Location;
import java.util.Set;

/** Codes that a request gives in place of a password: long ones of an authorisation, and short ones that a person types in. */
final class GivenCodes {
    /** Longer codes are not typed in by a person. */
    static final int LONGEST_TYPED = 8;

    private static final int SHORTEST_TYPED = 4;
    private static final Set<String> TYPED = Set.of(
            "code",
            "verificationcode",
            "verifycode",
            "confirmationcode",
            "smscode",
            "securitycode",
            "emailcode",
            "onetimecode",
            "logincode");

    private GivenCodes() {}

    /** The code that a token is asked for with, or 0. */
    static long in(Fields asked) {
        for (int row = 0; row < asked.count(); row++) {
            if (asked.path(row).name().equals("code") && asked.length(row) > LONGEST_TYPED) {
                return asked.print(row);
            }
        }
        return 0;
    }

    /** An authorisation code goes before any name beside it. */
    static boolean areGiven(Fields asked) {
        for (int row = 0; row < asked.count(); row++) {
            String name = joined(asked.path(row).name(), "ac");
            boolean code = name.equals("code") && asked.length(row) > LONGEST_TYPED;
            if (code || name.equals("authorizationcode") || name.equals("codeverifier")) {
                return true;
            }
        }
        return false;
    }

    /** Whether a code was sent that a person types in, as one that came by a message. */
    static boolean areTyped(Fields asked) {
        for (int row = 0; row < asked.count(); row++) {
            int length = asked.length(row);
            boolean body = asked.path(row).location() == Location.BODY;
            if (body && length >= SHORTEST_TYPED && length <= LONGEST_TYPED) {
                String name = joined(asked.path(row).name(), "cvseol");
                if (name.endsWith("code") && TYPED.contains(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The words of a name in one; empty where it begins with none of these letters, so that few names are cut. */
    static String joined(String name, String initials) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isLetterOrDigit(name.charAt(i))) {
                boolean begins = initials.indexOf(Character.toLowerCase(name.charAt(i))) >= 0;
                return begins ? String.join("", NameTraits.words(name)) : "";
            }
        }
        return "";
    }
}
