package dev.sinew.probe.http;

/** The run stops: its message says why, in words for the report. */
public final class BudgetSpent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BudgetSpent(String message) {
        super(message);
    }
}
