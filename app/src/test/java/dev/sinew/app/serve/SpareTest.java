package dev.sinew.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;

final class SpareTest {
    private static final Path STAT = Path.of("/proc/thread-self/stat");
    /** The policy is the 41st of the values of proc_pid_stat(5), of which two come before the closing bracket of the name. */
    private static final int POLICY_BEHIND_NAME = 38;

    private static final String SCHED_OTHER = "0";
    private static final String SCHED_IDLE = "5";

    private final Spare spare = new Spare("patient", Duration.ofMinutes(1));

    @AfterEach
    void end() {
        spare.close();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @EnabledForJreRange(min = JRE.JAVA_22)
    void theSystemGivesItWhatNobodyElseWants() throws InterruptedException {
        assumeThat(policy()).as("this test's own policy").isEqualTo(SCHED_OTHER);
        AtomicReference<String> policy = new AtomicReference<>("");

        spare.run(() -> policy.set(policy()));

        assertThat(policy.get()).isEqualTo(SCHED_IDLE);
        assertThat(policy()).isEqualTo(SCHED_OTHER);
    }

    @Test
    void whatFailsThereFailsWhereItIsWaitedFor() throws InterruptedException {
        IllegalStateException failure = new IllegalStateException("no");
        assertThatThrownBy(() -> spare.run(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
        AtomicReference<String> name = new AtomicReference<>("");

        spare.run(() -> name.set(Thread.currentThread().getName()));

        assertThat(name.get()).isEqualTo("patient");
    }

    @Test
    void whereProcessorsAreNeverFreeTheOtherThreadDoesIt() throws InterruptedException {
        try (Spare impatient = new Spare("impatient", Duration.ZERO)) {
            AtomicReference<Thread> first = new AtomicReference<>();
            AtomicReference<Thread> second = new AtomicReference<>();

            impatient.run(() -> first.set(Thread.currentThread()));
            impatient.run(() -> second.set(Thread.currentThread()));

            assertThat(first.get()).isNotSameAs(Thread.currentThread());
            assertThat(second.get()).isSameAs(Thread.currentThread());
            assertThat(impatient.isFree()).isFalse();
        }
    }

    private static String policy() {
        try {
            String stat = Files.readString(STAT);
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[POLICY_BEHIND_NAME];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
