package dev.sinew.probe.proof.inject;

import dev.sinew.model.Location;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.oracle.Picture;
import dev.sinew.probe.place.EachSlot;
import dev.sinew.probe.place.Slot;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whether operators in the place of a text are worked out, in three rounds with other words. */
final class Operators {
    private static final int ROUNDS = 3;

    private final Slot slot;
    private final Trial trial;
    private final String word = Fresh.word();
    private Optional<Outcome> open = Optional.empty();

    private Operators(Slot slot, Trial trial) {
        this.slot = slot;
        this.trial = trial;
    }

    static Outcome judge(Slot slot, Trial trial) {
        Optional<Ask> shown = Optional.empty();
        for (int i = 0; i < ROUNDS; i++) {
            Operators round = new Operators(slot, trial);
            if (!round.areWorkedOut()) {
                return round.open.orElseGet(() -> Outcome.refuted("operators are not worked out"));
            }
            shown = Optional.of(round.asking("$ne"));
        }
        Optional<Outcome> harmless = harmless(slot, trial);
        return harmless.orElse(Outcome.confirmed(
                "\"not equal\" and \"in none of\" a word that nothing has are answered with success, which the word is not, \"equal\" and \"one of\""
                        + " as the word itself, and an operator that does not exist is not; three times with other words",
                List.of(new Outcome.Step(
                        slot.persona().session(), shown.orElseThrow(), "succeeds without a value that exists"))));
    }

    /** Where there is something without the parameter as well, operators may be meant to filter it. */
    private static Optional<Outcome> harmless(Slot slot, Trial trial) {
        if (slot.location() != Location.QUERY) {
            return Optional.empty();
        }
        Reply without = slot.send(slot.without(), trial);
        Reply nothing = slot.send(Fresh.word(), trial);
        boolean found = trial.isSuccess(without) && !Picture.of(without, "", "").equals(Picture.of(nothing, "", ""));
        return found
                ? Optional.of(
                        Outcome.inconclusive(
                                "operators are worked out, but without the parameter the answer is one of success as well, so that they may be meant"))
                : Optional.empty();
    }

    private boolean areWorkedOut() {
        Reply none = slot.send(word, trial);
        Reply all = slot.send(asking("$ne"), trial);
        for (Reply each : List.of(none, all)) {
            if (EachSlot.isDisturbed(each)) {
                open = Optional.of(EachSlot.disturbed(each));
                return false;
            }
        }
        // A member that is refused whatever it is called is not refused as an operator.
        if (EachSlot.isBlocked(all, none) && EachSlot.isBlocked(all, slot.send(asking(word), trial))) {
            open = Optional.of(EachSlot.blocked(all));
            return false;
        }
        return trial.isSuccess(all)
                && !isLike(all, none)
                && isLike(slot.send(asking("$eq"), trial), none)
                && isOpen(slot.send(asking("$nin"), trial), none)
                && isLike(slot.send(asking("$in"), trial), none)
                && !isOpen(slot.send(asking("$" + Fresh.word()), trial), none);
    }

    /** An answer of success that the word itself does not get. */
    private boolean isOpen(Reply reply, Reply none) {
        return trial.isSuccess(reply) && !isLike(reply, none);
    }

    private boolean isLike(Reply one, Reply none) {
        if (one.status() != none.status()) {
            return false;
        }
        // Of refusals it counts that both are, whatever their status; what success looks like must be the same.
        return trial.isSuccess(none) ? plain(one).equals(plain(none)) : !trial.isSuccess(one);
    }

    private Picture plain(Reply reply) {
        return Picture.of(reply, word, "");
    }

    private Ask asking(String operator) {
        boolean list = operator.endsWith("in");
        if (slot.location() == Location.QUERY) {
            return list ? slot.askMember(operator + "][", word) : slot.askMember(operator, word);
        }
        ObjectNode node = JsonMapper.shared().createObjectNode();
        if (list) {
            node.putArray(operator).add(word);
        } else {
            node.put(operator, word);
        }
        return slot.asking(node);
    }
}
