package dev.sinew.app.notify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a target is, and so which form its messages have. */
public enum TargetKind {
    WEBHOOK,
    SLACK,
    TEAMS,
    JIRA,
    PAGERDUTY,
    OCSF;

    /** The name that people and the store use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a name. */
    public static Optional<TargetKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
