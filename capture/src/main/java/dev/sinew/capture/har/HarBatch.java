package dev.sinew.capture.har;

import dev.sinew.capture.Batch;
import dev.sinew.capture.Sink;
import dev.sinew.model.Problem;

/**
 * A run of whole entries.
 *
 * @param bytes what holds them
 * @param spans where each begins and ends, two numbers an entry
 * @param firstEntry the position of the first one in the HAR
 * @param inputBytes the bytes of the input that it stands for
 * @param name the input's name
 * @param limit the longest entry that is read
 */
@SuppressWarnings("ArrayRecordComponent") // made once, by its source, from arrays that nobody else holds
record HarBatch(byte[] bytes, int[] spans, long firstEntry, long inputBytes, String name, int limit) implements Batch {
    @Override
    public void readInto(Sink sink) {
        HarEntryReader reader = new HarEntryReader(name);
        long entry = firstEntry;
        for (int i = 0; i < spans.length; i += 2) {
            if (spans[i + 1] - spans[i] > limit) {
                sink.problem(new Problem(name, entry, tooLong(limit)));
            } else {
                reader.read(bytes, spans[i], spans[i + 1], entry, sink);
            }
            entry++;
        }
    }

    @Override
    public long heldBytes() {
        return bytes.length + (long) Integer.BYTES * spans.length;
    }

    static String tooLong(int limit) {
        return "entry longer than " + limit + " bytes, not read";
    }
}
