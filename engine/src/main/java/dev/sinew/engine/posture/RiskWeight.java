package dev.sinew.engine.posture;

import dev.sinew.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What makes a risk, and by how much: a share between 0 and 1 of what is still missing to certain harm. The first groups tell how
 * likely it is, the last ones how bad it would be.
 */
public enum RiskWeight {
    INTERNET("exposure", "internet", 0.45),
    PARTNER("exposure", "partner", 0.3),
    INTERNAL("exposure", "internal", 0.15),
    /** Neither told nor seen. */
    ANYWHERE("exposure", "unknown", 0.35),
    NEVER("authentication", "never", 0.6),
    MIXED("authentication", "mixed", 0.4),
    /** The source records no headers. */
    UNTOLD("authentication", "unknown", 0.3),
    ALWAYS("authentication", "always", 0.1),
    SHADOW("status", "shadow", 0.15),
    ZOMBIE("status", "zombie", 0.2),
    LOW_FINDING("findings", "low", 0.05),
    MEDIUM_FINDING("findings", "medium", 0.15),
    HIGH_FINDING("findings", "high", 0.35),
    CRITICAL_FINDING("findings", "critical", 0.6),
    TRIED("attacks", "tried", 0.15),
    REACHED("attacks", "reached", 0.7),
    LOW_DATA("data", "low", 0.1),
    MEDIUM_DATA("data", "medium", 0.35),
    HIGH_DATA("data", "high", 0.6),
    CRITICAL_DATA("data", "critical", 0.85),
    /** Values that are sent rather than given count by this. */
    SENT_DATA("data", "sent", 0.5),
    CHANGE("effects", "change", 0.25),
    CREDENTIALS("effects", "credentials", 0.5),
    MONEY("effects", "money", 0.75),
    /** What is only read, of money or credentials. */
    ABOUT("effects", "reading", 0.15),
    /** Sensitive values of many at once. */
    MANY("effects", "many-records", 0.25),
    LOW_FLAW("flaws", "low", 0),
    MEDIUM_FLAW("flaws", "medium", 0.1),
    HIGH_FLAW("flaws", "high", 0.3),
    CRITICAL_FLAW("flaws", "critical", 0.6),
    /** An attack that reached or changed something has shown that something is at stake; further ones that it is much. */
    HARM("flaws", "exploited", 0.5);

    /** Weights that may not fall: more of the same would otherwise lower a risk. */
    static final List<List<RiskWeight>> RISING = List.of(
            List.of(INTERNAL, PARTNER, INTERNET),
            List.of(INTERNAL, ANYWHERE, INTERNET),
            List.of(ALWAYS, MIXED, NEVER),
            List.of(ALWAYS, UNTOLD, NEVER),
            List.of(LOW_FINDING, MEDIUM_FINDING, HIGH_FINDING, CRITICAL_FINDING),
            List.of(TRIED, REACHED),
            List.of(LOW_DATA, MEDIUM_DATA, HIGH_DATA, CRITICAL_DATA),
            List.of(LOW_FLAW, MEDIUM_FLAW, HIGH_FLAW, CRITICAL_FLAW));

    private final String group;
    private final String key;
    private final double usual;

    RiskWeight(String group, String key, double usual) {
        this.group = group;
        this.key = key;
        this.usual = usual;
    }

    /** The section of the configuration that it stands in. */
    public String group() {
        return group;
    }

    /** Its key there. */
    public String key() {
        return key;
    }

    /** What it is where nobody says otherwise. */
    public double usual() {
        return usual;
    }

    /** The weight of a key. */
    public static Optional<RiskWeight> of(String group, String key) {
        return Stream.of(values())
                .filter(each -> each.group.equals(group) && each.key.equals(key))
                .findFirst();
    }

    static RiskWeight finding(Severity severity) {
        return switch (severity) {
            case LOW -> LOW_FINDING;
            case MEDIUM -> MEDIUM_FINDING;
            case HIGH -> HIGH_FINDING;
            case CRITICAL -> CRITICAL_FINDING;
        };
    }

    static RiskWeight flaw(Severity severity) {
        return switch (severity) {
            case LOW -> LOW_FLAW;
            case MEDIUM -> MEDIUM_FLAW;
            case HIGH -> HIGH_FLAW;
            case CRITICAL -> CRITICAL_FLAW;
        };
    }

    static RiskWeight data(Severity severity) {
        return switch (severity) {
            case LOW -> LOW_DATA;
            case MEDIUM -> MEDIUM_DATA;
            case HIGH -> HIGH_DATA;
            case CRITICAL -> CRITICAL_DATA;
        };
    }
}
