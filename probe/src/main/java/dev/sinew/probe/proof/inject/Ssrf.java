package dev.sinew.probe.proof.inject;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Listener;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.place.EachSlot;
import dev.sinew.probe.place.Slot;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import dev.sinew.spec.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The server calls an address that a request names: whoever writes it reaches what only the server reaches.
 *
 * <p>Proved by a listener of the run's own at an address inside (loopback, or a private one that {@code --callback} names): it is called with a token that
 * stands in nothing but that one request, and with another token for a second request. That an address comes back in the answer proves nothing,
 * and neither does a redirect, which is not followed. A call to a public address may be meant, as of webhooks.
 *
 * <p>Where the plain address is refused, it is written otherwise as well, such as {@code 127.1} or as one number: a list of what is forbidden knows addresses by how they are written, and what connects does not.
 *
 * <p>So is an address that stands in something that was created before, as in a web hook, when the server is asked to try it.
 *
 * <p>Where the target could not call the listener, nothing is said but that. To fix it, take addresses from a list; else resolve the host, refuse
 * private and loopback networks, and connect to the very address that was checked, also after redirects.
 */
@Rule(
        id = "probe.ssrf",
        flaw = "ssrf",
        title = "The server calls addresses that a request names",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API7:2023"},
        cwe = {918},
        standards = {"PCI-DSS-4.0.1 6.2.4"})
public final class Ssrf implements Proof {
    private static final List<Form> FORMS = List.of(new Form("http://", ""), new Form("", ""), new Form("//", ""));

    @Override
    public boolean needsProvenIdentity() {
        return false;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        Optional<Outcome> stored = StoredAddress.called(endpoint, trial);
        return stored.isPresent()
                ? stored
                : EachSlot.of(endpoint, trial, slot -> !slot.isTyped(), slot -> tried(slot, trial));
    }

    /** Where a file may be sent or named by its address, what is sent counts: then the address is tried alone as well. */
    private static Outcome tried(Slot slot, Trial trial) {
        Outcome outcome = judge(slot, trial);
        Set<String> required = trial.takes(slot.filled().endpoint())
                .<Set<String>>map(Schema::required)
                .orElseGet(Set::of);
        return outcome.verdict() == Verdict.REFUTED && slot.isAddress()
                ? slot.alone(required).map(each -> judge(each, trial)).orElse(outcome)
                : outcome;
    }

    private static Outcome judge(Slot slot, Trial trial) {
        Listener listener = trial.listener();
        if (!listener.unreachable().isEmpty()) {
            return slot.isAddress()
                    ? Outcome.inconclusive(listener.unreachable())
                    : Outcome.refuted("takes no address, as its name says");
        }
        // Where nothing speaks of an address, one is tried, and not waited for.
        // A service may say 503 of an address that it could not use, too: only where nothing is called it tells
        // nothing.
        Reply last = Reply.NONE;
        Map<String, Form> sent = new LinkedHashMap<>();
        List<Form> forms = new ArrayList<>(slot.isAddress() ? FORMS : FORMS.subList(0, 1));
        for (int i = 0; i < forms.size(); i++) {
            String token = Fresh.word();
            Form form = forms.get(i);
            Optional<Ask> ask = form.of(listener, token).map(slot::ask);
            if (ask.isEmpty()) {
                return Outcome.inconclusive("no listener could be started");
            }
            Reply reply = slot.send(ask.get(), trial);
            sent.put(token, form);
            if (EachSlot.isDisturbed(reply) && reply.status() != 0) {
                last = reply;
                break;
            }
            // Who refuses the plain address may know it by how it is written.
            if (i == 0 && slot.isAddress() && reply.status() >= 400 && reply.status() < 500) {
                listener.spellings().forEach(each -> forms.add(new Form("http://", each)));
            }
        }
        Duration wait = slot.isAddress() ? Listener.PATIENCE : Duration.ZERO;
        Optional<Outcome> called = listener.called(List.copyOf(sent.keySet()), wait)
                .map(token -> again(slot, trial, sent.getOrDefault(token, FORMS.getFirst())));
        return called.isPresent() || last.status() == 0
                ? called.orElseGet(() -> Outcome.refuted("the listener was not called"))
                : EachSlot.disturbed(last);
    }

    /** How the address of the listener is written: what stands before it, and another spelling of the host or nothing. */
    private record Form(String before, String spelled) {
        Optional<String> of(Listener listener, String token) {
            return (spelled.isEmpty() ? listener.address(token) : listener.address(token, spelled))
                    .map(each -> before + each);
        }
    }

    private static Outcome again(Slot slot, Trial trial, Form form) {
        String token = Fresh.word();
        Optional<Ask> ask = form.of(trial.listener(), token).map(slot::ask);
        if (ask.isEmpty()) {
            return Outcome.inconclusive("the listener was called once, and no second address could be made");
        }
        slot.send(ask.get(), trial);
        if (trial.listener().called(List.of(token), Listener.PATIENCE).isEmpty()) {
            return Outcome.inconclusive("the listener was called once and not again");
        }
        if (!trial.listener().isInside()) {
            return Outcome.inconclusive(
                    "the server called the run's own listener, which stands at a public address: whether it calls addresses"
                            + " inside as well is not seen; give --callback a private one");
        }
        return Outcome.confirmed(
                "the server called the run's own listener with the token of each of two requests",
                List.of(new Outcome.Step(slot.persona().session(), ask.get(), "the server calls that address")));
    }
}
