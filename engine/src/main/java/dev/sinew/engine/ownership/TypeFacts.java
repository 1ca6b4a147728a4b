package dev.sinew.engine.ownership;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Arrays;

/** How the objects of one type are handed out, as sums over all of them. */
final class TypeFacts {
    private static final int OWNERS = 8;
    private static final long[] NONE = {};

    /** Objects by to how many callers they were handed, with somebody who holds them, and without. */
    private final int[] held = new int[ObjectFacts.MOST + 1];

    private final int[] unheld = new int[ObjectFacts.MOST + 1];
    /** How many were given to one caller only, and to several. */
    private int givenToOne;

    private int givenToMore;
    /** How many were listed under several others. */
    private int straying;

    /**
     * Who made such objects, whom they name, and who was given any, the smallest few keys in order: what callers said, so that later
     * turns take nothing back.
     */
    private long[] makers = NONE;

    private long[] persons = NONE;
    private long[] receivers = NONE;

    void count(ObjectFacts facts, int by) {
        boolean hasOwner = facts.person() != 0 || facts.creator() != 0;
        (hasOwner ? held : unheld)[facts.receivers()] += by;
        int given = facts.givenTo();
        givenToOne += given == 1 ? by : 0;
        givenToMore += given > 1 ? by : 0;
        straying += facts.hasManyParents() ? by : 0;
    }

    /** A caller made such an object. */
    void made(long caller) {
        makers = with(makers, caller);
    }

    /** An object names a person. */
    void named(long person) {
        persons = with(persons, person);
    }

    /** A caller was given such an object. */
    void given(long caller) {
        receivers = with(receivers, caller);
    }

    private static long[] with(long[] few, long who) {
        int at = Arrays.binarySearch(few, who);
        int into = -at - 1;
        if (at >= 0 || into >= OWNERS) {
            return few;
        }
        long[] more = Arrays.copyOf(few, Math.min(OWNERS, few.length + 1));
        System.arraycopy(few, into, more, into + 1, more.length - into - 1);
        more[into] = who;
        return more;
    }

    void merge(TypeFacts other) {
        for (int i = 0; i < held.length; i++) {
            held[i] += other.held[i];
            unheld[i] += other.unheld[i];
        }
        straying += other.straying;
        givenToOne += other.givenToOne;
        givenToMore += other.givenToMore;
        Arrays.stream(other.makers).forEach(this::made);
        Arrays.stream(other.persons).forEach(this::named);
        Arrays.stream(other.receivers).forEach(this::given);
    }

    /** How many objects are handed to at least so many callers. */
    private int common(int many) {
        int sum = 0;
        for (int i = many; i < held.length; i++) {
            sum += held[i] + unheld[i];
        }
        return sum;
    }

    /** How many have one owner. */
    private int single(int many) {
        int sum = unheld[1];
        for (int i = 0; i < many && i < held.length; i++) {
            sum += held[i];
        }
        return sum;
    }

    /** Whether the objects are handed to everybody, where everybody is so many. */
    boolean isShared(int many) {
        return common(many) > 3 * single(many);
    }

    /**
     * Whether some are handed to everybody, or a good part to several, and others are not: then having been given one alone says
     * little, as a catalogue is read in pages.
     */
    boolean isMixed(int many) {
        return 3 * common(many) > single(many) || 4 * givenToMore > givenToOne;
    }

    /** Whether such objects live under one other each. */
    boolean isChild() {
        return straying == 0;
    }

    /** How many callers own such objects for sure, at most eight; where none does but some were handed any, one. */
    int owners() {
        int owners = Math.max(makers.length, persons.length);
        return owners > 0 ? owners : isHanded() ? 1 : 0;
    }

    /** How many callers were given such objects, at most eight, where each was given to one caller only; else 0. */
    int receiversOfOwn() {
        return givenToMore == 0 ? receivers.length : 0;
    }

    private boolean isHanded() {
        for (int i = 1; i < held.length; i++) {
            if (held[i] + unheld[i] > 0) {
                return true;
            }
        }
        return false;
    }

    /** Writes who said to own such objects, and who was given any; the counts follow from the objects. */
    void write(StateWriter out) {
        out.longs(makers);
        out.longs(persons);
        out.longs(receivers);
    }

    void read(StateReader in) {
        for (long maker : in.longs(OWNERS)) {
            made(maker);
        }
        for (long person : in.longs(OWNERS)) {
            named(person);
        }
        for (long receiver : in.longs(OWNERS)) {
            given(receiver);
        }
    }
}
