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
 * Fields that together are the record of a person rather than of a shop, a branch or who publishes something: a date of birth; a first and a
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

    /** Who is named so put the contact there to be reached by it. */
    private static final Set<String> PUBLISHERS = Set.of(
            "maintainer",
            "maintainers",
            "contributor",
            "contributors",
            "committer",
            "committers",
            "publisher",
            "publishers",
            "developer",
            "developers");

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
        boolean publisher = isPublisher(object.getFirst().path().parent());
        return (born && object.size() > 1) || (!publisher && ((named && reach) || (login && mail)));
    }

    private static boolean isPublisher(FieldPath object) {
        for (FieldPath at = object; at.depth() > 0; at = at.parent()) {
            if (NameTraits.words(at.name()).stream().anyMatch(PUBLISHERS::contains)) {
                return true;
            }
        }
        return false;
    }
}
