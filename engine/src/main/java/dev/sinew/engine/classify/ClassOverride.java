package dev.sinew.engine.classify;

import java.util.List;
import java.util.Optional;

/**
 * What the user knows better: the classes of fields, in place of what was decided.
 *
 * @param field a pattern of the whole path or the last name, as in {@link CustomClass}
 * @param api a pattern of the api's authority, absent for all
 * @param classes ids; empty for a field that holds none
 */
public record ClassOverride(String field, Optional<String> api, List<String> classes) {
    public ClassOverride {
        if (field.isEmpty()) {
            throw new IllegalArgumentException("an override of data classes names no field");
        }
        classes = classes.stream().distinct().sorted().toList();
    }

    boolean fits(String ofApi, FieldEvidence evidence) {
        boolean here = api.isEmpty() || Glob.fitsApi(api.get(), ofApi);
        return here && Glob.fits(field, evidence.path());
    }
}
