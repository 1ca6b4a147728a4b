package dev.sinew.engine.identity;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.classify.Recent;
import dev.sinew.engine.classify.RoleLists;
import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Claims;
import dev.sinew.model.Credential.Claims.Identifier;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Location;
import dev.sinew.model.Observation;
import dev.sinew.model.Segment;
import dev.sinew.model.Trait;
import dev.sinew.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The roles that an API tells somebody who logs in, or who asks for the page of their own: many tokens name nobody's role, and the server looks it up. Told at
 * the top or in one object below it, not of the elements of a list, which may be others. Belongs to one thread.
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

    /** What is asked for below somebody's name where it is asked what they may. */
    private static final List<String> RIGHTS = List.of("admin", "role", "permission", "right", "privilege");

    /** What paths have in them by which staff comes in, and nobody else. */
    private static final Set<String> DOORS =
            Set.of("admin", "admins", "administrator", "staff", "backoffice", "employee", "employees", "superuser");

    private static final int LONGEST_DOOR = 16;
    /** Roles of those whom a service is for. */
    private static final Set<String> CUSTOMERS =
            Set.of("user", "customer", "client", "buyer", "guest", "patient", "consumer", "shopper");

    /** What a path says of the value there, as bits: whether it is one of {@link #FLAGS}. */
    private static final int FLAG = 1;
    /** One of {@link #ROLES}, outside of lists. */
    private static final int ROLE = 1 << 1;
    /** What one of a list of roles is called by. */
    private static final int LISTED = 1 << 2;
    /** A resource that somebody is, of one who treats patients. */
    private static final int TREATS = 1 << 3;

    private final Recent<FieldPath, Integer> meanings = new Recent<>(OwnRoles::said);

    /**
     * What a login says of who came in: its answer, or the door that it went through, as in {@code POST /admin/auth}, where the answer does not say that it is a customer. Where all of a host
     * come in by that door, it tells nobody from the others ({@link RoleShares}).
     */
    public List<String> ofLogin(Observation observation) {
        if (!observation.has(Trait.LOGIN) || observation.status() >= 300) {
            return List.of();
        }
        List<String> told = of(observation.answer());
        String door = told.stream().anyMatch(CUSTOMERS::contains) ? "" : door(observation.segments());
        if (door.isEmpty() || told.contains(door)) {
            return told;
        }
        List<String> all = new ArrayList<>(told);
        all.add(door);
        return all;
    }

    /** The word of staff in a path, or empty; also where it leads back out ({@code /admin/../store/auth}), which whoever calls may write. */
    private static String door(List<Segment> segments) {
        String door = "";
        for (Segment segment : segments) {
            String text = segment.length() <= LONGEST_DOOR ? segment.text().toLowerCase(Locale.ROOT) : "";
            if (!text.isEmpty() && text.replace("%2e", ".").chars().allMatch(c -> c == '.')) {
                return "";
            }
            String word = text.replace("-", "").replace("_", "");
            door = door.isEmpty() && DOORS.contains(word) ? word : door;
        }
        return door;
    }

    /**
     * What a caller's own page says of the caller: one that is asked for as such or by the name that its token says or that it logged in with, and whether any answer says beside that name,
     * as beside {@code userId}, that it is one of staff. Roles beside it may be those in a team.
     *
     * @param own tells the fingerprint of a name that the caller logs in with
     */
    public List<String> ofPage(Observation observation, LongPredicate own) {
        Fields answer = observation.answer();
        if (observation.status() >= 300 || !tells(answer)) {
            return List.of();
        }
        if (OwnPages.isOne(observation)) {
            return of(answer);
        }
        LongPredicate name = names(observation, own);
        boolean page = isPageOf(observation, name);
        FieldPath around = page ? null : ofSubject(answer, name);
        if (page || around != null) {
            return makesItself(observation) ? List.of() : of(answer, around);
        }
        return List.of();
    }

    /**
     * The roles of staff that a request of a caller gives the caller itself: one that changes its own page, or says the role beside the name that its token says.
     * Whoever sets what others may says these beside other names.
     *
     * @param own tells the fingerprint of a name that the caller logs in with
     */
    public List<String> madeBy(Observation observation, LongPredicate own) {
        if (observation.method().equals("GET") || observation.status() < 200 || observation.status() >= 300) {
            return List.of();
        }
        List<String> said =
                of(observation.request()).stream().filter(Cohorts::isStaff).toList();
        return said.isEmpty() || !isAboutItself(observation, own) ? List.of() : said;
    }

    private static boolean isAboutItself(Observation observation, LongPredicate own) {
        LongPredicate name = names(observation, own);
        return isPageOf(observation, name)
                || ofSubject(observation.request(), name) != null
                || OwnPages.isOne(observation.segments());
    }

    /** What tells the fingerprints of what a caller is called, by its tokens or its logins. */
    private static LongPredicate names(Observation observation, LongPredicate own) {
        List<Claims> claims = observation.credentials().stream()
                .map(Credential::claims)
                .filter(each -> each.subject() != 0)
                .toList();
        return print -> print != 0 && (claims.stream().anyMatch(each -> isName(print, each)) || own.test(print));
    }

    /** Whether a request changes something, or says itself what somebody may: then the answer says what it was told. */
    private static boolean makesItself(Observation observation) {
        if (!observation.method().equals("GET") && !observation.method().equals("POST")) {
            return true;
        }
        Fields request = observation.request();
        for (int row = 0; row < request.count(); row++) {
            if (FLAGS.contains(flag(request.path(row)))) {
                return true;
            }
        }
        return false;
    }

    private static String flag(FieldPath path) {
        String name = String.join("", NameTraits.words(path.fieldName()));
        return name.startsWith("is") ? name.substring(2) : name;
    }

    /** Whether the path ends in the caller's name, or asks behind it for what somebody may. */
    private static boolean isPageOf(Observation observation, LongPredicate name) {
        List<Segment> segments = observation.segments();
        for (int i = Math.max(0, segments.size() - 2); i < segments.size(); i++) {
            if (name.test(segments.get(i).print())) {
                String behind = segments.getLast().text().toLowerCase(Locale.ROOT);
                return i == segments.size() - 1 || RIGHTS.stream().anyMatch(behind::contains);
            }
        }
        return false;
    }

    /** The one object around the caller's name, or null. */
    private static @Nullable FieldPath ofSubject(Fields answer, LongPredicate name) {
        for (int row = 0; row < Math.min(ROWS, answer.count()); row++) {
            FieldPath path = answer.path(row);
            if (path.location() == Location.BODY
                    && path.depth() <= DEEPEST
                    && name.test(answer.print(row))
                    && !isInList(path)) {
                return path.parent();
            }
        }
        return null;
    }

    private static boolean isName(long print, Claims claims) {
        if (print == claims.tenant()) {
            return false;
        }
        if (print == claims.subject()) {
            return true;
        }
        for (Identifier each : claims.identifiers()) {
            if (each.print() == print) {
                return true;
            }
        }
        return false;
    }

    /** The roles that a message says at its top or in one object below it. */
    List<String> of(Fields answer) {
        return of(answer, null);
    }

    /** The roles that an answer tells; of one object of it alone, where one is given. */
    private List<String> of(Fields answer, @Nullable FieldPath within) {
        List<String> roles = new ArrayList<>(0);
        for (int row = 0; row < Math.min(ROWS, answer.count()); row++) {
            int said = meanings.of(answer.path(row));
            if (said != 0 && isWithin(answer.path(row), within)) {
                add(roles, said, answer, row, within == null);
            }
        }
        return roles;
    }

    private static void add(List<String> roles, int said, Fields answer, int row, boolean anywhere) {
        ValueType type = answer.type(row);
        if ((said & TREATS) != 0) {
            roles.add(PRACTITIONER);
        }
        if ((said & FLAG) != 0 && type == ValueType.TRUE) {
            roles.add(flag(answer.path(row)));
        } else if ((said & FLAG) != 0 && type == ValueType.FALSE) {
            roles.add(NONE);
        } else if ((said & (ROLE | LISTED)) != 0
                && anywhere
                && type == ValueType.STRING
                && !answer.text(row).isEmpty()) {
            for (String role : answer.text(row).toLowerCase(Locale.ROOT).split(" ", -1)) {
                roles.add(Cohorts.role(role));
            }
        }
    }

    /** What a path says of the value there. */
    private static int said(FieldPath path) {
        if (path.location() != Location.BODY || path.depth() > DEEPEST) {
            return 0;
        }
        String name = String.join("", NameTraits.words(path.fieldName()));
        int said = path.isInText() && isPractitioner(path) ? TREATS : 0;
        said |= FLAGS.contains(flag(path)) && !isInList(path) ? FLAG : 0;
        boolean role = ROLES.contains(name);
        said |= role && !isInList(path) ? ROLE : 0;
        return said | (!role && isOfListed(path) ? LISTED : 0);
    }

    /** Whether a message may tell of any role. */
    private boolean tells(Fields answer) {
        for (int row = 0; row < Math.min(ROWS, answer.count()); row++) {
            if (meanings.of(answer.path(row)) != 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWithin(FieldPath path, @Nullable FieldPath around) {
        FieldPath up = path;
        while (around != null && up.depth() > around.depth()) {
            up = up.parent();
        }
        return around == null || up.equals(around);
    }

    /** Whether it is what one of a list of roles is called by, as in {@code "groups": [{"name": "ADMIN"}]}. */
    private static boolean isOfListed(FieldPath path) {
        FieldPath element = path.parent();
        boolean listed = element.depth() > 1 && element.name().equals(FieldPath.ELEMENT);
        FieldPath list = listed ? element.parent() : path;
        return listed && RoleLists.isOne(list.fieldName()) && RoleLists.isName(path.fieldName()) && !isInList(list);
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
