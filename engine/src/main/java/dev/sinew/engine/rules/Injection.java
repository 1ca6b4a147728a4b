package dev.sinew.engine.rules;

import dev.sinew.engine.inject.AnswerText;
import dev.sinew.engine.inject.Masked;
import dev.sinew.engine.inject.Prose;
import dev.sinew.engine.inject.Value;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.model.Direction;
import dev.sinew.model.Side;
import java.util.function.ToIntFunction;

/** Looks for one technique among a request's values: the first value that is one is noticed, with what the answer says of it. */
final class Injection {
    private Injection() {}

    /** Whether an answer shows that an attack by a value had an effect. */
    interface Effect {
        boolean shows(AnswerText answer, Value value);
    }

    /** Whether a sentence only tells of what begins at an index. */
    private interface Quotation {
        boolean tells(Value value, int at);
    }

    /** Looks at the values with any of some signs; a technique says where in a value the attack begins, or -1. */
    static void examine(MarkSubject subject, MarkSink sink, int signs, ToIntFunction<Value> technique, Effect effect) {
        if (subject.exchange().direction() != Direction.INCOMING) {
            return;
        }
        for (Value value : subject.values().all()) {
            if (value.has(signs) && value.where() != Value.Where.OPERATOR) {
                int at = technique.applyAsInt(value);
                if (at >= 0) {
                    hit(subject, sink, value, Masked.of(value.text(), at), effect);
                    return;
                }
            }
        }
    }

    /** The same, but for what a sentence tells of without any effect. */
    static void examineBeyondProse(
            MarkSubject subject, MarkSink sink, int signs, ToIntFunction<Value> technique, Effect effect) {
        examineBeyond(Prose::surrounds, subject, sink, signs, technique, effect);
    }

    /** The same of a query's language, which has no three words in a row. */
    static void examineQuery(
            MarkSubject subject, MarkSink sink, int signs, ToIntFunction<Value> technique, Effect effect) {
        Quotation quotation = (value, at) -> Prose.surrounds(value, at) || Prose.goesOnAsNoQuery(value, at);
        examineBeyond(quotation, subject, sink, signs, technique, effect);
    }

    private static void examineBeyond(
            Quotation quotation,
            MarkSubject subject,
            MarkSink sink,
            int signs,
            ToIntFunction<Value> technique,
            Effect effect) {
        ToIntFunction<Value> meant = value -> {
            int at = technique.applyAsInt(value);
            boolean told = at > 0 && quotation.tells(value, at) && !effect.shows(answer(subject), value);
            return told ? -1 : at;
        };
        examine(subject, sink, signs, meant, effect);
    }

    /** Notices a value. */
    static void hit(MarkSubject subject, MarkSink sink, Value value, String note, Effect effect) {
        AnswerText answer = answer(subject);
        sink.hit(Side.REQUEST, value.name(), answer.outcome(effect.shows(answer, value)), note);
    }

    /** The answer of an exchange. */
    static AnswerText answer(MarkSubject subject) {
        return new AnswerText(
                subject.exchange(), subject.status(), subject.answered().bytes());
    }

    /** Whether a technique shows its own result where the answer has what the value asked to be computed. */
    static boolean isPrinted(AnswerText answer, String result, Value value) {
        return answer.has(result) && !value.text().contains(result);
    }
}
