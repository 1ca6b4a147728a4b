package dev.sinew.probe.proof;

import dev.sinew.probe.run.Endpoint;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the words of a description say of whom an operation is for: its summary and the first sentence of what follows. */
final class SaidFor {
    private static final Pattern ADMINISTRATORS = only("admin(?:istrator)?s?(?:\\s+users?)?");
    private static final Pattern ROLE = Pattern.compile("[a-z]{4,20}(?:[_ -][a-z]{2,20}){0,2}");
    /** Where others may do it as well, with what is theirs. */
    private static final Pattern OTHERS =
            Pattern.compile("(?i)\\b(?:owners?|own|author|self|themsel\\w+|unless|or|except|other|not|no)\\b");

    private SaidFor() {}

    private static Pattern only(String who) {
        return Pattern.compile("(?i)\\b" + who + "\\s+only\\b|\\bonly\\s+(?:for\\s+)?(?:an?\\s+|the\\s+)?" + who
                + "\\b|\\((?:for\\s+)?" + who + "\\)|\\bfor\\s+" + who + "\\s*[.)]?$|\\[" + who + "\\]|^\\s*" + who
                + "\\s*[:–-]|\\brequires?\\s+(?:an?\\s+)?" + who + "\\b");
    }

    /** Whether it is said to be for those of a role, as the file of identities calls it, and for nobody else. */
    static boolean role(Endpoint endpoint, String role) {
        return says(endpoint.summary(), role) || says(endpoint.sentence(), role);
    }

    static boolean says(String text, String role) {
        String low = role.toLowerCase(Locale.ROOT);
        return ROLE.matcher(low).matches()
                && only(low.replaceAll("[_ -]", "[_ -]?") + "s?").matcher(text).find()
                && !OTHERS.matcher(text).find();
    }

    /** Whether it is said to be for administrators, and for nobody else. */
    static boolean administrators(Endpoint endpoint) {
        return says(endpoint.summary()) || says(endpoint.sentence());
    }

    static boolean says(String text) {
        return ADMINISTRATORS.matcher(text).find() && !OTHERS.matcher(text).find();
    }
}
