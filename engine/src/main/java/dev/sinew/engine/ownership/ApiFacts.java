package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;

/** Who uses an api at all, and whether things are changed in it without credentials. */
final class ApiFacts {
    private final Voters users = new Voters();
    private final Voters callers = new Voters();
    /** Whether a caller changes things with credentials, or without. */
    private final Voters writers = new Voters();

    /** Who does nothing but work on what others own. */
    private final Voters workers = new Voters();

    void worksOnOthers(long caller) {
        workers.add(caller, true);
    }

    private final CallerSample rights = CallerSample.ofBits();

    void rights(long caller, long bits) {
        rights.add(caller, bits);
    }

    /** How many other callers lack some rights. */
    int lacking(long bits, long judged) {
        return rights.lacking(bits, judged);
    }

    /** Whether others, too, do nothing but work on what others own, though they are few. */
    boolean hasWorkers(long judged) {
        return workers.yes(judged) > 0 && workers.estimate() <= Math.max(3, callers.estimate() / OperationFacts.ONE_IN);
    }

    void learn(Access access, boolean forOthers) {
        long actor = access.actor().key();
        if (access.actor().known()) {
            callers.add(actor, true);
            if (!forOthers) {
                users.add(actor, true);
            }
        }
        if (access.succeeded() && access.headersKnown() && changesOne(access)) {
            writers.add(actor, !access.credentials().isEmpty());
        }
    }

    /** Changing or deleting what exists; creating is often open, as signing up is. */
    private static boolean changesOne(Access access) {
        return access.method().equals("PUT")
                || access.method().equals("PATCH")
                || access.method().equals("DELETE");
    }

    /** How many change things with credentials, where nobody but the judged does without; 0 where that is not so. */
    long credentialedWrites(Access access) {
        boolean applies = changesOne(access) && writers.no(access.actor().key()) == 0;
        return applies ? writers.yes(0) : 0;
    }

    long users() {
        return users.estimate();
    }

    long callers() {
        return callers.estimate();
    }

    void merge(ApiFacts other) {
        users.merge(other.users);
        callers.merge(other.callers);
        writers.merge(other.writers);
        workers.merge(other.workers);
        rights.merge(other.rights);
    }

    /** The same as it is now; for many threads. */
    ApiFacts frozen() {
        ApiFacts same = new ApiFacts();
        same.merge(this);
        same.users.counted();
        same.callers.counted();
        same.writers.counted();
        same.workers.counted();
        return same;
    }

    void write(StateWriter out) {
        users.write(out);
        callers.write(out);
        writers.write(out);
        workers.write(out);
        rights.write(out);
    }

    static ApiFacts read(StateReader in) {
        ApiFacts facts = new ApiFacts();
        facts.users.merge(Voters.read(in));
        facts.callers.merge(Voters.read(in));
        facts.writers.merge(Voters.read(in));
        facts.workers.merge(Voters.read(in));
        facts.rights.read(in);
        return facts;
    }
}
