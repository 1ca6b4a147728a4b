package dev.sinew.engine.identity;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Location;
import dev.sinew.model.Observation;
import dev.sinew.model.Trait;
import dev.sinew.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The roles that an API tells somebody who logs in, or who asks for the page of their own: many tokens name nobody's role, and the server looks it up. Told at
 * the top or in one object below it, not of the elements of a list, which may be others.
 */
public final class OwnRoles {
    private static final int ROWS = 64;
    private static final int DEEPEST = 3;
    private static final Set<String> ROLES = Set.of("role", "roles", "rol", "userrole", "usertype", "authority");
    /** Which resource somebody is, by HL7's SMART App Launch: {@code "fhirUser": "Practitioner/12"}. */
    private static final String RESOURCE = "fhiruser";

    private static final String PRACTITIONER = "practitioner";

    /** What whoever is told not to be one of staff has: no role by which some are told from others. */
    public static final String NONE = "none";

    private static final Set<String> FLAGS =
            Set.of("admin", "staff", "superuser", "administrator", "manager", "employee", "operator");

    private OwnRoles() {}

    /** What a login says of who came in. */
    public static List<String> ofLogin(Observation observation) {
        return observation.has(Trait.LOGIN) && observation.status() < 300 ? of(observation.answer()) : List.of();
    }

    /** What a caller's own page says of the caller. */
    public static List<String> ofPage(Observation observation) {
        return OwnPages.isOne(observation) ? of(observation.answer()) : List.of();
    }

    private static List<String> of(Fields answer) {
        List<String> roles = new ArrayList<>(0);
        for (int row = 0; row < Math.min(ROWS, answer.count()); row++) {
            FieldPath path = answer.path(row);
            if (path.location() == Location.BODY && path.depth() <= DEEPEST) {
                boolean yes = answer.type(row) == ValueType.TRUE;
                boolean no = answer.type(row) == ValueType.FALSE;
                boolean worded = answer.type(row) == ValueType.STRING
                        && !answer.text(row).isEmpty();
                if (path.isInText() && isPractitioner(path)) {
                    roles.add(PRACTITIONER);
                }
                if (yes || no || worded) {
                    String name = String.join("", NameTraits.words(path.fieldName()));
                    String flag = name.startsWith("is") ? name.substring(2) : name;
                    if (yes && FLAGS.contains(flag) && !isInList(path)) {
                        roles.add(flag);
                    } else if (no && FLAGS.contains(flag) && !isInList(path)) {
                        roles.add(NONE);
                    } else if (worded && ROLES.contains(name) && !isInList(path)) {
                        roles.add(Cohorts.role(answer.text(row).toLowerCase(Locale.ROOT)));
                    }
                }
            }
        }
        return roles;
    }

    private static boolean isPractitioner(FieldPath path) {
        return path.parent().fieldName().equalsIgnoreCase(RESOURCE)
                && path.name().toLowerCase(Locale.ROOT).startsWith(PRACTITIONER);
    }

    /** Whether an element of a list is around it; the values of a list of roles are its own. */
    private static boolean isInList(FieldPath path) {
        for (FieldPath up = path.parent(); up.depth() > 0; up = up.parent()) {
            if (up.name().equals(FieldPath.ELEMENT)) {
                return true;
            }
        }
        return false;
    }
}
