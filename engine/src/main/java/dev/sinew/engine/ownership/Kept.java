package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.model.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An access, what it led to, and the batch that it came with. */
final class Kept {
    /** Stands for the organisation that the answer names, among what a request names. */
    static final int ORGANISATION = Integer.SIZE - 1;

    final Access access;
    final long batch;
    List<Signal> signals = List.of();
    /** How many objects of a kind the caller had been shown within the hour. */
    int shown;
    /** Of how many other people the answer listed objects. */
    int people;
    /** The same with its operation, between learning and judging. */
    @Nullable
    Used use;
    /** Which of what it names, and of what organisation its answer does, its caller was never told of by then, as bits. */
    int strange;
    /** Whether nobody owns anything of the kinds that it names. */
    boolean nobodys;

    Kept(Access access, long batch) {
        this.access = access;
        this.batch = batch;
    }

    /** Whether the caller was never told of something that it names, by its place among what is named. */
    boolean isStrange(int at) {
        return at < Integer.SIZE && (strange & 1 << at) != 0;
    }

    /** Whether it should be judged again: after one batch, two, four … */
    boolean isDue(long now) {
        long age = now - batch;
        return age > 0 && (age & age - 1) == 0;
    }
}
