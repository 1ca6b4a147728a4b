package dev.sinew.probe.run;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which addresses name a user: by name, by e-mail address, or by id where a kind of user stands before it. */
final class UserAddresses {
    private static final Set<String> KINDS =
            Set.of("user", "member", "customer", "person", "people", "profile", "subscriber", "player");

    /** What is done with whom, said between a collection and who is meant. */
    private static final Pattern DONE = Pattern.compile("(?i)/(?:delete|remove)(?=/\\{)");

    private final Set<String> kinds;

    /** Of a target where users sign up at a path: what that names are users, too. */
    UserAddresses(Optional<Endpoint> signUp) {
        Set<String> all = new HashSet<>(KINDS);
        signUp.ifPresent(each -> Nouns.segments(each.path()).stream()
                .filter(segment -> segment.equals("account"))
                .forEach(all::add));
        this.kinds = Set.copyOf(all);
    }

    /** Whether the path speaks of users. */
    boolean isOfUsers(Endpoint endpoint) {
        return Nouns.segments(endpoint.path()).stream().anyMatch(kinds::contains);
    }

    /** Whether the only parameter of the path names a user. */
    boolean isAddress(Endpoint endpoint) {
        List<String> names = endpoint.pathParameters();
        return names.size() == 1
                && endpoint.required().isEmpty()
                && (byName(names.getFirst()) || isBehindUsers(endpoint, names.getFirst()));
    }

    /** Whether the path ends with the parameter that names a user. */
    boolean isItself(Endpoint endpoint) {
        return isAddress(endpoint) && endpoint.path().endsWith("}");
    }

    private static boolean byName(String parameter) {
        return AccountMembers.isUsername(Nouns.plain(parameter));
    }

    private boolean isBehindUsers(Endpoint endpoint, String parameter) {
        String kind = Filler.before(DONE.matcher(endpoint.path()).replaceFirst(""), parameter);
        String named = Nouns.named(parameter).kind();
        // An account whose id is called after a user is that user's.
        return kinds.contains(kind) && (named.isEmpty() || kinds.contains(named))
                || kind.equals("account") && kinds.contains(named);
    }

    /** The request of an endpoint about a user; also of one that names nobody. Empty where what names it is not known. */
    Optional<Filled> at(Endpoint endpoint, User user) {
        if (endpoint.pathParameters().isEmpty()) {
            return Optional.of(Filled.bare(endpoint));
        }
        if (!isAddress(endpoint)) {
            return Optional.empty();
        }
        String parameter = endpoint.pathParameters().getFirst();
        String plain = Nouns.plain(parameter);
        Optional<String> value = plain.contains("mail")
                ? Optional.of(user.email())
                : plain.endsWith("name") || plain.equals("login") || plain.equals("handle")
                        ? Optional.of(user.username())
                        : user.id().or(() -> plain.equals("user") ? Optional.of(user.username()) : Optional.empty());
        return value.map(each -> new Filled(endpoint, Map.of(parameter, each), "", true, true));
    }
}
