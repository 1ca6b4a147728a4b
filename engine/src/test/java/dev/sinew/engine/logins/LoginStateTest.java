package dev.sinew.engine.logins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.StateTrial;
import dev.sinew.engine.identity.Cohorts;
import dev.sinew.engine.identity.IdentityFold;
import dev.sinew.engine.identity.IdentityLimits;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.engine.route.RouteFold;
import dev.sinew.engine.route.RouteLimits;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.Change;
import dev.sinew.model.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tries that were written are read and go on, within their limits. */
class LoginStateTest {
    private static final long START = 1_769_860_800_000_000L;
    private static final int MOST = 600;

    private final Observer observer = new Observer(Call.KEY, new MarkSet(List.of()), ObserveLimits.DEFAULT);
    private final RouteFold routes = new RouteFold(RouteLimits.DEFAULT);
    private final IdentityFold identity = new IdentityFold(IdentityLimits.DEFAULT, new Cohorts(List.of()));

    private final List<String> sessions = new ArrayList<>();

    private Observation call(Random random, int number) {
        return random.nextInt(4) == 0 && !sessions.isEmpty() ? step(random, number) : login(random, number);
    }

    /** Goes on with one of the last sessions. */
    private Observation step(Random random, int number) {
        String token = sessions.get(sessions.size() - 1 - random.nextInt(Math.min(8, sessions.size())));
        Call call = Call.get("/orders/" + random.nextInt(9))
                .header("Authorization", "Bearer " + token)
                .from("10.0.1." + random.nextInt(3))
                .answerJson("{\"id\":7}")
                .entry(number)
                .at(START + number * 20_000_000L);
        return observer.observe(call.exchange());
    }

    private Observation login(Random random, int number) {
        int client = random.nextInt(12);
        int who = client < 2 ? client : random.nextInt(40);
        Style style = Style.values()[random.nextInt(3)];
        boolean right = random.nextInt(5) == 0;
        String password = right ? "right" + who : "guess" + random.nextInt(30);
        String token = "t0k3n-8f7g6h5j4k3l-" + number;
        if (right) {
            sessions.add(token);
        }
        Call call = style.call("user" + who + "@mail.example", password, right, token)
                .from("10.0.0." + client)
                .entry(number)
                .at(START + number * 20_000_000L - random.nextInt(300_000_000));
        Observation observation = observer.observe(call.exchange());
        routes.accept(observation, 0, new ArrayList<>());
        return observation;
    }

    private static boolean isOfStep(Change change) {
        return change instanceof Change.SignalRaised raised
                && raised.signal().operation().path().startsWith("/orders");
    }

    private LoginFold fold() {
        return new LoginFold(RuleIndex.all(), identity, MOST);
    }

    private final StateTrial<LoginFold> trial = new StateTrial<>(this::fold, LoginFold::read, LoginFold::write);

    @Test
    void goesOnAfterAnyTryAsIfItHadNeverStopped() {
        Random random = StateTrial.random();

        StateTrial.Ran<LoginFold> ran = trial.goesOn(
                random,
                3_000,
                40,
                400,
                i -> {
                    Observation call = call(random, i);
                    return fold -> fold.accept(call, 0);
                },
                () -> {
                    OperationFinder finder = routes.view(new ArrayList<>()).finder();
                    return (fold, changes) -> fold.settle(finder, changes);
                });

        assertThat(ran.changes()).isNotEmpty();
        assertThat(ran.changes()).anyMatch(LoginStateTest::isOfStep);
        assertThat(ran.fold().forgotten()).isPositive();
    }

    @Test
    void refusedWhereCutOffOrDamaged() {
        Random random = StateTrial.random();
        LoginFold fold = fold();
        for (int i = 0; i < 300; i++) {
            fold.accept(call(random, i), 0);
            if (i == 250) {
                fold.settle(routes.view(new ArrayList<>()).finder(), new ArrayList<>());
            }
        }
        OperationFinder finder = routes.view(new ArrayList<>()).finder();

        trial.refuses(random, 2_000, fold, read -> read.settle(finder, new ArrayList<>()));
    }
}
