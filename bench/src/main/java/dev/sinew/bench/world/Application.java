package dev.sinew.bench.world;

import dev.sinew.bench.world.Label.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** An application with its objects, its users and what they do there. Operations check as its flaws let them. */
abstract class Application<A extends Actor> {
    private static final long MINUTE = 60_000_000;
    private static final int MOST_TRIES = 40;

    final String name;
    final String root;
    final List<A> members = new ArrayList<>();

    Application(String name, String host) {
        this.name = name;
        this.root = "https://" + host;
    }

    /** A new member with what it owns. */
    abstract A member(Actor.Seat seat, Dice dice);

    /** Logs in. */
    abstract void signIn(Visit visit, A actor);

    /** What is called first after a login, usually one's own list. */
    abstract void home(Visit visit, A actor);

    /** Something that this kind of member does, with what it knows. */
    abstract void act(Visit visit, A actor);

    /** Adds the member's credential. */
    abstract Call authorised(Call call, A actor);

    abstract List<Scenario<A>> scenarios();

    /** The names of the flaws it can have. */
    abstract Set<String> flaws();

    /** Which actors it has besides users. */
    abstract Set<Kind> employs();

    final A enroll(Actor.Seat seat, Dice dice) {
        A actor = member(seat, dice);
        members.add(actor);
        return actor;
    }

    /** Queues a visit: a login unless the last one still holds, then some steps. */
    final void visit(Visit visit, A actor) {
        boolean valid = visit.now() < actor.tokenUntil;
        if (!valid && !actor.token.isEmpty() && visit.dice.oneIn(8)) {
            visit.thenAnyway(() -> {
                visit.expire();
                home(visit, actor);
            });
        }
        if (!valid || visit.dice.oneIn(3)) {
            visit.thenAnyway(() -> signIn(visit, actor));
        }
        if (!visit.dice.oneIn(4)) {
            visit.then(() -> home(visit, actor));
        }
        int most = actor.works() || actor.is(Kind.THIRD_PARTY) ? 60 : 14;
        for (int i = visit.dice.between(2, most); i > 0; i--) {
            visit.then(() -> act(visit, actor));
        }
    }

    /** Remembers what a login gave. */
    final void signedIn(Visit visit, A actor, String token, int minutes) {
        actor.token = token;
        actor.tokenUntil = visit.now() + minutes * MINUTE;
    }

    final void send(Visit visit, A actor, Call call, Reply reply) {
        visit.send(visit.anonymous() ? call : authorised(call, actor), reply);
    }

    /** Another member who fits. */
    final Optional<A> other(Visit visit, A actor, Predicate<A> fits) {
        for (int i = 0; i < MOST_TRIES; i++) {
            A drawn = visit.dice.of(members);
            if (drawn.number != actor.number && drawn.owns() && fits.test(drawn)) {
                return Optional.of(drawn);
            }
        }
        return Optional.empty();
    }

    /** Queues calls of an attack, each against a victim drawn anew. */
    final void against(Visit visit, A actor, AttackClass kind, int times, Predicate<A> fits, Consumer<A> call) {
        for (int i = 0; i < times; i++) {
            other(visit, actor, fits).ifPresent(victim -> visit.strike(kind, () -> call.accept(victim)));
        }
    }

    /** A password that is right, so that what looks like a login is one. */
    static String password(Actor actor) {
        return "pw-" + Dice.face("password", actor.login).opaque(10);
    }
}
