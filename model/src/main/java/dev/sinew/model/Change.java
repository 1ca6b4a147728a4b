package dev.sinew.model;

import java.util.List;

/** The folds' only output. */
public sealed interface Change {
    /** An operation is known that was not. */
    record OperationSeen(Operation operation, long timeMicros) implements Change {}

    /** What was taken for several operations is one. */
    record OperationsMerged(List<Operation> from, Operation into, long timeMicros) implements Change {
        public OperationsMerged {
            from = List.copyOf(from);
        }
    }

    /** What was taken for one operation is several. */
    record OperationSplit(Operation from, List<Operation> into, long timeMicros) implements Change {
        public OperationSplit {
            into = List.copyOf(into);
        }
    }

    /** What were taken for two callers is one; the keys derive from fingerprints. */
    record CallersMerged(long from, long into, long timeMicros) implements Change {}

    /** Something is wrong with a place. */
    record FindingOpened(Finding finding, long timeMicros) implements Change {}

    /** Something is wrong with an event; one of the same rule about the same exchange takes the place of an earlier one. */
    record SignalRaised(Signal signal) implements Change {}

    /** What was said to be wrong with an event is explained by what became known since. */
    record SignalWithdrawn(Signal signal) implements Change {}
}
