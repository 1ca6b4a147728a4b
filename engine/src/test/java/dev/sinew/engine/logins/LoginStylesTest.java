package dev.sinew.engine.logins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.identity.Cohorts;
import dev.sinew.engine.identity.IdentityFold;
import dev.sinew.engine.identity.IdentityLimits;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.route.RouteFold;
import dev.sinew.engine.route.RouteLimits;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.Change;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Observation;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** People and attackers at APIs that take logins in different ways: the attackers are found, the people are not. */
class LoginStylesTest {
    private static final long START = 1_769_860_800_000_000L;
    private static final long MINUTE = 60_000_000L;

    private final Random random = new Random(7);
    private final List<Event> events = new ArrayList<>();

    /** A login as it happens; {@code attack} is empty for people. */
    private record Event(long time, String from, String user, String password, boolean right, String attack) {}

    private static String mail(String name) {
        return name + "@mail.example";
    }

    private void event(long minute, String from, String user, String password, boolean right, String attack) {
        long time = START + minute * MINUTE + random.nextInt(50) * 1_000_000L;
        events.add(new Event(time, from, mail(user), password, right, attack));
    }

    /** Forty people at home; some mistype, some have forgotten; an app that was not told; an office on a Monday; a shared desk. */
    private void people() {
        for (int i = 0; i < 40; i++) {
            int minute = random.nextInt(1_400);
            for (int wrong = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0; wrong > 0; wrong--) {
                event(minute, "10.1.0." + i, "home" + i, "typo" + wrong, false, "");
                minute++;
            }
            if (random.nextInt(8) != 0) {
                event(minute, "10.1.0." + i, "home" + i, "right" + i, true, "");
            }
        }
        for (int minute = 0; minute < 400; minute++) {
            event(minute, "10.2.0.1", "traveller", "expired", false, "");
        }
        for (int i = 0; i < 25; i++) {
            for (int wrong = random.nextInt(2); wrong > 0; wrong--) {
                event(480 + i / 4, "10.3.0.1", "office" + i, "typo" + i, false, "");
            }
            event(485 + i / 4, "10.3.0.1", "office" + i, "right" + i, true, "");
        }
        for (int i = 0; i < 30; i++) {
            event(40L * i, "10.4.0.1", "desk", i % 6 == 0 ? "typo" + i : "right", i % 6 != 0, "");
        }
    }

    private void attackers() {
        for (int i = 0; i < 14; i++) {
            event(600 + i / 3, "192.0.2.1", "home3", "common" + i, false, "guessing");
        }
        event(606, "192.0.2.1", "home3", "right3", true, "guessing");
        for (int i = 0; i < 12; i++) {
            event(700 + i * 45L, "192.0.2.2", "leaked" + i, "pass" + i, false, "stuffing");
        }
        event(960, "192.0.2.2", "home9", "right9", true, "stuffing");
        for (int i = 0; i < 24; i++) {
            event(100 + i * 30L, "198.51.100." + i % 6, "sold" + i, "bulk" + i % 9, false, "spread");
        }
    }

    /** The signals of all events at one API, by entry. */
    private Map<Integer, List<Signal>> signals(Style style, List<Event> inOrder, int batch) {
        Observer observer = new Observer(Call.KEY, new MarkSet(List.of()), ObserveLimits.DEFAULT);
        RouteFold routes = new RouteFold(RouteLimits.DEFAULT);
        IdentityFold identity = new IdentityFold(IdentityLimits.DEFAULT, new Cohorts(List.of()));
        LoginFold fold = new LoginFold(RuleIndex.all(), identity);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < inOrder.size(); i++) {
            Event event = inOrder.get(i);
            String token = "t0k3n-8f7g6h5j4k3l-" + events.indexOf(event);
            Observation observation = observer.observe(style.call(event.user, event.password, event.right, token)
                    .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/120.0 Safari/537.36")
                    .from(event.from)
                    .at(event.time)
                    .entry(events.indexOf(event))
                    .exchange());
            long caller = identity.accept(observation, changes);
            routes.accept(observation, caller, changes);
            fold.accept(observation, caller);
            if (i % batch == batch - 1) {
                fold.settle(routes.view(changes).finder(), changes);
            }
        }
        fold.settle(routes.view(changes).finder(), changes);
        Map<Integer, List<Signal>> signals = new HashMap<>();
        for (Change change : changes) {
            if (change instanceof Change.SignalRaised raised) {
                int entry = (int) raised.signal().origin().entry();
                signals.computeIfAbsent(entry, key -> new ArrayList<>()).add(raised.signal());
            }
        }
        return signals;
    }

    private List<Event> traffic() {
        people();
        attackers();
        List<Event> inOrder = new ArrayList<>(events);
        inOrder.sort((one, other) -> Long.compare(one.time, other.time));
        return inOrder;
    }

    @Test
    void attackersAreFoundWhateverALoginLooksLike() {
        List<Event> inOrder = traffic();
        for (Style style : Style.values()) {
            Map<Integer, List<Signal>> signals = signals(style, inOrder, 50);
            for (int i = 0; i < events.size(); i++) {
                Event event = events.get(i);
                List<String> said = signals.getOrDefault(i, List.of()).stream()
                        .map(signal -> signal.rule().id())
                        .toList();
                if (event.attack.isEmpty()) {
                    assertThat(said).as("%s: %s", style, event).isEmpty();
                } else {
                    String rule = event.attack.equals("guessing") ? "password-guessing" : "credential-stuffing";
                    assertThat(said).as("%s: %s", style, event).contains("detect." + rule);
                }
            }
        }
    }

    @Test
    void itIsTheClientsDeedAndNotTheAccounts() {
        List<Event> inOrder = traffic();
        for (Style style : Style.values()) {
            signals(style, inOrder, 50).forEach((entry, all) -> {
                Event event = events.get(entry);
                for (Signal signal : all) {
                    assertThat(signal.actor().known())
                            .as("%s: %s", style, event)
                            .isFalse();
                    assertThat(signal.outcome())
                            .as("%s: %s", style, event)
                            .isEqualTo(event.right ? Outcome.EXPOSED : Outcome.ATTEMPTED);
                }
            });
        }
    }

    @Test
    void theOrderWithinABatchMakesNoDifference() {
        List<Event> inOrder = traffic();
        List<Event> shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, random);

        assertThat(new TreeSet<>(
                        signals(Style.JSON_401, shuffled, shuffled.size()).keySet()))
                .isEqualTo(new TreeSet<>(
                        signals(Style.JSON_401, inOrder, inOrder.size()).keySet()));
    }
}
