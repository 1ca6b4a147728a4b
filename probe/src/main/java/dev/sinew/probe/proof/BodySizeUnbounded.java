package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Carrier;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Manner;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Optional;

/**
 * A change of a few words may be as long as its caller likes.
 *
 * <p>Each such request is held in memory as a whole; a few at a time take the service down.
 *
 * <p>Proved on an object that the run created, by its owner: a change with blanks before its end is made, as its owner reads, with 1 and with 32
 * million characters, more than servers that have a limit of their own take (Kestrel 30,000,000 bytes, the largest default known). It stops with the first size that is refused, and tries one operation of each run. That a large body is answered with success
 * is no proof.
 *
 * <p>To fix it, limit bodies to what operations need, at the proxy and in the service, and answer 413.
 */
@Rule(
        id = "probe.body-size-unbounded",
        flaw = "body-size-unbounded",
        title = "Bodies may be as long as their caller likes",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API4:2023"},
        cwe = {770, 400})
public final class BodySizeUnbounded implements Proof {
    private static final List<Integer> MILLIONS = List.of(0, 1, 32);
    private static final int MILLION = 1_000_000;

    @Override
    public Manner manner() {
        return Manner.BREAKING;
    }

    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public boolean isOfAddress() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        if (!isFirst(endpoint, trial)) {
            return Optional.empty();
        }
        return OnCreated.byOwner(
                endpoint,
                trial,
                made -> made.isAddress(endpoint),
                (made, fixtures) -> judge(made.at(endpoint).orElseThrow(), made, fixtures, trial));
    }

    /** Whether it is the first that changes something that the run created: limits are of a service, not of an operation. */
    private static boolean isFirst(Endpoint endpoint, Trial trial) {
        List<Made> made = trial.fixtures().map(Fixtures::made).orElse(List.of());
        return trial.endpoints().stream()
                .filter(each -> each.operation().method().equals("PUT")
                        || each.operation().method().equals("PATCH"))
                .filter(each -> each.carrier() == Carrier.JSON)
                .filter(each -> made.stream().anyMatch(one -> one.isAddress(each)))
                .findFirst()
                .map(endpoint::equals)
                .orElse(false);
    }

    private static Outcome judge(Filled change, Made made, Fixtures fixtures, Trial trial) {
        Ask small = change.ask();
        for (int millions : MILLIONS) {
            Optional<Sight> before = Sight.of(made, trial);
            Optional<Ask> ask = fixtures.ask(change, made.owner());
            if (before.isEmpty() || ask.isEmpty() || !ask.get().body().endsWith("}")) {
                return Outcome.inconclusive("it cannot be read back, or nothing is known to change it with");
            }
            small = ask.get();
            Reply reply = trial.askAgain(
                    padded(small, millions * MILLION), made.owner().session());
            Optional<Sight> after = Sight.of(made, trial);
            if (after.isEmpty() || before.get().changed(after.get()).isEmpty()) {
                return millions == 0
                        ? Outcome.inconclusive("a change of the usual size does not show: " + reply)
                        : Outcome.refuted("a body of " + millions + " million characters is not taken: " + reply);
            }
        }
        return Outcome.confirmed(
                "a change of a few words is made with bodies of 1 and of " + MILLIONS.getLast()
                        + " million characters, as " + made.owner() + " reads",
                List.of(new Outcome.Step(
                        made.owner().session(),
                        small,
                        "with " + MILLIONS.getLast() + " million blanks before its end")));
    }

    private static Ask padded(Ask ask, int blanks) {
        String body = ask.body().substring(0, ask.body().length() - 1) + " ".repeat(blanks) + "}";
        return new Ask(ask.method(), ask.path(), ask.headers(), body);
    }
}
