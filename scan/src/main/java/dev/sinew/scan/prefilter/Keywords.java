package dev.sinew.scan.prefilter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds many words in one pass over bytes, upper and lower case alike. Three bytes at a time are looked up in a table of those that begin a
 * word: what the processor does for one place waits for nothing of the place before, which an automaton of all words (Aho and Corasick,
 * 1975) has to. Only where the table says so is a word read letter by letter in a tree of all words. A byte costs at worst as many steps as the
 * longest word has letters, whatever the number of words.
 */
public final class Keywords {
    /** Is told of each place where a word stands, in the order of their first bytes. */
    public interface Visitor {
        /** {@code word} is its index, {@code from} the offset of its first byte, {@code end} that after its last. */
        void found(int word, int from, int end);
    }

    private static final int BITS = 5;
    private static final int GRAM = 3;
    private static final int CLASS = (1 << BITS) - 1;
    private static final int MASK = (1 << BITS * GRAM) - 1;
    /** Letters have classes of their own up to here; what else is in words shares those above, and all other bytes have 0. */
    private static final int LETTERS = 26;

    private static final int[] NONE = {};
    /** That nothing is known of three bytes but that a word may begin there: it is short, or has others than letters in them. */
    private static final int UNKNOWN = -1;

    private final byte[] classes = new byte[256];
    private final boolean[] begins = new boolean[MASK + 1];
    /** Which classes the fourth byte of words may have that begin with three: bit 0 is for all bytes that are in no word. */
    private final int[] fourths = new int[MASK + 1];
    /** Where in the tree three letters lead that begin a word. */
    private final int[] starts = new int[MASK + 1];

    private final byte[] columns = new byte[256];
    private final int width;
    private int[] next;
    private int[][] ends;
    private final int longest;

    /** Words to be found; an empty one is found nowhere. */
    public Keywords(List<String> words) {
        List<byte[]> folded = words.stream().map(Keywords::folded).toList();
        width = number(folded);
        next = new int[width];
        ends = new int[][] {NONE};
        int used = 1;
        int most = 0;
        for (int i = 0; i < folded.size(); i++) {
            byte[] word = folded.get(i);
            most = Math.max(most, word.length);
            if (word.length > 0) {
                used = plant(word, i, used);
                begin(word);
            }
        }
        folded.forEach(this::start);
        longest = most;
    }

