package dev.sinew.capture.har;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sinew.capture.CaptureLimits;
import dev.sinew.capture.Head;
import dev.sinew.capture.Kept;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;

class HarFuzzTest {
    /** Entries are numbered without a gap, each ends in one call, and how the input is cut changes nothing. */
    @FuzzTest(maxDuration = "5m")
    void eachEntryEndsInOneCall(byte[] bytes) {
        HarFormat format = new HarFormat();
        format.recognises(new Head(bytes, false));
        Kept whole = Kept.from(format, bytes, CaptureLimits.DEFAULTS.withEntryBytes(4096));
        Kept cut = Kept.from(
                format, bytes, CaptureLimits.DEFAULTS.withBatchBytes(16).withEntryBytes(4096));
        assertThat(cut.entries).isEqualTo(whole.entries);
        assertThat(cut.problems).isEqualTo(whole.problems);
        assertThat(cut.exchanges.toString()).isEqualTo(whole.exchanges.toString());
        List<Long> numbered = whole.entries.stream().filter(each -> each >= 0).toList();
        assertThat(numbered)
                .isEqualTo(LongStream.range(0, numbered.size()).boxed().toList());
        assertThat(new HashSet<>(whole.entries)).hasSameSizeAs(whole.entries);
    }
}
