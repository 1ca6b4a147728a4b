package dev.sinew.model;

import java.util.List;

/**
 * What specifications say of single calls. The same for the same call, whatever else was called: it is given to folds when they are
 * made, like the configuration, and they remember nothing of it but what it said of calls. Belongs to one thread.
 */
public interface Descriptions {
    /** Without specifications nothing is said. */
    Descriptions NONE = new Descriptions() {
        @Override
        public Standing standing(Observation call) {
            return Standing.UNSAID;
        }

        @Override
        public List<Violation> violations(Observation call) {
            return List.of();
        }
    };

    /** How a call stands to them. */
    Standing standing(Observation call);

    /** Where its request is not as they say; empty where they do not speak of just this operation. */
    List<Violation> violations(Observation call);
}
