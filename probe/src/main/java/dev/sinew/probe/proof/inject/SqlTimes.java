package dev.sinew.probe.proof.inject;

import dev.sinew.probe.place.Delays;
import dev.sinew.probe.place.Slot;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a statement waits as long as a value says: in the words of PostgreSQL, MySQL and SQL Server. */
final class SqlTimes {
    private static final List<String> OF_TEXT = List.of(
            "'||(SELECT '' FROM PG_SLEEP(%s))||'",
            "' AND (SELECT x.s FROM (SELECT SLEEP(%s) AS s)x)=0 AND 'z'='z", "';WAITFOR DELAY '0:0:%s'--");

    private static final List<String> OF_NUMBERS = List.of(
            " AND 4711=(SELECT 4711 FROM PG_SLEEP(%s))",
            " AND (SELECT x.s FROM (SELECT SLEEP(%s) AS s)x)=0", ";WAITFOR DELAY '0:0:%s'--");

    private SqlTimes() {}

    static Optional<Outcome> judge(Slot slot, Trial trial) {
        List<String> all = new ArrayList<>(slot.isNumber() ? OF_NUMBERS : List.of());
        all.addAll(OF_TEXT);
        for (String each : all) {
            Optional<String> shown = Delays.shown(seconds -> slot.send(slot.usual() + each.formatted(seconds), trial));
            if (shown.isPresent()) {
                return Optional.of(Outcome.confirmed(
                        "the statement waits as the value says: " + shown.get(),
                        List.of(new Outcome.Step(
                                slot.persona().session(),
                                slot.ask(slot.usual() + each.formatted("2.0")),
                                "takes two seconds longer than with 0.0"))));
            }
        }
        return Optional.empty();
    }
}
