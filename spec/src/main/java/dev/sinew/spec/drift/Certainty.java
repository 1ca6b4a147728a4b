package dev.sinew.spec.drift;

import dev.sinew.model.Confidence;
import dev.sinew.spec.ApiDescription.Format;
import dev.sinew.spec.match.Match;
import dev.sinew.spec.match.Match.Knowledge;

/** How sure a contradiction is, by how well the description is known to speak of the operation. */
final class Certainty {
    private Certainty() {}

    /** Of what is in the traffic and not in the description. */
    static Confidence of(Match match) {
        if (isExamples(match)) {
            return Confidence.POSSIBLE;
        }
        boolean sure = match.knowledge() == Knowledge.NAMED && match.also().isEmpty();
        return sure ? Confidence.CONFIRMED : Confidence.LIKELY;
    }

    /** Whether the description shows examples rather than saying what there is. */
    static boolean isExamples(Match match) {
        return match.candidates().stream().anyMatch(each -> each.api().format() == Format.POSTMAN_2_1);
    }

    /** Whether it cannot say that a value may be null. */
    static boolean cannotSayNull(Match match) {
        return match.candidates().stream()
                .anyMatch(each ->
                        each.api().format() == Format.OPENAPI_2_0 || each.api().format() == Format.POSTMAN_2_1);
    }
}
