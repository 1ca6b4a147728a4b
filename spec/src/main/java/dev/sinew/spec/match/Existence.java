package dev.sinew.spec.match;

import dev.sinew.model.LearnedOperation;
import java.util.Set;

/** Whether an operation is there, by how it was answered. */
public enum Existence {
    /** Every answer says that it is not. */
    NONE,
    /** No answer was seen, or only such as a gateway gives for everything. */
    UNKNOWN,
    /** It answered. */
    SHOWN;

    private static final Set<Integer> ABSENT = Set.of(404, 405, 410, 501);
    private static final Set<Integer> ANYWHERE = Set.of(400, 401, 403, 429);

    /** By all answers of an operation. */
    public static Existence of(LearnedOperation learned) {
        boolean known = false;
        boolean present = false;
        for (int status : learned.answers().keySet()) {
            known |= status >= 100;
            if (status >= 100 && !ABSENT.contains(status)) {
                present = true;
                boolean anywhere = ANYWHERE.contains(status) || status >= 500 || status / 100 == 3;
                if (!anywhere) {
                    return SHOWN;
                }
            }
        }
        return known && !present ? NONE : UNKNOWN;
    }
}
