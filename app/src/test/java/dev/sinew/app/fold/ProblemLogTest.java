package dev.sinew.app.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Problem;
import org.junit.jupiter.api.Test;

class ProblemLogTest {
    private static byte[] bytes(ProblemLog log) {
        StateWriter out = new StateWriter();
        log.write(out);
        return out.toBytes();
    }

    @Test
    void problemsOfAnyNumberOfFilesAreCountedInBoundedRoom() {
        ProblemLog log = new ProblemLog();
        for (int i = 0; i < 50_000; i++) {
            log.add(new Problem("file-" + i % 20_000, i, "is wrong"));
        }

        assertThat(log.all()).hasSize(2_001);
        assertThat(log.all().getLast().what()).isEqualTo("46000 more problems of other files, not listed");
    }

    @Test
    void whatWasWrittenIsReadAndGoesOn() {
        ProblemLog one = new ProblemLog();
        ProblemLog stopped = new ProblemLog();
        for (int i = 0; i < 5_000; i++) {
            Problem problem = new Problem("file-" + i % 1_700, i, "is wrong " + i % 3);
            one.add(problem);
            stopped.add(problem);
            if (i % 700 == 0) {
                byte[] state = bytes(stopped);
                stopped = new ProblemLog();
                stopped.read(new StateReader(state));
                assertThat(bytes(stopped)).isEqualTo(state);
            }
        }

        assertThat(stopped.all()).isEqualTo(one.all());
    }
}
