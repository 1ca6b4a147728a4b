package dev.sinew.probe.run;

import dev.sinew.probe.http.Carrier;
import dev.sinew.spec.DescribedOperation.Parameter;
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

    /** Whether the only parameter of the path names a user, or, where it has none, one of the query. */
    boolean isAddress(Endpoint endpoint) {
        List<String> names = endpoint.pathParameters();
        return names.size() == 1
                        && endpoint.required().isEmpty()
                        && (byName(names.getFirst()) || isBehindUsers(endpoint, names.getFirst()))
                || inQuery(endpoint).isPresent();
    }

    /** Whether the path ends with the parameter that names a user, or, where the query does, with what users are called. */
    boolean isItself(Endpoint endpoint) {
        return isAddress(endpoint)
                && (Homes.path(endpoint).endsWith("}") || inQuery(endpoint).isPresent());
    }

    /** The parameter of the query that says by name or address who is meant, where the path ends with what users are called and a body says the rest. */
    private Optional<String> inQuery(Endpoint endpoint) {
        List<String> segments = Nouns.segments(endpoint.path());
        if (!endpoint.pathParameters().isEmpty()
                || endpoint.carrier() == Carrier.QUERY
                || segments.isEmpty()
                || !kinds.contains(segments.getLast())) {
            return Optional.empty();
        }
        List<String> names = endpoint.carried().stream()
                .map(Parameter::name)
                .filter(each -> byName(each) || isMail(each))
                .toList();
        boolean alone = endpoint.required().stream().map(Parameter::name).allMatch(names::contains);
        return names.size() == 1 && alone ? Optional.of(names.getFirst()) : Optional.empty();
    }

    private static boolean isMail(String parameter) {
        return Nouns.plain(parameter).contains("mail");
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

    /** Whether the only parameter of the path is the id of a user by its own name, whatever stands before it, or names one as an address does. */
    boolean names(Endpoint endpoint) {
        List<String> parameters = endpoint.pathParameters();
        return isAddress(endpoint)
                || parameters.size() == 1
                        && endpoint.required().isEmpty()
                        && kinds.contains(Nouns.named(parameters.getFirst()).kind())
                        && Nouns.alike(Nouns.named(parameters.getFirst()).member(), "id");
    }

    /** The request of an endpoint about a user; also of one that names nobody. Empty where what names it is not known. */
    Optional<Filled> at(Endpoint endpoint, User user) {
        Optional<String> asked = inQuery(endpoint);
        if (asked.isPresent()) {
            String value = isMail(asked.get()) ? user.email() : user.username();
            String query = "?" + Filled.encode(asked.get()) + "=" + Filled.encode(value);
            return Optional.of(new Filled(endpoint, Map.of(), query, true, true));
        }
        if (endpoint.pathParameters().isEmpty()) {
            return Optional.of(Filled.bare(endpoint));
        }
        if (!names(endpoint)) {
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
