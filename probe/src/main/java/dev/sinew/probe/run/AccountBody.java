package dev.sinew.probe.run;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.spec.Schema;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The body of an operation on an account: which of its members name the user, and which are passwords. */
public final class AccountBody {
    private static final List<String> ROLES = List.of("admin", "user");

    private final Endpoint endpoint;
    private final Set<String> all;
    private final AccountMembers members;

    private AccountBody(Endpoint endpoint, Set<String> all) {
        this.endpoint = endpoint;
        this.all = all;
        this.members = AccountMembers.of(all);
    }

    /** Of an endpoint that takes a JSON object with members; empty where it does not. */
    public static Optional<AccountBody> of(Endpoint endpoint) {
        Set<String> all = SignUp.members(endpoint);
        return all.isEmpty() ? Optional.empty() : Optional.of(new AccountBody(endpoint, all));
    }

    /** Whether it has a password to be, and beside it nothing but what names the user and the password until now. */
    public boolean setsPasswordAlone() {
        Set<String> known = new HashSet<>(members.passwords());
        members.old().ifPresent(known::add);
        known.addAll(members.emails());
        known.addAll(members.ids());
        members.username().ifPresent(known::add);
        boolean speaks = endpoint.path().toLowerCase(java.util.Locale.ROOT).matches(".*(?:passw|pwd|credential).*");
        return !members.passwords().isEmpty()
                && (known.containsAll(required()) && speaks || known.containsAll(all) && isNamedByPath());
    }

    private boolean isNamedByPath() {
        return endpoint.pathParameters().size() == 1 && !namesUser();
    }

    private Set<String> required() {
        return Bodies.schema(endpoint).map(Schema::required).orElse(new TreeSet<>());
    }

    /** Whether a member names the user. */
    public boolean namesUser() {
        return members.username().isPresent()
                || !members.emails().isEmpty()
                || !members.ids().isEmpty();
    }

    /**
     * The request that sets the password of a user.
     *
     * @param until the password until now, where that is asked for
     * @return empty where what names the user is not known
     */
    public Optional<Ask> ask(Filled change, User user, String until, String chosen) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        members.username().ifPresent(each -> body.put(each, user.username()));
        members.emails().forEach(each -> body.put(each, user.email()));
        for (String each : members.ids()) {
            if (user.id().isEmpty()) {
                return Optional.empty();
            }
            String id = user.id().get();
            if (id.matches("\\d{1,15}")) {
                body.put(each, Long.parseLong(id));
            } else {
                body.put(each, id);
            }
        }
        members.old().ifPresent(each -> body.put(each, until));
        members.passwords().forEach(each -> body.put(each, chosen));
        return Optional.of(change.ask(body.toString()));
    }

    /**
     * A request that changes what is shown of a user: members with texts of this run, roles and other choices otherwise than they are shown.
     *
     * @param shown what is shown now
     * @return empty where the operation demands what is not known, or nothing is left to change
     */
    public Optional<Ask> changes(Filled change, User user, Collection<UserView> shown, Trial trial) {
        Optional<ObjectNode> whole = trial.whole(change, user.persona()).flatMap(each -> SignUp.object(each.body()));
        Set<String> required = required();
        return whole.flatMap(body -> {
            // A name that is changed could be taken for another user's, and a password locks out whose it is.
            body.remove(body.propertyNames().stream()
                    .filter(each -> !required.contains(each))
                    .filter(each -> AccountMembers.isUsername(Nouns.plain(each))
                            || AccountMembers.isPassword(Nouns.plain(each)))
                    .toList());
            for (String each : all) {
                String now = shown.stream()
                        .map(view -> view.values().getOrDefault(each, ""))
                        .filter(value -> !value.isEmpty())
                        .findFirst()
                        .orElse("");
                choice(each, now).ifPresent(other -> body.put(each, other));
            }
            members.passwords().stream()
                    .filter(body::has)
                    .forEach(each -> user.mayHave(body.path(each).asString("")));
            return body.isEmpty() ? Optional.empty() : Optional.of(change.ask(body.toString()));
        });
    }

    /** Another of the texts that a member may have, where they are counted, or where it is a role. */
    private Optional<String> choice(String member, String now) {
        List<String> values = Bodies.schema(endpoint)
                .map(each -> each.properties().getOrDefault(member, Schema.ANY))
                .map(each -> endpoint.description()
                        .resolver()
                        .variants(each)
                        .getFirst()
                        .values())
                .orElse(List.of());
        List<String> choices = values.isEmpty() && Nouns.plain(member).endsWith("role") ? ROLES : values;
        return now.isEmpty()
                ? Optional.empty()
                : choices.stream().filter(each -> !each.equals(now)).findFirst();
    }

    /** The scalar members of a request's body by name. */
    public static Map<String, String> scalars(Ask ask) {
        Map<String, String> scalars = new TreeMap<>();
        SignUp.object(ask.body())
                .ifPresent(body -> Scalars.of(body)
                        .forEach((place, value) -> scalars.put(place.substring(place.lastIndexOf('.') + 1), value)));
        return scalars;
    }
}
