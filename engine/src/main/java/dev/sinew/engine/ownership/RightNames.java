package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.identity.OwnRoles;
import dev.sinew.model.Credential;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The names of roles in tokens, numbered; a few dozen at most. Scopes of protocols and of single operations are none. */
final class RightNames {
    private static final int MOST = 60;
    private static final Set<String> NO_ROLES = Set.of(
            "openid",
            "profile",
            "email",
            "phone",
            "address",
            "offline",
            "accounts",
            "payments",
            "api",
            "read",
            "write");

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private boolean frozen;

    /** The same names, of which there will be no more; for many threads. */
    RightNames frozen() {
        RightNames same = new RightNames();
        same.numbers.putAll(numbers);
        same.names.addAll(names);
        same.frozen = true;
        return same;
    }

    /** Numbers the roles of an access as it comes in, so that their numbers do not depend on who is asked about first. */
    void meet(Access access) {
        of(access);
    }

    /** The roles that the credentials of an access say, as bits. */
    long of(Access access) {
        long bits = 0;
        for (Credential credential : access.credentials()) {
            for (String scope : credential.claims().signedScopes()) {
                int number = number(scope);
                bits |= number < 0 ? 0 : 1L << number;
            }
        }
        return bits;
    }

    /** The roles of those names, as bits. */
    long of(List<String> told) {
        long bits = 0;
        for (String role : told) {
            int number = role.equals(OwnRoles.NONE) ? -1 : number(role);
            bits |= number < 0 ? 0 : 1L << number;
        }
        return bits;
    }

    private int number(String scope) {
        @Nullable Integer known = numbers.get(scope);
        if (known == null && frozen) {
            return -1;
        }
        if (known == null) {
            known = isRole(scope) && names.size() < MOST ? names.size() : -1;
            if (numbers.size() < 1_000) {
                numbers.put(scope, known);
            }
            if (known >= 0) {
                names.add(scope);
            }
        }
        return known;
    }

    private static boolean isRole(String scope) {
        boolean word = scope.chars().allMatch(c -> Character.isLetter(c) || c == '_' || c == '-');
        return word && !NO_ROLES.contains(scope.toLowerCase(Locale.ROOT));
    }

    /** The first name among some bits. */
    String name(long bits) {
        return names.get(Long.numberOfTrailingZeros(bits));
    }

    /** Writes all words met, with their numbers. */
    void write(StateWriter out) {
        out.varint(numbers.size());
        new TreeMap<>(numbers).forEach((name, number) -> {
            out.text(name);
            out.varint(number + 1);
        });
    }

    void read(StateReader in) {
        int count = in.count(2);
        String[] named = new String[MOST];
        Arrays.fill(named, "");
        for (int i = 0; i < count && !in.failed(); i++) {
            String name = in.text();
            int number = in.below(MOST + 1) - 1;
            numbers.put(name, number);
            if (number >= 0) {
                named[number] = name;
            }
        }
        for (int i = 0; i < MOST && !named[i].isEmpty(); i++) {
            names.add(named[i]);
        }
        if (numbers.values().stream().anyMatch(each -> each >= names.size())) {
            in.fail("the names of roles are damaged");
        }
    }
}
