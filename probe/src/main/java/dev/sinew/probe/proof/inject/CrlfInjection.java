package dev.sinew.probe.proof.inject;

import dev.sinew.model.Location;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.place.EachSlot;
import dev.sinew.probe.place.Slot;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Manner;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Optional;

/**
 * A line end in a value of a request ends a header of the answer: whoever writes it sets headers, cookies among them, for whoever follows the link.
 *
 * <p>Proved by a header of a name and value that nobody else has: the answer has it where a line end stands before it in the request, twice with other
 * names, and not where a blank does.
 *
 * <p>To fix it, refuse control characters in whatever becomes part of a header.
 */
@Rule(
        id = "probe.crlf-injection",
        flaw = "crlf-injection",
        title = "A value of the request ends a header of the answer",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {113})
public final class CrlfInjection implements Proof {
    private static final List<String> ENDS = List.of("%0d%0a", "%0a", "%E5%98%8D%E5%98%8A");

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
        return EachSlot.of(
                endpoint,
                trial,
                slot -> !slot.isTyped() && (slot.location() == Location.PATH || slot.location() == Location.QUERY),
                slot -> judge(slot, trial));
    }

    private record Line(String name, String value) {
        static Line fresh() {
            return new Line("x-" + Fresh.word(), Fresh.word());
        }

        Ask after(String end, Slot slot) {
            return slot.askEncoded("a" + end + name + ":%20" + value);
        }

        boolean isIn(Reply reply) {
            return reply.header(name).strip().equals(value);
        }
    }

    private static Outcome judge(Slot slot, Trial trial) {
        for (String end : ENDS) {
            Line line = Line.fresh();
            Reply reply = slot.send(line.after(end, slot), trial);
            if (EachSlot.isDisturbed(reply)) {
                return EachSlot.disturbed(reply);
            }
            if (line.isIn(reply)) {
                Line second = Line.fresh();
                Line none = Line.fresh();
                return second.isIn(slot.send(second.after(end, slot), trial))
                                && !none.isIn(slot.send(none.after("%20", slot), trial))
                        ? Outcome.confirmed(
                                "the answer has the header that stands behind a line end in the request, twice with other names, and none"
                                        + " behind a blank",
                                List.of(new Outcome.Step(
                                        slot.persona().session(),
                                        line.after(end, slot),
                                        "the answer has " + line.name())))
                        : Outcome.inconclusive("the answer had a header of the request once and not again");
            }
        }
        return Outcome.refuted("no line end comes back as one");
    }
}
