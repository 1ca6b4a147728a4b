package dev.sinew.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What people decided, for pages. The decisions themselves are entries of the journal, which the folds read. */
public interface Decisions {
    /**
     * What a person decided.
     *
     * @param sequence of its entry in the journal
     * @param at when
     * @param who by name
     * @param kind what: accept, block, release, rename, start-test …
     * @param subject about what: a fingerprint, an actor, an operation
     * @param json the rest
     */
    record Decided(long sequence, Instant at, String who, String kind, String subject, String json) {}

    /** Lists a decision; one of the same sequence is listed already and nothing changes, as after a restart. */
    void record(Decided decision);

    /** One decision. */
    Optional<Decided> get(long sequence);

    /**
     * The newest first.
     *
     * @param before only those before this sequence; {@link Long#MAX_VALUE} for the first page
     */
    List<Decided> newest(long before, int limit);

    /** All about one subject, the newest first. */
    List<Decided> about(String subject, int limit);
}
