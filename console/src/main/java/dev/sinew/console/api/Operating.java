package dev.sinew.console.api;

import java.util.List;

/** What the host tells of itself. Called from many threads. */
public interface Operating {
    Health health();

    List<SourceHealth> sources();

    /** What is shown has changed without traffic, and is to be made anew soon. */
    void refresh();

    /** All metrics in the text format of Prometheus. */
    String metrics();
}
