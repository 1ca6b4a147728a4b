package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.LearnedField;
import dev.sinew.model.Location;
import java.util.ArrayList;
import java.util.List;

/** What was noticed in authorization requests, where they are financial-grade by themselves or by their api. */
final class AskedForBanking {
    /** How a mark says that the request itself asks for what open banking gives. */
    static final String ITSELF = " for open banking";

    private AskedForBanking() {}

    /** A note with whether the request itself is financial-grade. */
    static String note(String what, String query) {
        return FinancialGrade.isAsked(query) ? what + ITSELF : what;
    }

    /** One weakness for each operation and place at which a rule noticed something. */
    static List<Weakness> weaknesses(ApiPosture api, String rule, Confidence confidence, String cure) {
        boolean grade = FinancialGrade.is(api);
        List<Weakness> found = new ArrayList<>();
        for (OperationPosture each : api.operations()) {
            List<String> said = new ArrayList<>();
            each.notices().forEach((notice, sighting) -> {
                boolean counts = grade || notice.note().endsWith(ITSELF) || namesConsent(each);
                if (notice.rule().equals(rule) && counts && !said.contains(notice.place())) {
                    said.add(notice.place());
                    found.add(Weakness.of(
                                    each, notice.place(), confidence, sighting.first(), notice.note(), sighting.count())
                            .cured(cure));
                }
            });
        }
        return found;
    }

    private static boolean namesConsent(OperationPosture operation) {
        return operation.learned().parameters().stream()
                .filter(field -> field.path().location() == Location.QUERY)
                .map(LearnedField::path)
                .anyMatch(path -> path.fieldName().equalsIgnoreCase("consent_id"));
    }
}
