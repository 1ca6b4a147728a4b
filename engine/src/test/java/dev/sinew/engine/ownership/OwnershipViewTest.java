package dev.sinew.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.detect.Detection;
import dev.sinew.engine.identity.Cohorts;
import dev.sinew.engine.identity.IdentityFold;
import dev.sinew.engine.identity.IdentityLimits;
import dev.sinew.engine.identity.IdentityView;
import dev.sinew.engine.route.RouteFold;
import dev.sinew.engine.route.RouteLimits;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.engine.verify.TokenVerdict;
import dev.sinew.model.Change;
import dev.sinew.model.Confidence;
import dev.sinew.model.Observation;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class OwnershipViewTest {
    private static final long START = 1_769_860_800_000_000L;
    private static final String BANK = "https://api.bank.example";

    private final IdentityFold identity = new IdentityFold(IdentityLimits.DEFAULT, new Cohorts(List.of()));
    private final RouteFold routes = new RouteFold(RouteLimits.DEFAULT);
    private final OwnershipFold ownership = new OwnershipFold(
            OwnershipLimits.DEFAULT,
            new IdentifiedCallers(identity),
            print -> TokenVerdict.Signature.UNKNOWN,
            new Detection(RuleIndex.all()));
    private long time = START;

    private static String token(int who) {
        return "Bearer "
                + Call.jwt("{\"alg\":\"RS256\"}", "{\"iss\":\"https://id.bank.example\",\"sub\":\"c-" + who + "\"}");
    }

    private Call as(int who, Call call) {
        time += 1_000_000;
        return call.header("Authorization", token(who)).at(time);
    }

    private void happens(Call call) {
        Observation observation = call.observe();
        List<Change> changes = new ArrayList<>();
        long caller = identity.accept(observation, changes);
        routes.accept(observation, caller, changes);
        ownership.accept(observation, caller, identity.account(observation));
    }

    /** Customers open accounts, list them, read each, and pay from one. */
    private void ordinaryDays(int customers) {
        for (int day = 0; day < 3; day++) {
            for (int who = 0; who < customers; who++) {
                String id = String.valueOf(70_000 + 17 * who);
                if (day == 0) {
                    happens(as(who, Call.post(BANK + "/accounts").json("{\"kind\":\"giro\"}"))
                            .answer(201, "application/json", "{\"id\":" + id + ",\"kind\":\"giro\",\"total\":3}"));
                }
                happens(as(who, Call.get(BANK + "/accounts"))
                        .answerJson("[{\"id\":" + id + ",\"kind\":\"giro\",\"total\":3}]"));
                happens(as(who, Call.get(BANK + "/accounts/" + id))
                        .answerJson("{\"id\":" + id + ",\"kind\":\"giro\",\"total\":3}"));
                happens(as(who, Call.post(BANK + "/payments").json("{\"accountId\":" + id + ",\"sum\":5}"))
                        .answer(201, "application/json", "{\"done\":true}"));
            }
        }
        settle();
    }

    private void settle() {
        List<Change> changes = new ArrayList<>();
        ownership.settle(routes.view(changes).finder(), true, changes);
    }

    private List<Signal> presume(Call call) {
        Observation request = call.observe();
        IdentityView who = identity.frozen();
        return ownership.frozen().presume(request, who.caller(request.credentials(), request.api()));
    }

    @Test
    void saysOfTheFirstCallForAnothersObjectWhatIsWrongWithIt() {
        ordinaryDays(9);
        assertThat(presume(as(1, Call.get(BANK + "/accounts/70000"))))
                .singleElement()
                .satisfies(signal -> {
                    assertThat(signal.rule().id()).isEqualTo("detect.object-of-another-caller");
                    assertThat(signal.confidence()).isEqualTo(Confidence.CONFIRMED);
                    assertThat(signal.objects()).hasSize(1);
                });
        assertThat(presume(as(1, Call.post(BANK + "/payments").json("{\"accountId\":70000,\"sum\":5}"))))
                .anyMatch(signal -> signal.rule().id().equals("detect.object-of-another-caller"));
    }

    @Test
    void tellsAtWhichPlacesCallersNameTheirOwn() {
        assertThat(ownership.owned()).isEmpty();
        ordinaryDays(9);
        assertThat(ownership.owned())
                .anySatisfy(owned -> {
                    assertThat(owned.operation().method()).isEqualTo("GET");
                    assertThat(owned.operation().path()).startsWith("/accounts/{");
                    assertThat(owned.segment()).isEqualTo(2);
                    assertThat(owned.naming()).isEqualTo(OwnedPlace.Naming.OWN_OBJECTS);
                    assertThat(owned.keepers()).isEqualTo(9);
                    assertThat(owned.breakers()).isZero();
                })
                .anySatisfy(owned -> {
                    assertThat(owned.operation().path()).isEqualTo("/payments");
                    assertThat(owned.segment()).isZero();
                    assertThat(owned.parameter()).isEqualTo("accountId");
                });
    }

    @Test
    void tellsNothingOfPlacesWhereCallersNameOthersToo() {
        ordinaryDays(9);
        for (int who = 0; who < 9; who++) {
            int other = 70_000 + 17 * ((who + 1) % 9);
            happens(as(who, Call.get(BANK + "/accounts/" + other)).answerJson("{\"id\":" + other + "}"));
        }
        List<Change> changes = new ArrayList<>();
        ownership.settle(routes.view(changes).finder(), true, changes);
        assertThat(ownership.owned())
                .noneMatch(owned -> owned.operation().path().startsWith("/accounts/{"));
    }

    @Test
    void isSilentOfWhatIsOnesOwnAndOfWhatIsNotKnown() {
        ordinaryDays(9);
        assertThat(presume(as(1, Call.get(BANK + "/accounts/70017")))).isEmpty();
        assertThat(presume(as(1, Call.post(BANK + "/payments").json("{\"accountId\":70017,\"sum\":5}"))))
                .isEmpty();
        assertThat(presume(as(1, Call.get(BANK + "/accounts/99999")))).isEmpty();
        assertThat(presume(as(77, Call.get(BANK + "/accounts/70000")))).isEmpty();
        assertThat(presume(as(1, Call.get(BANK + "/nowhere/70000")))).isEmpty();
        assertThat(presume(as(1, Call.get("https://other.example/accounts/70000"))))
                .isEmpty();
    }

    /** Who is paid opens what the payer made, by a link, and only the answer says why. */
    @Test
    void isSilentWhereAnswersShowWhyOthersMayHaveIt() {
        ordinaryDays(14);
        for (int who = 0; who < 14; who++) {
            String transfer = String.valueOf(500 + 13 * who);
            String sides = "{\"id\":" + transfer + ",\"fromUser\":\"c-" + who + "\",\"toUser\":\"c-" + (who + 1) % 14
                    + "\",\"sum\":5}";
            happens(as(who, Call.post(BANK + "/transfers").json("{\"sum\":5}"))
                    .answer(201, "application/json", "{\"id\":" + transfer + "}"));
            happens(as(who, Call.get(BANK + "/transfers/" + transfer)).answerJson(sides));
            if (who > 9) {
                happens(as((who + 1) % 14, Call.get(BANK + "/transfers/" + transfer))
                        .answerJson(sides));
            }
        }
        settle();
        assertThat(presume(as(3, Call.get(BANK + "/transfers/526")))).isEmpty();
        assertThat(presume(as(3, Call.get(BANK + "/accounts/70000"))))
                .as("of accounts answers never said so")
                .isNotEmpty();
    }

    /** The last who opened it by name is not the only one whose it is. */
    @Test
    void isSilentOfWhatHasChangedHands() {
        ordinaryDays(9);
        String car = "{\"id\":900,\"userId\":\"c-%d\"}";
        for (int who = 0; who < 9; who++) {
            String own = String.valueOf(910 + 7 * who);
            happens(as(who, Call.get(BANK + "/safes/" + own))
                    .answerJson("{\"id\":" + own + ",\"userId\":\"c-" + who + "\"}"));
        }
        happens(as(1, Call.get(BANK + "/safes/900")).answerJson(car.formatted(1)));
        settle();
        assertThat(presume(as(2, Call.get(BANK + "/safes/900")))).isNotEmpty();
        happens(as(4, Call.get(BANK + "/safes/900")).answerJson(car.formatted(4)));
        settle();
        assertThat(presume(as(2, Call.get(BANK + "/safes/900")))).isEmpty();
    }

    @Test
    void saysNothingBeforeEnoughIsKnown() {
        ordinaryDays(2);
        assertThat(presume(as(1, Call.get(BANK + "/accounts/70000")))).isEmpty();
    }

    /** Views are asked on other threads while the fold learns on: the same question has the same answer for good. */
    @Test
    void doesNotChangeAsTheFoldLearnsOn() {
        long seed = System.nanoTime();
        Asked drawn = drawn(seed);
        // Not all traffic that is drawn has, in this part of it, a theft that is told of.
        for (int more = 0; more < 40 && !drawn.tells(); more++) {
            drawn = drawn(++seed);
        }
        FoldRun run = drawn.run();
        OwnershipView view = drawn.view();
        List<RandomTraffic.Step> steps = drawn.steps();
        List<RandomTraffic.Step.Seen> asked = drawn.asked();
        List<String> before = drawn.answers();
        assertThat(drawn.tells()).as("seed %d", seed).isTrue();

        AtomicBoolean ends = new AtomicBoolean();
        CompletableFuture<List<String>> meanwhile = CompletableFuture.supplyAsync(() -> {
            List<String> last = List.of();
            do {
                last = answers(view, asked);
            } while (!ends.get() && last.equals(before));
            return last;
        });
        run.pass(steps.subList(3_000, 6_000));
        ends.set(true);

        assertThat(meanwhile.join()).as("seed %d", seed).isEqualTo(before);
        assertThat(answers(view, asked)).as("seed %d", seed).isEqualTo(before);
        assertThat(answers(run.fold.frozen(), asked)).as("seed %d", seed).isNotEqualTo(before);
    }

    private static Asked drawn(long seed) {
        List<RandomTraffic.Step> steps = RandomTraffic.of(new Random(seed), 6_000);
        FoldRun run = new FoldRun(OwnershipLimits.DEFAULT, 2, Delivery.DIRECT);
        run.pass(steps.subList(0, 3_000));
        OwnershipView view = run.fold.frozen();
        List<RandomTraffic.Step.Seen> asked = steps.subList(2_000, 4_000).stream()
                .filter(RandomTraffic.Step.Seen.class::isInstance)
                .map(RandomTraffic.Step.Seen.class::cast)
                .toList();
        return new Asked(steps, run, view, asked, answers(view, asked));
    }

    /** Traffic of which half is learned, and what a view says of calls around that moment. */
    private record Asked(
            List<RandomTraffic.Step> steps,
            FoldRun run,
            OwnershipView view,
            List<RandomTraffic.Step.Seen> asked,
            List<String> answers) {
        boolean tells() {
            return answers.stream().anyMatch(answer -> answer.contains("object-of-another-caller"));
        }
    }

    private static List<String> answers(OwnershipView view, List<RandomTraffic.Step.Seen> asked) {
        return asked.stream()
                .map(seen -> view.presume(seen.observation(), seen.caller()).stream()
                        .map(signal -> signal.rule().id() + signal.objects() + signal.note())
                        .toList()
                        .toString())
                .toList();
    }
}
