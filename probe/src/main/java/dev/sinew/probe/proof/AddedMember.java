package dev.sinew.probe.proof;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.run.AccountBody;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Refusal;
import dev.sinew.probe.run.Replay;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Whose;
import dev.sinew.spec.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A member that its owner adds to a change, and the description of that does not have: whether it is kept.
 *
 * @param made what is changed, where this run created it; else it is a caller's own page
 * @param change the request that changes it
 * @param read the one that reads it
 * @param owner who does both
 * @param schema what the change may have
 * @param disposable whether its money and its state may be spoilt as well
 */
record AddedMember(
        Optional<Made> made,
        Filled change,
        Filled read,
        Persona owner,
        Schema schema,
        boolean disposable,
        Trial trial) {
    /** That somebody works for those who run a service. */
    private static final String FLAGS =
            "(?:is|has|can)_?(?:support|moderator|agent|operator|internal|employee|trusted|privileged|owner|partner)";

    private static final Pattern SENSITIVE =
            Pattern.compile("(?i).*(?:role|admin|staff|superuser|permission|scope|group"
                    + "|balance|credit|limit|discount|price|points|score|verified|approved|exempt|premium|kyc|verification|tier|clearance|wallet"
                    + "|(?:hour(?:ly)?|billing|day|daily|commission|interest)_?rate|rate_?(?:cents|minor|amount)"
                    + "|" + FLAGS + ").*");
    /** What who runs the service gives to those who run something in it. */
    private static final Pattern GIVEN =
            Pattern.compile("(?i).*(?:balance|credit|verified|premium|kyc|verification|tier|wallet).*");

    static final Pattern ROLE = Pattern.compile("(?i).*(?:role|permission|scope|group).*");
    private static final Pattern RIGHTS =
            Pattern.compile("(?i).*(?:role|admin|staff|superuser|permission|" + FLAGS + ").*");
    /** How far something is that somebody pays for, which who sells it says. */
    private static final Pattern STATE = Pattern.compile(
            "(?i)(?:(?:order|payment|booking|delivery|shipping)_?)?(?:status|state)|(?:is_?)?(?:paid|refunded|shipped|delivered|settled)");
    /** What whoever is asked for something says of it. */
    private static final Pattern GRANTED =
            Pattern.compile("(?i)(?:approv|accept|paid|settl|endors|verif|deliver|refund|complet|confirm|grant).*");

    /** What whoever ordered something may say of it as well. */
    private static final Pattern OF_BUYERS = Pattern.compile(
            "(?i)(?:cancel|clos|withdr|archiv|draft|submit|sent|request|open|new|pending|active|received|on.?hold|paused).*");

    /** What the service gives to the programs that it calls; not what somebody asks it with. */
    private static final Pattern INNER = Pattern.compile(
            "(?i)(?!query|search|filter|url|utm|request)(?:\\w+_(?:params|args|arguments|cmd|command)|(?-i:\\w+(?:Params|Args|Arguments|Cmd|Command)))");

    private static final int MOST = 8;

    /** A value that a member may take: the first that is tried of it, the second, and so on. */
    private record Try(int turn, String name, JsonNode old, JsonNode value) {}

    Outcome judge() {
        Optional<JsonNode> now =
                trial.askAgain(read.ask(), owner.session()).json().filter(JsonNode::isObject);
        Optional<Sight> before = Sight.of(read, owner, trial);
        if (now.isEmpty() || before.isEmpty()) {
            return Outcome.inconclusive(owner + " cannot read it back");
        }
        Verdicts verdicts =
                new Verdicts("answers have no member of rights, money or state that requests are not meant to set");
        Part part = Part.in(now.get(), schema);
        List<Try> tries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : members(part.node())) {
            boolean candidate = isCandidate(last(each.getKey()))
                    && (!schema.properties().containsKey(each.getKey()) || isOwnRight(each.getKey(), each.getValue()))
                    && before.get().values().containsKey(part.place(each.getKey()));
            List<JsonNode> values = candidate ? values(part, each.getKey(), each.getValue()) : List.of();
            for (int i = 0; i < values.size(); i++) {
                tries.add(new Try(i, each.getKey(), each.getValue(), values.get(i)));
            }
        }
        // The first value of each member, then the second: one of many words does not hide the others.
        tries.stream().sorted(Comparator.comparingInt(Try::turn)).limit(MOST).forEach(each -> {
            if (!verdicts.isConfirmed()) {
                verdicts.add(set(each.name(), each.old(), each.value(), part, before.get()));
            }
        });
        return verdicts.outcome();
    }

    /** What an answer says of it, by name, and what it says in an object that a change does not have, as {@code membership.role}. */
    private List<Map.Entry<String, JsonNode>> members(JsonNode node) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(node.properties());
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            if (each.getValue().isObject() && !schema.properties().containsKey(each.getKey())) {
                each.getValue()
                        .properties()
                        .forEach(inner ->
                                members.add(Map.entry(each.getKey() + '.' + inner.getKey(), inner.getValue())));
            }
        }
        return members;
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static JsonNode at(JsonNode node, String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? node.path(name) : node.path(name.substring(0, dot)).path(name.substring(dot + 1));
    }

    /** Whether a name says how far something is. */
    static boolean isState(String name) {
        return STATE.matcher(name).matches();
    }

    /** Whether it says, as the caller's own page has it, that this one administrates nothing: also where the request may have it, nobody is meant to say otherwise of itself. */
    private boolean isOwnRight(String name, JsonNode value) {
        return made.isEmpty()
                && (OwnRights.SWITCH.matcher(name).matches() && value.isBoolean() && !value.asBoolean()
                        || isRole(name, value));
    }

    /** A word that says what somebody may do, as far as the name tells: what it does has to be seen. */
    private static boolean isRole(String name, JsonNode value) {
        return name.matches("(?i)(?:user_?)?role") && value.isString();
    }

    /** What is refused to its owner and not to who may do more, three at most. */
    private List<Filled> locked() {
        return trial.personas().stream()
                .filter(each -> each.session().identity().isPrivileged())
                .flatMap(each -> FunctionForPrivileged.locked(trial, each, owner, "/"))
                .limit(3)
                .toList();
    }

    /** Whether it says how the service works on what the run created, and no description of answers has it, though they have others: nobody is meant to know of it. */
    private boolean isInner(String name) {
        return made.isPresent()
                && INNER.matcher(name).matches()
                && read.endpoint().isAnsweredWith(each -> true)
                && !read.endpoint().isAnsweredWith(name::equals);
    }

    private boolean isCandidate(String name) {
        if (made.isEmpty() && owner.session().identity().isPrivileged()) {
            return disposable && GIVEN.matcher(name).matches();
        }
        if (!disposable) {
            return RIGHTS.matcher(name).matches();
        }
        return SENSITIVE.matcher(name).matches()
                || STATE.matcher(name).matches() && Whose.isPaidFor(change.endpoint())
                || isInner(name);
    }

    private Outcome set(String name, JsonNode old, JsonNode value, Part part, Sight before) {
        JsonNode now = part.node();
        String place = part.place(name);
        Ask ask = ask(name, value, now);
        // What the description lets everybody choose proves nothing unless it does something.
        boolean choice = schema.properties().containsKey(name) && value.isString();
        List<Filled> locked = choice ? locked() : List.of();
        Reply reply = trial.askAgain(ask, owner.session());
        Optional<Sight> after = Sight.of(read, owner, trial);
        String kept = after.map(each -> each.values().getOrDefault(place, "")).orElse("");
        if (!isSame(kept, value.asString()) || isSame(before.values().getOrDefault(place, ""), kept)) {
            return after.isEmpty()
                    ? Outcome.inconclusive(owner + " could not read it back with " + name)
                    : Outcome.refuted(name + " was not kept: " + reply);
        }
        Optional<Filled> opened = opened(locked, owner.session());
        // A token may keep the role that its owner had when it was given.
        boolean anew = opened.isEmpty() && !locked.isEmpty();
        opened = opened.or(() -> trial.login(owner.session().identity()).flatMap(each -> opened(locked, each)));
        trial.askAgain(ask(name, old, now), owner.session());
        SortedMap<String, String> last =
                Sight.of(read, owner, trial).map(Sight::values).orElseGet(java.util.TreeMap::new);
        boolean undone = isSame(last.getOrDefault(place, ""), old.asString());
        if (anew && opened.isPresent() && isOpen(opened.get())) {
            return Outcome.inconclusive(owner + " gets " + opened.get().endpoint() + " with any new session");
        }
        if (choice && opened.isEmpty()) {
            return Outcome.inconclusive("everybody may choose " + name + ", as the description says, and nothing"
                    + " that was refused to " + owner + " is answered with it");
        }
        Outcome.Step attempt = new Outcome.Step(
                owner.session(), ask(name, value, now, Optional.of("OWN_PASSWORD")), owner + " adds " + name);
        Outcome.Step seen = new Outcome.Step(owner.session(), read.ask(), "it was kept");
        return Outcome.confirmed(
                        owner + " sent " + name
                                + (schema.properties().containsKey(name)
                                        ? ", which nobody is meant to give to itself"
                                        : ", which the description of the request does not have")
                                + ", and reads it back as sent; "
                                + opened.map(each -> "with it " + each.endpoint() + " answers, which was refused; ")
                                        .orElse("")
                                + (undone ? "undone" : "it could NOT be undone"),
                        List.of(attempt, seen))
                .again(made.flatMap(each -> Replay.of(
                        each,
                        attempt,
                        change.endpoint(),
                        seen,
                        read.endpoint(),
                        Replay.Effect.CHANGED,
                        Set.of(place),
                        trial.fixtures().orElseThrow())))
                .refusing(Refusal.having(name));
    }

    private Optional<Filled> opened(List<Filled> locked, Session who) {
        return locked.stream()
                .filter(each -> isAnswered(trial.askAgain(each.ask(), who)))
                .findFirst();
    }

    /** Whether it is answered to a session that begins when all is as it was. */
    private boolean isOpen(Filled read) {
        return trial.login(owner.session().identity())
                .filter(each -> isAnswered(trial.askAgain(read.ask(), each)))
                .isPresent();
    }

    private boolean isAnswered(Reply reply) {
        return reply.succeeded() && !trial.isRefused(reply);
    }

    /** The body with one member more; what must be there has the value that it has already. */
    private Ask ask(String name, JsonNode value, JsonNode now) {
        return ask(name, value, now, AccountBody.password(owner));
    }

    /** The same with a password, where one belongs there. */
    private Ask ask(String name, JsonNode value, JsonNode now, Optional<String> password) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        boolean whole = change.endpoint().operation().method().equals("PUT");
        for (String member : whole ? schema.properties().keySet() : schema.required()) {
            if (now.has(member)) {
                body.set(member, now.get(member));
            }
        }
        List<String> passwords = whole && made.isEmpty()
                ? AccountBody.of(change.endpoint()).map(AccountBody::passwords).orElse(List.of())
                : List.of();
        passwords.forEach(each -> password.ifPresent(word -> body.put(each, word)));
        int dot = name.indexOf('.');
        (dot < 0 ? body : body.putObject(name.substring(0, dot))).set(last(name), value);
        return change.ask(trial.wrapper(change.endpoint())
                .map(each -> JsonMapper.shared().createObjectNode().set(each, body))
                .orElse(body)
                .toString());
    }

    private List<JsonNode> values(Part part, String name, JsonNode old) {
        List<JsonNode> values = new ArrayList<>();
        var nodes = JsonMapper.shared().getNodeFactory();
        if (old.isBoolean()) {
            values.add(nodes.booleanNode(!old.asBoolean()));
        } else if (old.isNumber()) {
            values.add(nodes.numberNode(old.decimalValue().add(BigDecimal.ONE)));
        } else if (old.isString() && SENSITIVE.matcher(last(name)).matches()) {
            Stream.concat(saidOfOthers(part, name), described(name))
                    .filter(each -> !each.isEmpty() && !each.equals(old.asString()))
                    .distinct()
                    .limit(2)
                    .forEach(each -> values.add(nodes.stringNode(each)));
            if (ROLE.matcher(last(name)).matches()) {
                values.add(nodes.stringNode("admin"));
            }
        } else if (old.isString() && STATE.matcher(last(name)).matches()) {
            states(name, old.asString(), part).forEach(each -> values.add(nodes.stringNode(each)));
        } else if (old.isString() && isInner(last(name))) {
            values.add(nodes.stringNode(old.asString() + " " + Fresh.word()));
        }
        return values;
    }

    private Stream<String> saidOfOthers(Part part, String name) {
        return trial.personas().stream()
                .flatMap(each -> each.reached(read.endpoint()).stream())
                .flatMap(each -> each.reply().json().stream())
                .map(each -> at(part.like(each), name).asString(""));
    }

    /** The words that the description of the answer has for a member, the last first, as they tend to mean most. */
    private Stream<String> described(String name) {
        return read.endpoint().words(last(name)).reversed().stream();
    }

    /** A word that means nothing where that is taken, else the words that the refusal of it names. */
    private List<String> states(String name, String old, Part part) {
        String word = Fresh.word();
        Reply reply = trial.askAgain(
                ask(name, JsonMapper.shared().getNodeFactory().stringNode(word), part.node()), owner.session());
        return trial.isSuccess(reply)
                ? List.of(word)
                : SaidWords.of(reply)
                        .filter(each -> !each.equals(old) && !each.equals(name) && !each.equals(word))
                        .filter(each -> !schema.properties().containsKey(each))
                        .filter(each -> !OF_BUYERS.matcher(each).matches())
                        .distinct()
                        .sorted(Comparator.comparing(
                                each -> !GRANTED.matcher(each).matches()))
                        .limit(2)
                        .toList();
    }

    private static boolean isSame(String one, String other) {
        String number = "-?\\d{1,15}(?:\\.\\d{1,9})?";
        return one.matches(number) && other.matches(number)
                ? new BigDecimal(one).compareTo(new BigDecimal(other)) == 0
                : one.equals(other);
    }
}
