package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Payment;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A payment or an order of less than nothing is taken, and pays whoever sends it.
 *
 * <p>That there is enough money is checked, and not that the amount is above zero: who sends minus ten to somebody takes ten from them, and who orders minus ten of
 * something is credited.
 *
 * <p>Proved, where leftovers are allowed, by the balances that identities of the file read of themselves, which stand still before: with an amount of one, or of a hundred where that is too little, the sender's falls, and
 * the recipient's rises; with minus as much it is the other way round, twice. What was moved is moved back; one of what was ordered stays. Of an order, which names no recipient but a thing and a quantity or an amount, the
 * sender's balance alone is looked at. Entries of one's own books, which name neither, are not judged: they may well be below zero.
 *
 * <p>To fix it, refuse amounts that are not above zero where they come in.
 */
@Rule(
        id = "probe.negative-amount",
        flaw = "negative-amount",
        title = "An amount below zero is taken and pays whoever sends it",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API6:2023"},
        cwe = {1284, 840})
public final class NegativeAmount implements Proof {
    private static final List<Integer> AMOUNTS = List.of(1, 100);

    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        Optional<Payment> payment = trial.fixtures().isPresent() ? Payment.of(endpoint, trial) : Optional.empty();
        Optional<Fixtures> fixtures = trial.fixtures();
        if (payment.isEmpty() || fixtures.isEmpty()) {
            return Optional.empty();
        }
        if (!fixtures.get().writing().leftovers()) {
            return Optional.of(Outcome.inconclusive(
                    "what is paid or ordered stays; --allow-leftovers tries it with an amount of one, there and back"));
        }
        for (Persona sender : trial.personas()) {
            for (Persona recipient : trial.personas()) {
                boolean fit = sender != recipient && !Rank.above(sender, recipient) && !Rank.above(recipient, sender);
                Optional<Outcome> outcome =
                        fit ? new Try(payment.get(), sender, recipient, trial).judge() : Optional.empty();
                if (outcome.isPresent()) {
                    return outcome;
                }
            }
        }
        return Optional.of(Outcome.inconclusive("no identity reads a balance of its own that an amount of one moves"));
    }

    /** A sender and somebody who may be sent something. */
    private record Try(Payment payment, Persona sender, Persona recipient, Trial trial) {
        /** What was read of both. */
        private record Balances(Map<String, BigDecimal> own, Map<String, BigDecimal> others) {
            boolean isEmpty(boolean named) {
                return own.isEmpty() || named && others.isEmpty();
            }
        }

        private Balances read() {
            return new Balances(
                    Payment.balances(sender, trial),
                    payment.namesRecipient() ? Payment.balances(recipient, trial) : Map.of());
        }

        /** Whether what the sender reads moved in a direction, and what the recipient reads in the other. */
        private boolean isMoved(Balances before, Balances after, int direction) {
            return moves(before.own(), after.own(), direction)
                    && (!payment.namesRecipient() || moves(before.others(), after.others(), -direction));
        }

        private static boolean moves(Map<String, BigDecimal> before, Map<String, BigDecimal> after, int direction) {
            return before.entrySet().stream()
                    .anyMatch(each ->
                            after.getOrDefault(each.getKey(), each.getValue()).compareTo(each.getValue()) == direction);
        }

        Optional<Outcome> judge() {
            Balances first = read();
            if (first.isEmpty(payment.namesRecipient()) || !read().equals(first)) {
                return Optional.empty();
            }
            Balances before = first;
            Optional<Outcome> otherwise = Optional.empty();
            for (Ask paid : asks()) {
                Reply reply = trial.askAgain(paid, sender.session());
                Balances after = read();
                if (trial.isSuccess(reply) && isMoved(before, after, -1)) {
                    return Optional.of(below(paid, after));
                }
                if (trial.isSuccess(reply) && !after.equals(before)) {
                    otherwise = Optional.of(Outcome.inconclusive("an amount moved something else than was expected"));
                    if (payment.namesRecipient()) {
                        return otherwise;
                    }
                    before = after;
                }
            }
            return otherwise;
        }

        /** First with one, then with what may be the least that is taken. */
        private List<Ask> asks() {
            return AMOUNTS.stream()
                    .flatMap(much -> payment.asks(sender, recipient, much, trial).stream())
                    .toList();
        }

        /** Has the recipient pay back what it was paid, where there is one. */
        private void giveBack(int much) {
            if (payment.namesRecipient()) {
                Balances now = read();
                for (Ask each : payment.asks(recipient, sender, much, trial)) {
                    trial.askAgain(each, recipient.session());
                    if (isMoved(now, read(), 1)) {
                        return;
                    }
                }
            }
        }

        /** What is said once an amount is known to be moved. */
        private Outcome below(Ask paid, Balances before) {
            int much = payment.much(paid);
            Ask less = payment.opposite(paid);
            Reply reply = trial.askAgain(less, sender.session());
            Balances once = read();
            boolean moved = isMoved(before, once, 1);
            if (!moved) {
                giveBack(much);
                return trial.isSuccess(reply)
                        ? Outcome.inconclusive("minus " + much + " is answered with success and moves nothing")
                        : Outcome.refuted("minus " + much + " was refused: " + reply);
            }
            boolean again = trial.isSuccess(trial.askAgain(less, sender.session())) && isMoved(once, read(), 1);
            trial.askAgain(paid, sender.session());
            if (!trial.isSuccess(reply) || !again) {
                return Outcome.inconclusive("minus " + much + " moved balances once and not again");
            }
            return Outcome.confirmed(
                    payment.namesRecipient()
                            ? "with an amount of " + much + " " + sender + " pays " + recipient
                                    + "; with minus as much, twice, " + sender + " is paid by " + recipient
                                    + ", as both read of their balances"
                            : "with " + much + " of it " + sender + " pays; with minus as much, twice, " + sender
                                    + " is credited, as the balance tells that it reads",
                    List.of(
                            new Outcome.Step(sender.session(), less, sender + " sends less than nothing"),
                            new Outcome.Step(
                                    sender.session(),
                                    Payment.balance(sender, trial)
                                            .map(Filled::ask)
                                            .orElse(less),
                                    sender + " reads the balance")));
        }
    }
}
