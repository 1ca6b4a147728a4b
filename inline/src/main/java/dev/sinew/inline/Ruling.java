package dev.sinew.inline;

import dev.sinew.model.MarkHit;
import java.util.List;

/**
 * What is to be done with a request.
 *
 * @param verdict what
 * @param why what was noticed, to be kept with the exchange
 */
public record Ruling(Verdict verdict, List<MarkHit> why) {
    public static final Ruling PASS = new Ruling(Verdict.PASS, List.of());
    public static final Ruling REFUSE = new Ruling(Verdict.REFUSE, List.of());
    public static final Ruling UNAUTHENTICATED = new Ruling(Verdict.UNAUTHENTICATED, List.of());
    public static final Ruling UNDECIDABLE = new Ruling(Verdict.UNDECIDABLE, List.of());
    public static final Ruling NEEDS_BODY = new Ruling(Verdict.NEEDS_BODY, List.of());

    public Ruling {
        why = List.copyOf(why);
    }

    /** What may be done with a request. */
    public enum Verdict {
        PASS,
        /** Answered with 403. */
        REFUSE,
        /** It has to prove itself with something first: answered with 401. */
        UNAUTHENTICATED,
        /** Nobody can say in time, and then nothing is to pass: answered with 503. */
        UNDECIDABLE,
        /** To be asked again with the body. */
        NEEDS_BODY
    }

    /** A refusal for what was noticed. */
    public static Ruling refuse(List<MarkHit> why) {
        return new Ruling(Verdict.REFUSE, why);
    }
}
