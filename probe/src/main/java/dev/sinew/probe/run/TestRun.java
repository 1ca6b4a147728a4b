package dev.sinew.probe.run;

import dev.sinew.model.Operation;
import dev.sinew.model.Problem;
import dev.sinew.model.RuleEntry;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.BudgetSpent;
import dev.sinew.probe.http.Listener;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.AntiForgery;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.Login;
import dev.sinew.probe.identity.Logins;
import dev.sinew.probe.identity.Logins.LoginFailed;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.FailureShapes;
import dev.sinew.spec.ApiDescription;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run: logs the identities in, lets each look around, proves that each is somebody, then tests every operation. Reads only, unless it
 * is told that it may write; then it deletes what it created. What cannot be tested is said with the reason; a spent budget ends the run and keeps what it found.
 */
public final class TestRun {
    /** Two paths that no API has. */
    private static final List<String> NOWHERE =
            List.of("/sinew-no-such-path-7f3a9c", "/sinew-no-such-path-7f3a9c/00000000000000000000");

    /** How often a target that does not answer is called again, and of how many objects that are left is told which they are. */
    private static final int CALLS = 3;

    private static final int MOST_LEFT = 20;

    private final Sender sender;
    private final Optional<Writing> writing;
    private Plan plan;
    private List<Endpoint> endpoints;
    /** What paths speak of, in singular. */
    private final Set<String> nouns;

    private final Consumer<String> progress;
    private final List<Problem> problems = Collections.synchronizedList(new ArrayList<>());
    private final FailureShapes failures = new FailureShapes();
    private final Replies replies;
    private Testing testing;
    private final List<RuleEntry<Object>> rules;
    private final List<TestRow> hostRows = new ArrayList<>();
    private final List<Persona> personas = new ArrayList<>();
    private final List<Persona> unproved = new ArrayList<>();
    private Optional<Fixtures> fixtures;
    private Optional<Users> users = Optional.empty();
    private Listener listener;
    private String ended = "";
    private String refused = "";

    /** Only reads; {@code progress} is told what goes on, a line each. */
    public TestRun(
            Sender sender,
            List<ApiDescription> descriptions,
            List<RuleEntry<Object>> rules,
            Consumer<String> progress) {
        this(sender, descriptions, rules, progress, Optional.empty());
    }

    /** Also writes, where {@code writing} is there. */
    public TestRun(
            Sender sender,
            List<ApiDescription> descriptions,
            List<RuleEntry<Object>> rules,
            Consumer<String> progress,
            Optional<Writing> writing) {
        this(sender, Plan.of(descriptions, sender.api()), rules, progress, writing);
    }

    /** A run of a plan. */
    public TestRun(
            Sender sender,
            Plan plan,
            List<RuleEntry<Object>> rules,
            Consumer<String> progress,
            Optional<Writing> writing) {
        this.sender = sender;
        this.plan = plan;
        this.rules = rules;
        this.writing = writing;
        this.endpoints = plan.endpoints();
        this.nouns = endpoints.stream()
                .flatMap(each -> Nouns.segments(each.path()).stream())
                .collect(Collectors.toSet());
        this.replies = new Replies(sender);
        this.testing = new Testing(sender, plan, rules, this::mayRun, progress);
        this.progress = progress;
        this.fixtures = writing.map(each -> new Fixtures(each, sender, failures, endpoints));
        this.listener = Listener.beside(sender.target());
    }

    /** Has the target call back at another place than beside it. */
    public TestRun calledBackAt(Listener other) {
        this.listener = other;
        return this;
    }

    /** The operations that it would test. */
    public List<Endpoint> endpoints() {
        return plan.tested(rules.stream().map(RuleEntry::facts).toList());
    }

    /** Runs to the end, or until the budget is spent. */
    public TestResult run(List<Identity> identities) {
        try {
            prepare(identities);
            prove();
        } catch (BudgetSpent e) {
            problem("stopped after " + sender.sent() + " requests: " + e.getMessage());
            ended = silence().orElse("");
            refused = e.refused();
        } finally {
            cleanUp();
            listener.close();
        }
        Told told = new Told(sender.translation());
        return new TestResult(
                sender.target(),
                Stream.concat(hostRows.stream(), testing.rows().stream())
                        .map(told::row)
                        .toList(),
                coverage().stream().map(told::coverage).toList(),
                personas.stream().map(Persona::toString).toList(),
                sender.sent(),
                problems,
                ended,
                refused);
    }

