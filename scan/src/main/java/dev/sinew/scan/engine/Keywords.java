package dev.sinew.scan.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds many words in one pass over bytes, upper and lower case alike: the automaton of Aho and Corasick (1975) with all
 * transitions resolved beforehand, so that each byte costs two look-ups whatever the number of words. Bytes that occur in no word
 * share one column.
 */
public final class Keywords {
    /** Is told of each place where a word ends. */
    public interface Visitor {
        /** {@code word} is its index, {@code end} the offset after its last byte. */
        void found(int word, int end);
    }

    private static final int[] NONE = {};

    private final byte[] columns = new byte[256];
    private final int width;
    private final int[] next;
    private final boolean[] ending;
    private final int[][] ends;
    private final int[] lengths;

    /** An automaton for those words; an empty one is found nowhere. */
    public Keywords(List<String> words) {
        List<byte[]> folded = words.stream().map(Keywords::folded).toList();
        lengths = folded.stream().mapToInt(word -> word.length).toArray();
        width = columns(folded);
        int states = 1 + Arrays.stream(lengths).sum();
        int[] table = new int[states * width];
        int[][] found = new int[states][];
        Arrays.fill(found, NONE);
        int used = 1;
        for (int i = 0; i < folded.size(); i++) {
            int state = 0;
            for (byte each : folded.get(i)) {
                int at = state * width + columns[each & 0xFF];
                if (table[at] == 0) {
                    table[at] = used++;
                }
                state = table[at];
            }
            if (state != 0) {
                found[state] = with(found[state], i);
            }
        }
        resolve(table, found);
        next = Arrays.copyOf(table, used * width);
        for (int i = 0; i < next.length; i++) {
            next[i] *= width;
        }
        ends = Arrays.copyOf(found, used);
        ending = new boolean[next.length];
        for (int state = 0; state < used; state++) {
            ending[state * width] = ends[state].length > 0;
        }
    }

    private static byte[] folded(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) lower(bytes[i]);
        }
        return bytes;
    }

    private static int lower(int c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }

    private int columns(List<byte[]> words) {
        int count = 1;
        for (byte[] word : words) {
            for (byte each : word) {
                if (columns[each & 0xFF] == 0) {
                    columns[each & 0xFF] = (byte) count++;
                }
            }
        }
        for (int c = 'A'; c <= 'Z'; c++) {
            columns[c] = columns[c + 32];
        }
        return count;
    }

    /** Breadth first: where a state has no transition of its own, it takes that of the longest suffix that is a state. */
    private void resolve(int[] table, int[][] found) {
        int[] suffix = new int[found.length];
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        for (int c = 0; c < width; c++) {
            if (table[c] != 0) {
                queue.add(table[c]);
            }
        }
        while (!queue.isEmpty()) {
            int state = queue.poll();
            found[state] = joined(found[state], found[suffix[state]]);
            for (int c = 0; c < width; c++) {
                int at = state * width + c;
                int fallen = table[suffix[state] * width + c];
                if (table[at] == 0) {
                    table[at] = fallen;
                } else {
                    suffix[table[at]] = fallen;
                    queue.add(table[at]);
                }
            }
        }
    }

    private static int[] with(int[] all, int one) {
        return joined(all, new int[] {one});
    }

    private static int[] joined(int[] one, int[] other) {
        int[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** Visits every place where a word ends, in the order of the bytes. */
    public void find(byte[] bytes, int length, Visitor visitor) {
        int state = 0;
        for (int i = 0; i < length; i++) {
            state = next[state + (columns[bytes[i] & 0xFF] & 0xFF)];
            if (ending[state]) {
                for (int word : ends[state / width]) {
                    visitor.found(word, i + 1);
                }
            }
        }
    }

    /** How many bytes a word has. */
    public int length(int word) {
        return lengths[word];
    }

    /** All words that occur. */
    List<Integer> in(byte[] bytes) {
        List<Integer> all = new ArrayList<>();
        find(bytes, bytes.length, (word, end) -> all.add(word));
        return all;
    }
}
