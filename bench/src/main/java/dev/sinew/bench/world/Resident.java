package dev.sinew.bench.world;

import dev.sinew.bench.world.Label.Kind;
import java.util.Optional;

/** A member of an application over the days: when it comes, and when it attacks. */
final class Resident<A extends Actor> implements Comparable<Resident<?>> {
    private static final long HOUR = 3_600_000_000L;
    private static final long DAY = 24 * HOUR;

    private final Application<A> application;
    private final A actor;
    private final Visit visit;
    private final Optional<Scenario<A>> scenario;
    private final double pause;
    private long attackAt = Long.MAX_VALUE;
    private int rounds;
    private long next;

    Resident(Application<A> application, A actor, Visit visit, Optional<Scenario<A>> scenario, WorldSettings settings) {
        this.application = application;
        this.actor = actor;
        this.visit = visit;
        this.scenario = scenario;
        visit.renewal(() -> application.signIn(visit, actor));
        Dice dice = visit.dice;
        double weight = switch (actor.kind) {
            case STAFF, SERVICE, THIRD_PARTY -> 3;
            case BENIGN, ATTACKER -> dice.oneIn(60) ? 8 : 0.4 + dice.below(13) / 10.0;
        };
        pause = DAY / (settings.visitsPerDay() * weight);
        long days = settings.days() * DAY;
        long joined = dice.oneIn(5) ? dice.below(days * 9 / 10) : 0;
        next = World.START + joined + awake((long) (dice.waiting(1) * Math.min(pause, days / 2.0)));
        if (scenario.isPresent()) {
            attackAt = World.START + days / 20 + dice.below(days * 17 / 20);
            rounds = scenario.orElseThrow().attack().many() ? dice.between(1, 2) : dice.between(1, 3);
        }
    }

    long next() {
        return next;
    }

    /** Makes one step and decides when the next one comes. */
    void step() {
        if (visit.over()) {
            begin();
        }
        visit.step(next);
        if (!visit.over()) {
            next += visit.think();
            return;
        }
        next = Math.max(
                next + visit.think(),
                Math.min(
                        awake(next + 60_000_000 + (long) visit.dice.waiting(pause)),
                        Math.max(attackAt, next + HOUR / 30)));
    }

    private void begin() {
        if (actor.roams) {
            actor.address = World.anyAddress(visit.dice);
        }
        visit.begin(next);
        application.visit(visit, actor);
        if (next >= attackAt) {
            scenario.orElseThrow().script().accept(visit, actor);
            rounds--;
            attackAt = rounds > 0 ? next + 2 * HOUR + visit.dice.below(2 * DAY) : Long.MAX_VALUE;
        }
    }

    /** People sleep; programs do not. */
    private long awake(long time) {
        if (actor.is(Kind.SERVICE) || actor.is(Kind.THIRD_PARTY)) {
            return time;
        }
        long hour = time % DAY / HOUR;
        return hour < 6 ? time + 6 * HOUR + visit.dice.below(3 * HOUR) : time;
    }

    @Override
    public int compareTo(Resident<?> other) {
        int order = Long.compare(next, other.next);
        return order != 0 ? order : Integer.compare(actor.number, other.actor.number);
    }
}