    private void prepare(List<Identity> identities) {
        int unanswered = 0;
        for (String path : NOWHERE) {
            Reply reply = sender.send(Ask.get(path), List.of());
            unanswered += reply.status() == 0 ? 1 : 0;
            failures.learn(reply);
        }
        if (unanswered == NOWHERE.size()) {
            problem("does not answer; is it running, and is the address right?");
            return;
        }
        AntiForgery usual = Forgeries.of(endpoints);
        List<Persona> all = new ArrayList<>();
        for (Identity identity : identities) {
            boolean cookies = identity.login().filter(Login::cookies).isPresent();
            login(cookies ? identity.with(usual) : identity).ifPresent(all::add);
        }
        if (!all.isEmpty()) {
            Plan known = writing.isPresent() ? Looks.of(plan, all, sender, failures) : plan;
            follow(Paging.of(Needed.of(known, all.getFirst(), replies, failures), all, replies, failures));
        }
        // All are known before the first looks around, so that what is another's by its address is told from its own.
        all.forEach(each -> explore(each, all));
    }

    /** Goes on with the same plan, of which more is known now. */
    private void follow(Plan known) {
        plan = known;
        endpoints = known.endpoints();
        testing = new Testing(sender, known, rules, this::mayRun, progress);
        fixtures = writing.map(each -> new Fixtures(each, sender, failures, endpoints));
    }

