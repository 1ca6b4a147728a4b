package dev.sinew.probe.proof.contract;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.AnswerSchemas;
import dev.sinew.probe.oracle.AnswerSchemas.Break;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An answer is not as the specification says.
 *
 * <p>Clients that were made from the specification fail on it, and whoever reviews the specification reviews something else.
 *
 * <p>Proved by a validator of JSON Schema over two answers to the same request: the same member is missing, of another type, out of bounds, or
 * there though no others are allowed. OpenAPI 3.0 and 3.1 are judged; patterns, formats and alternatives are not, as tools read them differently.
 *
 * <p>To fix it, change whichever of the two is wrong, and let a test hold them together.
 */
@Rule(
        id = "probe.answer-breaks-schema",
        flaw = "answer-breaks-schema",
        title = "Answer is not as the specification says",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API9:2023"},
        cwe = {1059})
public final class AnswerBreaksSchema implements Proof {
    private static final int SHOWN = 4;

    @Override
    public boolean isOfAddress() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        AnswerSchemas schemas = trial.schemas(endpoint);
        for (Persona persona : endpoint.isRead() ? trial.personas() : List.<Persona>of()) {
            for (Reached reached : persona.reached(endpoint).stream().limit(1).toList()) {
                Optional<SortedMap<String, Break>> broken = schemas.broken(endpoint.described(), reached.reply());
                if (broken.isPresent()) {
                    return Optional.of(judge(endpoint, reached, broken.get(), persona, schemas, trial));
                }
            }
        }
        return Optional.empty();
    }

    private static Outcome judge(
            Endpoint endpoint,
            Reached reached,
            SortedMap<String, Break> broken,
            Persona persona,
            AnswerSchemas schemas,
            Trial trial) {
        if (broken.isEmpty()) {
            return Outcome.refuted("the answer is as the specification says");
        }
        Reply again = trial.askAgain(reached.filled().ask(), persona.session());
        Map<String, Break> second = schemas.broken(endpoint.described(), again).orElseGet(java.util.TreeMap::new);
        broken.entrySet().removeIf(each -> !each.getValue().equals(second.get(each.getKey())));
        if (broken.isEmpty()) {
            return Outcome.inconclusive("one answer breaks the schema, and another to the same request does not");
        }
        String where = broken.entrySet().stream()
                .limit(SHOWN)
                .map(each -> each.getKey() + " " + each.getValue().how())
                .collect(Collectors.joining(", "));
        SortedSet<String> keywords = new TreeSet<>();
        broken.values().forEach(each -> keywords.add(each.schema()));
        return Outcome.confirmed(
                        "two answers break the schema of status "
                                + reached.reply().status() + " at " + broken.size()
                                + (broken.size() == 1 ? " place: " : " places: ") + where,
                        List.of(new Outcome.Step(
                                persona.session(), reached.filled().ask(), where)))
                .by(String.join(", ", keywords));
    }
}
