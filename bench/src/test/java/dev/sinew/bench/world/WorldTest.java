package dev.sinew.bench.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.bench.world.Label.Kind;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import dev.sinew.model.Observation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class WorldTest {
    private static final WorldSettings SMALL = WorldSettings.of(1, 280, 140, 3);

    @Test
    void theSameSeedGivesTheSameEvents() {
        List<String> first =
                new World(SMALL).events().map(WorldTest::text).limit(20_000).toList();
        assertThat(new World(SMALL).events().map(WorldTest::text).limit(20_000)).isEqualTo(first);
        WorldSettings other = WorldSettings.of(2, 280, 140, 3);
        assertThat(new World(other).events().map(WorldTest::text).limit(100)).isNotEqualTo(first.subList(0, 100));
    }

    @Test
    void eventsComeInTheOrderOfTimeAndAreNumbered() {
        long time = 0;
        long index = 0;
        for (Event event : all(SMALL)) {
            assertThat(event.exchange().timeMicros()).isGreaterThanOrEqualTo(time);
            assertThat(event.index()).isEqualTo(index++);
            time = event.exchange().timeMicros();
        }
        assertThat(index).isGreaterThan(5_000);
    }

    @Test
    void everyClassOfAttackAndEveryKindOfActorOccursAndEveryFlawLetsPass() {
        Set<String> attacks = new TreeSet<>();
        Set<String> succeeded = new TreeSet<>();
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Event event : all(SMALL)) {
            kinds.add(event.label().kind());
            if (event.label().attack()) {
                attacks.add(event.label().attackClass());
                assertThat(event.label().kind()).isEqualTo(Kind.ATTACKER);
            }
            if (event.label().succeeded()) {
                succeeded.add(event.label().attackClass());
            }
        }
        Set<String> every = new TreeSet<>();
        Stream.of(AttackClass.values()).forEach(attack -> every.add(attack.label()));
        assertThat(attacks).isEqualTo(every);
        every.remove(AttackClass.DENIED.label());
        assertThat(succeeded).isEqualTo(every);
        assertThat(kinds).containsExactlyInAnyOrder(Kind.values());
    }

    @Test
    void withoutFlawsEveryAttackIsRefused() {
        List<Event> events = all(SMALL.withoutFlaws(World.flaws()));
        assertThat(events).noneMatch(event -> event.label().succeeded());
        assertThat(events).anyMatch(event -> event.label().attack());
        assertThat(events)
                .filteredOn(event -> event.label().attack())
                .filteredOn(event -> !url(event).endsWith("/graphql"))
                .allMatch(event -> status(event) >= 401 && status(event) <= 404);
    }

    @Test
    void attacksAreThoseAskedFor() {
        WorldSettings walks = SMALL.withAttacks(Set.of(AttackClass.WALK)).withApplications("shop");
        assertThat(all(walks))
                .filteredOn(event -> event.label().attack())
                .isNotEmpty()
                .allMatch(event -> event.label().attackClass().equals("walk"))
                .allMatch(event -> url(event).startsWith("https://shop-b.example/"));
    }

    /** What an application's answers say of their owner is checked against the labels, by nothing that made them. */
    @Test
    void honestUsersReachWhatIsTheirsAndSucceededAttacksDoNot() {
        assertOwned("bank", "\"accountId\":\"([^\"]+)\"", "/v1/accounts/([^/?]+)");
        assertOwned("shop", "\"basketId\":(\\d+)", "/rest/baskets/(\\d+)");
        assertOwned("clinic", "\"patientId\":(\\d+)", "/api/appointments\\?patientId=(\\d+)");
        assertOwned("telco", "\"id\":\"(U[^\"]+)\"", "/api/subscriptions/(.+)");
    }

    private static void assertOwned(String application, String given, String used) {
        Pattern hands = Pattern.compile(given);
        Pattern uses = Pattern.compile(used);
        List<Event> events = all(SMALL.withApplications(application));
        Map<Integer, Set<String>> own = new HashMap<>();
        for (Event event : events) {
            if (ownList(event)) {
                Matcher found = hands.matcher(answer(event));
                while (found.find()) {
                    own.computeIfAbsent(event.label().actor(), actor -> new TreeSet<>())
                            .add(found.group(1));
                }
            }
        }
        int judged = 0;
        for (Event event : events) {
            Matcher found = uses.matcher(url(event));
            Set<String> theirs = own.getOrDefault(event.label().actor(), Set.of());
            boolean user = event.label().kind() == Kind.BENIGN || event.label().kind() == Kind.ATTACKER;
            if (user && found.find() && status(event) == 200 && !theirs.isEmpty() && !notAboutTheOwner(event)) {
                judged++;
                boolean theirOwn = theirs.contains(found.group(1))
                        || theirs.contains(found.group(1).toLowerCase(Locale.ROOT));
                assertThat(theirOwn).as(url(event)).isNotEqualTo(event.label().attack());
            }
        }
        assertThat(judged).isGreaterThan(100);
    }

    private static boolean notAboutTheOwner(Event event) {
        return Set.of("child-of-other", "privileged").contains(event.label().attackClass());
    }

    private static boolean ownList(Event event) {
        return url(event).matches(".*(/v1/accounts|/rest/user/login|/api/me|/api/subscriptions)");
    }

    @Test
    void theObserverReadsEverything() {
        Observer observer =
                new Observer(new PrivacyKey(new byte[32]), new MarkSet(RuleIndex.all()), ObserveLimits.DEFAULT);
        for (Event event : all(SMALL)) {
            Observation seen = observer.observe(event.exchange());
            assertThat(seen.limits()).as(url(event)).isZero();
        }
    }

    @Test
    void aShareOfTheAnswersIsLost() {
        List<Event> events = all(SMALL.withLost(0.3));
        long missing = events.stream()
                .filter(event -> event.exchange().response().isEmpty())
                .count();
        assertThat((double) missing / events.size()).isBetween(0.13, 0.17);
    }

    @Test
    void threeUsersAreAWorld() {
        for (String name : Applications.NAMES) {
            WorldSettings few = WorldSettings.of(5, 3, 1, 8).withApplications(name);
            assertThat(all(few)).as(name).hasSizeGreaterThan(50);
        }
    }

    @Test
    void theScoreboardCounts() {
        Scoreboard board = new Scoreboard();
        List<Event> events = all(SMALL);
        events.forEach(board::add);
        events.stream().filter(event -> event.label().succeeded()).forEach(event -> board.flag(event.index()));
        assertThat(board.succeeded("").rate()).isEqualTo(1);
        assertThat(board.attacks("").rate()).isLessThan(1);
        assertThat(board.falseAlarms(Kind.BENIGN).found()).isZero();
        assertThat(board.benignActors().found()).isZero();
        events.stream()
                .filter(event -> event.label().kind() == Kind.STAFF)
                .findFirst()
                .ifPresent(event -> board.flag(event.index()));
        assertThat(board.falseAlarms(Kind.STAFF).found()).isEqualTo(1);
        assertThat(board.benignActors().found()).isEqualTo(1);
        assertThat(board.table()).contains("walk", "staff", "benign actors flagged: 1 of");
    }

    private static List<Event> all(WorldSettings settings) {
        List<Event> events = new ArrayList<>();
        new World(settings).forEachRemaining(events::add);
        return events;
    }

    private static String url(Event event) {
        return event.exchange().request().url().text();
    }

    private static int status(Event event) {
        return event.exchange().response().map(Exchange.Response::status).orElse(0);
    }

    private static String answer(Event event) {
        return event.exchange().response().map(r -> r.body().bytes().text()).orElse("");
    }

    private static String text(Event event) {
        Exchange exchange = event.exchange();
        return exchange.timeMicros()
                + exchange.client()
                + exchange.request().method()
                + url(event)
                + status(event)
                + text(exchange.request().headers())
                + exchange.request().body().bytes().text()
                + answer(event)
                + event.label();
    }

    private static String text(Headers headers) {
        return new String(headers.bytes(), StandardCharsets.UTF_8);
    }
}
