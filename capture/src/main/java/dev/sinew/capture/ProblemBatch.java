package dev.sinew.capture;

import dev.sinew.model.Problem;

/**
 * A batch that holds no traffic and reports one problem in its place.
 *
 * @param problem what to report
 * @param inputBytes the bytes that it stands for
 */
public record ProblemBatch(Problem problem, long inputBytes) implements Batch {
    @Override
    public void readInto(Sink sink) {
        sink.problem(problem);
    }

    @Override
    public long heldBytes() {
        return 0;
    }
}
