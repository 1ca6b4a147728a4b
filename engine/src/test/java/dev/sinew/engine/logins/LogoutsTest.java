package dev.sinew.engine.logins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.route.RouteFold;
import dev.sinew.engine.route.RouteLimits;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.Change;
import dev.sinew.model.Observation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which tokens a logout ends that came with several. */
class LogoutsTest {
    private static final long START = 1_769_860_800_000_000L;
    private static final long MINUTE = 60_000_000L;
    private static final String KEY =
            Call.jwt("{\"iss\":\"shop\",\"role\":\"anon\",\"iat\":1769800000,\"exp\":2082758400}");

    private final Observer observer = new Observer(Call.KEY, new MarkSet(List.of()), ObserveLimits.DEFAULT);
    private final RouteFold routes = new RouteFold(RouteLimits.DEFAULT);
    private final TokenFold fold = new TokenFold(RuleIndex.all());
    private int calls;

    private void call(Call call) {
        Observation observation =
                observer.observe(call.entry(calls).at(START + calls * MINUTE).exchange());
        calls++;
        routes.accept(observation, 0, new ArrayList<>());
        fold.accept(observation, 0);
    }

    private static Call by(Call call, String who) {
        String token = Call.jwt("{\"sub\":\"" + who + "\",\"iat\":1769860000,\"exp\":1769946400}");
        return call.header("apikey", KEY).header("Authorization", "Bearer " + token);
    }

    private List<String> told() {
        List<Change> changes = new ArrayList<>();
        fold.settle(routes.view(new ArrayList<>()).finder(), changes);
        return changes.stream()
                .filter(Change.SignalRaised.class::isInstance)
                .map(each -> ((Change.SignalRaised) each).signal())
                .map(each -> each.rule().id() + " of " + each.origin().entry())
                .toList();
    }

    @Test
    void theTokenOfAProgramGoesOnWithWhomeverUsesIt() {
        call(Call.get("/orders").status(401));
        call(by(Call.get("/orders"), "anna").answerJson("[]"));
        call(by(Call.post("/logout"), "anna").status(204));
        call(by(Call.get("/orders"), "bob").answerJson("[]"));

        assertThat(told()).isEmpty();
    }

    @Test
    void whoeverLoggedOutDoesNot() {
        call(Call.get("/orders").status(401));
        call(by(Call.get("/orders"), "anna").answerJson("[]"));
        call(by(Call.post("/logout"), "anna").status(204));
        call(by(Call.get("/orders"), "anna").answerJson("[]"));

        assertThat(told()).containsExactly("detect.token-after-logout of 3");
    }
}
