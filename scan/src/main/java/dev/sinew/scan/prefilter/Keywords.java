package dev.sinew.scan.prefilter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds many words in one pass over bytes, upper and lower case alike. At every second byte four bytes are looked up in a table of those that
 * stand at the beginning of a word: from its first letter on, from its second, or from the letter before it, so that each word is met whether it begins at an even place
 * or an odd one. What the processor does for one place waits for nothing of the place before, which an automaton of all words (Aho and
 * Corasick, 1975) has to, and no word has to be long, which skipping (Wu and Manber, 1994) needs. Only where the table says so is a word read letter
 * by letter in a tree of all words. A byte costs at worst as many steps as the longest word has letters, whatever the number of words.
 */
public final class Keywords {
    /** Is told of each place where a word stands, in the order of their first bytes. */
    public interface Visitor {
        /** {@code word} is its index, {@code from} the offset of its first byte, {@code end} that after its last. */
        void found(int word, int from, int end);
    }

    /** Letters differ in so many bits, upper and lower case alike; what else shares them with a letter is told apart in the tree. */
    private static final int BITS = 5;

    private static final int FOLDED = (1 << BITS) - 1;
    private static final int PAIR = 2 * BITS;
    private static final int GRAM = 4;
    /** Pairs that are looked up in one turn of the loop, in bytes. */
    private static final int TURN = 8;
    /** A word may begin with the byte before four, with their first, or with their second. */
    private static final int BEFORE = 1;

    private static final int AT = 2;
    private static final int BEHIND = 4;

    private static final int[] NONE = {};

    /** For four bytes where words may begin: the lowest bit is for the byte before them, and the two above for their first and second. */
    private final byte[] grams = new byte[1 << GRAM * BITS];

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
                mark(word, 0);
                mark(word, word.length > GRAM ? 1 : -1);
            }
        }
        longest = most;
    }

    private static byte[] folded(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] >= 'A' && bytes[i] <= 'Z' ? (byte) (bytes[i] + 32) : bytes[i];
        }
        return bytes;
    }

    /** Numbers the bytes that occur, for the tree. How many it has, with that of all others. */
    private int number(List<byte[]> words) {
        int count = 1;
        for (byte[] word : words) {
            for (byte each : word) {
                int at = each & 0xFF;
                if (columns[at] == 0) {
                    columns[at] = (byte) count++;
                }
            }
        }
        for (int c = 'A'; c <= 'Z'; c++) {
            columns[c] = columns[c + 32];
        }
        return count;
    }

    private int plant(byte[] word, int index, int free) {
        int used = free;
        int state = 0;
        for (byte each : word) {
            int at = state * width + (columns[each & 0xFF] & 0xFF);
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

    /** Marks the four bytes from a place in a word on, with whatever stands before it and behind it. */
    private void mark(byte[] word, int place) {
        mark(word, place, place, 0);
    }

    private void mark(byte[] word, int place, int at, int gram) {
        if (at == place + GRAM) {
            grams[gram] |= (byte) (1 << 1 - place);
            return;
        }
        boolean known = at >= 0 && at < word.length;
        for (int folded = known ? word[at] & FOLDED : 0; folded <= (known ? word[at] & FOLDED : FOLDED); folded++) {
            mark(word, place, at + 1, gram << BITS | folded);
        }
    }

    /** Visits every place where a word stands in the first {@code length} bytes. Four places are looked at together: at most there is none in them. */
    public void find(byte[] bytes, int length, Visitor visitor) {
        byte[] table = grams;
        int zeroth = 0;
        int unread = 0;
        int i = 0;
        for (; i + TURN <= length; i += TURN) {
            int first = (bytes[i] & FOLDED) << BITS | bytes[i + 1] & FOLDED;
            int second = (bytes[i + 2] & FOLDED) << BITS | bytes[i + 3] & FOLDED;
            int third = (bytes[i + 4] & FOLDED) << BITS | bytes[i + 5] & FOLDED;
            int fourth = (bytes[i + 6] & FOLDED) << BITS | bytes[i + 7] & FOLDED;
            int one = zeroth << PAIR | first;
            int two = first << PAIR | second;
            int three = second << PAIR | third;
            int four = third << PAIR | fourth;
            if ((table[one] | table[two] | table[three] | table[four]) != 0) {
                if (table[one] != 0) {
                    unread = begin(table[one], i - 2, bytes, unread, length, visitor);
                }
                if (table[two] != 0) {
                    unread = begin(table[two], i, bytes, unread, length, visitor);
                }
                if (table[three] != 0) {
                    unread = begin(table[three], i + 2, bytes, unread, length, visitor);
                }
                if (table[four] != 0) {
                    unread = begin(table[four], i + 4, bytes, unread, length, visitor);
                }
            }
            zeroth = fourth;
        }
        for (int from = Math.max(unread, i - GRAM + 1); from < length; from++) {
            read(bytes, from, length, visitor);
        }
    }

    /** Reads the words that begin at four bytes, of places that were not read yet. The first place that is not read after it. */
    private int begin(int places, int at, byte[] bytes, int unread, int length, Visitor visitor) {
        int next = unread;
        if ((places & BEFORE) != 0 && at - 1 >= next) {
            read(bytes, at - 1, length, visitor);
            next = at;
        }
        if ((places & AT) != 0 && at >= next) {
            read(bytes, at, length, visitor);
            next = at + 1;
        }
        if ((places & BEHIND) != 0 && at + 1 >= next) {
            read(bytes, at + 1, length, visitor);
            next = at + 2;
        }
        return next;
    }

    /** Reads all words that begin at a place, the shortest first. */
    private void read(byte[] bytes, int from, int length, Visitor visitor) {
        int state = 0;
        int last = Math.min(length, from + longest);
        for (int i = from; i < last; i++) {
            state = next[state * width + (columns[bytes[i] & 0xFF] & 0xFF)];
            if (state == 0) {
                return;
            }
            for (int word : ends[state]) {
                visitor.found(word, from, i + 1);
            }
        }
    }
}
