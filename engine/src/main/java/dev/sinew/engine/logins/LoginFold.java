package dev.sinew.engine.logins;

import dev.sinew.engine.codec.DamagedState;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.identity.IdentityFold;
import dev.sinew.engine.logins.Held.Track;
import dev.sinew.engine.logins.Tries.Result;
import dev.sinew.engine.logins.Tries.Scope;
import dev.sinew.engine.logins.Try.Kind;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.model.Change;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Observation;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Remembers tries to get in, by client, by account and by kind of client, and asks the rules about those that new ones came to. What
 * came of a try is read off its gate, which learns from all of them: so the first of a run are judged by what the last have shown, and what
 * was said of a try is withdrawn where that explains it.
 *
 * <p>Tries are taken in when they are settled, by time, so that their order within a batch makes no difference. Of each client, account and
 * kind of client the last are kept, and of all together so many; the oldest go first.
 */
public final class LoginFold {
    static final int MOST = 100_000;
    private static final int MOST_GATES = 4_096;
    /** So many signals about those of one client, account or kind of client tell it all. */
    private static final int MOST_RAISED = 200;

    private static final long HOUR = 3_600_000_000L;
    private static final long SOON = 600_000_000L;
    private static final int LOOK_BACK = 16;
    /** Of fewer tries no rule says anything. */
    private static final int FEWEST = 4;
    /** The fewest bytes that a gate and a try take. */
    private static final int GATE = 16;

    private static final int TRY = 50;

    private final List<RuleEntry<?>> rules = new ArrayList<>();
    private final TryReader reader;
    private final Map<Long, Gate> gates = new HashMap<>();
    private final List<Try> waiting = new ArrayList<>();
    private final Tracks tracks;
    private final Gains gains = new Gains();
    private long beyond;

    /** Of those rules that are about tries; {@code identity} says who is who. */
    public LoginFold(List<? extends RuleEntry<?>> rules, IdentityFold identity) {
        this(rules, identity, MOST);
    }

    LoginFold(List<? extends RuleEntry<?>> rules, IdentityFold identity, int most) {
        rules.stream().filter(entry -> entry.rule() instanceof LoginRule).forEach(this.rules::add);
        if (this.rules.size() > Held.MOST_RULES) {
            throw new IllegalArgumentException("more rules about logins than bits for them");
        }
        this.reader = new TryReader(identity::named);
        this.tracks = new Tracks(most);
    }

    /** Takes one exchange; {@code caller} is the key of who made it, or 0. */
    public void accept(Observation observation, long caller) {
        gains.step(observation, caller);
        reader.read(observation, caller).ifPresent(tried -> take(observation, tried));
    }

    private void take(Observation observation, Try tried) {
        Gate gate = gates.get(tried.gate());
        if (gate == null) {
            if (gates.size() >= MOST_GATES) {
                beyond++;
                return;
            }
            gate = new Gate(observation);
            gates.put(tried.gate(), gate);
        }
        if (reader.creates(observation)) {
            gate.create();
        }
        gate.learn(tried, reader.says(observation));
        gains.begin(observation, tried, reader.handed(observation));
        waiting.add(tried);
    }

    /** Judges what came since the last time. */
    public void settle(OperationFinder finder, Collection<? super Change> changes) {
        waiting.sort(Try::inOrder);
        Set<Track> touched = new LinkedHashSet<>();
        for (Try tried : waiting) {
            take(tried, touched);
        }
        waiting.clear();
        touched.forEach(track -> judge(track, finder, changes));
        gains.tellOfSteps(rules, finder, changes);
        tracks.shrink();
    }

    private void take(Try tried, Set<Track> touched) {
        Gate gate = gate(tried);
        Track client = tracks.of(Scope.CLIENT, gate.api, tried);
        Track account = tracks.of(Scope.ACCOUNT, gate.api, tried);
        if (tried.is(Try.HANDED) || tried.is(Try.BASIC) && tried.status() < 400) {
            contrast(tried, account);
        } else if (tried.kind() == Kind.CODE) {
            continues(tried, client);
        }
        gains.settle(tried, client.failsBefore(tried) || account.failsBefore(tried));
        if (goesOn(tried, client)) {
            return;
        }
        Held one = new Held(tried);
        tracks.hold(one);
        add(one, client, touched);
        if (tried.account() != 0) {
            add(one, account, touched);
        }
        if (gate.result(tried) != Result.ADMITTED) {
            add(one, tracks.of(Scope.GROUP, gate.api, tried), touched);
        } else {
            tracks.told(Scope.GROUP, gate.api, tried).ifPresent(touched::add);
        }
    }

