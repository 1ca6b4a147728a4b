package dev.sinew.capture.accesslog;

import dev.sinew.capture.EntryReader;
import dev.sinew.capture.Sink;
import dev.sinew.model.Exchange;
import dev.sinew.model.Problem;

/** Tells whether a reader makes an exchange of a line, which is how a log is recognised. */
final class Trial implements Sink {
    private boolean succeeded;

    private Trial() {}

    static boolean succeeds(EntryReader reader, byte[] line) {
        Trial trial = new Trial();
        int to = line.length > 0 && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
        reader.read(line, 0, to, 0, trial);
        return trial.succeeded;
    }

    @Override
    public void exchange(Exchange exchange) {
        succeeded = true;
    }

    @Override
    public void problem(Problem problem) {
        succeeded = false;
    }
}
