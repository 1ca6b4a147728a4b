package dev.sinew.engine.identity;

import dev.sinew.engine.classify.NameTraits;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;

/** Tells the cohort of a caller: by the configuration's rules, the first that fits, else by what its credentials say. */
public final class Cohorts {
    private static final Set<String> STAFF = Set.of(
            "admin",
            "admins",
            "administrator",
            "administrators",
            "superadmin",
            "superuser",
            "sysadmin",
            "root",
            "staff",
            "employee",
            "employees",
            "accounting",
            "accountant",
            "finance",
            "manager",
            "agent",
            "doctor",
            "physician",
            "nurse",
            "practitioner",
            "midwife",
            "dentist",
            "pharmacist",
            "receptionist",
            "librarian",
            "clerk",
            "chef",
            "waiter",
            "technician",
            "clinician",
            "therapist",
            "caseworker",
            "advisor",
            "adviser",
            "analyst",
            "cashier",
            "dispatcher",
            "instructor",
            "teacher",
            "operator",
            "backoffice",
            "moderator",
            "support",
            "helpdesk",
            "teller",
            "auditor",
            "compliance",
            "office",
            "boxoffice",
            "door",
            "officer",
            "desk",
            "frontdesk",
            "reception",
            "steward",
            "usher",
            "warehouse",
            "fulfilment",
            "fulfillment",
            "reviewer",
            "inspector",
            "registrar",
            "examiner",
            "underwriter",
            "adjuster",
            "investigator",
            "fraud",
            "supervisor",
            "director",
            "bursar",
            "treasurer",
            "secretary",
            "headteacher",
            "trainer",
            "vet",
            "veterinarian",
            "surgeon",
            "lawyer",
            "paralegal",
            "consultant",
            "representative",
            "lender",
            "engineer");
    /** What people of a house deal with: where a role is called so, that is its member's work; a scope of somebody's token may be, too. */
    private static final Set<String> WORK = Set.of(
            "lending",
            "billing",
            "sales",
            "operations",
            "ops",
            "hr",
            "payroll",
            "treasury",
            "risk",
            "kyc",
            "aml",
            "collections",
            "marketing",
            "internal");

    /** What programs are called that work for a house, where it is a role: {@code ROLE_API}. */
    private static final Set<String> PROGRAMS =
            Set.of("api", "service", "system", "integration", "machine", "bot", "robot", "daemon", "sync");

    private static final Set<String> OPEN_BANKING =
            Set.of("accounts", "payments", "fundsconfirmations", "consent", "aisp", "pisp", "cbpii");

    private final List<CohortRule> rules;

    public Cohorts(List<CohortRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * What a cohort is told from.
     *
     * @param scopes names of rights and roles in its tokens
     * @param usual those of them that most callers of its apis have
     * @param kinds the kinds of its credentials
     * @param hosts the apis it called
     * @param named whether a credential names somebody
     * @param loggedIn whether a login handed its credential out
     * @param application whether a token names an application
     * @param itself whether a token's subject is its application
     * @param consent whether a token names a consent
     * @param keys whether keys are what the customers of its apis have
     * @param granted whether it was given a token as an application, for nobody
     * @param scheduled whether it is a program that calls at the same time every day
     */
    record Evidence(
            SortedSet<String> scopes,
            SortedSet<String> usual,
            SortedSet<String> kinds,
            SortedSet<String> hosts,
            boolean named,
            boolean loggedIn,
            boolean application,
            boolean itself,
            boolean consent,
            boolean keys,
            boolean granted,
            boolean scheduled) {}

    /**
     * A cohort and what it was concluded from.
     *
     * @param cohort which
     * @param why for people
     */
    public record Verdict(Cohort cohort, String why) {}

    Verdict of(Evidence evidence) {
        for (CohortRule rule : rules) {
            if (rule.fits(evidence)) {
                return new Verdict(rule.cohort(), "configuration");
            }
        }
        String staff = first(
                evidence.scopes(), scope -> isStaff(scope) && !evidence.usual().contains(scope));
        if (!staff.isEmpty()) {
            return new Verdict(isProgram(staff) ? Cohort.SERVICE : Cohort.STAFF, "role or scope " + staff);
        }
        if (evidence.consent()) {
            return new Verdict(Cohort.THIRD_PARTY, "its token names a consent");
        }
        if (evidence.itself() || (evidence.application() && !evidence.named() && !evidence.loggedIn())) {
            String regulated = first(evidence.scopes(), scope -> OPEN_BANKING.contains(scope));
            return regulated.isEmpty()
                    ? new Verdict(Cohort.SERVICE, "its token is an application's own")
                    : new Verdict(Cohort.THIRD_PARTY, "an application's token with scope " + regulated);
        }
        if (evidence.granted() && !evidence.keys()) {
            return new Verdict(Cohort.SERVICE, "its token was given to an application itself");
        }
        if (evidence.scheduled()) {
            return new Verdict(Cohort.SERVICE, "a program that calls at the same time every day");
        }
        boolean keyed = evidence.kinds().stream().allMatch(kind -> kind.startsWith("api-key"));
        if (keyed && !evidence.named() && !evidence.loggedIn()) {
            return evidence.keys()
                    ? new Verdict(Cohort.USER, "an API key, as all customers here have")
                    : new Verdict(Cohort.SERVICE, "an API key alone");
        }
        String why = evidence.named()
                ? "its credential names somebody"
                : evidence.loggedIn() ? "somebody logged in" : "a token or session";
        return new Verdict(Cohort.USER, why);
    }

    /** Whether the name of a role or right is one of staff. */
    public static boolean isStaff(String role) {
        List<String> words = NameTraits.words(role);
        boolean works = words.size() == 2 && words.getFirst().equals("role") && WORK.contains(words.getLast());
        return works || isProgram(words) || words.stream().anyMatch(STAFF::contains);
    }

    /** Whether it is one of the roles of staff that programs have. */
    private static boolean isProgram(String role) {
        List<String> words = NameTraits.words(role);
        return isProgram(words) && words.stream().noneMatch(STAFF::contains);
    }

    private static boolean isProgram(List<String> words) {
        return words.size() > 1 && words.getFirst().equals("role") && PROGRAMS.contains(words.get(1));
    }

    /** What somebody's role is called so that it is no scope: people whose role is {@code hr} work there. */
    static String role(String told) {
        return WORK.contains(told) || PROGRAMS.contains(told) ? "role " + told : told;
    }

    private static String first(SortedSet<String> scopes, Predicate<String> wanted) {
        return scopes.stream().filter(wanted).findFirst().orElse("");
    }
}
