package dev.sinew.capture;

import dev.sinew.model.Exchange;
import dev.sinew.model.Problem;

/** Takes what a source reads. Everything in an input ends in exactly one call. */
public interface Sink {
    /** An exchange; its slices stay valid only until the call returns. */
    void exchange(Exchange exchange);

    /** Something that could not be read, or only in part. */
    void problem(Problem problem);
}
