package dev.sinew.probe.proof.inject;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.place.Delays;
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
 * A value of a request becomes part of a command of the operating system: whoever writes it runs commands there.
 *
 * <p>Proved by what a shell works out: a value asks for an echo of a product of two numbers between two words, and the answer has the product between
 * them, twice with other numbers; the request has only the factors, and an expression of the same words that no shell works out brings no product. Or by
 * time: a value that asks to wait makes the answer as late as it says, 0, 0.6 and 1.2 seconds in any order. Nothing but {@code echo} and {@code sleep}
 * is run.
 *
 * <p>To fix it, start programs with a list of arguments and without a shell, or use a library in place of the program.
 */
@Rule(
        id = "probe.command-injection",
        flaw = "command-injection",
        title = "A value of the request is run as a command",
        severity = Severity.CRITICAL,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {78},
        standards = {"PCI-DSS-4.0.1 6.2.4"})
public final class CommandInjection implements Proof {
    private static final Computed ECHO = new Computed(
            List.of(
                    "%v;echo %a$((%x*%y))%b",
                    "%v|echo %a$((%x*%y))%b",
                    "%v\necho %a$((%x*%y))%b",
                    "%v$(echo %a$((%x*%y))%b)",
                    "%v';echo %a$((%x*%y))%b;'",
                    "%v\";echo %a$((%x*%y))%b;\"",
                    "%v&cmd /v:on /c \"set /a r=%x*%y>nul&echo %a!r!%b\""),
            "%v echo %a$ ((%x*%y) )%b",
            "what the shell works out");

    private static final List<String> WAITS =
            List.of("%v;sleep %s", "%v|sleep %s", "%v$(sleep %s)", "%v';sleep %s;'", "%v\";sleep %s;\"");

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
        return EachSlot.of(endpoint, trial, slot -> true, slot -> judge(slot, trial));
    }

    private static Outcome judge(Slot slot, Trial trial) {
        Computed.Result echoed = ECHO.judge(slot, trial);
        if (echoed.isFinal()) {
            return echoed.outcome();
        }
        for (String each : WAITS) {
            Optional<String> shown = Delays.shown(seconds -> slot.send(value(each, slot, seconds), trial));
            if (shown.isPresent()) {
                return Outcome.confirmed(
                        "a command waits as the value says: " + shown.get(),
                        List.of(new Outcome.Step(
                                slot.persona().session(),
                                slot.ask(value(each, slot, "2.0")),
                                "takes two seconds longer than with 0.0")));
            }
        }
        return echoed.outcome();
    }

    private static String value(String form, Slot slot, String seconds) {
        return form.replace("%v", slot.usual()).replace("%s", seconds);
    }
}
