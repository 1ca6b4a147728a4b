package dev.sinew.probe.http;

/** The run stops: its message says why, in words for the report. */
public final class BudgetSpent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String refused;

    public BudgetSpent(String message) {
        this(message, "");
    }

    private BudgetSpent(String message, String refused) {
        super(message);
        this.refused = refused;
    }

    /** The target does not serve any more, so that the rest of the run is missing against the will of whoever runs it. */
    static BudgetSpent refused(String how) {
        return new BudgetSpent(how, how);
    }

    /** What the target did in place of serving; empty where it did serve. */
    public String refused() {
        return refused;
    }
}