    private static byte[] folded(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] >= 'A' && bytes[i] <= 'Z' ? (byte) (bytes[i] + 32) : bytes[i];
        }
        return bytes;
    }

    /** Numbers the bytes that occur: for the table with few numbers, for the tree one each. How many the tree has. */
    private int number(List<byte[]> words) {
        int count = 1;
        int others = 0;
        for (byte[] word : words) {
            for (byte each : word) {
                int at = each & 0xFF;
                if (columns[at] == 0) {
                    columns[at] = (byte) count++;
                    boolean letter = at >= 'a' && at <= 'z';
                    classes[at] = (byte) (letter ? at - 'a' + 1 : LETTERS + 1 + others++ % 5);
                }
            }
        }
        for (int c = 'A'; c <= 'Z'; c++) {
            columns[c] = columns[c + 32];
            classes[c] = classes[c + 32];
        }
        return count;
    }

    private int plant(byte[] word, int index, int free) {
        int used = free;
        int state = 0;
        for (byte each : word) {
            int at = state * width + columns[each & 0xFF];
            if (next[at] == 0) {
                if ((used + 1) * width > next.length) {
                    next = Arrays.copyOf(next, 2 * (used + 1) * width);
                    ends = Arrays.copyOf(ends, 2 * (used + 1));
                }
                ends[used] = NONE;
                next[at] = used++;
            }
            state = next[at];
        }
        ends[state] = Arrays.copyOf(ends[state], ends[state].length + 1);
        ends[state][ends[state].length - 1] = index;
        return used;
    }

    /** Marks the first three bytes; of a shorter word, with whatever follows it. */
    private void begin(byte[] word) {
        int gram = 0;
        for (int i = 0; i < Math.min(GRAM, word.length); i++) {
            gram = gram << BITS | classes[word[i] & 0xFF];
        }
        int open = BITS * Math.max(0, GRAM - word.length);
        gram <<= open;
        Arrays.fill(begins, gram, gram + (1 << open), true);
        int fourth = word.length > GRAM ? 1 << classes[word[GRAM] & 0xFF] : -1;
        for (int i = gram; i < gram + (1 << open); i++) {
            fourths[i] |= fourth;
        }
    }

    /** Notes where its first three letters lead, once the tree is made; where a word ends among them, they are read one by one. */
    private void start(byte[] word) {
        int gram = 0;
        int state = 0;
        boolean plain = word.length > GRAM;
        for (int i = 0; i < Math.min(GRAM, word.length); i++) {
            plain &= word[i] >= 'a' && word[i] <= 'z';
            gram = gram << BITS | classes[word[i] & 0xFF];
            state = next[state * width + columns[word[i] & 0xFF]];
        }
        gram <<= BITS * Math.max(0, GRAM - word.length);
        int open = 1 << BITS * Math.max(0, GRAM - word.length);
        for (int i = gram; i < gram + open; i++) {
            starts[i] = plain && starts[i] != UNKNOWN && ends[state].length == 0 ? state : UNKNOWN;
        }
    }

    /** Visits every place where a word stands in the first {@code length} bytes. Four places are looked at together: at most there is none in them. */
    @SuppressWarnings("ShortCircuitBoolean") // one branch for four places
    public void find(byte[] bytes, int length, Visitor visitor) {
        byte[] numbers = classes;
        boolean[] first = begins;
        int gram = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            int one = (gram << BITS | numbers[bytes[i] & 0xFF]) & MASK;
            int two = (one << BITS | numbers[bytes[i + 1] & 0xFF]) & MASK;
            int three = (two << BITS | numbers[bytes[i + 2] & 0xFF]) & MASK;
            gram = (three << BITS | numbers[bytes[i + 3] & 0xFF]) & MASK;
            if (first[one] | first[two] | first[three] | first[gram]) {
                if (first[one] && mayFollow(one, two)) {
                    begin(one, bytes, i, length, visitor);
                }
                if (first[two] && mayFollow(two, three)) {
                    begin(two, bytes, i + 1, length, visitor);
                }
                if (first[three] && mayFollow(three, gram)) {
                    begin(three, bytes, i + 2, length, visitor);
                }
                if (first[gram]) {
                    begin(gram, bytes, i + 3, length, visitor);
                }
            }
        }
        for (; i < length; i++) {
            gram = (gram << BITS | numbers[bytes[i] & 0xFF]) & MASK;
            if (first[gram]) {
                begin(gram, bytes, i, length, visitor);
            }
        }
        for (int last = Math.max(length, GRAM - 1); last < length + GRAM - 1; last++) {
            read(bytes, last - GRAM + 1, last - GRAM + 1, 0, length, visitor);
        }
    }

    /** Whether the last of the next three bytes may be the fourth of a word that begins with three: most places end here, before anything is called. */
    private boolean mayFollow(int gram, int next) {
        return (fourths[gram] >>> (next & CLASS) & 1) != 0;
    }

    /** Reads the word that may begin with three bytes, of which the last is at that place, if the one after it fits. */
    private void begin(int gram, byte[] bytes, int at, int length, Visitor visitor) {
        int following = at + 1 < length ? 1 << classes[bytes[at + 1] & 0xFF] : -1;
        if ((fourths[gram] & following) == 0 || at < GRAM - 1) {
            return;
        }
        int from = at - GRAM + 1;
        int state = starts[gram];
        if (state == UNKNOWN) {
            read(bytes, from, from, 0, length, visitor);
        } else {
            read(bytes, from, at + 1, state, length, visitor);
        }
    }

    /** Reads on from a state in the tree. */
    private void read(byte[] bytes, int from, int at, int start, int length, Visitor visitor) {
        int state = start;
        int last = Math.min(length, from + longest);
        for (int i = at; i < last; i++) {
            state = next[state * width + columns[bytes[i] & 0xFF]];
            if (state == 0) {
                return;
            }
            for (int word : ends[state]) {
                visitor.found(word, from, i + 1);
            }
        }
    }
}
