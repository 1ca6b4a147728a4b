package dev.sinew.probe.proof;

import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.oracle.Numeral;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.TokenClaims;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.User;
import dev.sinew.probe.run.UserView;
import dev.sinew.probe.run.Users;
import dev.sinew.probe.run.Verdict;
import dev.sinew.spec.Schema;
import dev.sinew.spec.SchemaType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Who signs up gives itself rights or money: a member that the target shows of users and that a sign-up does not have. Proved by users whom the run signs up: two that
 * send it are shown with what they sent, two that do not, one before and one between, are shown with something else. A text is only proof where not any text is kept, or
 * where the user then gets what only those get who may do more; of a choice that the description gives to everybody nothing is said. The token that a user is given shows it as well: a role in it that the tokens of
 * those have who may do more is one.
 */
final class SignUpRights {
    private static final Pattern PRIVILEGED =
            Pattern.compile("(?i).*(?:admin|staff|super|root|owner|moderator|operator).*");
    private static final Pattern ADMINISTRATOR = Pattern.compile("(?i).*(?:admin|superuser|root).*");
    private static final Pattern FLAG = Pattern.compile("(?i).*(?:admin|staff|superuser|verified|approved)");
    private static final Pattern MONEY = Pattern.compile(
            "(?i).*(?:balance|credits?|points|scores?|reputation|karma|coins|quota(?:_?(?:bytes|mb))?|wallet(?:_?cents)?)");
    private static final int MOST = 5;

    /** The view that is what the token of a user says. */
    private static final String TOKEN = "its token";

    private final Users users;
    private final Trial trial;

    private SignUpRights(Users users, Trial trial) {
        this.users = users;
        this.trial = trial;
    }

    /** What is said of an endpoint; empty where nobody signs up there. */
    static Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        Optional<Users> users = trial.users().filter(each -> each.isSignUp(endpoint));
        if (users.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> hindrance = users.get().hindrance();
        if (hindrance.isPresent()) {
            return Optional.of(Outcome.inconclusive("this run has no user to try it on: " + hindrance.get()));
        }
        return users.get().isUsed(endpoint)
                ? Optional.of(new SignUpRights(users.get(), trial).judge())
                : Optional.empty();
    }

    /** A member that is shown in a view, with what stands there of a user who did not send it; empty where nothing does. */
    private record Member(String view, String name, String old) {}

    private Outcome judge() {
        Outcome shown = judgeShown();
        return shown.verdict() == Verdict.INCONCLUSIVE ? new BlindRights(users, trial).judge() : shown;
    }

    private Outcome judgeShown() {
        Map<String, UserView> plain = shown(Map.of());
        Verdicts verdicts = new Verdicts("nothing that is shown of users and that a sign-up does not have"
                + " speaks of rights, money or state");
        int tried = 0;
        for (Map.Entry<Member, Set<JsonNode>> each : candidates(plain).entrySet()) {
            for (JsonNode value : each.getValue()) {
                if (tried++ < MOST && !verdicts.isConfirmed()) {
                    verdicts.add(judge(each.getKey(), value));
                }
            }
        }
        return verdicts.outcome();
    }

    private Outcome judge(Member member, JsonNode value) {
        Map<String, JsonNode> more = Map.of(member.name(), value);
        Map<String, UserView> with = shown(more);
        if (with.isEmpty()) {
            return Outcome.refuted("a sign-up with " + member.name() + " makes no user");
        }
        if (!Numeral.isSame(value(with, member), value)) {
            return Outcome.refuted(member.name() + " was not kept: who sent it is shown as everybody else");
        }
        String without = value(shown(Map.of()), member);
        String again = value(shown(more), member);
        if (!without.equals(member.old()) || !Numeral.isSame(again, value)) {
            return Outcome.inconclusive(member.name() + " of users is not always shown as it was sent");
        }
        if (value.isString() && !isToldByToken(with, member, value) && !isCertain(member, value)) {
            return Outcome.inconclusive("any text is kept as " + member.name()
                    + ", so that it may be a word that everybody chooses; nothing shows that it gives rights");
        }
        List<Outcome.Step> steps = new ArrayList<>();
        steps.add(new Outcome.Step(Session.NOBODY, users.shown(more), "signs up with " + member.name()));
        Optional.ofNullable(with.get(member.view()))
                .ifPresent(each ->
                        steps.add(new Outcome.Step(each.reader(), each.read().ask(), "it was kept")));
        return Outcome.confirmed(
                "two users who sent " + member.name()
                        + (users.members().containsKey(member.name())
                                ? ", which nobody is meant to give to itself, are shown"
                                : ", which the description of the sign-up does not have, are shown")
                        + " with it as sent; two who did not are not",
                steps);
    }

    /** Whether the token of who sent a role has it, and else only the tokens of those who may do more have it. */
    private boolean isToldByToken(Map<String, UserView> with, Member member, JsonNode value) {
        UserView token = with.get(TOKEN);
        return token != null
                && value.asString().equals(token.values().get(member.name()))
                && BlindRights.roles(trial).contains(value.asString());
    }

