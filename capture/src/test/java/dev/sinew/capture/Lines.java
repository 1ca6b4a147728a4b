package dev.sinew.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** What must hold for every line-based format and any bytes. */
public final class Lines {
    private static final int LONGEST_LINE = 4096;

    private static final CaptureLimits SMALL =
            CaptureLimits.DEFAULTS.withBatchBytes(16).withEntryBytes(LONGEST_LINE);

    private Lines() {}

    /** Each line that is not blank ends in exactly one exchange or problem, however the input is cut. */
    public static void eachEndsInOneCall(Format format, byte[] bytes) {
        Kept whole = Kept.from(format, bytes, CaptureLimits.DEFAULTS.withEntryBytes(LONGEST_LINE));
        Kept cut = Kept.from(format, bytes, SMALL);
        boolean gzip = bytes.length > 1 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
        if (!gzip) {
            assertThat(whole.entries).isEqualTo(visible(bytes));
        }
        assertThat(cut.entries).isEqualTo(whole.entries);
        assertThat(cut.problems).isEqualTo(whole.problems);
        assertThat(cut.exchanges.toString()).isEqualTo(whole.exchanges.toString());
    }

    /** The numbers of the lines that are not blank, and of those too long to be looked at. */
    private static List<Long> visible(byte[] bytes) {
        List<Long> visible = new ArrayList<>();
        long line = 0;
        int length = 0;
        boolean told = false;
        for (byte b : bytes) {
            length = b == '\n' ? 0 : length + 1;
            boolean tells = length > LONGEST_LINE || (b != ' ' && b != '\t' && b != '\r' && b != '\n');
            if (tells && !told) {
                visible.add(line);
            }
            told = b != '\n' && (told || tells);
            line += b == '\n' ? 1 : 0;
        }
        return visible;
    }
}
