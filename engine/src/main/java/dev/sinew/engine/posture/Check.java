package dev.sinew.engine.posture;

import java.util.List;

/**
 * A rule over what was learned of an api. A pure function: it remembers nothing and reads nothing else. A rule that is a {@link
 * dev.sinew.engine.mark.Mark} as well decides here over all that it noticed, and no finding is made of the notices themselves.
 */
public interface Check {
    /** What is wrong with the api or its operations; at most one for each operation and field. */
    List<Weakness> weaknesses(ApiPosture api);
}
