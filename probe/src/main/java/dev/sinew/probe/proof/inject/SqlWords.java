package dev.sinew.probe.proof.inject;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.place.EachSlot;
import dev.sinew.probe.place.Slot;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Optional;

/** Whether the word {@code AND} is read as one behind a value: with it the statement is taken, with its letters in another order the service fails. */
final class SqlWords {
    /** What stands around a condition where the value stands in a text, in a pattern, or in parentheses; the first place is the word's. */
    private static final List<String> AROUND = List.of(
            "' %1$s %2$s %1$s 'z'='z",
            "%%' %1$s %2$s %1$s '%%'='", "') %1$s %2$s %1$s ('z'='z", "%%') %1$s %2$s %1$s ('%%'='");

    /** The same letters, of which no language makes a word. */
    private static final List<String> NO_WORDS = List.of("DAN", "NDA", "ADN");

    private final Slot slot;
    private final Trial trial;

    private SqlWords(Slot slot, Trial trial) {
        this.slot = slot;
        this.trial = trial;
    }

    /** What is shown, or empty where a quote does not make the service fail, or what stands behind it makes no difference. */
    static Optional<Outcome> judge(Slot slot, Trial trial) {
        SqlWords words = new SqlWords(slot, trial);
        if (!words.isTaken(slot.usual()) || !words.isFailure(slot.usual() + "'")) {
            return Optional.empty();
        }
        return AROUND.stream().filter(words::isRead).findFirst().map(words::confirmed);
    }

    private boolean isRead(String around) {
        for (String none : NO_WORDS) {
            String number = Integer.toString(Fresh.number());
            if (!isTaken(value(around, "AND", number)) || !isFailure(value(around, none, number))) {
                return false;
            }
        }
        return isTaken(slot.usual());
    }

    private Outcome confirmed(String around) {
        String taken = value(around, "AND", "4711");
        String failing = value(around, NO_WORDS.getFirst(), "4711");
        return Outcome.confirmed(
                "the word AND behind the value is read: with it the request succeeds, with its letters in another order and all else the same"
                        + " the server fails, three times with other numbers",
                List.of(
                        new Outcome.Step(slot.persona().session(), slot.ask(taken), "succeeds"),
                        new Outcome.Step(slot.persona().session(), slot.ask(failing), "makes the server fail")));
    }

    private String value(String around, String word, String number) {
        return slot.usual() + around.formatted(word, number + "=" + number);
    }

    private boolean isTaken(String value) {
        return trial.isSuccess(slot.send(value, trial));
    }

    private boolean isFailure(String value) {
        Reply reply = slot.send(value, trial);
        return reply.status() >= 500 && !EachSlot.isDisturbed(reply) && !EachSlot.isRefused(reply);
    }
}
