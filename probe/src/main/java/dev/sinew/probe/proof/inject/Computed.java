package dev.sinew.probe.proof.inject;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.place.EachSlot;
import dev.sinew.probe.place.Slot;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import java.util.List;

/**
 * Whether an expression in a value is worked out: the answer has the product of two numbers between two words, where the request has only the
 * factors. Twice with other numbers, and an expression that means nothing brings no product.
 *
 * @param forms values, with {@code %v} for the usual one, {@code %x} and {@code %y} for the factors, {@code %a} and {@code %b} for the words
 * @param inert a value with the same parts that nothing works out
 * @param what is worked out, in words
 */
record Computed(List<String> forms, String inert, String what) {
    Computed {
        forms = List.copyOf(forms);
    }

    /** What was seen; final where nothing else need be tried. */
    record Result(Outcome outcome, boolean isFinal) {}

    private record Sum(String before, int one, int other, String after) {
        static Sum fresh() {
            return new Sum(Fresh.word(), Fresh.number(), Fresh.number(), Fresh.word());
        }

        String in(String form, Slot slot) {
            return form.replace("%v", slot.usual())
                    .replace("%a", before)
                    .replace("%b", after)
                    .replace("%x", Integer.toString(one))
                    .replace("%y", Integer.toString(other));
        }

        boolean isIn(Reply reply) {
            return reply.text().contains(before + (long) one * other + after);
        }
    }

    Result judge(Slot slot, Trial trial) {
        int blocked = 0;
        Reply last = Reply.NONE;
        String value = "";
        for (String form : forms) {
            Sum sum = Sum.fresh();
            value = sum.in(form, slot);
            last = slot.send(value, trial);
            if (EachSlot.isDisturbed(last)) {
                return new Result(EachSlot.disturbed(last), true);
            }
            if (sum.isIn(last)) {
                return new Result(again(slot, trial, form, value), true);
            }
            blocked += EachSlot.isRefused(last) ? 1 : 0;
        }
        boolean allBlocked = blocked == forms.size() && EachSlot.isBlocked(last, slot.send(slot.usual(), trial));
        Outcome outcome =
                allBlocked ? EachSlot.blocked(last, value, slot, trial) : Outcome.refuted("no answer has " + what);
        return new Result(outcome, outcome.verdict() == Verdict.INCONCLUSIVE);
    }

    private Outcome again(Slot slot, Trial trial, String form, String first) {
        Sum second = Sum.fresh();
        if (!second.isIn(slot.send(second.in(form, slot), trial))) {
            return Outcome.inconclusive("the answer has " + what + " once and not again");
        }
        Sum none = Sum.fresh();
        if (none.isIn(slot.send(none.in(inert, slot), trial))) {
            return Outcome.inconclusive(
                    "whatever looks like a product is worked out here, also where " + what + " has no part");
        }
        return Outcome.confirmed(
                "the answer has " + what
                        + ": the product of two numbers that the request gives, twice with other numbers,"
                        + " and none for an expression that means nothing",
                List.of(new Outcome.Step(slot.persona().session(), slot.ask(first), "the answer has the product")));
    }
}
