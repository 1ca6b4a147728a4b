package dev.sinew.engine.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Confidence;
import dev.sinew.model.Incident;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Operation;
import dev.sinew.model.Origin;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Severity;
import dev.sinew.model.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IncidentsTest {
    private static final RuleFacts RULE = new RuleFacts(
            "detect.guess", "guess", "Title", Severity.HIGH, Maturity.STABLE, List.of(), List.of(), List.of(), "");

    private static Signal signal(long entry, long key, boolean known) {
        return new Signal(
                RULE,
                new Operation("api.bank.example", "POST", "/login", ""),
                new Origin("proxy", entry),
                entry,
                Outcome.EXPOSED,
                new Signal.Actor(key, known),
                List.of(),
                List.of(),
                Confidence.LIKELY,
                "guesses");
    }

    @Test
    void aCallerAndItsClientHaveIncidentsOfTheirOwnAlsoWhereOneExchangeBeganBoth() {
        List<Incident> incidents = Incidents.of(List.of(signal(7, 1, true), signal(7, 2, false), signal(8, 3, true)));

        assertThat(incidents).hasSize(3);
        assertThat(incidents).extracting(Incident::id).doesNotHaveDuplicates();
    }

    @Test
    void theSameSignalsHaveTheSameId() {
        assertThat(Incidents.of(List.of(signal(7, 2, false))).getFirst().id())
                .isEqualTo(Incidents.of(List.of(signal(9, 2, false), signal(7, 2, false)))
                        .getFirst()
                        .id());
    }
}
