package dev.sinew.probe.run;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.identity.LoginBody;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.spec.Schema;
import dev.sinew.spec.SchemaType;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The body of an operation on an account: which of its members name the user, and which are passwords. */
public final class AccountBody {
    private static final Pattern FORGOTTEN = Pattern.compile(
            "(?i).*/(?:[\\w-]*(?:forgot|forget|lost|reset|recover)[\\w-]*)(?:/(?:request|start|init|send|code|otp|email|mail|password))?");
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
        Set<String> all = SignUp.own(endpoint);
        return all.isEmpty() ? Optional.empty() : Optional.of(new AccountBody(endpoint, all));
    }

    /** Whether it has a password to be, and beside it nothing but what names the user and the password until now. */
    public boolean setsPasswordAlone() {
        Set<String> known = new HashSet<>(members.passwords());
        members.old().ifPresent(known::add);
        known.addAll(members.emails());
        known.addAll(members.ids());
        members.username().ifPresent(known::add);
        boolean speaks = endpoint.path().toLowerCase(Locale.ROOT).matches(".*(?:passw|pwd|credential).*");
        return !members.passwords().isEmpty()
                && (known.containsAll(required()) && speaks || known.containsAll(all) && isNamedByPath());
    }

    private boolean isNamedByPath() {
        return endpoint.pathParameters().size() == 1 && !namesUser();
    }

    private Set<String> required() {
        return Bodies.inner(endpoint).map(Schema::required).orElse(new TreeSet<>());
    }

    /** Whether a member names the user. */
    public boolean namesUser() {
        return members.username().isPresent()
                || !members.emails().isEmpty()
                || !members.ids().isEmpty();
    }

    /** Whether a member says by name or id whose account is meant; an address alone may be what is to be changed. */
    public boolean saysWhose() {
        return members.username().isPresent() || !members.ids().isEmpty();
    }

    /** What a login takes, where its path and its body say that it is one; empty where the body has more to say than name and password. */
    public static Optional<LoginBody> login(Endpoint endpoint) {
        return UserLogin.at(endpoint);
    }

    /** Whether somebody who forgot a password asks for another at an endpoint: its path says so, and its body only names who it is. */
    public static boolean isOfForgottenPassword(Endpoint endpoint) {
        return endpoint.operation().method().equals("POST")
                && endpoint.pathParameters().isEmpty()
                && endpoint.required().isEmpty()
                && FORGOTTEN.matcher(endpoint.path()).matches()
                && of(endpoint).filter(AccountBody::namesAlone).isPresent();
    }

    /** Whether it demands nothing but what names the user: such a request may have a code sent to somebody. */
    public boolean namesAlone() {
        return namesUser()
                && isWithoutPassword()
                && codes().isEmpty()
                && all.stream().allMatch(each -> isName(each) || !required().contains(each));
    }

    /** The same where the code alone says whose password it is, as the path says that it is about one. */
    public boolean setsPasswordByCodeAlone() {
        return !namesUser()
                && endpoint.path().toLowerCase(Locale.ROOT).matches(".*(?:passw|pwd|reset|recover|forgot).*")
                && takesCode();
    }

    /** Whether it sets a password by a code that was sent to whom it names, and demands nothing else. */
    public boolean setsPasswordByCode() {
        return namesUser() && takesCode();
    }

    private boolean takesCode() {
        // Where nothing says what must be there, a code may be that of a store, and the path says what it is about.
        boolean speaks = endpoint.path()
                .toLowerCase(Locale.ROOT)
                .matches(".*(?:passw|pwd|reset|recover|forgot|code|otp|confirm|verif).*");
        return (speaks || !required().isEmpty())
                && members.passwords().size() <= 2
                && !members.passwords().isEmpty()
                && members.old().isEmpty()
                && codes().size() == 1
                && required().stream()
                        .allMatch(each -> isName(each) || members.passwords().contains(each) || codes().contains(each));
    }

    private boolean isName(String member) {
        return members.emails().contains(member)
                || members.ids().contains(member)
                || members.username().filter(member::equals).isPresent();
    }

    /** How many characters the code has at least, as the description says. */
    public long shortestCode() {
        return codes().stream()
                .findFirst()
                .flatMap(member ->
                        Bodies.inner(endpoint).map(each -> each.properties().getOrDefault(member, Schema.ANY)))
                .map(each -> endpoint.description()
                        .resolver()
                        .variants(each)
                        .getFirst()
                        .bounds()
                        .shortest())
                .orElse(0L);
    }

    private List<String> codes() {
        return all.stream()
                .filter(each -> AccountMembers.isCode(Nouns.plain(each)))
                .toList();
    }

    /** The request about somebody with a name and an address, who need not exist. */
    public Ask naming(String username, String email) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        members.username().ifPresent(each -> body.put(each, username));
        members.emails().forEach(each -> body.put(each, email));
        return Filled.bare(endpoint).ask(wrapped(body));
    }

    /** As it is sent: in the member that does nothing but wrap it, where there is one. */
    private String wrapped(ObjectNode body) {
        return Bodies.wrapper(endpoint)
                .map(each ->
                        JsonMapper.shared().createObjectNode().set(each, body).toString())
                .orElseGet(body::toString);
    }

    /** What is sent without what wraps it. */
    private Optional<ObjectNode> unwrapped(String sent) {
        Optional<ObjectNode> whole = SignUp.object(sent);
        Optional<String> wrapper = Bodies.wrapper(endpoint);
        return wrapper.isEmpty()
                ? whole
                : whole.flatMap(all ->
                        all.get(wrapper.get()) instanceof ObjectNode body ? Optional.of(body) : Optional.empty());
    }

    /** The request that sets the password of a user by a code; empty where what names the user is not known. */
    public Optional<Ask> byCode(User user, String code, String chosen) {
        return ask(Filled.bare(endpoint), user, "", chosen)
                .flatMap(ask -> unwrapped(ask.body()).map(body -> {
                    String member = codes().getFirst();
                    boolean number = Bodies.inner(endpoint)
                            .map(each -> each.properties().getOrDefault(member, Schema.ANY))
                            .filter(each -> !each.types().isEmpty() && !each.allows(SchemaType.STRING))
                            .isPresent();
                    if (number && code.matches("[1-9]\\d{0,9}")) {
                        body.put(member, Long.parseLong(code));
                    } else {
                        body.put(member, code);
                    }
                    return new Ask(ask.method(), ask.path(), ask.headers(), wrapped(body));
                }));
    }

    /** Whether what is not sent of an account may be taken for nothing, its password as well, which is not known: who has it could not log in afterwards. */
    public static boolean locksOut(Endpoint endpoint, Persona persona) {
        return endpoint.operation().method().equals("PUT")
                && of(endpoint).filter(each -> !each.isWithoutPassword()).isPresent()
                && password(persona).isEmpty();
    }

    /** The password that an identity logs in with, as the file of identities has it. */
    public static Optional<String> password(Persona persona) {
        return persona.session().identity().login().flatMap(LoginBody::of).map(LoginBody::password);
    }

    /** The members that the password to be stands in. */
    public List<String> passwords() {
        return members.passwords();
    }

    /** Whether a password need not be there: who sends none locks nobody out. */
    public boolean mayLeaveOutPassword() {
        return isWithoutPassword() || members.old().isEmpty() && Collections.disjoint(required(), members.passwords());
    }

    /** Whether it has no password, which would lock out whose it is. */
    public boolean isWithoutPassword() {
        return members.passwords().isEmpty() && members.old().isEmpty();
    }

    /**
     * The request that sets the password of a user.
     *
     * @param until the password until now, where that is asked for
     * @return empty where what names the user is not known
     */
    public Optional<Ask> ask(Filled change, User user, String until, String chosen) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        members.emails().forEach(each -> body.put(each, user.email()));
        if (!name(body, user)) {
            return Optional.empty();
        }
        members.old().ifPresent(each -> body.put(each, until));
        members.passwords().forEach(each -> body.put(each, chosen));
        return Optional.of(change.ask(wrapped(body)));
    }

    /** Whether it asks for the password until now. */
    public boolean asksForOld() {
        return members.old().isPresent() && !members.passwords().isEmpty();
    }

    /**
     * The request by which a user sets its own password, with all else as it is.
     *
     * @param until the password until now, where that is asked for; empty to leave it out
     * @return empty where something is demanded of which nothing is known
     */
    public Optional<Ask> setsOwn(Filled change, User user, Optional<String> until, String chosen, Trial trial) {
        return setsOwn(change, user, until.orElse(""), chosen, trial)
                .map(ask -> until.isPresent() ? ask : withoutOld(ask));
    }

    private Ask withoutOld(Ask ask) {
        return unwrapped(ask.body())
                .map(body -> {
                    members.old().ifPresent(body::remove);
                    return new Ask(ask.method(), ask.path(), ask.headers(), wrapped(body));
                })
                .orElse(ask);
    }

    private Optional<Ask> setsOwn(Filled change, User user, String until, String chosen, Trial trial) {
        if (setsPasswordAlone()) {
            return ask(change, user, until, chosen);
        }
        return trial.whole(change, user.persona())
                .flatMap(each -> unwrapped(each.body()))
                .map(body -> {
                    members.emails().forEach(each -> body.put(each, user.email()));
                    members.username().ifPresent(each -> body.put(each, user.username()));
                    members.old().ifPresent(each -> body.put(each, until));
                    members.passwords().forEach(each -> body.put(each, chosen));
                    return change.ask(wrapped(body));
                });
    }

    /** Says by name and id whose account is meant; false where the id is not known. */
    private boolean name(ObjectNode body, User user) {
        members.username().ifPresent(each -> body.put(each, user.username()));
        for (String each : members.ids()) {
            if (user.id().isEmpty()) {
                return false;
            }
            id(body, each, user.id().get());
        }
        return true;
    }

    private static void id(ObjectNode body, String member, String id) {
        if (id.matches("\\d{1,15}")) {
            body.put(member, Long.parseLong(id));
        } else {
            body.put(member, id);
        }
    }

    /**
     * A request that changes what is shown of a user: members with texts of this run, roles and other choices otherwise than they are shown.
     *
     * @param shown what is shown now
     * @param turn which of the other choices is taken, from 0
     * @return empty where the operation demands what is not known, nothing is left to change, or there are not so many choices
     */
    public Optional<Ask> changes(Filled change, User user, Collection<UserView> shown, Trial trial, int turn) {
        Optional<ObjectNode> whole = trial.whole(change, user.persona()).flatMap(each -> unwrapped(each.body()));
        Set<String> required = required();
        return whole.flatMap(body -> {
            // A name that is changed could be taken for another user's, and a password locks out whose it is. A name
            // that must be there stays as it is.
            body.remove(body.propertyNames().stream()
                    .filter(each -> !required.contains(each))
                    .filter(each -> AccountMembers.isUsername(Nouns.plain(each))
                            || AccountMembers.isPassword(Nouns.plain(each)))
                    .toList());
            body.propertyNames().stream()
                    .filter(each -> AccountMembers.isUsername(Nouns.plain(each)))
                    .toList()
                    .forEach(each -> body.put(each, user.username()));
            int most = 1;
            for (String each : all) {
                String now = shown.stream()
                        .map(view -> view.values().getOrDefault(each, ""))
                        .filter(value -> !value.isEmpty())
                        .findFirst()
                        .orElse("");
                List<String> choices = choices(each, now, trial);
                most = Math.max(most, choices.size());
                if (!choices.isEmpty()) {
                    body.put(each, choices.get(Math.min(turn, choices.size() - 1)));
                }
            }
            if (turn >= most) {
                return Optional.empty();
            }
            boolean byBody =
                    endpoint.pathParameters().isEmpty() && change.query().isEmpty();
            if (byBody && !name(body, user)) {
                return Optional.empty();
            }
            // The id of what a body is about stands beside what is said of it.
            if (byBody && all.contains("id") && members.ids().isEmpty()) {
                user.id().ifPresent(each -> id(body, "id", each));
            }
            members.passwords().stream()
                    .filter(body::has)
                    .forEach(each -> user.mayHave(body.path(each).asString("")));
            if (body.isEmpty() && !user.username().equals(user.email())) {
                // Where there is nothing else to change, an address is, which is not what this one logs in with.
                members.emails().forEach(each -> body.put(each, Fresh.word() + user.email()));
            }
            return body.isEmpty() ? Optional.empty() : Optional.of(change.ask(wrapped(body)));
        });
    }

    /** The texts that a member of a body may have, where its description counts them. */
    public static List<String> counted(Endpoint endpoint, String member) {
        return Bodies.inner(endpoint)
                .map(each -> each.properties().getOrDefault(member, Schema.ANY))
                .map(each -> endpoint.description()
                        .resolver()
                        .variants(each)
                        .getFirst()
                        .values())
                .orElse(List.of());
    }

    /** The other texts that a member may have, where they are counted, or where it is a role. */
    private List<String> choices(String member, String now, Trial trial) {
        List<String> values = counted(endpoint, member);
        List<String> choices = values.isEmpty() && Nouns.plain(member).endsWith("role") ? roles(member, trial) : values;
        return now.isEmpty()
                ? List.of()
                : choices.stream().filter(each -> !each.equals(now)).toList();
    }

    /** What answers to the identities show in a member of that name, those of the lowest rank first; else words that are often roles. */
    private static List<String> roles(String member, Trial trial) {
        List<String> told = trial.personas().stream()
                .sorted(Comparator.comparing(each -> each.session().identity().isPrivileged()))
                .flatMap(each -> trial.told(each, member).stream())
                .filter(each -> each.matches("\\p{L}[\\p{L}_ -]{1,30}"))
                .distinct()
                .toList();
        return told.size() > 1 ? told : ROLES;
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
