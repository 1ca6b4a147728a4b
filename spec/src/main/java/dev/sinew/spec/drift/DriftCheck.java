package dev.sinew.spec.drift;

import dev.sinew.spec.match.Match;
import java.util.List;

/** A rule over one operation and what describes it. A pure function: it remembers nothing and reads nothing else. */
public interface DriftCheck {
    /** What it has to say of a match; nothing where it is not about it. */
    List<Drift> drifts(Match match);
}
