package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Operation;
import java.util.List;
import java.util.Set;

/**
 * What a caller did by operations whose paths say that they are for those who run a service: whoever goes in and out there on several days, and was never refused, is one of them,
 * though no claim tells so. An attacker who found such a door tries others, too, and has things of its own.
 */
final class Office {
    private static final Set<String> WORDS =
            Set.of("admin", "admins", "administration", "administrator", "administrators", "backoffice");
    /** Used by at most one in so many callers of an api it is for few. */
    private static final int ONE_IN = 8;

    private static final int FEW = 5;
    private static final int TIMES = 3;
    private static final int DAY = 18 * 3_600;

    private int times;
    private int from;
    private int until;
    private boolean refused;

    /** Whether an operation is for those who run a service, by its path. */
    static boolean isOne(Operation operation) {
        for (String segment : operation.path().split("/", -1)) {
            List<String> words = segment.startsWith("{") ? List.of() : NameTraits.words(segment);
            if (!words.isEmpty() && WORDS.contains(words.getFirst())) {
                return true;
            }
        }
        return false;
    }

    /** Whether at most a few of the callers of an api are let in at an operation. */
    static boolean isOfFew(OperationFacts operation, ApiFacts api, long judged) {
        return operation.callers(judged) < Math.max(FEW, api.callers() / ONE_IN);
    }

    /** Takes an access by such an operation. */
    void take(Access access) {
        refused |= access.forbidden();
        if (access.succeeded()) {
            from = times == 0 ? access.seconds() : Math.min(from, access.seconds());
            until = Math.max(until, access.seconds());
            times++;
        }
    }

    /** Whether the caller is one of those who run the service. */
    boolean isOnes() {
        return times >= TIMES && until - from >= DAY && !refused;
    }

    void write(StateWriter out) {
        out.varint(times);
        out.fixed(from);
        out.fixed(until);
        out.octet(refused ? 1 : 0);
    }

    static Office read(StateReader in) {
        Office office = new Office();
        office.times = in.below(Integer.MAX_VALUE);
        office.from = in.fixedInt();
        office.until = in.fixedInt();
        office.refused = in.octet() != 0;
        return office;
    }
}
