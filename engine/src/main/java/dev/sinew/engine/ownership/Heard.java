package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Arrays;

/**
 * What answers ever told a caller of, and the latest things that it named though none did. What it was told of is kept in bits that many things share (a Bloom filter whose
 * parts grow): of what it was not told a few in a hundred pass for told, which excuses, and never the other way round. Whoever was told of more than fits is taken to know
 * everything.
 */
final class Heard {
    /** Bits for each thing. */
    private static final int EACH = 10;

    private static final int HASHES = 6;
    /** Words of the first part, and how many times as large each further one is. */
    private static final int FIRST = 4;

    private static final int TIMES = 4;
    private static final int LARGEST = FIRST * TIMES * TIMES * TIMES;
    private static final int MOST_PARTS = 8;

    /** So many of those that it was not told of are remembered. */
    private static final int STRANGE = 12;
    /** What is remembered of each. */
    private static final int ROW = 3;

    /** Stands for what is told of a kind of things rather than of one. */
    private static final long KIND = 0x5bd1_e995_27d4_eb2fL;

    /** Stands for the value of an element's own id, of whatever kind it is. */
    private static final long ELEMENT = 0x2545_f491_4f6c_dd1dL;

    /** Stands for the value of what came of a deed, of whatever kind it is. */
    private static final long MADE = 0x1f83_d9ab_fb41_bd6bL;

    private static final int PAUSE = 1_800;

    private static final long[] NONE = {};

    private long[][] parts = {};
    /** How many things are in the last part. */
    private int count;

    private boolean full;
    /** How often it named what it was told of, and what it was not. */
    private int told;

    private int untold;
    /** When it named anything, in seconds. */
    private int last;

    /** Where it named what it was not told of, of what kind, and what, in turn; the latest last. */
    private long[] strange = NONE;

    /**
     * Learns from a use that succeeded, in the order of time.
     *
     * @return which of what the request names the caller was never told of by then, and whether of the organisation that the answer names, as bits
     */
    int learn(Actor actor, Used use) {
        int unheard = 0;
        boolean opens = use.access().seconds() - last > PAUSE;
        last = use.asked().isEmpty() ? last : use.access().seconds();
        for (int i = 0; i < use.asked().size() && i < Kept.ORGANISATION; i++) {
            Named named = use.asked().get(i);
            boolean about = use.subject() == null ? !named.place().inList() : use.isAbout(named);
            if (has(named.object()) || has(named.print() ^ ELEMENT) || actor.attributesOf(named.print()) != 0) {
                hear(kind(named.place()));
                told += about ? 1 : 0;
            } else {
                unheard |= 1 << i;
                untold += about ? 1 : 0;
                if (about && opens) {
                    // A message may have had a link to what somebody comes back for.
                    hear(named.object());
                } else if (about && !full) {
                    names(named.place(), named.object());
                }
            }
        }
        Access access = use.access();
        Named organisation = Organisations.named(use);
        if (organisation != null && !has(organisation.object()) && actor.attributesOf(organisation.print()) == 0) {
            unheard |= 1 << Kept.ORGANISATION;
        }
        for (Named named : use.answered()) {
            if (!use.asks(named.object())) {
                hear(named.object());
                if (named.place().inList()
                        && named.place().identity()
                        && named.place().itself()) {
                    // What a list is called is not always what it lists.
                    hear(named.print() ^ ELEMENT);
                }
            }
        }
        if (access.answer().cut()) {
            knowsAll();
        }
        if (access.makes() || access.status() == 201) {
            // What is done to one thing may make another, which the answer is about.
            for (Named named : use.answered()) {
                Place place = named.place();
                if (!place.inList() && place.identity() && place.itself() && !use.asks(named.object())) {
                    hear(named.print() ^ MADE);
                }
            }
            // Who makes something may give it its id.
            for (Named named : use.asked()) {
                if (!named.place().path()) {
                    hear(named.object());
                }
            }
        }
        return unheard;
    }

    private static long kind(Place place) {
        return place.typeKey() ^ KIND;
    }

    /** Whether something of this value came of a deed of the caller's, whatever the deed is called. */
    boolean made(long print) {
        return has(print ^ MADE);
    }

    /** Whether a caller ever named something of the kind that stands at a place of which it was told. */
    boolean knowsKind(Place place) {
        return has(kind(place));
    }

