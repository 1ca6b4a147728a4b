package dev.sinew.engine.logins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.StateTrial;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.engine.route.RouteFold;
import dev.sinew.engine.route.RouteLimits;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tokens that were written are read and go on, within their limits. */
class TokenStateTest {
    private static final long START = 1_769_860_800_000_000L;
    private static final int MOST = 400;

    private final Observer observer = new Observer(Call.KEY, new MarkSet(List.of()), ObserveLimits.DEFAULT);
    private final RouteFold routes = new RouteFold(RouteLimits.DEFAULT);

    private Observation call(Random random, int number) {
        int who = number / 20 + random.nextInt(10);
        String token = "t0k3n-8f7g6h5j4k3l-" + who;
        boolean thief = random.nextInt(60) == 0;
        Call call = switch (random.nextInt(12)) {
            case 0 -> Style.JSON_401.call("user" + who + "@mail.example", "right", true, token);
            case 1 ->
                Call.post("/logout").header("Authorization", "Bearer " + token).status(204);
            case 2 -> Call.get("/orders").status(401);
            default ->
                Call.get("/orders").header("Authorization", "Bearer " + token).answerJson("[{\"id\":1}]");
        };
        Observation observation = observer.observe(call.header("User-Agent", thief ? "curl/8.4.0" : "okhttp/4.12.0")
                .from(thief ? "192.0.2." + who % 250 : "10.0." + who / 250 + "." + who % 250)
                .entry(number)
                .at(START + number * 20_000_000L - random.nextInt(100_000_000))
                .exchange());
        routes.accept(observation, 0, new ArrayList<>());
        return observation;
    }

    private static TokenFold fold() {
        return new TokenFold(RuleIndex.all(), MOST);
    }

    private final StateTrial<TokenFold> trial =
            new StateTrial<>(TokenStateTest::fold, TokenFold::read, TokenFold::write);

    @Test
    void goesOnAfterAnyUseAsIfItHadNeverStopped() {
        Random random = StateTrial.random();

        StateTrial.Ran<TokenFold> ran = trial.goesOn(
                random,
                12_000,
                40,
                800,
                i -> {
                    Observation call = call(random, i);
                    return fold -> fold.accept(call, 0);
                },
                () -> {
                    OperationFinder finder = routes.view(new ArrayList<>()).finder();
                    return (fold, changes) -> fold.settle(finder, changes);
                });

        assertThat(ran.changes()).isNotEmpty();
        assertThat(ran.fold().forgotten()).isPositive();
    }

    @Test
    void refusedWhereCutOffOrDamaged() {
        Random random = StateTrial.random();
        TokenFold fold = fold();
        OperationFinder finder = routes.view(new ArrayList<>()).finder();
        for (int i = 0; i < 300; i++) {
            fold.accept(call(random, i), 0);
            if (i == 250) {
                fold.settle(finder, new ArrayList<>());
            }
        }

        trial.refuses(random, 2_000, fold, read -> read.settle(finder, new ArrayList<>()));
    }
}