    private Optional<Persona> login(Identity identity) {
        try {
            List<Reply> answers = new ArrayList<>();
            Session session = Logins.open(identity, sender, answers::add);
            for (String path : NOWHERE) {
                failures.learn(sender.send(Ask.get(path), session.headers()));
            }
            Explorer.fail(endpoints, session, replies, failures);
            Persona persona = new Persona(session, nouns);
            identity.login()
                    .flatMap(login -> endpoints.stream()
                            .filter(each -> each.isAt(login.endpoint())
                                    && each.operation().method().equals(login.verb()))
                            .findFirst())
                    .ifPresent(at -> answers.forEach(each -> LoginAnswer.learn(persona, each, at, endpoints)));
            return Optional.of(persona);
        } catch (LoginFailed e) {
            problem(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void explore(Persona persona, List<Persona> all) {
        progress.accept("looking around as " + persona);
        Explorer.explore(persona, all, endpoints, replies, failures);
        Optional<Ask> own = somebody(persona);
        if (own.isPresent()) {
            personas.add(persona);
            sender.succeedsWith(own.get(), persona.session().headers());
            Renewal.of(persona, own.get(), sender, this::problem);
        } else {
            unproved.add(persona);
            problem("identity " + persona + " is not proved: " + unproved(persona)
                    + ", so as it nothing is tested but whether anything asks for them, and what values do");
        }
    }

    /** A request that works with its credentials and not, or otherwise, without. */
    private Optional<Ask> somebody(Persona persona) {
        for (Endpoint endpoint : endpoints) {
            for (Reached reached : persona.reached(endpoint).stream().limit(1).toList()) {
                Reply without = replies.ask(reached.filled().ask(), Session.NOBODY);
                if (!failures.isSuccess(without)
                        || !without.text().equals(reached.reply().text())) {
                    return Optional.of(reached.filled().ask());
                }
            }
        }
        return Optional.empty();
    }

    /** Why a caller is not proved, in words. */
    private String unproved(Persona persona) {
        List<Endpoint> reads = endpoints.stream().filter(Endpoint::isRead).toList();
        if (reads.isEmpty()) {
            return "no operation only reads, so that none could be tried with its credentials";
        }
        if (reads.stream().anyMatch(each -> !persona.reached(each).isEmpty())) {
            return "whatever succeeds with its credentials is answered the same without them";
        }
        for (Endpoint each : reads) {
            List<Filled> filled = Filler.fill(each, persona);
            if (!filled.isEmpty()) {
                return "nothing succeeds with its credentials, "
                        + each + " for one, which is answered "
                        + replies.ask(filled.getFirst().ask(), persona.session());
            }
        }
        return "nothing could be asked with its credentials, as each operation needs values: " + reads.getFirst() + " "
                + Filler.missing(reads.getFirst(), persona);
    }

    private void prove() {
        List<Persona> callers = personas.isEmpty() ? unproved : personas;
        if (callers.isEmpty()) {
            return;
        }
        // Also with credentials that make no difference: what is wrong is then that everybody changes it.
        fixtures.ifPresent(each -> {
            each.create(callers);
            replies.forget();
        });
        users = fixtures.map(each -> new Users(each.writing(), sender, failures, endpoints, callers));
        Trial trial = new Trial(sender, replies, callers, endpoints, failures, fixtures, users, listener);
        List<Endpoint> tested = endpoints();
        List<Endpoint> ordinary =
                tested.stream().filter(each -> !each.isOfSessions()).toList();
        testing.together(ordinary, trial, Set.of(Manner.USUAL));
        replies.forget();
        testing.alone(ordinary, trial, Set.of(Manner.USUAL));
        host(Manner.USUAL, trial);
        testing.together(ordinary, trial, Set.of(Manner.MEANING));
        testing.alone(ordinary, trial, Set.of(Manner.MEANING));
        trial.room(0.95);
        ended = testing.last(tested, trial, this::silence)
                .or(() -> hostLast(trial))
                .orElse("");
        if (!ended.isEmpty()) {
            problem(
                    "stopped after " + sender.sent() + " requests, as the target does not answer any more: " + ended
                            + "; what was not tested by then has no verdict. Start the target again, and leave out what ended it (rules, operations: --policy) to test the rest");
            return;
        }
        // Before sessions are ended and logins tried, after which callers may be nobody.
        cleanUp();
        sender.guesses();
        List<Endpoint> sessions =
                tested.stream().filter(Endpoint::isOfSessions).toList().reversed();
        Set<Manner> survived = Set.of(Manner.USUAL, Manner.MEANING);
        testing.together(sessions, trial, survived);
        testing.alone(sessions, trial, survived);
        testing.alone(tested.reversed(), trial, Set.of(Manner.TIRING));
    }

    private void host(Manner manner, Trial trial) {
        HostTests.run(rules, plan, manner, trial.ofHost(), !personas.isEmpty(), sender, hostRows);
    }

    private Optional<String> hostLast(Trial trial) {
        host(Manner.BREAKING, trial);
        return silence();
    }

    /** Since when the target does not answer, where it does not: asked for something that it answered before. */
    private Optional<String> silence() {
        Optional<String> since = sender.silence();
        if (since.isEmpty()) {
            return since;
        }
        Optional<Ask> known = personas.stream()
                .flatMap(each -> endpoints.stream()
                        .filter(Endpoint::isRead)
                        .flatMap(endpoint -> each.reached(endpoint).stream()))
                .map(each -> each.filled().ask())
                .findFirst();
        for (int i = 0; i < CALLS; i++) {
            if (sender.sendLast(known.orElse(Ask.get(NOWHERE.getFirst())), List.of())
                            .status()
                    != 0) {
                return Optional.empty();
            }
        }
        return since;
    }

    private void cleanUp() {
        if (!ended.isEmpty()) {
            List<Made> left = fixtures.map(Fixtures::made).orElse(List.of());
            left.stream()
                    .limit(MOST_LEFT)
                    .forEach(each -> problem(each + " is left, as the target does not answer any more"));
            if (left.size() > MOST_LEFT) {
                problem((left.size() - MOST_LEFT) + " more objects are left so");
            }
            return;
        }
        fixtures.ifPresent(each -> each.cleanUp().forEach(this::problem));
        users.ifPresent(each -> each.cleanUp().forEach(this::problem));
    }

    /** Whether a proof may run: what writes only where that is allowed, and without a proved identity what needs none. */
    private boolean mayRun(Proof proof) {
        return (fixtures.isPresent() || !proof.isWriting()) && !(personas.isEmpty() && proof.needsProvenIdentity());
    }

    private List<Coverage> coverage() {
        Map<Operation, Integer> concluded = new HashMap<>();
        testing.rows().stream()
                .filter(each -> each.outcome().verdict() != Verdict.INCONCLUSIVE)
                .forEach(each -> concluded.merge(each.operation(), 1, Integer::sum));
        List<Coverage> coverage = new ArrayList<>();
        for (Endpoint endpoint : endpoints()) {
            List<String> as = reachedAs(endpoint);
            coverage.add(new Coverage(
                    endpoint.operation(),
                    as,
                    concluded.getOrDefault(endpoint.operation(), 0),
                    as.isEmpty() ? reason(endpoint) : ""));
        }
        return coverage;
    }

    /** Who reached it; where no identity is proved, what everybody gets was reached by nobody in particular. */
    private List<String> reachedAs(Endpoint endpoint) {
        boolean anybody = personas.isEmpty()
                && unproved.stream().anyMatch(each -> !each.reached(endpoint).isEmpty());
        return anybody
                ? List.of(Session.NOBODY.toString())
                : personas.stream()
                        .filter(each -> !each.reached(endpoint).isEmpty())
                        .map(Persona::toString)
                        .toList();
    }

    private String reason(Endpoint endpoint) {
        if (personas.isEmpty()) {
            return "no identity proved itself";
        }
        if (!endpoint.isRead()) {
            if (testing.rows().stream().anyMatch(each -> each.operation().equals(endpoint.operation()))) {
                return "only called by its tests";
            }
            return fixtures.isEmpty()
                    ? "changes things, and only reading is tested"
                    : "changes things, and this run created nothing that it can be tried on";
        }
        for (Persona persona : personas) {
            if (!Filler.fill(endpoint, persona).isEmpty()) {
                return "no request to it succeeded"
                        + persona.refused(endpoint)
                                .map(reply -> "; the first as " + persona + " was answered: " + reply)
                                .orElse("");
            }
        }
        return Filler.missing(endpoint, personas.getFirst());
    }

    private void problem(String what) {
        problems.add(
                new Problem(sender.target().toString(), -1, sender.translation().told(what)));
    }
}
