package dev.sinew.engine.posture;

import dev.sinew.model.ApiFacts;
import java.util.List;

/**
 * All that posture is judged by for one api.
 *
 * @param api the lower-case authority
 * @param facts what the user tells of it
 * @param described whether any api was described by the user, so that what is missing is missing
 * @param operations its operations in their order
 * @param firstSeenMicros the earliest call of all apis in microseconds since 1970 UTC, or {@link Long#MIN_VALUE}
 * @param lastSeenMicros the latest call of all apis, likewise
 */
public record ApiPosture(
        String api,
        ApiFacts facts,
        boolean described,
        List<OperationPosture> operations,
        long firstSeenMicros,
        long lastSeenMicros) {
    public ApiPosture {
        operations = List.copyOf(operations);
    }
}
