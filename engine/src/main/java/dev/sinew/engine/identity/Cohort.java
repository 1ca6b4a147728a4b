package dev.sinew.engine.identity;

/** What kind of caller somebody is. */
public enum Cohort {
    USER("user"),
    THIRD_PARTY("third party"),
    STAFF("staff"),
    SERVICE("service");

    private final String label;

    Cohort(String label) {
        this.label = label;
    }

    /** The name in reports and configuration. */
    public String label() {
        return label;
    }
}
