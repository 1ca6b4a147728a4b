package dev.sinew.app.serve;

import dev.sinew.console.intake.Receipt;
import dev.sinew.console.intake.Receipt.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Counts what each source sent since the start. For several threads. */
final class Sources {
    private final Map<String, Counts> counts = new TreeMap<>();

    /**
     * What one source sent.
     *
     * @param last when the last came
     */
    record Counts(long accepted, long duplicates, long rejected, Instant last) {
        Counts plus(Receipt receipt, Instant at) {
            return new Counts(
                    accepted + receipt.count(Outcome.ACCEPTED),
                    duplicates + receipt.count(Outcome.DUPLICATE),
                    rejected + receipt.count(Outcome.REJECTED),
                    at);
        }
    }

    synchronized void add(String source, Receipt receipt, Instant at) {
        counts.merge(source, new Counts(0, 0, 0, at).plus(receipt, at), (old, fresh) -> old.plus(receipt, at));
    }

    synchronized Map<String, Counts> all() {
        return new TreeMap<>(counts);
    }
}
