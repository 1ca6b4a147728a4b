package dev.sinew.probe.proof;

import dev.sinew.probe.run.Endpoint;
import java.util.regex.Pattern;

/** What the words of a description say of whom an operation is for: its summary and the first sentence of what follows. */
final class SaidFor {
    private static final String WHO = "admin(?:istrator)?s?(?:\\s+users?)?";
    private static final Pattern ADMINISTRATORS =
            Pattern.compile("(?i)\\b" + WHO + "\\s+only\\b|\\bonly\\s+(?:for\\s+)?(?:an?\\s+|the\\s+)?"
                    + WHO + "\\b|\\((?:for\\s+)?" + WHO + "\\)|\\bfor\\s+" + WHO + "\\s*[.)]?$|\\[" + WHO + "\\]|^\\s*"
                    + WHO + "\\s*[:–-]"
                    + "|\\brequires?\\s+(?:an?\\s+)?admin\\w*\\b");
    /** Where others may do it as well, with what is theirs. */
    private static final Pattern OTHERS =
            Pattern.compile("(?i)\\b(?:owners?|own|author|self|themsel\\w+|unless|or|except|other|not|no)\\b");

    private SaidFor() {}

    /** Whether it is said to be for administrators, and for nobody else. */
    static boolean administrators(Endpoint endpoint) {
        return says(endpoint.summary()) || says(endpoint.sentence());
    }

    static boolean says(String text) {
        return ADMINISTRATORS.matcher(text).find() && !OTHERS.matcher(text).find();
    }
}
