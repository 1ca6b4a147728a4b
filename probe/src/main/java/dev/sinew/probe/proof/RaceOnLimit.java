package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Together;
import dev.sinew.probe.run.Trial;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What may be done once is done several times by requests that come at the same moment.
 *
 * <p>Between looking whether it was done and noting that it is, others look too: one voucher pays twice.
 *
 * <p>Proved on objects that the run created, below which an action stands ({@code POST /vouchers/{id}/redeem}): one after the other, the first is made
 * and the second refused, and a number that the owner reads moves by a step. Then six at the same moment on a fresh object: more than one
 * succeeds, and the number moves by more than a step, in two rounds. Where no number moves, the answers must differ in two ids or more; else
 * it is inconclusive, as the same answer may be told to all.
 *
 * <p>To fix it, look and note in one step: a conditional update, a unique key, or a lock.
 */
@Rule(
        id = "probe.race-on-limit",
        flaw = "race-on-limit",
        title = "What may be done once is done several times at the same moment",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API6:2023"},
        cwe = {362, 367})
public final class RaceOnLimit implements Proof {
    private static final int AT_ONCE = 6;
    private static final int ROUNDS = 2;

    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        boolean action = endpoint.operation().method().equals("POST")
                && !endpoint.isRead()
                && !endpoint.pathParameters().isEmpty()
                && !endpoint.path().endsWith("}")
                && trial.endpoints().stream().noneMatch(each -> each.path().startsWith(endpoint.path() + "/{"));
        if (!action || trial.fixtures().isEmpty()) {
            return Optional.empty();
        }
        return OnCreated.byOwner(
                endpoint,
                trial,
                made -> made.at(endpoint).isPresent(),
                (made, fixtures) -> new Race(endpoint, fixtures, trial).judge(made));
    }

    private record Race(Endpoint endpoint, Fixtures fixtures, Trial trial) {
        Outcome judge(Made control) {
            Optional<Map<String, BigDecimal>> step = once(control);
            if (step.isEmpty()) {
                return Outcome.inconclusive("it is not so that the first is made and the second refused");
            }
            List<String> rounds = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                Optional<Made> fresh = fixtures.another(control);
                if (fresh.isEmpty()) {
                    return Outcome.inconclusive(control.owner() + " could create no object for this test");
                }
                Optional<String> more = race(fresh.get(), step.get());
                fixtures.discard(fresh.get());
                if (more.isEmpty()) {
                    return round == 0
                            ? Outcome.refuted("of " + AT_ONCE + " at the same moment no more than one had an effect")
                            : Outcome.inconclusive("it was done several times in one round and not in another");
                }
                rounds.add(more.get());
            }
            Ask ask = control.at(endpoint).orElseThrow().ask();
            return Outcome.confirmed(
                    "one after the other, the second is refused; of " + AT_ONCE + " at the same moment "
                            + rounds.getFirst() + ", and in another round " + rounds.getLast(),
                    List.of(new Outcome.Step(
                            control.owner().session(), ask, "sent " + AT_ONCE + " times at the same moment")));
        }

        /** What moves when it is done once; empty where it can be done again. */
        private Optional<Map<String, BigDecimal>> once(Made made) {
            Optional<Sight> before = Sight.of(made, trial);
            Reply first = trial.askAgain(action(made), made.owner().session());
            Optional<Sight> after = Sight.of(made, trial);
            Reply second = trial.askAgain(action(made), made.owner().session());
            boolean refused = second.status() >= 400 && second.status() < 500 && second.status() != 429;
            return before.isPresent() && after.isPresent() && trial.isSuccess(first) && refused
                    ? Optional.of(moved(before.get(), after.get()))
                    : Optional.empty();
        }

        private Optional<String> race(Made made, Map<String, BigDecimal> step) {
            Optional<Sight> before = Sight.of(made, trial);
            List<Reply> done = atOnce(action(made), made.owner().session()).stream()
                    .filter(trial::isSuccess)
                    .toList();
            Optional<Sight> after = Sight.of(made, trial);
            if (done.size() < 2 || before.isEmpty() || after.isEmpty()) {
                return Optional.empty();
            }
            Map<String, BigDecimal> moved = moved(before.get(), after.get());
            for (Map.Entry<String, BigDecimal> each : step.entrySet()) {
                BigDecimal now = moved.getOrDefault(each.getKey(), BigDecimal.ZERO);
                if (now.abs().compareTo(each.getValue().abs()) > 0) {
                    return Optional.of(done.size() + " succeeded and " + each.getKey() + " moved by " + now
                            + " instead of " + each.getValue());
                }
            }
            long ids = done.stream()
                    .flatMap(each -> each.json().stream())
                    .map(json -> json.path("id").asString(""))
                    .filter(id -> !id.isEmpty() && !id.equals(made.id()))
                    .distinct()
                    .count();
            return step.isEmpty() && ids > 1
                    ? Optional.of(done.size() + " succeeded with " + ids + " different ids")
                    : Optional.empty();
        }

        private Ask action(Made made) {
            Filled filled = made.at(endpoint).orElseThrow();
            return fixtures.ask(filled, made.owner()).orElseGet(filled::ask);
        }

        private static Map<String, BigDecimal> moved(Sight before, Sight after) {
            Map<String, BigDecimal> moved = new TreeMap<>();
            before.changed(after).forEach((place, now) -> {
                String then = before.values().getOrDefault(place, "");
                if (isNumber(now) && isNumber(then)) {
                    moved.put(place, new BigDecimal(now).subtract(new BigDecimal(then)));
                }
            });
            return moved;
        }

        private static boolean isNumber(String text) {
            return text.matches("-?\\d{1,15}(\\.\\d{1,6})?");
        }

        private List<Reply> atOnce(Ask ask, Session who) {
            return Together.map(Collections.nCopies(AT_ONCE, ask), each -> trial.askAgain(each, who));
        }
    }
}