    /** Whether a text that is kept means something: others are not kept, or who has it gets what others do not. */
    private boolean isCertain(Member member, JsonNode value) {
        JsonNode nonsense = JsonNodeFactory.instance.stringNode("sinew" + Fresh.word());
        if (!Numeral.isSame(value(shown(Map.of(member.name(), nonsense)), member), nonsense)) {
            return true;
        }
        Optional<User> with = users.signUp(Map.of(member.name(), value));
        Optional<User> without = users.signUp();
        boolean more = with.filter(users::reachesMore).isPresent()
                && without.filter(each -> !users.reachesMore(each)).isPresent();
        with.ifPresent(users::discard);
        without.ifPresent(users::discard);
        return more;
    }

    /** What is shown of a new user who sent some members more; empty where there is none. */
    private Map<String, UserView> shown(Map<String, JsonNode> more) {
        Optional<User> user = users.signUp(more);
        Map<String, UserView> views = new LinkedHashMap<>(user.map(users::views).orElse(Map.of()));
        user.flatMap(this::token).ifPresent(each -> views.put(TOKEN, each));
        user.ifPresent(users::discard);
        return views;
    }

    /** What the token of a user says, which the target itself signed. */
    private Optional<UserView> token(User user) {
        Optional<Endpoint> login =
                trial.endpoints().stream().filter(users::isLogin).findFirst();
        return login.flatMap(at -> user.session()
                .token()
                .flatMap(TokenClaims::of)
                .map(claims -> {
                    claims.remove(List.of("iat", "exp", "nbf", "jti"));
                    return new UserView(Filled.bare(at), user.session(), Scalars.of(claims));
                }));
    }

    private static String value(Map<String, UserView> views, Member member) {
        return views.containsKey(member.view())
                ? views.get(member.view()).values().getOrDefault(member.name(), "")
                : "";
    }

    private Map<Member, Set<JsonNode>> candidates(Map<String, UserView> plain) {
        Map<Member, Set<JsonNode>> all = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>();
        plain.forEach((view, shown) -> {
            Map<String, String> members = new LinkedHashMap<>();
            described(shown.read().endpoint()).forEach((name, schema) -> {
                if (schema.allows(SchemaType.BOOLEAN) && !schema.types().isEmpty()) {
                    members.put(name, "");
                }
            });
            members.putAll(shown.values());
            members.forEach((name, old) -> {
                if (name.matches("[\\w-]+") && names.add(name)) {
                    Set<JsonNode> values = values(name, old, shown.read().endpoint());
                    allowed(name)
                            .forEach(each ->
                                    values.removeIf(value -> value.asString().equals(each)));
                    if (view.equals(TOKEN) && !mayNot(name)) {
                        // A description that is made from the source has it, and gives it to nobody by that.
                        values.removeIf(value ->
                                !ADMINISTRATOR.matcher(value.asString()).matches()
                                        || !BlindRights.roles(trial).contains(value.asString()));
                    }
                    if (!values.isEmpty() && (mayNot(name) || view.equals(TOKEN))) {
                        all.put(new Member(view, name, old), values);
                    }
                }
            });
        });
        return all;
    }

    /**
     * Whether the description of the sign-up does not give a member to everybody: it has none, or counts what it may be, or the member says that somebody
     * administrates, which nobody means everybody to say.
     */
    private boolean mayNot(String name) {
        return !users.members().containsKey(name)
                || !allowed(name).isEmpty()
                || OwnRights.SWITCH.matcher(name).matches();
    }

    private List<String> allowed(String name) {
        return users.members().getOrDefault(name, Schema.ANY).values();
    }

    /** What answers of an endpoint may have of one thing, as described. */
    private static Map<String, Schema> described(Endpoint endpoint) {
        return endpoint.described().answer(200).stream()
                .flatMap(each -> each.content().values().stream())
                .flatMap(each -> endpoint.description().resolver().variants(each).stream())
                .flatMap(each -> each.items().isPresent()
                        ? endpoint
                                .description()
                                .resolver()
                                .variants(each.items().get())
                                .stream()
                        : java.util.stream.Stream.of(each))
                .findFirst()
                .map(each -> (Map<String, Schema>) each.properties())
                .orElse(Map.of());
    }

    private Set<JsonNode> values(String name, String old, Endpoint endpoint) {
        Set<JsonNode> values = new LinkedHashSet<>();
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (old.isEmpty() || old.equals("false")) {
            if (FLAG.matcher(name).matches()) {
                values.add(nodes.booleanNode(true));
            }
        } else if (Numeral.isOne(old)) {
            boolean flag = OwnRights.SWITCH.matcher(name).matches();
            if (flag || MONEY.matcher(name).matches()) {
                values.add(nodes.numberNode(new BigDecimal(old).add(BigDecimal.valueOf(flag ? 1 : 137))));
            }
        } else if (!old.equals("true")
                && AddedMember.ROLE.matcher(name).matches()
                && !PRIVILEGED.matcher(old).matches()) {
            trial.personas().stream()
                    .flatMap(each -> each.reached(endpoint).stream())
                    .flatMap(each -> each.reply().json().stream())
                    .flatMap(each -> Scalars.of(each).entrySet().stream())
                    .filter(each -> each.getKey().equals(name) || each.getKey().endsWith("." + name))
                    .map(Map.Entry::getValue)
                    .filter(each -> PRIVILEGED.matcher(each).matches())
                    .distinct()
                    .limit(2)
                    .forEach(each -> values.add(nodes.stringNode(each)));
            BlindRights.roles(trial).forEach(each -> values.add(nodes.stringNode(each)));
            values.add(nodes.stringNode("admin"));
        }
        return values;
    }
}
