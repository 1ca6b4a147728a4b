package dev.sinew.bench.world;

import dev.sinew.bench.world.Label.Kind;
import dev.sinew.bytes.Slice;
import dev.sinew.model.Body;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import dev.sinew.model.Origin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The events of a world in the order of time. What is held are the members and their objects, not the events. One world is
 * run once.
 */
public final class World implements Iterator<Event> {
    static final long START = 1_789_948_800_000_000L;

    private static final long DAY = 86_400_000_000L;
    private static final String[] AGENTS = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
        "App/5.12.3 (Android 14; Pixel 8) okhttp/4.12.0",
        "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"
    };

    private final WorldSettings settings;
    private final Dice dice;
    private final List<Application<?>> applications;
    private final List<String> shared = new ArrayList<>();
    private final PriorityQueue<Resident<?>> queue = new PriorityQueue<>();
    private final Deque<Event> ready = new ArrayDeque<>();
    private final long end;
    private long emitted;
    private int actors;

    public World(WorldSettings settings) {
        this.settings = settings;
        this.dice = new Dice(settings.seed());
        this.applications = settings.applications().stream()
                .<Application<?>>map(Applications::of)
                .toList();
        this.end = START + settings.days() * DAY;
        for (int i = 0; i < 8; i++) {
            shared.add(anyAddress(dice));
        }
        List<Hire> hires = new ArrayList<>();
        spread(hires, Kind.BENIGN, settings.users());
        spread(hires, Kind.STAFF, settings.staff());
        spread(hires, Kind.SERVICE, settings.services());
        spread(hires, Kind.THIRD_PARTY, settings.thirdParties());
        hires.forEach(hire -> settle(hire.application(), hire.kind(), Optional.empty()));
        attackers();
    }

    private record Hire(Application<?> application, Kind kind) {}

    private record Chance(int application, int scenario) {}

    /** Every flaw that an application can have, as {@code application.flaw}. */
    public static SortedSet<String> flaws() {
        SortedSet<String> all = new TreeSet<>();
        Applications.NAMES.forEach(name -> all.addAll(Applications.of(name).flaws()));
        return all;
    }

    /** How many actors there are; they are numbered from 0. */
    public int actors() {
        return actors;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !queue.isEmpty()) {
            Resident<?> first = queue.remove();
            if (first.next() < end) {
                first.step();
                queue.add(first);
            }
        }
        return !ready.isEmpty();
    }

    @Override
    public Event next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    /** The events that are left. */
    public Stream<Event> events() {
        Iterable<Event> rest = () -> this;
        return StreamSupport.stream(rest.spliterator(), false);
    }

    private void spread(List<Hire> into, Kind kind, int count) {
        List<Application<?>> hiring = applications.stream()
                .filter(application ->
                        kind == Kind.BENIGN || application.employs().contains(kind))
                .toList();
        for (int i = 0; i < count && !hiring.isEmpty(); i++) {
            into.add(new Hire(hiring.get(i % hiring.size()), kind));
        }
    }

    /** Spreads the attackers over the attacks that are on, those for many objects first in their share. */
    private void attackers() {
        List<Chance> many = new ArrayList<>();
        List<Chance> few = new ArrayList<>();
        for (int a = 0; a < applications.size(); a++) {
            List<AttackClass> known = new ArrayList<>();
            applications.get(a).scenarios().forEach(scenario -> known.add(scenario.attack()));
            for (int s = 0; s < known.size(); s++) {
                if (settings.attacks().contains(known.get(s))) {
                    (known.get(s).many() ? many : few).add(new Chance(a, s));
                }
            }
        }
        dice.shuffle(many);
        dice.shuffle(few);
        int big = few.isEmpty()
                ? settings.attackers()
                : many.isEmpty() ? 0 : (int) Math.round(settings.attackers() * settings.manyObject());
        for (int i = 0; i < settings.attackers() && !(many.isEmpty() && few.isEmpty()); i++) {
            List<Chance> from = i < big ? many : few;
            Chance chance = from.get((i < big ? i : i - big) % from.size());
            settle(applications.get(chance.application()), Kind.ATTACKER, Optional.of(chance.scenario()));
        }
    }

    private <A extends Actor> void settle(Application<A> application, Kind kind, Optional<Integer> scenario) {
        A actor = application.enroll(seat(kind), dice);
        Visit visit = new Visit(actor, dice, settings.flawsOff(), this::take);
        Optional<Scenario<A>> attack = scenario.map(application.scenarios()::get);
        queue.add(new Resident<>(application, actor, visit, attack, settings));
    }

    private Actor.Seat seat(Kind kind) {
        int number = actors++;
        boolean office = dice.oneIn(5) || kind == Kind.STAFF;
        String address = office ? dice.of(shared) : anyAddress(dice);
        String agent = switch (kind) {
            case SERVICE -> "batch/2.1 Java/21";
            case THIRD_PARTY -> "python-httpx/0.27";
            default -> dice.of(AGENTS);
        };
        String login = dice.firstName().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]", "") + number
                + "@mail.example.org";
        boolean roams = !office && kind != Kind.SERVICE && kind != Kind.THIRD_PARTY && dice.oneIn(4);
        return new Actor.Seat(number, kind, login, agent, address, roams);
    }

    static String anyAddress(Dice dice) {
        return "198." + dice.between(18, 51) + "." + dice.below(256) + "." + dice.below(256);
    }

    private void take(long timeMicros, Actor actor, Call call, Reply reply, Label label) {
        Exchange exchange = new Exchange(
                new Origin("world", emitted++),
                "",
                timeMicros,
                1_000 + dice.below(60_000),
                actor.address,
                Direction.INCOMING,
                request(actor, call),
                response(reply));
        ready.add(new Event(exchange, label));
    }

    private static Exchange.Request request(Actor actor, Call call) {
        String url = call.url();
        Headers.Builder headers = new Headers.Builder()
                .add("Host", url.substring("https://".length(), url.indexOf('/', "https://".length())))
                .add("User-Agent", actor.agent)
                .add("Accept", "application/json");
        if (!call.type().isEmpty()) {
            headers.add("Content-Type", call.type());
        }
        addAll(headers, call.headers());
        return new Exchange.Request(call.method(), Slice.of(url), headers.build(), Body.whole(Slice.of(call.body())));
    }

    private Optional<Exchange.Response> response(Reply reply) {
        boolean lost = dice.chance(settings.lost());
        if (lost && dice.oneIn(2)) {
            return Optional.empty();
        }
        Headers.Builder headers = new Headers.Builder();
        if (!reply.body().isEmpty()) {
            headers.add("Content-Type", "application/json; charset=utf-8");
        }
        headers.add("Cache-Control", "no-store");
        addAll(headers, reply.headers());
        Body body = lost ? Body.UNKNOWN : Body.whole(Slice.of(reply.body()));
        return Optional.of(new Exchange.Response(reply.status(), headers.build(), body));
    }

    private static void addAll(Headers.Builder headers, List<String> more) {
        for (int i = 0; i < more.size(); i += 2) {
            headers.add(more.get(i), more.get(i + 1));
        }
    }
}
