package dev.sinew.engine.ownership;

import java.util.List;

/**
 * How the work of one phase is done and its lessons reach the shards that they are for. Here: one after the other, at once. A
 * host on many machines has its own; what comes out is the same.
 */
interface Delivery {
    Delivery DIRECT = new Delivery() {
        @Override
        public void run(List<Runnable> tasks) {
            tasks.forEach(Runnable::run);
        }

        @Override
        public Lessons to(Knowledge knowledge) {
            return knowledge;
        }

        @Override
        public void deliver() {
            // They have arrived as they were taught.
        }
    };

    /** Runs the tasks of a phase, in any order, to their end. */
    void run(List<Runnable> tasks);

    /** Where the lessons of a phase go. */
    Lessons to(Knowledge knowledge);

    /** All lessons of the phase have arrived. */
    void deliver();
}
