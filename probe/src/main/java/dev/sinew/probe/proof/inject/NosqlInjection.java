package dev.sinew.probe.proof.inject;

import dev.sinew.model.Location;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.place.EachSlot;
import dev.sinew.probe.place.Slot;
import dev.sinew.probe.place.Slots;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Manner;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import java.util.Optional;

/**
 * An operator of a document database is taken from a request, where a text belongs: whoever writes it gets what the text would have to name, such as a
 * session without a password.
 *
 * <p>Proved by operators that are worked out: "not equal" and "in none of" a word that nothing has ({@code $ne}, {@code $nin}) bring an answer of success
 * that the word itself does not, "equal" and "one of" that word ({@code $eq}, {@code $in}) bring what the word does, and an operator that does not exist brings
 * no success; three times with other words. Where the parameter can be left out and something comes back as well, operators may be meant as a filter,
 * and nothing is proved.
 *
 * <p>Of a login the name is tried with one that nobody has, and the password with an identity's own name: two wrong passwords for that one.
 *
 * <p>Where that is not so, conditions in JavaScript, as {@code $where} takes them, behind a word that nothing has: of what reads alone, one that is true brings success, one that is false
 * what the word does.
 *
 * <p>To fix it, demand texts where texts belong, before a value becomes part of a query.
 */
@Rule(
        id = "probe.nosql-injection",
        flaw = "nosql-injection",
        title = "Operators of a document database are taken from the request",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {943},
        standards = {"PCI-DSS-4.0.1 6.2.4"})
public final class NosqlInjection implements Proof {
    @Override
    public Manner manner() {
        return Manner.BREAKING;
    }

    @Override
    public boolean needsProvenIdentity() {
        return false;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        Optional<Outcome> places =
                EachSlot.of(endpoint, trial, NosqlInjection::takesOperators, slot -> judge(slot, endpoint, trial));
        return places.filter(each -> each.verdict() == Verdict.CONFIRMED)
                .or(() -> Slots.ofPassword(endpoint, trial)
                        .map(slot -> Operators.judge(slot, trial).at(slot))
                        .filter(each -> each.verdict() == Verdict.CONFIRMED))
                .or(() -> places);
    }

    private static Outcome judge(Slot slot, Endpoint endpoint, Trial trial) {
        Outcome operators = Operators.judge(slot, trial);
        boolean reads = endpoint.isRead() || Slots.isReadByPost(endpoint);
        return reads && operators.verdict() == Verdict.REFUTED ? Scripts.judge(slot, trial) : operators;
    }

    /** What an operator finds is done something to, where what a word finds is: then none is sent. */
    private static boolean takesOperators(Slot slot) {
        return (slot.location() == Location.BODY || slot.location() == Location.QUERY) && !slot.isIdle();
    }
}
