package dev.sinew.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.model.Change;
import dev.sinew.model.Confidence;
import dev.sinew.model.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose things are that answers name the owner of, where nothing else tells a caller who it is: a token that nobody can read, and no page of its own. */
class UsualPersonTest {
    private static final String RULE = "detect.owner-invariant-broken";
    private static final long SECOND = 1_000_000L;
    private static final int STUDENTS = 14;

    private final Observer observer = new Observer(Call.KEY, new MarkSet(List.of()), ObserveLimits.DEFAULT);
    private final FoldRun run = new FoldRun(OwnershipLimits.DEFAULT, 1, Delivery.DIRECT);
    private int entry;
    private long time = 1_769_860_800_000_000L;

    private int read(int student, int card, int owner) {
        time += 10 * SECOND;
        Call made = Call.get("/cards/" + card)
                .answerJson("{\"exam\":\"Geology\",\"score\":" + (50 + card % 50) + ",\"user\":" + owner + "}")
                .header("Authorization", "Bearer of-student-" + student)
                .at(time)
                .entry(entry);
        run.pass(new RandomTraffic.Step.Seen(observer.observe(made.exchange()), Call.print("student" + student), 0));
        return entry++;
    }

    /** Each reads three cards of its own. */
    private void students(int count) {
        for (int student = 1; student <= count; student++) {
            for (int card = 1; card <= 3; card++) {
                read(student, 7_000 + 10 * student + card, 100 + student);
            }
        }
    }

    private List<Signal> raised() {
        run.settle(true);
        return run.changes.stream()
                .filter(Change.SignalRaised.class::isInstance)
                .map(change -> ((Change.SignalRaised) change).signal())
                .filter(signal -> signal.rule().id().equals(RULE))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCardOfAnotherIsToldOf(boolean later) {
        students(STUDENTS);
        if (later) {
            run.settle(false);
        }
        int foreign = read(STUDENTS, 7_031, 103);

        assertThat(raised()).singleElement().satisfies(signal -> {
            assertThat(signal.origin().entry()).isEqualTo(foreign);
            assertThat(signal.confidence()).isEqualTo(Confidence.LIKELY);
            assertThat(signal.note()).contains("user").contains("the same person for each of 13 others");
        });
    }

    @Test
    void fewerThanTwelveOthersShowNothing() {
        students(12);
        read(12, 7_031, 103);

        assertThat(raised()).isEmpty();
    }

    /** Who looks after two reads about both. */
    @Test
    void whoReadsAboutTwoHasNobody() {
        students(STUDENTS);
        for (int card = 1; card <= 2; card++) {
            read(STUDENTS, 7_030 + card, 103);
        }

        assertThat(raised()).isEmpty();
    }

    /** Patients always see the same of few doctors, and may see another. */
    @Test
    void whatSeveralHaveInCommonIsNobodysOwn() {
        for (int patient = 1; patient <= 20; patient++) {
            for (int card = 1; card <= 3; card++) {
                read(patient, 7_000 + 10 * patient + card, 100 + patient % 5);
            }
        }
        read(20, 7_990, 103);

        assertThat(raised()).isEmpty();
    }

    @Test
    void norIsAnythingWhereManyReadAboutOthers() {
        students(STUDENTS);
        for (int student = 1; student <= STUDENTS / 2; student++) {
            read(student, 7_000 + 10 * (student + 1) + 1, 101 + student);
        }

        assertThat(raised()).isEmpty();
    }
}
