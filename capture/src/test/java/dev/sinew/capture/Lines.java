package dev.sinew.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** What must hold for every line-based format and any bytes. */
public final class Lines {
    private static final CaptureLimits SMALL =
            CaptureLimits.DEFAULTS.withBatchBytes(16).withEntryBytes(4096);

    private Lines() {}

    /** Each line that is not blank ends in exactly one exchange or problem, however the input is cut. */
    public static void eachEndsInOneCall(Format format, byte[] bytes) {
        Kept whole = Kept.from(format, bytes, CaptureLimits.DEFAULTS.withEntryBytes(4096));
        Kept cut = Kept.from(format, bytes, SMALL);
        boolean gzip = bytes.length > 1 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
        if (!gzip) {
            assertThat(whole.entries).isEqualTo(visible(bytes));
        }
        assertThat(cut.entries).isEqualTo(whole.entries);
        assertThat(cut.problems).isEqualTo(whole.problems);
        assertThat(cut.exchanges.toString()).isEqualTo(whole.exchanges.toString());
    }

    /** The numbers of the lines that are not blank. */
    private static List<Long> visible(byte[] bytes) {
        List<Long> visible = new ArrayList<>();
        long line = 0;
        boolean blank = true;
        for (byte b : bytes) {
            if (b == '\n') {
                line++;
                blank = true;
            } else if (blank && b != ' ' && b != '\t' && b != '\r') {
                visible.add(line);
                blank = false;
            }
        }
        return visible;
    }
}
