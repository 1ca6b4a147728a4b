package dev.sinew.scan.prefilter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The runs that a set of patterns needs; patterns that need the same share one. A pattern is read when it is asked for first, since a scan of a few
 * files asks for few.
 */
public final class Runs {
    /**
     * What a pattern needs.
     *
     * @param runs the numbers of its runs
     * @param most how many characters a match has at most
     */
    @SuppressWarnings("ArrayRecordComponent") // never leaves this class
    private record Needed(int[] runs, int most) {}

    /**
     * A run as a table.
     *
     * @param table which bytes belong to it
     * @param length how many there are at least
     */
    @SuppressWarnings("ArrayRecordComponent") // never leaves this class
    private record Row(boolean[] table, int length) {}

    private final List<String> patterns;
    private final AtomicReferenceArray<@Nullable Needed> needed;
    private final Map<Run, Integer> numbers = new HashMap<>();
    private volatile Row[] rows = {};

    /** The runs of those patterns, in Go's syntax. */
    public Runs(List<String> patterns) {
        this.patterns = List.copyOf(patterns);
        needed = new AtomicReferenceArray<>(patterns.size());
    }

    private Needed needed(int pattern) {
        Needed known = needed.get(pattern);
        return known == null ? read(pattern) : known;
    }

    private synchronized Needed read(int pattern) {
        RunReader.Needs needs = RunReader.read(patterns.get(pattern));
        List<Row> all = new ArrayList<>(List.of(rows));
        int[] runs = needs.runs().stream()
                .mapToInt(run -> numbers.computeIfAbsent(run, any -> {
                    all.add(new Row(run.set().table(), run.length()));
                    return all.size() - 1;
                }))
                .toArray();
        rows = all.toArray(Row[]::new);
        Needed read = new Needed(runs, needs.most());
        needed.set(pattern, read);
        return read;
    }

    /** How many characters a match of a pattern has at most; as many as a number can say where there is no end. */
    public int most(int pattern) {
        return needed(pattern).most();
    }

    /** A search through one text. */
    public Search in(byte[] bytes) {
        return new Search(bytes);
    }

    /**
     * A search through one text for parts that begin no earlier than the one asked for before. Nothing is read twice for the same run, and of
     * what is read, only every so manieth byte as the run is long: one that does not belong to it rules out all places over it (as Boyer and
     * Moore, 1977, do for words).
     */
    public final class Search {
        private final byte[] bytes;
        /** For each run, where the first one begins from where the last question was for, or where to look on. */
        private int[] known = {};

        private boolean[] isRun = {};
        private Row[] all = {};

        private Search(byte[] bytes) {
            this.bytes = bytes;
        }

        /** Whether the runs that a pattern needs lie in a part. */
        public boolean has(int pattern, int from, int to) {
            for (int run : needed(pattern).runs()) {
                if (!hasRun(run, from, to)) {
                    return false;
                }
            }
            return true;
        }

        private boolean hasRun(int run, int from, int to) {
            if (run >= known.length) {
                grow();
            }
            if (known[run] < from) {
                known[run] = from;
                isRun[run] = false;
            }
            if (!isRun[run]) {
                seek(run, to);
            }
            return isRun[run] && known[run] + all[run].length() <= to;
        }

        /** Takes in what was read of patterns since. */
        private void grow() {
            all = rows;
            known = Arrays.copyOf(known, all.length);
            isRun = Arrays.copyOf(isRun, all.length);
        }

        private void seek(int run, int to) {
            boolean[] table = all[run].table();
            int length = all[run].length();
            int begin = known[run];
            while (begin + length <= to) {
                int i = begin + length - 1;
                while (i >= begin && table[bytes[i] & 0xFF]) {
                    i--;
                }
                if (i < begin) {
                    isRun[run] = true;
                    break;
                }
                begin = i + 1;
            }
            known[run] = begin;
        }
    }
}
