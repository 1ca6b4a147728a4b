package dev.sinew.probe.proof.inject;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.oracle.Picture;
import dev.sinew.probe.oracle.Steady;
import dev.sinew.probe.place.EachSlot;
import dev.sinew.probe.place.Slot;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether conditions behind a value are worked out: what is true changes nothing, what is false does. */
final class SqlConditions {
    private static final int READS = 3;
    private static final int ROUNDS = 3;
    /** What stands around a condition where the value stands in a text, in a pattern, in parentheses, or is a number. */
    private static final List<String> OF_TEXT = List.of(
            "' AND %s AND 'z'='z",
            "%%' AND %s AND '%%'='", "') AND %s AND ('z'='z", "%%') AND %s AND ('%%'='", "\" AND %s AND \"z\"=\"z");

    private static final List<String> OF_NUMBERS = List.of(" AND %s", ") AND (%s");

    private final Slot slot;
    private final Trial trial;
    private final Steady usual;
    /** Whether also a word without any sign is answered as filters answer, so that such a status says nothing of one. */
    private final boolean refuses;

    private SqlConditions(Slot slot, Trial trial, Steady usual, boolean refuses) {
        this.slot = slot;
        this.trial = trial;
        this.usual = usual;
        this.refuses = refuses;
    }

    static Outcome judge(Slot slot, Trial trial) {
        List<Picture> pictures = new ArrayList<>();
        while (pictures.size() < READS) {
            Reply reply = slot.send(slot.usual(), trial);
            if (EachSlot.isDisturbed(reply)) {
                return EachSlot.disturbed(reply);
            }
            pictures.add(Picture.of(reply, slot.usual(), slot.usual()));
        }
        Steady usual = Steady.of(pictures);
        if (!usual.isTelling()) {
            return Outcome.inconclusive(
                    "no two answers to the same request are alike, so that no effect of a condition would be seen");
        }
        String unknown = slot.usual() + Fresh.word();
        Reply other = slot.send(unknown, trial);
        SqlConditions conditions = new SqlConditions(slot, trial, usual, EachSlot.isRefused(other));
        if (conditions.isUsual(other, unknown)) {
            return Outcome.refuted(
                    "a quote brings no message of a database, and other values get the same answer, so that nothing more would be seen");
        }
        List<String> all = new ArrayList<>(slot.isNumber() ? OF_NUMBERS : List.of());
        all.addAll(OF_TEXT);
        for (String around : all) {
            Optional<Outcome> shown = conditions.shown(around);
            if (shown.isPresent()) {
                return shown.get();
            }
        }
        return Outcome.refuted(
                "a quote brings no message of a database, and a condition that is true is not worked out");
    }

    private Optional<Outcome> shown(String around) {
        for (int i = 0; i < ROUNDS; i++) {
            int one = Fresh.number();
            int other = one + 2;
            boolean kept = isUsual(value(around, one + "<>" + other))
                    && isOther(value(around, one + "=" + other))
                    && isUsual(value(around, one + "=" + one))
                    && isOther(value(around, one + "<>" + one));
            if (!kept) {
                return Optional.empty();
            }
        }
        if (!isUsual(slot.usual())) {
            return Optional.empty();
        }
        return Optional.of(Outcome.confirmed(
                "a condition behind the value is worked out: with one that is true the answer is as without, with one that is false it is not,"
                        + " three times with other numbers, equal and unequal in turn",
                List.of(
                        new Outcome.Step(
                                slot.persona().session(),
                                slot.ask(value(around, "4711=4711")),
                                "as without the condition"),
                        new Outcome.Step(slot.persona().session(), slot.ask(value(around, "4711<>4711")), "not so"))));
    }

    private String value(String around, String condition) {
        return slot.usual() + around.formatted(condition);
    }

    private boolean isUsual(String value) {
        return isUsual(slot.send(value, trial), value);
    }

    private boolean isUsual(Reply reply, String value) {
        return !EachSlot.isDisturbed(reply) && usual.fits(Picture.of(reply, value, slot.usual()));
    }

    private boolean isOther(String value) {
        Reply reply = slot.send(value, trial);
        return !EachSlot.isDisturbed(reply)
                && (refuses || !EachSlot.isRefused(reply))
                && !usual.fits(Picture.of(reply, value, slot.usual()));
    }
}