    private static void add(Held one, Track track, Set<Track> touched) {
        track.add(one);
        touched.add(track);
    }

    /** Whether a try only says again what one before it said, as programs do that were not told: no guess, and no news. */
    private static boolean goesOn(Try tried, Track client) {
        boolean same =
                tried.is(Try.BASIC) || !tried.is(Try.HANDED) && (tried.secret() != 0 || tried.kind() == Kind.NAME);
        int looked = 0;
        for (Held before : client.backwards()) {
            if (!same || ++looked > LOOK_BACK) {
                return false;
            }
            if (tried.isAgain(before.tried)) {
                return true;
            }
        }
        return false;
    }

    private void contrast(Try tried, Track account) {
        int looked = 0;
        for (Held before : account.backwards()) {
            boolean past = tried.timeMicros() - before.tried.timeMicros() > HOUR;
            if (past || before.tried.is(Try.HANDED) || ++looked > LOOK_BACK) {
                return;
            }
            if (before.tried.gate() == tried.gate()) {
                gate(before.tried).contrast(before.tried, before.tried.secret() == tried.secret());
            }
        }
    }

    private void continues(Try tried, Track client) {
        for (Held before : client.backwards()) {
            boolean past = tried.timeMicros() - before.tried.timeMicros() > SOON;
            if (past || before.tried.kind() == Kind.CODE) {
                return;
            }
            if (before.tried.kind() == Kind.PASSWORD && before.tried.status() < 400) {
                gate(before.tried).continued(before.tried);
                return;
            }
        }
    }

    private Gate gate(Try tried) {
        return gate(tried.gate());
    }

    private Gate gate(long key) {
        Gate gate = gates.get(key);
        if (gate == null) {
            throw new IllegalStateException("a try has no gate");
        }
        return gate;
    }

    private void judge(Track track, OperationFinder finder, Collection<? super Change> changes) {
        if (track.size() < FEWEST) {
            return;
        }
        Map<Try, Held> each = new LinkedHashMap<>();
        Map<Try, Result> results = new HashMap<>();
        for (Held one : track.scope == Scope.GROUP ? withAdmitted(track) : track.all()) {
            Gate gate = gate(one.tried);
            Try tried = gate.creates() && one.tried.kind() == Kind.PASSWORD ? one.tried.as(Kind.NAME) : one.tried;
            each.put(tried, one);
            results.put(tried, gate.result(one.tried));
        }
        Tries tries = new Tries(track.scope, List.copyOf(each.keySet()), results);
        for (int i = 0; i < rules.size(); i++) {
            judge(i, track, tries, each, finder, changes);
        }
    }

    private void judge(
            int rule,
            Track track,
            Tries tries,
            Map<Try, Held> each,
            OperationFinder finder,
            Collection<? super Change> changes) {
        RuleFacts facts = rules.get(rule).facts();
        int bit = Held.bit(rule, track.scope);
        Set<Held> said = new HashSet<>();
        ((LoginRule) rules.get(rule).rule()).judge(tries, (tried, outcome, confidence, note) -> {
            Held one = each.get(tried);
            if (one == null || !said.add(one) || (one.raised & bit) != 0) {
                return;
            }
            boolean known = (one.raised & Held.bits(rule)) != 0;
            if (known || isRoom(track, outcome)) {
                one.raised |= bit;
            }
            if (outcome != Outcome.ATTEMPTED && (one.raised & bit) != 0) {
                gains.tell(one.tried, rule, confidence);
            }
            if (!known && (one.raised & bit) != 0) {
                changes.add(
                        new Change.SignalRaised(signal(facts, track, one.tried, outcome, confidence, note, finder)));
            }
        });
        if (!track.cut) {
            each.values().stream()
                    .filter(one -> (one.raised & bit) != 0 && !said.contains(one))
                    .forEach(one -> explain(rule, track, one, finder, changes));
        }
    }

    /** Takes back what was said of a try, unless it still holds of what else it belongs to. */
    private void explain(int rule, Track track, Held one, OperationFinder finder, Collection<? super Change> changes) {
        one.raised &= ~Held.bit(rule, track.scope);
        if ((one.raised & Held.bits(rule)) == 0) {
            track.raised = Math.max(0, track.raised - 1);
            gains.explain(one.tried, rule, rules, finder, changes);
            changes.add(new Change.SignalWithdrawn(signal(
                    rules.get(rule).facts(),
                    track,
                    one.tried,
                    Outcome.ATTEMPTED,
                    Confidence.POSSIBLE,
                    "explained by what came of other tries since",
                    finder)));
        }
    }

