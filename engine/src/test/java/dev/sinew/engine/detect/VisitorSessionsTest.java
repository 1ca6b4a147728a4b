package dev.sinew.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.model.Exchange;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server that gives a new session to whoever comes without one, with whatever it answers, and that does not look who calls. */
class VisitorSessionsTest {
    private static final String ROOT = "https://members.case.example";
    private static final int MEMBERS = 45;
    private static final int PAGES = 3;
    private static final long START = 1_794_000_000L;

    private final List<Exchange> calls = new ArrayList<>();
    private int seconds;

    private void member(int who) {
        add(
                Call.get(ROOT + "/members/" + (1_000 + who))
                        .header("Authorization", "Bearer member-" + who + "-7c1f9a02"),
                who);
    }

    private void stranger(int asked, int visit) {
        Call call = Call.get(ROOT + "/members/" + (1_000 + asked))
                .answerHeader("Set-Cookie", "visit=v" + visit + "-55e0a917c3; Path=/; HttpOnly");
        add(call, asked);
    }

    private void add(Call call, int shown) {
        String body = "{\"id\":" + (1_000 + shown) + ",\"name\":\"Member " + shown + "\",\"email\":\"m" + shown
                + "@mail.example\",\"birthDate\":\"1980-01-" + (10 + shown % 18) + "\"}";
        calls.add(call.at((START + seconds) * 1_000_000L)
                .from("198.51.100." + (1 + calls.size() % 200))
                .entry(calls.size())
                .answerJson(body)
                .exchange());
        seconds += 61;
    }

    private List<Long> told(int strangers) {
        for (int page = 0; page < PAGES; page++) {
            for (int who = 0; who < MEMBERS; who++) {
                member(who);
            }
        }
        for (int visit = 0; visit < strangers; visit++) {
            stranger(visit, visit);
        }
        return HonestHabitsTest.signals(calls).stream()
                .filter(each -> each.rule().id().equals("detect.unauthenticated-access"))
                .map(Signal::origin)
                .map(each -> each.entry())
                .toList();
    }

    @Test
    void whoeverReadsAMembersPageWithoutCredentialsIsToldOfThoughASessionBegins() {
        assertThat(told(1)).hasSize(1);
    }

    @Test
    void aSecondOneWhoFoundItIsToldOfAsWell() {
        assertThat(told(2)).hasSize(2);
    }
}
