package dev.sinew.probe.proof;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Answers that have too little in them to prove anything alone, such as one balance: that of two callers each one's comes back to somebody else who names that one is no chance any more. Controls: both are each the same
 * three times, they are not alike, and who never existed has neither.
 */
final class Figures {
    private final Trial trial;
    private final Function<String, Filled> asking;

    /**
     * Of what is asked for by somebody's name.
     *
     * @param asking the request for a name
     */
    Figures(Trial trial, Function<String, Filled> asking) {
        this.trial = trial;
        this.asking = asking;
    }

    /** Somebody who asks for what is an owner's, who is called so. */
    record Asked(Persona reader, Persona owner, String name) {}

    /** What is proved by two such requests. */
    Outcome judge(Asked first, Asked second) {
        List<JsonNode> own = new ArrayList<>();
        for (Asked each : List.of(first, second)) {
            List<Reply> replies =
                    trial.thrice(asking.apply(each.name()).ask(), each.owner().session());
            Set<JsonNode> answers = new HashSet<>();
            replies.stream()
                    .filter(trial::isSuccess)
                    .forEach(reply -> reply.json().ifPresent(answers::add));
            if (answers.size() != 1 || !replies.stream().allMatch(trial::isSuccess)) {
                return Outcome.inconclusive("the answers to " + each.owner() + " are not three times the same");
            }
            own.addAll(answers);
        }
        if (own.getFirst().equals(own.getLast())) {
            return Outcome.inconclusive(first.owner() + " and " + second.owner() + " get the same");
        }
        for (int i = 0; i < 2; i++) {
            Asked each = i == 0 ? first : second;
            Reply reply = ask(each, each.name());
            if (!is(reply, own.get(i))) {
                return Outcome.refuted(
                        trial.isSuccess(reply)
                                ? each.reader() + " gets another answer than " + each.owner()
                                : each.reader() + " was refused: " + reply);
            }
            Reply never = ask(each, NeverExisted.like(each.name()));
            if (is(never, own.getFirst()) || is(never, own.getLast())) {
                return Outcome.inconclusive("a person who never existed has the same");
            }
            if (!is(ask(each, each.name()), own.get(i))) {
                return Outcome.inconclusive(each.reader() + " got it once and not again");
            }
        }
        return Outcome.confirmed(
                first.reader() + " asked for what is " + first.owner() + "'s and got it all, and so did "
                        + second.reader()
                        + " for what is " + second.owner()
                        + "'s, twice; they are not alike, and a person who never existed has neither",
                List.of(
                        step(first.owner().session(), first, first.owner() + " gets its own"),
                        step(first.reader().session(), first, first.reader() + " gets the same"),
                        step(second.owner().session(), second, second.owner() + " gets its own"),
                        step(second.reader().session(), second, second.reader() + " gets the same")));
    }

    private Outcome.Step step(Session who, Asked asked, String what) {
        return new Outcome.Step(who, asking.apply(asked.name()).ask(), what);
    }

    private Reply ask(Asked asked, String name) {
        return trial.askAgain(asking.apply(name).ask(), asked.reader().session());
    }

    private boolean is(Reply reply, JsonNode wanted) {
        return trial.isSuccess(reply) && reply.json().filter(wanted::equals).isPresent();
    }
}
