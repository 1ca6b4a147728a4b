package dev.sinew.engine.rules.posture;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.LearnedField;
import dev.sinew.model.Location;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Parameters of path and query by what their values are. */
final class UrlValues {
    private static final int SHARE = 10;
    private static final Set<DataClass> PERSONAL = EnumSet.of(
            DataClass.EMAIL, DataClass.PHONE, DataClass.PERSON_NAME, DataClass.DATE_OF_BIRTH, DataClass.POSTAL_ADDRESS);
    /** Made to be written where URLs are: they name what is public or say nothing of a person. */
    private static final Set<DataClass> OPEN = EnumSet.of(DataClass.BALANCE);

    private UrlValues() {}

    /** Whether a parameter holds what nobody publishes of a person. */
    static boolean isPrivate(LearnedField field) {
        return Kinds.any(field, Kinds.PRIVATE) && !Kinds.any(field, OPEN) && !isSecret(field);
    }

    /** Whether it holds what tells of a person, and nothing worse. */
    static boolean isPersonal(LearnedField field) {
        return Kinds.any(field, PERSONAL) && !Kinds.any(field, Kinds.PRIVATE);
    }

    /** Secrets in a query are {@link CredentialsInUrl}. */
    private static boolean isSecret(LearnedField field) {
        boolean typed = field.path().location() == Location.QUERY;
        return typed && (Kinds.is(field, DataClass.PIN) || Kinds.is(field, DataClass.CARD_VERIFICATION_CODE));
    }

    /** One weakness for each operation and parameter that holds some kind of value. */
    static List<Weakness> weaknesses(ApiPosture api, Predicate<LearnedField> kind) {
        List<Weakness> found = new ArrayList<>();
        for (OperationPosture each : api.operations()) {
            boolean answered = each.successes() + each.learned().answeredWith(3) > 0;
            for (LearnedField field : each.learned().parameters()) {
                Location location = field.path().location();
                boolean url = location == Location.PATH || location == Location.QUERY;
                boolean habit = Answered.filled(field) * SHARE >= each.learned().requests();
                if (answered && url && habit && kind.test(field)) {
                    found.add(weakness(each, field));
                }
            }
        }
        return found;
    }

    private static Weakness weakness(OperationPosture operation, LearnedField field) {
        String where = field.path().location() == Location.PATH ? "the path" : "the query";
        String name = field.path().text();
        String sample = field.sample().isEmpty() ? "" : ", such as " + field.sample();
        String note = name + " in " + where + " holds " + String.join(", ", field.dataClasses()) + sample;
        String cure = field.path().location() == Location.PATH
                ? "Let {" + name + "} be an id that says nothing, and keep the number on the server"
                : "Take " + name + " from the body of a POST, and log $uri instead of $request_uri until then";
        return Weakness.of(operation, name, Confidence.LIKELY, field.first(), note, Answered.filled(field))
                .cured(cure);
    }
}
