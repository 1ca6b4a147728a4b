package dev.sinew.scan.prefilter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The runs that a set of patterns needs; patterns that need the same share one. */
public final class Runs {
    private final int[][] ofPattern;
    private final List<boolean[]> tables = new ArrayList<>();
    private final int[] lengths;
    private final int[] most;

    /** The runs of those patterns, in Go's syntax. */
    public Runs(List<String> patterns) {
        Map<Run, Integer> numbers = new LinkedHashMap<>();
        ofPattern = new int[patterns.size()][];
        most = new int[patterns.size()];
        for (int i = 0; i < ofPattern.length; i++) {
            RunReader.Needs needs = RunReader.read(patterns.get(i));
            most[i] = needs.most();
            ofPattern[i] = needs.runs().stream()
                    .mapToInt(run -> numbers.computeIfAbsent(run, any -> numbers.size()))
                    .toArray();
        }
        numbers.keySet().forEach(run -> tables.add(run.set().table()));
        lengths = numbers.keySet().stream().mapToInt(Run::length).toArray();
    }

    /** How many characters a match of a pattern has at most; as many as a number can say where there is no end. */
    public int most(int pattern) {
        return most[pattern];
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
        private final int[] known = new int[lengths.length];

        private final boolean[] isRun = new boolean[lengths.length];

        private Search(byte[] bytes) {
            this.bytes = bytes;
        }

        /** Whether the runs that a pattern needs lie in a part. */
        public boolean has(int pattern, int from, int to) {
            for (int run : ofPattern[pattern]) {
                if (!hasRun(run, from, to)) {
                    return false;
                }
            }
            return true;
        }

        private boolean hasRun(int run, int from, int to) {
            if (known[run] < from) {
                known[run] = from;
                isRun[run] = false;
            }
            if (!isRun[run]) {
                seek(run, to);
            }
            return isRun[run] && known[run] + lengths[run] <= to;
        }

        private void seek(int run, int to) {
            boolean[] table = tables.get(run);
            int length = lengths[run];
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
