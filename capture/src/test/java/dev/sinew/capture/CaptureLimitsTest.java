package dev.sinew.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CaptureLimitsTest {
    @Test
    void refusesWhatCannotWork() {
        CaptureLimits limits = CaptureLimits.DEFAULTS;
        assertThatIllegalArgumentException().isThrownBy(() -> limits.withEntryBytes(0));
        assertThatIllegalArgumentException().isThrownBy(() -> limits.withBatchBytes(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> limits.withHeadBytes(Integer.MAX_VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> limits.withFolderFiles(0));
        assertThat(limits.withEntryBytes(1).entryBytes()).isEqualTo(1);
    }
}
