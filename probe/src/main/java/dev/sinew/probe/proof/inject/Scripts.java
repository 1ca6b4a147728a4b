package dev.sinew.probe.proof.inject;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.oracle.Picture;
import dev.sinew.probe.place.EachSlot;
import dev.sinew.probe.place.Slot;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import java.util.List;

/**
 * Conditions in JavaScript, as document databases work out where a text becomes part of {@code $where}: behind a word that nothing has, one that is true brings an answer of
 * success that the word does not, one that is false brings what the word does; three times with other lengths. As such a condition can widen what is touched, only for what
 * reads. SQL knows no length of a text by a dot.
 */
final class Scripts {
    private static final int ROUNDS = 3;
    private static final List<String> AROUND = List.of("' || %s || 'z'=='y", "\" || %s || \"z\"==\"y");

    private final Slot slot;
    private final Trial trial;

    private Scripts(Slot slot, Trial trial) {
        this.slot = slot;
        this.trial = trial;
    }

    static Outcome judge(Slot slot, Trial trial) {
        Scripts scripts = new Scripts(slot, trial);
        for (String around : AROUND) {
            if (scripts.isWorkedOut(around)) {
                String shown = value("sinew-nothing", around, 5);
                return Outcome.confirmed(
                        "a condition in JavaScript behind a word that nothing has is worked out: with one that is true there is an answer of success, with"
                                + " one that is false it is that of the word; three times with other lengths",
                        List.of(new Outcome.Step(
                                slot.persona().session(), slot.ask(shown), "succeeds without a value that exists")));
            }
        }
        return Outcome.refuted("neither operators nor conditions in JavaScript are worked out");
    }

    private boolean isWorkedOut(String around) {
        for (int i = 0; i < ROUNDS; i++) {
            String word = Fresh.word();
            Reply none = slot.send(word, trial);
            String yes = value(word, around, 5);
            String no = value(word, around, 6 + Fresh.number() % 100);
            Reply all = slot.send(yes, trial);
            if (EachSlot.isDisturbed(none)
                    || !trial.isSuccess(all)
                    || picture(all, yes).equals(picture(none, word))) {
                return false;
            }
            Reply other = slot.send(no, trial);
            if (other.status() != none.status() || !picture(other, no).equals(picture(none, word))) {
                return false;
            }
        }
        return true;
    }

    private static String value(String word, String around, int length) {
        return word + around.formatted(around.charAt(0) + "sinew" + around.charAt(0) + ".length==" + length);
    }

    private static Picture picture(Reply reply, String sent) {
        return Picture.of(reply, sent, "");
    }
}
