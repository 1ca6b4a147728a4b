package dev.sinew.probe.identity;

import dev.sinew.probe.http.Header;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Somebody that the test can be.
 *
 * @param name as the file has it
 * @param role what it may do, such as {@code user} or {@code admin}; empty for an ordinary user
 * @param tenant whose customer it is, or empty
 * @param headers that it always sends
 * @param login how it gets what else it sends
 * @param steps what is done with its session afterwards
 * @param lowest whether all others of the file may do as much or more, so that it is an ordinary user here, whatever its role is called
 * @param owns ids of what is its own, by what parameters call them ({@code accountId})
 */
public record Identity(
        String name,
        String role,
        String tenant,
        List<Header> headers,
        Optional<Login> login,
        SessionSteps steps,
        boolean lowest,
        Map<String, List<String>> owns) {
    private static final Pattern WORDS = Pattern.compile("[^a-z]+");

    private static final Set<String> PRIVILEGED = Set.of(
            "admin",
            "administrator",
            "superadmin",
            "sysadmin",
            "staff",
            "operator",
            "support",
            "root",
            "superuser",
            "manager",
            "moderator",
            "employee",
            "supervisor",
            "clerk",
            "reception",
            "receptionist",
            "backoffice",
            "helpdesk");

    /** What those are called who only do what is theirs. */
    private static final Set<String> ORDINARY = Set.of(
            "",
            "user",
            "customer",
            "client",
            "member",
            "guest",
            "buyer",
            "patient",
            "student",
            "regular",
            "normal",
            "standard",
            "basic",
            "listener",
            "subscriber",
            "viewer",
            "reader",
            "visitor",
            "passenger",
            "traveller",
            "traveler",
            "donor",
            "citizen",
            "resident",
            "learner",
            "pupil",
            "applicant",
            "candidate",
            "player",
            "fan",
            "follower",
            "attendee",
            "participant",
            "shopper",
            "consumer",
            "borrower",
            "voter",
            "adopter",
            "private",
            "individual",
            "retail",
            "cardholder",
            "policyholder",
            "investor",
            "renter");

    /** What all are called who work somewhere, whatever they may do. Who serves others is called staff, too. */
    private static final Set<String> EMPLOYED = Set.of("employee", "worker");

    private static final Set<String> LEADERS = Set.of("manager", "supervisor", "moderator");
    private static final Set<String> RULERS =
            Set.of("admin", "administrator", "superadmin", "sysadmin", "root", "superuser");
    private static final int LEADS = 2;
    private static final int RULES = 3;

    public Identity {
        headers = List.copyOf(headers);
        owns = Map.copyOf(owns);
    }

    /** One of whom nothing is known but by its role. */
    public Identity(
            String name, String role, String tenant, List<Header> headers, Optional<Login> login, SessionSteps steps) {
        this(name, role, tenant, headers, login, steps, false, Map.of());
    }

    /** One of whose session nothing more is said. */
    public Identity(String name, String role, String tenant, List<Header> headers, Optional<Login> login) {
        this(name, role, tenant, headers, login, SessionSteps.NONE);
    }

    /**
     * The same, knowing each other: where all are named for more than others may do, as employees and the owner of their company are, those of the lowest rank are the ordinary users.
     * Several owners who are said to belong nowhere own pets or cars, and no company. Who alone of them belongs nowhere, as a vendor's support beside the clerks of its customers, works for all and is none of them.
     */
    static List<Identity> among(List<Identity> all) {
        List<Identity> owners = all.stream().filter(Identity::isOwner).toList();
        boolean ofThings = owners.size() > 1
                && owners.size() < all.size()
                && owners.stream().allMatch(each -> each.tenant().isEmpty());
        if (ofThings) {
            return all.stream()
                    .map(each -> each.isOwner() ? each.asLowest() : each)
                    .toList();
        }
        if (all.stream().anyMatch(each -> ORDINARY.contains(each.role().toLowerCase(Locale.ROOT)))) {
            return all;
        }
        Predicate<Identity> employed = each -> EMPLOYED.contains(each.role().toLowerCase(Locale.ROOT));
        int least = all.stream().mapToInt(Identity::rank).min().orElse(0);
        Predicate<Identity> low =
                all.stream().anyMatch(employed) ? employed : each -> least > 0 && each.rank() == least;
        List<Identity> placed =
                all.stream().filter(low.and(each -> !each.tenant().isEmpty())).toList();
        Predicate<Identity> lowest = low.and(each -> placed.isEmpty()
                || placed.stream().anyMatch(other -> other.role().equalsIgnoreCase(each.role())));
        return all.stream().allMatch(lowest)
                ? all
                : all.stream()
                        .map(each -> lowest.test(each) ? each.asLowest() : each)
                        .toList();
    }

    /** The same, which gets a token against forged requests so, unless the file says otherwise. */
    public Identity with(AntiForgery usual) {
        SessionSteps all = new SessionSteps(
                steps.refresh(), steps.logout(), steps.antiForgery().or(() -> Optional.of(usual)));
        return new Identity(name, role, tenant, headers, login, all, lowest, owns);
    }

    /** The same, which has something of its own. */
    Identity owning(Map<String, List<String>> own) {
        return new Identity(name, role, tenant, headers, login, steps, lowest, own);
    }

    private boolean isOwner() {
        return role.equalsIgnoreCase("owner");
    }

    private Identity asLowest() {
        return new Identity(name, role, tenant, headers, login, steps, true, owns);
    }

    /** 0 for who is not named for more than others may do, 1 for who works there, more for who leads or runs it. */
    private int rank() {
        String low = role.toLowerCase(Locale.ROOT);
        List<String> words = List.of(WORDS.split(low));
        if (low.equals("owner") || words.stream().anyMatch(RULERS::contains)) {
            return RULES;
        }
        return words.stream().anyMatch(LEADERS::contains)
                ? LEADS
                : words.stream().anyMatch(PRIVILEGED::contains) ? 1 : 0;
    }

    /** Whether it is called nothing but one of those who only do what is theirs, or is the lowest of all. */
    public boolean isOrdinary() {
        return lowest || ORDINARY.contains(role.toLowerCase(Locale.ROOT));
    }

    /** Whether it may do more than others: its role is named for that. */
    public boolean isPrivileged() {
        return !lowest && rank() > 0;
    }

    @Override
    public String toString() {
        return name;
    }
}
