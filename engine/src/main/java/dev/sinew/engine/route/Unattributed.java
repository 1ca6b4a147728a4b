package dev.sinew.engine.route;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;

/** Counts the exchanges that no operation was learned from, by reason. */
public final class Unattributed {
    long notFound;
    long failed;
    long scanner;
    long limit;
    long preflight;
    long page;

    Unattributed copy() {
        Unattributed copy = new Unattributed();
        copy.notFound = notFound;
        copy.failed = failed;
        copy.scanner = scanner;
        copy.limit = limit;
        copy.preflight = preflight;
        copy.page = page;
        return copy;
    }

    void add(Existence existence, long count) {
        if (existence == Existence.ABSENT) {
            notFound += count;
        } else {
            failed += count;
        }
    }

    /** Calls of paths or methods that were never there. */
    public long notFound() {
        return notFound;
    }

    /** Calls that only ever ended in server errors, at paths that nothing else proves. */
    public long failed() {
        return failed;
    }

    /** Calls of paths that climb out of their folder, and refused calls of paths that scanners ask every server for. */
    public long scanner() {
        return scanner;
    }

    /** Calls beyond the limits of what routes remember. */
    public long limit() {
        return limit;
    }

    /** Calls of paths at which a single-page application answers its front page, as it does at any path. */
    public long frontPage() {
        return page;
    }

    /** Questions of browsers whether they may call from another origin. */
    public long preflight() {
        return preflight;
    }

    void write(StateWriter out) {
        for (long count : new long[] {notFound, failed, scanner, limit, preflight, page}) {
            out.varint(count);
        }
    }

    void read(StateReader in) {
        notFound = in.varint();
        failed = in.varint();
        scanner = in.varint();
        limit = in.varint();
        preflight = in.varint();
        page = in.varint();
    }
}
