package dev.sinew.bench.world;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/** What an actor is doing now: a queue of steps with time to think in between, each of at most one exchange. */
final class Visit {
    private static final long SECOND = 1_000_000;

    final Dice dice;
    private final Actor actor;
    private final Set<String> flawsOff;
    private final Outlet outlet;
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private long now;
    private Optional<AttackClass> attack = Optional.empty();
    private boolean foreign;
    private boolean passed;
    private boolean expired;
    private boolean anonymous;

    Visit(Actor actor, Dice dice, Set<String> flawsOff, Outlet outlet) {
        this.actor = actor;
        this.dice = dice;
        this.flawsOff = flawsOff;
        this.outlet = outlet;
    }

    /** Takes what happens. */
    interface Outlet {
        void take(long timeMicros, Actor actor, Call call, Reply reply, Label label);
    }

    long now() {
        return now;
    }

    /** Queues something to do. */
    void then(Runnable step) {
        steps.add(step);
    }

    /** Queues a call of an attack. */
    void strike(AttackClass kind, Runnable call) {
        steps.add(() -> {
            attack = Optional.of(kind);
            call.run();
            attack = Optional.empty();
        });
    }

    /** Queues a call of an attack without any credential. */
    void strikeUnknown(AttackClass kind, Runnable call) {
        strike(kind, () -> {
            anonymous = true;
            call.run();
            anonymous = false;
        });
    }

    /** The next call is made with a token that is no longer valid. */
    void expire() {
        expired = true;
    }

    /** Whether what happens now is no part of an attack. */
    boolean honest() {
        return attack.isEmpty();
    }

    boolean anonymous() {
        return anonymous;
    }

    /**
     * Whether the application lets the call pass, as the actor is entitled to it or the application has that flaw; the empty
     * flaw is one that nobody has.
     */
    boolean admits(boolean entitled, String flaw) {
        boolean may = entitled && !anonymous;
        if (!may && attack.isEmpty()) {
            throw new IllegalStateException("an honest call for what is another's: " + flaw);
        }
        foreign = !may;
        passed = may || (!flaw.isEmpty() && !flawsOff.contains(flaw));
        return passed;
    }

    /** An object that does not exist, mistyped or guessed. */
    Reply missing() {
        foreign = attack.isPresent();
        passed = false;
        return Reply.MISSING;
    }

    /** Sends a call and gets its answer. */
    void send(Call call, Reply reply) {
        boolean hostile = attack.isPresent() && foreign;
        boolean reading = call.method().equals("GET");
        Reply given = reply;
        if (expired) {
            given = Reply.UNAUTHORIZED;
            if (dice.oneIn(3)) {
                steps.addFirst(() -> emit(call, Reply.UNAUTHORIZED, false));
            }
        } else if (!hostile && reading && dice.oneIn(400)) {
            given = Reply.UNAVAILABLE;
            steps.addFirst(() -> emit(call, reply, false));
        } else if (!hostile && reading && dice.oneIn(120)) {
            steps.addFirst(() -> emit(call, reply, false));
        }
        emit(call, given, hostile);
        foreign = false;
        expired = false;
    }

    private void emit(Call call, Reply reply, boolean hostile) {
        String name = hostile ? attack.orElseThrow().label() : "";
        outlet.take(
                now,
                actor,
                call,
                reply,
                new Label(actor.number, actor.kind, hostile, name, hostile && passed && reply.success()));
    }

    /** Sets the time at which what comes is planned. */
    void begin(long timeMicros) {
        now = timeMicros;
    }

    /** Makes the next step at a time. */
    void step(long timeMicros) {
        now = timeMicros;
        steps.removeFirst().run();
    }

    boolean over() {
        return steps.isEmpty();
    }

    /** Time until the next step. */
    long think() {
        double mean = actor.is(Label.Kind.SERVICE) || actor.is(Label.Kind.THIRD_PARTY) ? 0.4 : 14;
        return (long) ((0.08 + dice.waiting(mean)) * SECOND);
    }
}
