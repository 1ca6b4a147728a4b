package dev.sinew.engine.ownership;

import java.util.List;

/**
 * An access with what its objects are to its caller.
 *
 * @param asked the objects that its request names
 * @param reached whether the answer holds what such answers hold
 */
record Looked(Kept kept, Used use, List<Seen> asked, boolean reached) {}
