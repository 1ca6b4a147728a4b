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
    private final Deque<Step> steps = new ArrayDeque<>();
    private long now;
    private Optional<AttackClass> attack = Optional.empty();
    private boolean foreign;
    private boolean passed;
    private boolean expired;
    private boolean anonymous;

    private Runnable signIn = () -> {};

    Visit(Actor actor, Dice dice, Set<String> flawsOff, Outlet outlet) {
        this.actor = actor;
        this.dice = dice;
        this.flawsOff = flawsOff;
        this.outlet = outlet;
    }

    /**
     * Something to do.
     *
     * @param run does it
     * @param credential whether a valid token is needed
     * @param hasty whether a program does it rather than a person
     */
    private record Step(Runnable run, boolean credential, boolean hasty) {}

    /** Takes what happens. */
    interface Outlet {
        void take(long timeMicros, Actor actor, Call call, Reply reply, Label label);
    }

    long now() {
        return now;
    }

    /** Queues something to do. */
    void then(Runnable step) {
        steps.add(new Step(step, true, false));
    }

    /** Queues something that needs no valid token. */
    void thenAnyway(Runnable step) {
        steps.add(new Step(step, false, false));
    }

    /** Says how to log in again when a token is over. */
    void renewal(Runnable login) {
        signIn = login;
    }

    /** Queues a call of an attack. */
    void strike(AttackClass kind, Runnable call) {
        Runnable run = () -> {
            attack = Optional.of(kind);
            call.run();
            attack = Optional.empty();
        };
        steps.add(new Step(run, true, kind.many()));
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
                steps.addFirst(new Step(() -> emit(call, Reply.UNAUTHORIZED, false), false, false));
            }
        } else if (!hostile && reading && dice.oneIn(400)) {
            given = Reply.UNAVAILABLE;
            steps.addFirst(new Step(() -> emit(call, reply, false), false, false));
        } else if (!hostile && reading && dice.oneIn(120)) {
            steps.addFirst(new Step(() -> emit(call, reply, false), false, false));
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

    /** Makes the next step at a time, or logs in first. */
    void step(long timeMicros) {
        now = timeMicros;
        if (steps.getFirst().credential() && now >= actor.tokenUntil) {
            signIn.run();
            return;
        }
        steps.removeFirst().run().run();
    }

    boolean over() {
        return steps.isEmpty();
    }

    /** Time until the next step. */
    long think() {
        boolean program = actor.is(Label.Kind.SERVICE) || actor.is(Label.Kind.THIRD_PARTY);
        double mean = program ? 0.4 : steps.isEmpty() || !steps.getFirst().hasty() ? 14 : 1.5;
        return (long) ((0.08 + dice.waiting(mean)) * SECOND);
    }
}
