package dev.sinew.engine.rules.posture;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.classify.DataClass.Category;
import dev.sinew.model.LearnedField;
import dev.sinew.model.Severity;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Sets of data classes that rules ask for together. */
final class Kinds {
    /** What nobody publishes of a person: identity papers, accounts and cards, health. */
    static final Set<DataClass> PRIVATE = EnumSet.noneOf(DataClass.class);
    /** Numbers that name a person to the state. */
    static final Set<DataClass> IDENTITY = EnumSet.noneOf(DataClass.class);
    /** What opens an account and is kept as long as the account. */
    static final Set<DataClass> LASTING_SECRETS = EnumSet.of(
            DataClass.PASSWORD,
            DataClass.PASSWORD_HASH,
            DataClass.API_KEY,
            DataClass.PRIVATE_KEY,
            DataClass.SECURITY_ANSWER,
            DataClass.PIN,
            DataClass.PIN_BLOCK);

    static {
        for (DataClass each : DataClass.values()) {
            boolean high = each.severity().compareTo(Severity.HIGH) >= 0;
            if (high && each.category() != Category.SECURITY) {
                PRIVATE.add(each);
            }
            if (high && each.category() == Category.PERSONAL) {
                IDENTITY.add(each);
            }
        }
        PRIVATE.add(DataClass.BALANCE);
    }

    private Kinds() {}

    /** Whether a field holds one of some classes. */
    static boolean any(LearnedField field, Set<DataClass> wanted) {
        return field.dataClasses().stream()
                .anyMatch(id -> DataClass.ofId(id).filter(wanted::contains).isPresent());
    }

    static boolean is(LearnedField field, DataClass wanted) {
        return field.dataClasses().contains(wanted.id());
    }

    /** The ids of the classes of some fields, in order. */
    static SortedSet<String> ids(Collection<LearnedField> fields) {
        SortedSet<String> ids = new TreeSet<>();
        fields.forEach(field -> ids.addAll(field.dataClasses()));
        return ids;
    }
}
