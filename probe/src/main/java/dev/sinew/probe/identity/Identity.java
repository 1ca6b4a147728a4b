package dev.sinew.probe.identity;

import dev.sinew.probe.http.Header;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Somebody that the test can be.
 *
 * @param name as the file has it
 * @param role what it may do, such as {@code user} or {@code admin}; empty for an ordinary user
 * @param tenant whose customer it is, or empty
 * @param headers that it always sends
 * @param login how it gets what else it sends
 * @param steps what is done with its session afterwards
 */
public record Identity(
        String name, String role, String tenant, List<Header> headers, Optional<Login> login, SessionSteps steps) {
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

    public Identity {
        headers = List.copyOf(headers);
    }

    /** One of whose session nothing more is said. */
    public Identity(String name, String role, String tenant, List<Header> headers, Optional<Login> login) {
        this(name, role, tenant, headers, login, SessionSteps.NONE);
    }

    /** Whether it may do more than others: its role is named for that. */
    public boolean isPrivileged() {
        String low = role.toLowerCase(Locale.ROOT);
        return low.equals("owner") || Stream.of(WORDS.split(low)).anyMatch(PRIVILEGED::contains);
    }

    @Override
    public String toString() {
        return name;
    }
}
