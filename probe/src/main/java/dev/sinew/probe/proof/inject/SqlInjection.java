package dev.sinew.probe.proof.inject;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.place.EachSlot;
import dev.sinew.probe.place.Slot;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Manner;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import java.util.Optional;

/**
 * A value of a request is read as SQL: whoever writes it reads and changes what the database holds.
 *
 * <p>Proved in one of four ways, each of which no other reading of the value explains.
 *
 * <ul>
 *   <li>Errors: with a quote the answer has a message of a database about the syntax of a statement; with the quote doubled, a number less zero, or a comment
 *       behind the name of a column, it has not; both again.
 *   <li>Conditions: with {@code AND a<>b} and {@code AND a=a} behind the value the answer is as without, with {@code AND a=b} and
 *       {@code AND a<>a} it is another, for three times two other numbers; behind the name of a login, with the right password, the first two log in and the others do not. The four have the same words and signs, so that only who works them out tells
 *       them apart. The answer is compared where three answers to the same request agree, and without what it echoes.
 *   <li>Orders: in the place of the column by which a list is sorted, a condition chooses between two columns by which it has different orders.
 *   <li>Words: with a quote the server fails, with {@code AND a=a AND} and a text behind it the request succeeds, and with the letters of {@code AND} in another
 *       order and all else the same it fails, three times. It needs no message, and no answer that stays the same.
 *   <li>Times: a condition that waits makes the answer as late as it says, 0, 0.6 and 1.2 seconds in any order.
 * </ul>
 *
 * <p>Conditions are joined by {@code AND} alone, which can only narrow what a statement touches, and nothing is added to it.
 *
 * <p>To fix it, give values to statements as parameters, and take names of columns from a list.
 */
@Rule(
        id = "probe.sql-injection",
        flaw = "sql-injection",
        title = "A value of the request is read as SQL",
        severity = Severity.CRITICAL,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {89},
        standards = {"PCI-DSS-4.0.1 6.2.4"})
public final class SqlInjection implements Proof {
    @Override
    public Manner manner() {
        return Manner.MEANING;
    }

    @Override
    public boolean needsProvenIdentity() {
        return false;
    }

    @Override
    public boolean needsQuiet() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        Optional<Outcome> slots = EachSlot.of(endpoint, trial, slot -> true, slot -> judge(slot, trial));
        if (slots.filter(each -> each.verdict() == Verdict.CONFIRMED).isPresent()) {
            return slots;
        }
        Optional<Outcome> login = SqlLogins.judge(endpoint, trial);
        return login.filter(each -> each.verdict() == Verdict.CONFIRMED || slots.isEmpty())
                .or(() -> slots);
    }

    private static Outcome judge(Slot slot, Trial trial) {
        Outcome errors = SqlErrors.judge(slot, trial);
        if (errors.verdict() != Verdict.REFUTED) {
            return errors;
        }
        Optional<Outcome> orders = SqlOrders.judge(slot, trial);
        if (orders.filter(each -> each.verdict() == Verdict.CONFIRMED).isPresent()) {
            return orders.get();
        }
        Outcome conditions = SqlConditions.judge(slot, trial);
        if (conditions.verdict() == Verdict.CONFIRMED) {
            return conditions;
        }
        return SqlWords.judge(slot, trial).or(() -> SqlTimes.judge(slot, trial)).orElse(conditions);
    }
}
