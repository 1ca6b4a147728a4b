package dev.sinew.engine.rules.posture;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.FieldPath;
import dev.sinew.model.LearnedField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fields that together are the record of a person rather than of a shop, a branch or an author: a date of birth; a first and a
 * last name with a way to reach or find who bears them; or a user name with an e-mail address. Names, phone numbers and addresses
 * alone are what any business publishes.
 */
final class PersonRecord {
    private static final Set<DataClass> REACH =
            Set.of(DataClass.EMAIL, DataClass.PHONE, DataClass.POSTAL_ADDRESS, DataClass.GENDER, DataClass.IP_ADDRESS);
    private static final Set<String> GIVEN = Set.of(
            "full",
            "fullname",
            "surname",
            "lastname",
            "first",
            "firstname",
            "given",
            "forename",
            "fname",
            "vorname",
            "prenom",
            "nombre",
            "voornaam",
            "fornavn",
            "middle");

    private PersonRecord() {}

    /** The fields of the first object that is one; none where no object is. */
    static List<LearnedField> in(List<LearnedField> fields) {
        Map<FieldPath, List<LearnedField>> objects = new LinkedHashMap<>();
        for (LearnedField field : fields) {
            if (!field.dataClasses().isEmpty()) {
                objects.computeIfAbsent(field.path().parent(), key -> new ArrayList<>())
                        .add(field);
            }
        }
        return objects.values().stream().filter(PersonRecord::isOne).findFirst().orElse(List.of());
    }

    private static boolean isOne(List<LearnedField> object) {
        boolean reach = object.stream().anyMatch(field -> Kinds.any(field, REACH));
        boolean born = object.stream().anyMatch(field -> Kinds.is(field, DataClass.DATE_OF_BIRTH));
        boolean named = object.stream()
                .anyMatch(field -> Kinds.is(field, DataClass.PERSON_NAME)
                        && NameTraits.words(field.path().fieldName()).stream().anyMatch(GIVEN::contains));
        boolean login = object.stream().anyMatch(field -> Kinds.is(field, DataClass.USERNAME));
        boolean mail = object.stream().anyMatch(field -> Kinds.is(field, DataClass.EMAIL));
        return (born && object.size() > 1) || (named && reach) || (login && mail);
    }
}
