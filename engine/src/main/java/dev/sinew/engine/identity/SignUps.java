package dev.sinew.engine.identity;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.classify.SecretNames;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Exchange;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Link;
import dev.sinew.model.Location;
import dev.sinew.model.Observation;
import dev.sinew.model.Segment;
import dev.sinew.model.Trait;
import dev.sinew.model.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/**
 * Accounts that were made by nobody known, in a request that says that they are staff's, where hardly anybody else who signs up says so: whoever signed up gave itself that role, and what the service
 * says of it afterwards is what it was told. Where the form asks everybody for a role it offers some, so only those that run a service count there.
 */
final class SignUps {
    /** So many ask for an account before what they say of themselves is usual. */
    private static final int FEWEST = 4;
    /** So many say nothing of a role of staff for each who does. */
    private static final int USUAL = 6;
    /** Who signs up comes in within this time, in microseconds; a name that somebody else has comes in later as well. */
    private static final long SOON = 24 * 3_600_000_000L;

    private static final int MOST_HOSTS = 1_024;
    private static final int MOST_ACCOUNTS = 1_024;
    private static final int MOST_NAMES = 3;
    private static final int DEEPEST = 3;
    private static final int ROWS = 64;
    private static final int HOST = 5;
    private static final int ACCOUNT = 17;

    private static final Set<String> PLACES = Set.of("signup", "register", "registration", "enroll", "enrol", "join");
    private static final Set<String> PEOPLE = Set.of(
            "user", "users", "account", "accounts", "customer", "customers", "member", "members", "client", "clients");
    private static final Set<String> RUNS = Set.of(
            "admin", "administrator", "superuser", "superadmin", "sysadmin", "root", "staff", "support", "operator");

    private final OwnRoles ownRoles;
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    /** Those who say that they are staff, by their keys. */
    private final Map<Long, Made> made = new LinkedHashMap<>();

    SignUps(OwnRoles ownRoles) {
        this.ownRoles = ownRoles;
    }

    private static final class Host {
        long accounts;
        long ofSomeRole;
        long ofStaff;

        boolean isUnusual(boolean runs) {
            boolean few = accounts > FEWEST && ofStaff * (USUAL + 1) <= accounts;
            return few && (runs || 2 * ofSomeRole < accounts);
        }
    }

    /** When an account was made, in microseconds, and whether it says that it runs the service. */
    private record Made(long time, boolean runs) {}

    /** Learns from an exchange of nobody who is known; {@code keys} gives the account of a login name at its host, 0 where it was there before. */
    void add(Observation observation, LongUnaryOperator keys) {
        Fields asked = observation.request();
        if (!makesAccount(observation)) {
            return;
        }
        Host host = hosts.computeIfAbsent(observation.api(), api -> new Host());
        if (hosts.size() > MOST_HOSTS) {
            hosts.remove(observation.api());
            return;
        }
        host.accounts++;
        List<String> roles = ownRoles.of(asked);
        host.ofSomeRole += roles.isEmpty() ? 0 : 1;
        if (roles.stream().anyMatch(Cohorts::isStaff)) {
            host.ofStaff++;
            boolean runs = roles.stream()
                    .anyMatch(role -> NameTraits.words(role).stream().anyMatch(RUNS::contains));
            keep(observation, new Made(observation.timeMicros(), runs), keys);
        }
    }

    private void keep(Observation observation, Made one, LongUnaryOperator keys) {
        Fields asked = observation.request();
        for (Link link : observation.links()) {
            if (link.kind() == Link.Kind.LOGIN) {
                made(keys.applyAsLong(link.from()), one);
            }
        }
        int names = 0;
        for (int row = 0; row < Math.min(ROWS, asked.count()) && names < MOST_NAMES; row++) {
            boolean name =
                    isSaid(asked, row) && (NameTraits.of(asked.path(row).fieldName()) & NameTraits.LOGIN_NAME) != 0;
            if (name && asked.print(row) != 0) {
                names++;
                made(keys.applyAsLong(asked.print(row)), one);
            }
        }
    }

    private void made(long account, Made one) {
        if (account != 0) {
            made.put(account, one);
        }
        if (made.size() > MOST_ACCOUNTS) {
            made.remove(made.keySet().iterator().next());
        }
    }

    private static boolean isSaid(Fields asked, int row) {
        FieldPath path = asked.path(row);
        return path.location() == Location.BODY && path.depth() <= DEEPEST;
    }

    /** Whether an account is made: a new password is set at a place for it, and nothing failed. */
    private static boolean makesAccount(Observation observation) {
        boolean made = observation.status() >= 200
                && observation.status() < 300
                && !observation.method().equals("GET")
                && !observation.has(Trait.FAILED_IN_BODY);
        return made && isPlace(observation) && hasPassword(observation.request());
    }

    private static boolean isPlace(Observation observation) {
        List<Segment> segments = observation.segments();
        for (int i = Math.max(0, segments.size() - 2); i < segments.size(); i++) {
            List<String> words = NameTraits.words(segments.get(i).text().toLowerCase(Locale.ROOT));
            String joined = String.join("", words);
            if (PLACES.contains(joined) || (!words.isEmpty() && PLACES.contains(words.getFirst()))) {
                return true;
            }
            if (PEOPLE.contains(joined) && observation.method().equals("POST") && i == segments.size() - 1) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasPassword(Fields asked) {
        for (int row = 0; row < Math.min(ROWS, asked.count()); row++) {
            boolean text = asked.type(row) == ValueType.STRING && isSaid(asked, row);
            if (text && SecretNames.isPassword(NameTraits.words(asked.path(row).fieldName()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether somebody comes into an account that was made shortly before, by a role that hardly anybody gives himself. */
    boolean isStaffByItself(Observation observation) {
        Host host = made.isEmpty() ? null : hosts.get(observation.api());
        if (host == null || observation.timeMicros() == Exchange.TIME_UNKNOWN) {
            return false;
        }
        for (Link link : observation.links()) {
            Made one = link.kind() == Link.Kind.LOGIN ? made.get(CallerKeys.mix(link.from(), observation.api())) : null;
            if (one != null && observation.timeMicros() - one.time <= SOON && host.isUnusual(one.runs)) {
                return true;
            }
        }
        return false;
    }

    void write(StateWriter out) {
        out.varint(hosts.size());
        hosts.forEach((api, host) -> {
            out.shared(api);
            out.varint(host.accounts);
            out.varint(host.ofSomeRole);
            out.varint(host.ofStaff);
        });
        out.varint(made.size());
        made.forEach((account, one) -> {
            out.fixed((long) account);
            out.fixed(one.time);
            out.octet(one.runs ? 1 : 0);
        });
    }

    void read(StateReader in) {
        int count = in.count(HOST);
        for (int i = 0; i < count && !in.failed(); i++) {
            Host host = new Host();
            hosts.put(in.shared(), host);
            host.accounts = in.varint();
            host.ofSomeRole = in.varint();
            host.ofStaff = in.varint();
        }
        int accounts = in.count(ACCOUNT);
        for (int i = 0; i < accounts && !in.failed(); i++) {
            made.put(in.fixedLong(), new Made(in.fixedLong(), in.octet() != 0));
        }
        if (count > MOST_HOSTS || accounts > MOST_ACCOUNTS) {
            in.fail("more accounts that were made than are kept");
        }
    }
}
