package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Operation;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Trait;
import java.util.ArrayList;
import java.util.List;

/**
 * A financial-grade api does not answer with the {@code x-fapi-interaction-id} that it was sent.
 *
 * <p>The id ties together what the bank, the third party and those in between wrote down about one call. Without it a dispute about a
 * payment or a data access cannot be settled, and an attack not be followed.
 *
 * <p>It fires where three answers or more to calls with the header came without it, or with another value: once for the api
 * where none had it, and else for each operation none of whose answers had it. It stays quiet where the source does not record answers' headers and for
 * calls that sent no id.
 *
 * <p>To fix it, copy the header from the request to every answer, errors included, at the gateway.
 */
@Rule(
        id = "posture.fapi-interaction-id-lost",
        flaw = "fapi-interaction-id-not-echoed",
        title = "Interaction id is not sent back",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {778})
public final class FapiInteractionIdLost implements Check {
    private static final int FEWEST = 3;
    private static final String HEADER = "x-fapi-interaction-id";
    private static final String CURE = "Copy " + HEADER + " from the request to every answer. NGINX: add_header "
            + HEADER
            + " $http_x_fapi_interaction_id always;. Kong: the correlation-id plugin with header_name: " + HEADER
            + " and echo_downstream: true";

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<OperationPosture> sent = api.operations().stream()
                .filter(each -> each.count(Trait.INTERACTION_ID) > 0)
                .filter(each ->
                        each.count(Trait.ANSWER_HEADERS) == each.learned().requests())
                .toList();
        long all = sent.stream()
                .mapToLong(each -> each.count(Trait.INTERACTION_ID))
                .sum();
        long echoed = sent.stream()
                .mapToLong(each -> each.count(Trait.INTERACTION_ID_ECHOED))
                .sum();
        if (all >= FEWEST && echoed == 0) {
            return List.of(weakness(Operation.ofApi(api.api()), sent.getFirst(), all));
        }
        List<Weakness> found = new ArrayList<>();
        for (OperationPosture each : sent) {
            long here = each.count(Trait.INTERACTION_ID);
            if (here >= FEWEST && each.count(Trait.INTERACTION_ID_ECHOED) == 0) {
                found.add(weakness(each.operation(), each, here));
            }
        }
        return found;
    }

    private static Weakness weakness(Operation where, OperationPosture example, long count) {
        String note = Counted.calls(count) + " sent it, no answer had it";
        return Weakness.of(where, HEADER, Confidence.CONFIRMED, example.first(Trait.INTERACTION_ID), note, count)
                .cured(CURE);
    }
}
