package dev.sinew.probe.http;

import java.util.List;
import java.util.Optional;

/** A session that may end before the run does. */
public interface Renewing {
    /** The credentials that count now; those of a new session where the last one is known to be over. */
    List<Header> current();

    /** Those of a new session where one with these is over, which was just answered with 401; empty where that is not why. */
    Optional<List<Header>> after(List<Header> refused);
}
