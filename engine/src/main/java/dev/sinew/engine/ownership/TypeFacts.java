package dev.sinew.engine.ownership;

import org.agrona.collections.LongHashSet;

/** How the objects of one type are handed out, as sums over all of them. */
final class TypeFacts {
    private static final int OWNERS = 8;

    /** Objects by to how many callers they were handed, with somebody who holds them, and without. */
    private final int[] held = new int[ObjectFacts.MOST + 1];

    private final int[] unheld = new int[ObjectFacts.MOST + 1];
    /** How many were given to one caller only, and to several. */
    private int givenToOne;

    private int givenToMore;
    /** How many were listed under several others. */
    private int straying;

    private final LongHashSet owners = new LongHashSet(OWNERS);

    void count(ObjectFacts facts, int by) {
        boolean hasOwner = facts.person() != 0 || facts.creator() != 0;
        (hasOwner ? held : unheld)[facts.receivers()] += by;
        int given = facts.givenTo();
        givenToOne += given == 1 ? by : 0;
        givenToMore += given > 1 ? by : 0;
        straying += facts.hasManyParents() ? by : 0;
        long owner = by > 0 ? facts.owner() : 0;
        if (owner != 0 && owners.size() < OWNERS) {
            owners.add(owner);
        }
    }

    void merge(TypeFacts other) {
        for (int i = 0; i < held.length; i++) {
            held[i] += other.held[i];
            unheld[i] += other.unheld[i];
        }
        straying += other.straying;
        givenToOne += other.givenToOne;
        givenToMore += other.givenToMore;
        other.owners.forEach(owner -> {
            if (owners.size() < OWNERS) {
                owners.add(owner);
            }
        });
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

    /** How many callers own such objects, at most eight. */
    int owners() {
        return owners.size();
    }
}