    /** Those of a group, and when its clients or anybody for its accounts were let in. */
    private List<Held> withAdmitted(Track group) {
        List<Held> all = group.all();
        Set<Track> others = new LinkedHashSet<>();
        for (Held one : all) {
            others.add(tracks.of(Scope.CLIENT, gate(one.tried).api, one.tried));
            if (one.tried.account() != 0) {
                others.add(tracks.of(Scope.ACCOUNT, gate(one.tried).api, one.tried));
            }
        }
        for (Track other : others) {
            other.all().stream()
                    .filter(one -> gate(one.tried).result(one.tried) == Result.ADMITTED)
                    .forEach(all::add);
        }
        all.sort((one, other) -> Try.inOrder(one.tried, other.tried));
        return all;
    }

    private static boolean isRoom(Track track, Outcome outcome) {
        if (track.raised >= MOST_RAISED && outcome == Outcome.ATTEMPTED) {
            return false;
        }
        track.raised++;
        return true;
    }

    private Signal signal(
            RuleFacts facts,
            Track track,
            Try tried,
            Outcome outcome,
            Confidence confidence,
            String note,
            OperationFinder finder) {
        Gate gate = gate(tried);
        return new Signal(
                facts,
                Gate.operation(finder, gate.api, gate.method, gate.selector, gate.segments),
                tried.origin(),
                tried.timeMicros(),
                outcome,
                track.scope == Scope.CLIENT
                        ? tried.actor()
                        : new Signal.Actor(tracks.of(Scope.GROUP, gate.api, tried).key, false),
                List.of(),
                List.of(),
                confidence,
                note);
    }

    /** Tries at places beyond the limit, which were not looked at. */
    public long beyond() {
        return beyond;
    }

    /** Tries that were forgotten for lack of room. */
    public long forgotten() {
        return tracks.forgotten();
    }

    /** Writes all that is remembered. */
    public void write(StateWriter out) {
        out.varint(beyond);
        out.varint(rules.size());
        rules.forEach(rule -> out.shared(rule.facts().id()));
        out.varint(gates.size());
        gates.keySet().stream().sorted().forEach(key -> {
            out.fixed((long) key);
            gate(key).write(out);
        });
        out.varint(waiting.size());
        waiting.forEach(tried -> tried.write(out));
        tracks.write(out);
        gains.write(out);
    }

    /**
     * Takes over what was written, to its end; only for one that has seen nothing yet.
     *
     * @throws DamagedState where the bytes are no such state; then this fold must not be used
     */
    public void read(StateReader in) {
        beyond = in.varint();
        int[] numbers = numbers(in);
        int known = in.count(GATE);
        for (int i = 0; i < known && !in.failed(); i++) {
            gates.put(in.fixedLong(), Gate.read(in));
        }
        int coming = in.count(TRY);
        for (int i = 0; i < coming && !in.failed(); i++) {
            waiting.add(known(Try.read(in)));
        }
        tracks.read(in, tried -> gate(known(tried)).api, raised -> today(raised, numbers));
        gains.read(in, rule -> rule >= 0 && rule < numbers.length ? numbers[rule] : -1);
        in.end("logins");
    }

    /** The number that each rule of a state has today, or -1 where it is no more. */
    private int[] numbers(StateReader in) {
        int[] numbers = new int[in.upTo(Held.MOST_RULES)];
        for (int i = 0; i < numbers.length && !in.failed(); i++) {
            String id = in.shared();
            numbers[i] = -1;
            for (int j = 0; j < rules.size(); j++) {
                numbers[i] = rules.get(j).facts().id().equals(id) ? j : numbers[i];
            }
        }
        return numbers;
    }

    private Try known(Try tried) {
        if (!gates.containsKey(tried.gate())) {
            throw new DamagedState("logins", "a try has no place");
        }
        return tried;
    }

    private static int today(int raised, int[] numbers) {
        int today = 0;
        for (int i = 0; i < numbers.length; i++) {
            for (Scope scope : numbers[i] < 0 ? List.<Scope>of() : List.of(Scope.values())) {
                today |= (raised & Held.bit(i, scope)) != 0 ? Held.bit(numbers[i], scope) : 0;
            }
        }
        return today;
    }
}
