package dev.sinew.scan.leak;

import dev.sinew.scan.engine.Hit;

/** A rule about a secret that lies in a file. Of every hit exactly one rule says that it is its own, or none where it is no secret any more. */
public interface Leak {
    /** Whether that is what is wrong with it. */
    boolean covers(Hit hit);
}