    void hear(long object) {
        if (full || has(object)) {
            return;
        }
        int last = parts.length - 1;
        if (last < 0 || count >= Long.SIZE * parts[last].length / EACH) {
            int words = last < 0 ? FIRST : TIMES * parts[last].length;
            if (words > LARGEST || parts.length == MOST_PARTS) {
                knowsAll();
                return;
            }
            parts = Arrays.copyOf(parts, parts.length + 1);
            parts[++last] = new long[words];
            count = 0;
        }
        count++;
        long[] part = parts[last];
        long hash = object;
        for (int i = 0; i < HASHES; i++) {
            hash = Named.mix(hash + i);
            part[word(part, hash)] |= 1L << hash;
        }
    }

    private void knowsAll() {
        full = true;
        parts = new long[0][];
        strange = NONE;
    }

    boolean has(long object) {
        boolean has = full;
        for (int i = 0; i < parts.length && !has; i++) {
            has = has(parts[i], object);
        }
        return has;
    }

    private static boolean has(long[] part, long object) {
        long hash = object;
        for (int i = 0; i < HASHES; i++) {
            hash = Named.mix(hash + i);
            if ((part[word(part, hash)] & 1L << hash) == 0) {
                return false;
            }
        }
        return true;
    }

    /** The lengths of parts are powers of two. */
    private static int word(long[] part, long hash) {
        return (int) (hash >>> 32) & part.length - 1;
    }

    private void names(Place place, long object) {
        for (int i = 0; i < strange.length; i += ROW) {
            if (strange[i] == place.key() && strange[i + 2] == object) {
                return;
            }
        }
        if (strange.length < ROW * STRANGE) {
            strange = Arrays.copyOf(strange, strange.length + ROW);
        } else {
            System.arraycopy(strange, ROW, strange, 0, strange.length - ROW);
        }
        strange[strange.length - ROW] = place.key();
        strange[strange.length - 2] = place.typeKey();
        strange[strange.length - 1] = object;
    }

    /** Whether a caller names what it was told of at least as often as what it was not. */
    boolean isUsuallyTold() {
        return told >= untold;
    }

    /** How many different things of which it was never told it named at a place, of the latest. */
    int strangeAt(Place place) {
        long key = place.key();
        int times = 0;
        for (int i = 0; i < strange.length; i += ROW) {
            times += strange[i] == key ? 1 : 0;
        }
        return times;
    }

    /** How many different things of the kind of a place it named, wherever, of which it was never told, of the latest. */
    int strangeOfKind(Place place) {
        long kind = place.typeKey();
        int things = 0;
        for (int i = 0; i < strange.length; i += ROW) {
            boolean other = strange[i + 1] == kind;
            for (int before = 0; before < i && other; before += ROW) {
                other = strange[before + 1] != kind || strange[before + 2] != strange[i + 2];
            }
            things += other ? 1 : 0;
        }
        return things;
    }

    /** Takes over what the same caller was told under another key. What seemed strange may not have been. */
    void merge(Heard other) {
        strange = NONE;
        told += other.told;
        untold += other.untold;
        if (full || other.full || parts.length + other.parts.length > MOST_PARTS) {
            knowsAll();
            return;
        }
        long[][] all = Arrays.copyOf(other.parts, other.parts.length + parts.length);
        System.arraycopy(parts, 0, all, other.parts.length, parts.length);
        count = parts.length == 0 ? other.count : count;
        parts = all;
    }

    void write(StateWriter out) {
        out.flag(full);
        out.fixed(last);
        out.varint(told);
        out.varint(untold);
        out.varint(count);
        out.varint(parts.length);
        for (long[] part : parts) {
            out.varint(part.length);
            for (long word : part) {
                out.fixed(word);
            }
        }
        out.varint(strange.length);
        for (long each : strange) {
            out.fixed(each);
        }
    }

    void read(StateReader in) {
        full = in.flag();
        last = in.fixedInt();
        told = in.below(Integer.MAX_VALUE);
        untold = in.below(Integer.MAX_VALUE);
        count = in.below(Long.SIZE * LARGEST);
        int written = in.below(MOST_PARTS + 1);
        parts = new long[written][];
        for (int i = 0; i < written; i++) {
            parts[i] = new long[Integer.highestOneBit(Math.max(FIRST, in.below(LARGEST + 1)))];
            for (int at = 0; at < parts[i].length && !in.failed(); at++) {
                parts[i][at] = in.fixedLong();
            }
        }
        strange = new long[ROW * (in.below(ROW * STRANGE + 1) / ROW)];
        for (int i = 0; i < strange.length && !in.failed(); i++) {
            strange[i] = in.fixedLong();
        }
    }
}
